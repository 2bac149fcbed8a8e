import { startTemporaryPostgres, type TemporaryPostgres } from '@strategy-builder/event-store/testing';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { client } from '../fixtures/client.js';
import { type Product, runCommand, startProduct, temporaryFolder } from '../fixtures/product.js';
import { waitFor } from '../fixtures/wait-for.js';

// Two servers that are started at the same moment on one database, as an orchestrator does.

let postgres: TemporaryPostgres;
let admin: pg.Client;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
  admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
});
afterAll(async () => {
  // Also those that a failing test leaves.
  for (const product of started) await product.kill();
  await admin.end();
  await postgres.stop();
});

/** How often each table of the read models was built. */
async function built(): Promise<number[]> {
  const { rows } = await admin.query<{ generation: string }>('select distinct generation from read_models');
  return rows.map(({ generation }) => Number(generation));
}

const started: Product[] = [];
async function start(options: Parameters<typeof startProduct>[0]): Promise<Product> {
  const product = await startProduct(options);
  started.push(product);
  return product;
}

async function startBoth(env: Record<string, string>): Promise<Product[]> {
  return Promise.all([start({ env }), start({ env })]);
}

async function stopAll(products: readonly Product[]): Promise<void> {
  for (const product of products) {
    expect(await product.stop()).toBe(0);
    product.removeData();
  }
}

it('both serve an empty PostgreSQL: one example, the read models built once; then both start again on a full one', {
  timeout: 240_000,
}, async () => {
  const env = { DATABASE_URL: postgres.url };
  const first = await startBoth(env);
  for (const { origin } of first) {
    const { body } = await client(origin).get<{ id: string }[]>('/flows');
    expect(body.map(({ id }) => id)).toEqual(['example']);
    expect((await client(origin).get('/flows/example')).status).toBe(200);
    expect((await client(origin).get<unknown[]>('/datasets')).body).toHaveLength(1);
  }
  expect(await built()).toEqual([1]);
  await stopAll(first);

  // Tables that are gone, or of another version, are built anew: by one of the two.
  await admin.query(`drop table audit_log; delete from read_models where name = 'audit_log'`);
  const second = await startBoth(env);
  const [one, other] = second.map(({ origin }) => client(origin));
  const audits = await Promise.all([one!, other!].map((api) => api.get<{ entries: unknown[] }>('/audit')));
  expect(audits[0]?.body.entries.length).toBeGreaterThan(10);
  expect(audits[1]?.body).toEqual(audits[0]?.body);
  expect(await built()).toEqual([1]);

  // What one of them stores, the other one's reader finds.
  await one!.post('/flows', { id: 'desk', name: 'Desk' });
  const { body } = await other!.get<{ id: string }[]>('/flows');
  expect(body.map(({ id }) => id)).toContain('desk');
  await stopAll(second);
});

it('one serves a SQLite folder and the other is refused by name; a rebuild beside the start waits for it', {
  timeout: 240_000,
}, async () => {
  const dataDirectory = temporaryFolder();
  const outcomes = await Promise.allSettled([
    start({ dataDirectory }),
    start({ dataDirectory }),
    runCommand('rebuild-projections', [], { DATA_DIR: dataDirectory }),
  ]);
  const serving = outcomes.slice(0, 2).filter(({ status }) => status === 'fulfilled');
  expect(serving).toHaveLength(1);
  const refused = outcomes.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
  expect(String(refused.reason)).toMatch(/Another server is using/);
  const product = (serving[0] as PromiseFulfilledResult<Product>).value;
  // The example is stored as it becomes ready; the read models follow at once, and not in the same moment.
  const ready = await waitFor('the read models to have followed', async () => {
    const { body } = await client(product.origin).get<{ lag: number; parked: number }>('/ready');
    return body.lag === 0 && body;
  });
  expect(ready.parked).toBe(0);
  expect(await runCommand('verify', ['--flow', 'example'], { DATA_DIR: dataDirectory })).toMatchObject({
    code: 0,
  });
  await stopAll([product]);
});
