export {
  type ChangedType,
  type CopyReport,
  type CopySource,
  type CopyTarget,
  copyStore,
  type StoredRecord,
  type Transform,
} from './copy-store.js';
export { defineEventMigrations, type EventMigrations, UnknownSchemaVersion } from './event-migrations.js';
export { currentVersion, upcast, upcasters } from './registry.js';
export type { RecordedEvent, Upcaster } from './upcaster.js';
export { type Difference, verifyCopy } from './verify-copy.js';
