import type { ExpectedRevision, StoredEvent } from './port.js';

/** The stream is not where the writer believed it to be. Nothing was appended. */
export class RevisionConflict extends Error {
  override readonly name = 'RevisionConflict';
  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    readonly actual: number,
    reason?: string,
  ) {
    super(`Stream ${stream} is at revision ${actual}, expected ${expected}${reason ? `: ${reason}` : ''}`);
  }
}

/** The store can't be reached or can't write now. Whether an append in flight was stored is unknown: retry with the same ids. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** Another process holds the store. Opening it a second time for writing is refused. */
export class StoreInUse extends Error {
  override readonly name = 'StoreInUse';
}

/** One event exceeds what the store can hold. Nothing was appended. */
export class EventTooLarge extends Error {
  override readonly name = 'EventTooLarge';
}

/** An event that is stored well, but that this version of the product can't read; `readThrough` throws it. Whoever goes on would skip it. */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent';
  constructor(
    readonly event: Pick<StoredEvent, 'id' | 'stream' | 'revision' | 'type' | 'schemaVersion'>,
    override readonly cause: Error,
  ) {
    super(cause.message);
  }
}
