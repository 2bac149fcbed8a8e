import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StoreUnavailable } from '../errors.js';
import { sampleEvents } from '../testing/sample-events.js';
import { startTemporaryPostgres, type TemporaryPostgres } from '../testing/temporary-postgres.js';
import { Watcher } from '../testing/watcher.js';
import { openPostgresStore } from './open-postgres-store.js';

/** The certificates are made by its command line; without it there is nothing to test with. */
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

let folder: string;
let server: TemporaryPostgres;

beforeAll(async () => {
  if (!hasOpenssl) return;
  folder = mkdtempSync(join(tmpdir(), 'postgres-tls-'));
  for (const name of ['right', 'wrong']) {
    const files = ['-keyout', join(folder, `${name}.key`), '-out', join(folder, `${name}.crt`)];
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost', ...files],
      { stdio: 'ignore' },
    );
  }
  server = await startTemporaryPostgres({
    settings: ['ssl=on'],
    files: {
      'server.key': readFileSync(join(folder, 'right.key'), 'utf8'),
      'server.crt': readFileSync(join(folder, 'right.crt'), 'utf8'),
    },
  });
}, 60_000);
afterAll(async () => {
  if (!hasOpenssl) return;
  await server.stop();
  rmSync(folder, { recursive: true });
});

const withTls = (host: string, parameters: string): string =>
  `${server.url.replace('127.0.0.1', host)}?${parameters}`;
const rootOf = (name: string): string => `sslrootcert=${join(folder, `${name}.crt`)}`;

describe.skipIf(!hasOpenssl)('a connection string that asks for TLS', { timeout: 30_000 }, () => {
  it('reads and writes through a server that it has verified', async () => {
    const connectionString = withTls('localhost', `sslmode=verify-full&${rootOf('right')}`);
    const store = await openPostgresStore({ connectionString });
    const watcher = new Watcher(store, { all: null });
    await store.append('flow-a', 0, sampleEvents(2));
    await watcher.untilCount(2);
    const admin = new pg.Client(server.url);
    await admin.connect();
    const { rows } = await admin.query(
      `SELECT DISTINCT ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)
       WHERE application_name LIKE 'event-store%'`,
    );
    await admin.end();
    expect(rows).toEqual([{ ssl: true }]);
    await watcher.stop();
    await store.close();
  });

  it('refuses a server with the wrong certificate, or of another name', async () => {
    for (const connectionString of [
      withTls('localhost', `sslmode=verify-full&${rootOf('wrong')}`),
      withTls('127.0.0.1', `sslmode=verify-full&${rootOf('right')}`),
    ]) {
      await expect(openPostgresStore({ connectionString })).rejects.toThrow(StoreUnavailable);
    }
  });
});
