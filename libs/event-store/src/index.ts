export { EventTooLarge, RevisionConflict, StoreUnavailable } from './errors.js';
export type {
  Actor,
  Appended,
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
