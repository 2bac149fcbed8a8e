export { Backoff } from './backoff.js';
export { EventTooLarge, RevisionConflict, StoreInUse, StoreUnavailable, UnreadableEvent } from './errors.js';
export type { KurrentDbStoreOptions } from './kurrentdb/connection.js';
export { openKurrentDbStore } from './kurrentdb/open-kurrentdb-store.js';
export type {
  Actor,
  Appended,
  Beside,
  EventMetadata,
  EventStore,
  ExpectedRevision,
  FeedFilter,
  NewEvent,
  StoredEvent,
  Subscription,
  Turn,
  Unsubscribe,
} from './port.js';
export type { PostgresStoreOptions } from './postgres/connection.js';
export { openPostgresStore } from './postgres/open-postgres-store.js';
export { type ReadEvent, readThrough } from './read-through.js';
export { BackgroundCheckpoints, rareCheckpoints } from './sqlite/background-checkpoints.js';
export {
  openSqliteStore,
  type SqliteStoreLocation,
  type SqliteStoreOptions,
} from './sqlite/open-sqlite-store.js';
export { Wakeup } from './subscription-loop.js';
