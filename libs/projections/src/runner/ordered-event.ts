import type { StoredEvent } from '@strategy-builder/event-store';

/** An event, brought to its newest shape, with its place in the feed counted from 1. */
export interface OrderedEvent {
  readonly event: StoredEvent;
  readonly ordinal: number;
}

/** Brings a stored event to the newest shape of its type. Throws when it is newer than this version of the product knows. */
export type Upcast = (event: StoredEvent) => StoredEvent;
