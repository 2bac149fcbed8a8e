import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runStoreModel } from '../testing/model/store-model.js';
import { seeds } from '../testing/scale.js';
import type { SeededRandom } from '../testing/seeded-random.js';
import { startTemporaryPostgres, type TemporaryPostgres } from '../testing/temporary-postgres.js';
import { lockKeyOf } from './connection.js';
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

/** Faults that a store of events in PostgreSQL may well have, planted in the database. */
const mutants: Record<string, (schema: string) => string> = {
  'positions come from a sequence, without the lock': (schema) => `
    CREATE SEQUENCE ${schema}.positions;
    DO $plant$ BEGIN EXECUTE replace(replace(
      pg_get_functiondef('${schema}.append_events'::regproc),
      'PERFORM pg_advisory_xact_lock(lock_key);', ''),
      'SELECT coalesce(max(position), 0) INTO before FROM ${schema}.events;',
      'before := nextval(''${schema}.positions'') * 1000;'); END $plant$`,
  'nobody checks that the expected revision is there': (schema) => `
    DO $plant$ BEGIN EXECUTE replace(
      pg_get_functiondef('${schema}.append_events'::regproc), 'IF start_streams <> ''''', 'IF false'
    ); END $plant$`,
  'event ids need not be unique': (schema) => `
    ALTER TABLE ${schema}.events DROP CONSTRAINT events_id_key; CREATE INDEX ON ${schema}.events (id)`,
};

async function run(seed: number, mutant?: (schema: string) => string): Promise<number> {
  const schema = `log_${randomUUID().replaceAll('-', '')}`;
  const open = () => openPostgresStore({ connectionString: server.url, schema, connections: 3 });
  const stores = [await open(), await open(), await open()];
  try {
    if (mutant) await admin.query(mutant(schema));
    const disturb = (random: SeededRandom) =>
      random.chance(0.2) ? killSomeConnection(random) : commitLate(schema, random);
    return await runStoreModel({ seed, stores, stepsOfWriter: 40, disturb });
  } finally {
    await Promise.all(stores.map((store) => store.close()));
    await admin.query(`DROP SCHEMA ${schema} CASCADE`);
  }
}

async function killSomeConnection(random: SeededRandom): Promise<string> {
  const { rows } = await admin.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE application_name LIKE 'event-store%' ORDER BY pid`,
  );
  if (rows.length === 0) return 'nobody to kill';
  await admin.query('SELECT pg_terminate_backend($1)', [random.one(rows).pid]);
  return 'a connection is killed';
}

/** Somebody who draws a position, takes his time, and commits or rolls back. */
async function commitLate(schema: string, random: SeededRandom): Promise<string> {
  const client = await admin.connect();
  const id = randomUUID();
  const end = random.one(['COMMIT', 'ROLLBACK']);
  try {
    await client.query('BEGIN');
    await client.query(`SELECT ${schema}.append_events($1, '', '{}', $2, '{1}', $3, 'Late', $4, '{NULL}')`, [
      lockKeyOf(schema),
      `flow-model-late-${randomUUID()}`,
      `{${id}}`,
      JSON.stringify({ id, type: 'Late', schemaVersion: 1, data: {}, metadata: {} }),
    ]);
    for (let trips = random.below(30); trips > 0; trips -= 1) await client.query('SELECT 1');
    await client.query(end);
  } finally {
    client.release();
  }
  return `a late ${end}`;
}

describe('random writers, readers, rollbacks and killed connections on PostgreSQL', () => {
  it.each(seeds(4))('keep every promise (seed %i)', { timeout: 60_000 }, async (seed) => {
    expect(await run(seed)).toBeGreaterThan(40);
  });

  it.each(Object.entries(mutants))('find out when %s', { timeout: 120_000 }, async (_, mutant) => {
    const tried = [1, 2, 3, 4, 5];
    for (const seed of tried) {
      const outcome = await run(seed, mutant).catch((error: Error) => error);
      if (outcome instanceof Error) {
        expect(outcome.name).toBe('ModelViolation');
        return;
      }
    }
    expect.fail(`no violation with the seeds ${tried.join(', ')}`);
  });
});
