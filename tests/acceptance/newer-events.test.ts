import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type NewEvent, openSqliteStore } from '@strategy-builder/event-store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { client } from '../fixtures/client.js';
import {
  type Product,
  runCommand,
  startProduct,
  startRefused,
  temporaryFolder,
} from '../fixtures/product.js';
import { waitFor } from '../fixtures/wait-for.js';

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true }));

/** An event that this version of the product never wrote. */
function newer(type: string, schemaVersion: number, data: unknown = {}): NewEvent {
  const id = randomUUID();
  const metadata = {
    actor: { kind: 'user' as const, id: 'ada', name: 'Ada' },
    commandId: id,
    correlationId: id,
    at: '2031-01-31T12:00:00.000Z',
    turn: { id, index: 0, size: 1 },
  };
  return { id, type, schemaVersion, data, metadata };
}

async function appendTo(stream: string, event: NewEvent): Promise<void> {
  const store = openSqliteStore({ directory: folder });
  await store.append(stream, 'any', [event]);
  await store.close();
}

const command = (name: string, ...words: string[]) => runCommand(name, words, { DATA_DIR: folder });

describe('a log that an older version wrote', () => {
  const sample = JSON.parse(
    readFileSync(
      new URL('../../event-migrations/samples/TranslationFinished.v1.json', import.meta.url),
      'utf8',
    ),
  ) as NewEvent & { stream: string; revision: number };

  it('is read as if it were written today', async () => {
    const { stream, revision: _, ...event } = sample;
    await appendTo(stream, event);
    const product = await startProduct({ dataDirectory: folder });
    const api = client(product.origin);
    expect((await api.get('/translations?flowId=momentum')).body).toMatchObject([
      { planner: 'claude', inputTokens: 812, outputTokens: 240, outcome: 'done' },
    ]);
    expect((await api.get('/audit?type=TranslationFinished')).body).toMatchObject({
      entries: [{ data: { usage: { input: 812, output: 240 }, outcome: { status: 'done' } } }],
    });
    await api.post('/flows', { id: 'older', name: 'Older' });
    await api.post('/flows', { id: 'newer', name: 'Newer' });
    await api.post('/flows', { id: 'unknown', name: 'Unknown' });
    expect(await product.stop()).toBe(0);
  });
});

describe('a log to which a newer version has written', () => {
  const shape = newer('NodeAdded', 9, { id: 'rsi_14' });
  const type = newer('NodeSplit', 1);
  let product: Product;
  let api: ReturnType<typeof client>;
  beforeAll(async () => {
    await appendTo('flow-newer', shape);
    await appendTo('flow-unknown', type);
    product = await startProduct({ dataDirectory: folder });
    api = client(product.origin);
  });
  afterAll(() => product.stop());

  it('is not ready, and says which event, why, and what to do', async () => {
    const ready = await waitFor('the read models stop', async () => {
      const response = await fetch(`${product.origin}/api/ready`);
      return response.status === 503 && ((await response.json()) as { detail: string });
    });
    expect(ready.detail).toContain(`Event ${shape.id} (flow-newer, revision 2)`);
    expect(ready.detail).toContain('NodeAdded in schema version 9');
    expect(ready.detail).toContain('knows NodeAdded up to 1');
    expect(ready.detail).toContain('start the version of the product that wrote it');
  });

  it.each([
    ['newer', () => shape.id],
    ['unknown', () => type.id],
  ])('never shows, changes or exports half of the flow "%s"', async (flow, id) => {
    for (const path of ['', '/events', '/revisions/1', '/export', '/code']) {
      const { status, body } = await api.get(`/flows/${flow}${path}`);
      expect([path, status, body]).toMatchObject([
        path,
        503,
        { code: 'event-unreadable', event: { id: id(), revision: 2 } },
      ]);
    }
    const rename = await api.post(`/flows/${flow}/commands`, { type: 'RenameFlow', name: 'X' });
    expect([rename.status, rename.body]).toMatchObject([503, { code: 'event-unreadable' }]);
  });

  it('still serves the flows that it can read', async () => {
    expect((await api.get('/flows/older')).body).toMatchObject({ name: 'Older', revision: 1 });
  });

  it('answers verify with the event and exit code 1, and a flow that it can read with 0', async () => {
    const verdict = await command('verify', '--flow', 'newer');
    expect(verdict.code).toBe(1);
    expect(verdict.output).toContain(shape.id);
    expect(verdict.output).not.toContain('    at ');
    expect(await command('verify', '--flow', 'older')).toMatchObject({ code: 0 });
  });

  it('is not rebuilt, migrated or started without read models: each says why', async () => {
    for (const refused of [
      await command('rebuild-projections'),
      await command('migrate-events', '--from', join(folder, 'log.db'), '--to', join(folder, 'copy.db')),
    ]) {
      expect(refused.code).toBe(1);
      expect(refused.output).toContain(shape.id);
    }
    await product.stop();
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(folder, `read.db${suffix}`), { force: true });
    const refused = await startRefused({ DATA_DIR: folder });
    expect(refused.code).toBe(1);
    expect(refused.errors).toContain(shape.id);
  });
});

it('a file of a flow from a newer version is not imported', async () => {
  const other = await startProduct();
  try {
    const api = client(other.origin);
    await api.post('/flows', { id: 'small', name: 'Small' });
    const { body: file } = await api.get<{ events: { schemaVersion: number }[] }>('/flows/small/export');
    file.events[0]!.schemaVersion = 9;
    const { status, body } = await api.post('/flows/import', file);
    expect([status, body]).toMatchObject([422, { code: 'import-newer' }]);
    expect(JSON.stringify(body)).toContain('FlowCreated in schema version 9');
  } finally {
    await other.stop();
    other.removeData();
  }
});
