import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { sqlEventStoreContract } from '../testing/event-store-contract.js';
import { startTemporaryPostgres, type TemporaryPostgres } from '../testing/temporary-postgres.js';
import { openPostgresStore } from './open-postgres-store.js';

let server: TemporaryPostgres;
let admin: pg.Pool;
beforeAll(async () => {
  server = await startTemporaryPostgres();
  admin = new pg.Pool({ connectionString: server.url }).on('error', () => {});
}, 60_000);
afterAll(async () => {
  await admin.end();
  await server.stop();
});

sqlEventStoreContract('the PostgreSQL store', async () => {
  const options = { connectionString: server.url, schema: `log_${randomUUID().replaceAll('-', '')}` };
  return {
    open: () => openPostgresStore(options),
    inChildProcess: {
      module: fileURLToPath(new URL('./open-postgres-store.ts', import.meta.url)),
      function: 'openPostgresStore',
      options,
    },
    remove: async () => {
      await admin.query(`DROP SCHEMA ${options.schema} CASCADE`);
    },
  };
});
