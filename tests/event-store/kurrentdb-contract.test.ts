import { fileURLToPath } from 'node:url';
import { openKurrentDbStore } from '@strategy-builder/event-store';
import { eventStoreContract } from '@strategy-builder/event-store/testing';
import { afterAll, beforeAll } from 'vitest';
import { FakeEventStore } from './server/fake-server.js';

/** Of a real server; unset: the fake one. Streams of the tests stay there, under names of their own. */
const realServer = process.env.EVENTSTORE_TEST_URL;

const server = new FakeEventStore();
beforeAll(async () => {
  if (!realServer) await server.start();
});
afterAll(() => {
  if (!realServer) server.stop();
});

eventStoreContract(`the KurrentDB store on ${realServer ? 'a real server' : 'the fake server'}`, async () => {
  const options = { connectionString: realServer ?? server.address };
  return {
    open: () => openKurrentDbStore(options),
    inChildProcess: {
      module: fileURLToPath(
        new URL('../../libs/event-store/src/kurrentdb/open-kurrentdb-store.ts', import.meta.url),
      ),
      function: 'openKurrentDbStore',
      options,
    },
    remove: async () => {},
  };
});
