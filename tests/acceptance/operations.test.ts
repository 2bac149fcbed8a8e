import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startTemporaryPostgres } from '@strategy-builder/event-store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { environmentVariables, readConfig } from '../../apps/api/src/config/config.js';
import { type Client, client } from '../fixtures/client.js';
import {
  type Product,
  runCommand,
  startProduct,
  startRefused,
  temporaryFolder,
} from '../fixtures/product.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

const price = { type: 'AddNode', nodeType: 'data', kind: 'price', params: { symbol: 'BTC' } };

describe('a start', () => {
  it.each([
    ['PORT', 'eighty'],
    ['MAX_NODES_PER_STRATEGY', '-5'],
    ['HOST', '0.0.0.0'],
    ['DATABASE_URL', 'mysql://somewhere'],
    ['EVENTSTORE_URL', 'http://somewhere'],
    ['AUTH', 'accounts'],
  ])('with %s=%s is refused, and the variable named', async (name, value) => {
    const { code, errors } = await startRefused({ [name]: value });
    expect(code).toBe(1);
    expect(errors).toContain(name);
  });

  it('on a data folder that another server holds is refused, and free again after kill -9', async () => {
    const first = await startProduct();
    const second = await startRefused({ DATA_DIR: first.dataDirectory });
    expect(second.code).toBe(1);
    expect(second.errors).toMatch(/in use|another/i);
    expect((await client(first.origin).get('/health')).status).toBe(200);
    await first.kill();
    const third = await startProduct({ dataDirectory: first.dataDirectory });
    expect(await third.stop()).toBe(0);
    third.removeData();
  });

  it('ends with exit code 0 on SIGTERM, with people on the canvas', async () => {
    const product = await startProduct();
    const { WebSocket } = await import('ws');
    const socket = new WebSocket(`ws://127.0.0.1:${product.port}/collab/example`);
    await new Promise((resolve) => socket.once('open', resolve));
    expect(await product.stop()).toBe(0);
    product.removeData();
  });
});

describe('commands beside a running server', () => {
  let product: Product;
  let api: Client;
  const env = () => ({ DATA_DIR: product.dataDirectory });

  beforeAll(async () => {
    product = await startProduct();
    api = client(product.origin);
  });
  afterAll(async () => {
    await product.stop();
    product.removeData();
  });

  it('verify proves that the log alone rebuilds the canvas, and fails on a flow that is not there', async () => {
    expect(await runCommand('verify', ['--flow', 'example'], env())).toMatchObject({ code: 0 });
    expect(await runCommand('verify', ['--flow', 'nobody'], env())).toMatchObject({ code: 1 });
    expect(await runCommand('verify', [], env())).toMatchObject({ code: 2 });
  });

  it('rebuild gives the same answers again', async () => {
    const before = (await api.get('/audit')).body;
    expect(await runCommand('rebuild-projections', [], env())).toMatchObject({ code: 0 });
    expect((await api.get('/audit')).body).toEqual(before);
  });

  it('a reader may name the position of its write; a position that is none, or ahead of the log, is refused', async () => {
    const { body } = await api.post<{ position: string }>('/flows/example/commands', {
      type: 'RenameFlow',
      name: 'Read your own writes',
    });
    const flows = await api.get<{ id: string; name: string }[]>(`/flows?after=${body.position}`);
    expect(flows.body.find(({ id }) => id === 'example')?.name).toBe('Read your own writes');
    for (const route of [
      '/flows',
      '/translations',
      '/flows/example/chat',
      '/flows/example/simulations',
      '/datasets',
    ]) {
      expect(await api.get(`${route}?after=soon`)).toMatchObject({
        status: 422,
        body: { code: 'invalid-position' },
      });
    }
    expect(await api.get('/flows?after=999999999')).toMatchObject({
      status: 422,
      body: { code: 'position-ahead' },
    });
  });

  it('the audit goes on after a sequence, page by page, and takes the position of a write', async () => {
    interface Page {
      readonly entries: { readonly sequence: number; readonly type: string; readonly data: unknown }[];
      readonly next?: number;
    }
    const { body: written } = await api.post<{ position: string }>('/flows/example/commands', {
      type: 'RenameFlow',
      name: 'Seen in the audit',
    });
    const { body: whole } = await api.get<Page>(`/audit?flowId=example&position=${written.position}`);
    expect(whole.entries.at(-1)).toMatchObject({ type: 'FlowRenamed', data: { name: 'Seen in the audit' } });
    const pages: Page['entries'] = [];
    for (let after: number | undefined = 0; after !== undefined; ) {
      const { body }: { body: Page } = await api.get<Page>(`/audit?flowId=example&limit=4&after=${after}`);
      pages.push(...body.entries);
      after = body.next;
    }
    expect(pages).toEqual(whole.entries);
    expect(await api.get('/audit?position=soon')).toMatchObject({
      status: 422,
      body: { code: 'invalid-position' },
    });
    expect(await api.get('/audit?position=999999999')).toMatchObject({
      status: 422,
      body: { code: 'position-ahead' },
    });
    expect((await api.get('/audit?after=soon')).status).toBe(400);
  });

  it('migrate copies the log into another one, and says first what it would do', async () => {
    const to = temporaryFolder();
    const args = ['--from', `${product.dataDirectory}/log.db`, '--to', `${to}/log.db`];
    const dry = await runCommand('migrate-events', [...args, '--dry-run'], {});
    expect(JSON.parse(dry.output)).toMatchObject({ differences: null });
    const copied = await runCommand('migrate-events', args, {});
    expect(copied.code, copied.output).toBe(0);
    expect(JSON.parse(copied.output)).toMatchObject({ differences: [] });
    expect(await runCommand('verify', ['--flow', 'example'], { DATA_DIR: to })).toMatchObject({ code: 0 });
  });
});

describe('a log on PostgreSQL', () => {
  it('keeps what was answered through kill -9, and can be reached by migrating a SQLite log', async () => {
    const postgres = await startTemporaryPostgres();
    try {
      const env = { DATABASE_URL: postgres.url };
      let product = await startProduct({ env });
      await client(product.origin).post('/flows', { id: 'desk', name: 'Desk' });
      const { status } = await client(product.origin).post('/flows/desk/commands', price);
      expect(status).toBe(201);
      await product.kill();
      product = await startProduct({ env, dataDirectory: product.dataDirectory });
      const { body } = await client(product.origin).get<{ nodes: unknown[] }>('/flows/desk');
      expect(body.nodes).toHaveLength(1);
      expect(await runCommand('verify', ['--flow', 'desk'], env)).toMatchObject({ code: 0 });
      // The read models are tables of the same database, and the data folder holds none.
      expect(existsSync(`${product.dataDirectory}/read.db`)).toBe(false);
      const audit = await client(product.origin).get('/audit');
      expect(await runCommand('rebuild-projections', [], env)).toMatchObject({ code: 0 });
      expect((await client(product.origin).get('/audit')).body).toEqual(audit.body);
      expect((await client(product.origin).get('/ready')).body).toMatchObject({ lag: 0, parked: 0 });
      await product.stop();
      product.removeData();
    } finally {
      await postgres.stop();
    }
  });
});

describe('what is written down', () => {
  it('README lists every environment variable with its default', () => {
    const readme = readFileSync(`${root}/README.md`, 'utf8');
    for (const { name, default: value } of environmentVariables) {
      const cell = value === undefined ? 'unset' : `\`${value}\``;
      expect(readme, name).toContain(`| \`${name}\` | ${cell} |`);
    }
  });

  it('docker-compose.yml is valid, sets only variables that exist, and publishes on loopback only', () => {
    const compose = parse(readFileSync(`${root}/docker-compose.yml`, 'utf8')) as {
      services: Record<
        string,
        {
          environment?: Record<string, string>;
          ports?: string[];
          volumes?: string[];
          healthcheck?: unknown;
          depends_on?: Record<string, { condition: string }>;
        }
      >;
      volumes: Record<string, unknown>;
    };
    const known = new Set(environmentVariables.map(({ name }) => name));
    for (const name of Object.keys(compose.services.app?.environment ?? {})) expect(known).toContain(name);
    for (const { ports = [] } of Object.values(compose.services)) {
      for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
    }
    expect(Object.keys(compose.services)).toEqual(['app', 'kurrentdb', 'postgres']);
    expect(compose.services.app?.environment).toMatchObject({ LOCAL_BEHIND_LOOPBACK: '1' });
    expect(Object.keys(compose.services.app?.depends_on ?? {})).toEqual(['kurrentdb', 'postgres']);
    for (const [name, { healthcheck, volumes = [] }] of Object.entries(compose.services)) {
      expect(healthcheck, name).toBeDefined();
      for (const volume of volumes) expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
    }
    // The product itself takes what the file gives it.
    expect(readConfig(compose.services.app?.environment ?? {})).toMatchObject({
      eventStoreUrl: expect.stringMatching(/^kurrentdb:/),
    });
  });
});
