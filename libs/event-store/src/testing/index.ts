export { type CuttableConnection, cuttableConnection } from './cuttable-connection.js';
export { eventStoreContract, sqlEventStoreContract } from './event-store-contract.js';
export { type ModelRun, runStoreModel } from './model/store-model.js';
export { asWritten, collect, ids, sampleEvent, sampleEvents } from './sample-events.js';
export { scale, seeds } from './scale.js';
export type { ChildOpener, MakeStoreUnderTest, StoreUnderTest } from './store-under-test.js';
export { startTemporaryPostgres, type TemporaryPostgres } from './temporary-postgres.js';
export { Watcher } from './watcher.js';
