/**
 * The event store as the product sees it. Adapters: SQLite, PostgreSQL, EventStoreDB/KurrentDB.
 *
 * A revision is the number of events in the stream after the event: the first event is revision 1.
 * A position in the global feed is an opaque string; only its own store can read or compare it.
 */
export interface EventStore {
  /**
   * Appends all events or none. Durable when the promise resolves.
   * The same event ids again give the first answer; half of them present is a conflict.
   *
   * What stands `beside` the events goes into other streams, whatever their revision, and is never stored without them:
   * SQL stores take all of it in one transaction. KurrentDB has none over two streams and takes it right after them; where
   * that failed, the same append again completes it.
   * @throws RevisionConflict (with the actual revision), StoreUnavailable, EventTooLarge
   */
  append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
    beside?: readonly Beside[],
  ): Promise<Appended>;

  /** Events of one stream in order, after revision `after` (default 0), at most `limit`. Unknown stream: none. */
  read(stream: string, range?: { after?: number; limit?: number }): AsyncIterable<StoredEvent>;

  /** Revision of the last event of the stream; 0 when there is none. */
  revision(stream: string): Promise<number>;

  /** All events in feed order after `after` (null: from the start), filtered. Ends at the present end. */
  readAll(after: string | null, filter?: FeedFilter): AsyncIterable<StoredEvent>;

  /** Position of the last event in the feed; null when it is empty. */
  head(): Promise<string | null>;

  /** How many events the feed holds after a position (null: in all); counts no further than `most`. */
  count(after: string | null, most: number): Promise<number>;

  /** Compares two positions of this store: negative, 0, positive. */
  comparePositions(a: string, b: string): number;

  /**
   * Delivers every event after `after`, stored ones first, then as they come; never skips one.
   * `handle` is awaited before the next batch. `after: 'end'` starts with what is appended from now on.
   */
  subscribe(subscription: Subscription): Unsubscribe;

  close(): Promise<void>;
}

/** What an append takes with it into another stream. */
export interface Beside {
  readonly stream: string;
  readonly events: readonly NewEvent[];
}

export type ExpectedRevision = 'any' | 'none' | 'exists' | number;

export interface Actor {
  readonly kind: 'user' | 'agent' | 'system';
  readonly id: string;
  readonly name: string;
}

/** Place of an event in the append (room turn) that stored it. */
export interface Turn {
  readonly id: string;
  readonly index: number;
  readonly size: number;
}

export interface EventMetadata {
  readonly actor: Actor;
  readonly sessionId?: string;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId?: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly turn?: Turn;
  /** Hash of the request that carried the command id, to tell a retry from a reused key. */
  readonly requestHash?: string;
  /** Yjs client id → user id, for client ids first seen in this append; on the event that carries the update. */
  readonly clients?: Readonly<Record<string, string>>;
}

export interface NewEvent {
  /** UUID, time-ordered (version 7) where many are written. */
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: unknown;
  readonly metadata: EventMetadata;
  /** The Yjs update that made the append, or that the append made; on its last event. Never inside `data`. */
  readonly update?: Uint8Array;
}

export interface StoredEvent extends NewEvent {
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
}

export interface Appended {
  readonly revision: number;
  readonly position: string;
}

/** Server-side filter of the feed: by stream prefix (`flow-`) or by event type. */
export interface FeedFilter {
  readonly streamPrefixes?: readonly string[];
  readonly types?: readonly string[];
}

export interface Subscription {
  readonly from:
    | { readonly stream: string; readonly after: number | 'end' }
    | { readonly all: string | null | 'end'; readonly filter?: FeedFilter };
  readonly batchSize?: number;
  handle(events: readonly StoredEvent[]): Promise<void> | void;
  /** Called once, when the subscription can't go on; it is closed then. */
  failed(error: Error): void;
}

/** Resolves when no handler runs any more; so a handler that awaits its own end waits for ever. */
export type Unsubscribe = () => Promise<void>;
