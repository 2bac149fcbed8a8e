import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { StoreUnavailable } from '../errors.js';
import type { EventStore } from '../port.js';
import { collect, sampleEvents } from '../testing/sample-events.js';
import { startTemporaryPostgres, type TemporaryPostgres } from '../testing/temporary-postgres.js';
import { Watcher } from '../testing/watcher.js';
import { openPostgresStore } from './open-postgres-store.js';

// What the store takes of a server that others use too: connections and statements, counted by the server.

let server: TemporaryPostgres;
let admin: pg.Pool;
let schema: string;
beforeAll(async () => {
  server = await startTemporaryPostgres({ settings: ['shared_preload_libraries=pg_stat_statements'] });
  admin = new pg.Pool({ connectionString: server.url }).on('error', () => {});
  await admin.query('CREATE EXTENSION pg_stat_statements');
}, 60_000);
afterAll(async () => {
  await admin.end();
  await server.stop();
});
beforeEach(() => {
  schema = `log_${randomUUID().replaceAll('-', '')}`;
});

/** Writers, readers and followers all at once. */
async function crowd(store: EventStore, writers: number): Promise<void> {
  const watchers = Array.from({ length: 10 }, () => new Watcher(store, { all: null }));
  try {
    await Promise.all(
      Array.from({ length: writers }, async (_, index) => {
        await store.append(`flow-${index}`, 0, sampleEvents(2));
        expect(await collect(store.read(`flow-${index}`))).toHaveLength(2);
        expect(await store.revision(`flow-${index}`)).toBe(2);
      }),
    );
    await Promise.all(watchers.map((watcher) => watcher.untilCount(2 * writers)));
  } finally {
    await Promise.all(watchers.map((watcher) => watcher.stop()));
  }
}

it('never uses more connections than it was given, and one to listen: the server would refuse one more', {
  timeout: 60_000,
}, async () => {
  const role = `limited_${randomUUID().slice(0, 8)}`;
  await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD 'password' CONNECTION LIMIT 4`);
  await admin.query(`GRANT CREATE ON DATABASE postgres TO ${role}`);
  const connectionString = server.url.replace('postgres:password', `${role}:password`);
  const store = await openPostgresStore({ connectionString, schema, connections: 3 });
  await crowd(store, 300);
  await store.close();
  // The limit is one that is felt.
  const greedy = await openPostgresStore({ connectionString, schema, connections: 12 });
  const reads = Array.from({ length: 12 }, (_, index) => collect(greedy.read(`flow-${index}`)));
  const refused = (await Promise.allSettled(reads)).filter(({ status }) => status === 'rejected');
  expect(refused[0]).toMatchObject({ reason: expect.any(StoreUnavailable) });
  await greedy.close();
});

it('stores each batch by one statement, and a crowd of writers by few batches', {
  timeout: 60_000,
}, async () => {
  const store = await openPostgresStore({ connectionString: server.url, schema });
  const [writers, appends] = [32, 20];
  for (let writer = 0; writer < writers; writer += 1)
    await store.append(`flow-${writer}`, 0, sampleEvents(1));
  await admin.query('SELECT pg_stat_statements_reset()');
  const { rows: before } = await admin.query<{ last: string }>(
    `SELECT max(position) AS last FROM ${schema}.events`,
  );
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      for (let append = 0; append < appends; append += 1) {
        await store.append(`flow-${writer}`, 1 + 3 * append, sampleEvents(3));
      }
    }),
  );
  // Rows of one transaction have one xmin.
  const { rows: stored } = await admin.query<{ batches: string; events: string }>(
    `SELECT count(DISTINCT xmin::text) AS batches, count(*) AS events FROM ${schema}.events WHERE position > $1`,
    [before[0]?.last],
  );
  const { rows: statements } = await admin.query<{ query: string; calls: string }>(
    `SELECT query, calls FROM pg_stat_statements
     WHERE toplevel AND query !~ '^(NOTIFY|SET|LISTEN)' AND query NOT LIKE '%pg_stat_statements%'
       AND query NOT LIKE 'SELECT max(position) %' AND query NOT LIKE '%count(DISTINCT%'`,
  );
  await store.close();
  const batches = Number(stored[0]?.batches);
  expect(Number(stored[0]?.events)).toBe(writers * appends * 3);
  expect(statements).toEqual([{ query: expect.stringContaining('append_events'), calls: String(batches) }]);
  expect(batches).toBeLessThan((writers * appends) / 4);
});
