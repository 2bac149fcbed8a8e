import type { StoredEvent } from '@strategy-builder/event-store';

/** An event with its place in the feed counted from 1. */
export interface OrderedEvent {
  readonly event: StoredEvent;
  readonly ordinal: number;
}
