import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sqlEventStoreContract } from '../testing/event-store-contract.js';
import { openSqliteStore } from './open-sqlite-store.js';

sqlEventStoreContract('the SQLite store', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'event-store-'));
  return {
    open: () => openSqliteStore({ directory }),
    inChildProcess: {
      module: fileURLToPath(new URL('./open-sqlite-store.ts', import.meta.url)),
      function: 'openSqliteStore',
      options: { directory },
    },
    remove: async () => rmSync(directory, { recursive: true }),
  };
});
