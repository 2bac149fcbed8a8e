/** What an upcaster and the reader of an old event need to know of it; every store's event has at least this. */
export interface RecordedEvent {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: unknown;
}

/**
 * Brings the data of one event type from one schema version to the next. Pure; never changed once released,
 * for stored events pass through it for ever. Its sample, the JSON as it was written under `from`, lies in
 * `samples/<type>.v<from>.json`.
 */
export interface Upcaster {
  /** Place in the registry: starts at 1, grows by one. */
  readonly number: number;
  readonly type: string;
  readonly from: number;
  readonly to: number;
  up(data: unknown): unknown;
}
