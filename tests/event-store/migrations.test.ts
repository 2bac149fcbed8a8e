import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { verifyLog } from '@strategy-builder/collab';
import { copyStore, upcast, verifyCopy } from '@strategy-builder/event-migrations';
import {
  type EventStore,
  type NewEvent,
  openKurrentDbStore,
  openPostgresStore,
  openSqliteStore,
  readThrough,
} from '@strategy-builder/event-store';
import {
  sampleEvents,
  scale,
  startTemporaryPostgres,
  type TemporaryPostgres,
} from '@strategy-builder/event-store/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asFlowRecord } from '../../apps/api/src/flows/flow-log.js';
import { FlowRooms } from '../../apps/api/src/flows/flow-rooms.js';
import { FlowsService } from '../../apps/api/src/flows/flows.service.js';
import { runCommand, temporaryFolder } from '../fixtures/product.js';
import { FakeEventStore } from './server/fake-server.js';

// A team's way: SQLite, then PostgreSQL, then KurrentDB; and every other way between them, and back.

const folder = temporaryFolder();
const servers: FakeEventStore[] = [];
const stores: EventStore[] = [];
let postgres: TemporaryPostgres;
let made = 0;
/** More events than any log here has. */
const most = 10_000 * scale;

/** A new, empty log of each kind. KurrentDB is the fake server. */
const kinds = {
  SQLite: async () => openSqliteStore({ path: join(folder, `log-${++made}.db`) }),
  PostgreSQL: () => openPostgresStore({ connectionString: postgres.url, schema: `log_${++made}` }),
  KurrentDB: async () => {
    const server = await new FakeEventStore().start();
    servers.push(server);
    return openKurrentDbStore({ connectionString: server.address });
  },
} as const;
type Kind = keyof typeof kinds;
const names = Object.keys(kinds) as Kind[];
const pairs = names.flatMap((from) => names.filter((to) => to !== from).map((to) => [from, to] as const));

async function emptyStore(kind: Kind): Promise<EventStore> {
  const store = await kinds[kind]();
  stores.push(store);
  return store;
}

beforeAll(async () => {
  postgres = await startTemporaryPostgres();
});
afterAll(async () => {
  for (const store of stores) await store.close();
  for (const server of servers) server.stop();
  await postgres.stop();
  rmSync(folder, { recursive: true });
});

const old = JSON.parse(
  readFileSync(
    new URL('../../event-migrations/samples/TranslationFinished.v1.json', import.meta.url),
    'utf8',
  ),
) as NewEvent & { stream: string; revision: number };

/** Two flows that people edited, as the product writes them, one event as an older product wrote it, and a long stream. */
async function writeHistory(store: EventStore): Promise<void> {
  const rooms = new FlowRooms(store, { maxNodes: 100, maxUsers: 50, maxEditsPerSecond: 200 });
  const flows = new FlowsService(rooms, store);
  const caller = { actor: { kind: 'user' as const, id: 'ada', name: 'Ada é𝄞' } };
  for (const id of ['first', 'second']) {
    await flows.create(caller, { id, name: id });
    const { stream, revision: _, ...event } = old;
    if (id === 'first') await store.append(stream, 'none', [event]);
    for (let n = 1; n <= 12; n += 1) {
      await flows.execute(caller, id, [
        { type: 'AddNode', id: `rsi_${n}`, nodeType: 'function', kind: 'rsi', params: { period: n + 1 } },
        { type: 'MoveNode', id: `rsi_${n}`, position: { x: n / 3, y: -3e-7 } },
      ]);
    }
    await flows.execute(caller, id, [{ type: 'RestoreRevision', revision: 5 }]);
  }
  await rooms.close();
  for (let written = 0; written < 1_000 * scale; written += 200) {
    await store.append('chat-first', written, sampleEvents(200));
  }
}

/** What `npm run verify` does, for a flow of any store. */
async function verdictOn(store: EventStore, flow: string) {
  const records = [];
  for await (const event of readThrough(store, upcast).read(`flow-${flow}`)) {
    records.push(asFlowRecord(event));
  }
  expect(records.length).toBeGreaterThan(20);
  return verifyLog(records);
}

/** The store, whose connection breaks at its n-th append: the events of it are stored, the answer is lost. */
function breakingAt(store: EventStore, broken: number) {
  let appends = 0;
  return {
    readAll: (after: string | null) => store.readAll(after),
    revision: (stream: string) => store.revision(stream),
    async append(stream: string, expected: 'none' | number, events: readonly NewEvent[]) {
      appends += 1;
      if (appends > broken) throw new Error('The connection broke');
      await store.append(stream, expected, events);
      if (appends === broken) throw new Error('The connection broke');
    },
  };
}

describe.each(pairs)('a log from %s to %s', (from, to) => {
  it('is looked at first, copied, broken off, copied on, equal in the end, and sound on both sides', {
    timeout: 120_000 * scale,
  }, async () => {
    const source = await emptyStore(from);
    const target = await emptyStore(to);
    await writeHistory(source);
    const total = await source.count(null, most);
    const changed = [
      {
        type: 'TranslationFinished',
        count: 1,
        example: {
          id: old.id,
          before: { schemaVersion: 1, data: old.data },
          after: { schemaVersion: 2, data: { usage: { input: 812, output: 240 } } },
        },
      },
    ];

    const dry = await copyStore(source, target, upcast, { dryRun: true });
    expect(dry).toMatchObject({ events: total, copied: total, alreadyThere: 0, changed, differences: null });
    expect(await target.head()).toBeNull();

    await expect(copyStore(source, breakingAt(target, 3), upcast, { dryRun: false })).rejects.toThrow(
      'The connection broke',
    );
    const before = await target.count(null, most);
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(total);

    const report = await copyStore(source, target, upcast, { dryRun: false });
    expect(report).toMatchObject({
      events: total,
      copied: total - before,
      alreadyThere: before,
      differences: [],
    });
    expect(await target.count(null, most)).toBe(total);
    for (const flow of ['first', 'second']) {
      expect(await verdictOn(source, flow)).toBeNull();
      expect(await verdictOn(target, flow)).toBeNull();
    }

    const { stream, revision: _, ...event } = { ...old, id: crypto.randomUUID(), stream: 'translation-late' };
    await source.append(stream, 'none', [event]);
    expect(await verifyCopy(source, target, upcast)).toMatchObject([
      { place: total + 1, stream, what: 'is missing in the copy, and everything behind it' },
    ]);
  });
});

it('goes from SQLite over PostgreSQL to KurrentDB by the commands, with verify and rebuild on each', {
  timeout: 120_000 * scale,
}, async () => {
  const server = await new FakeEventStore().start();
  servers.push(server);
  const sqlite = join(folder, 'team.db');
  const team = openSqliteStore({ path: sqlite });
  await writeHistory(team);
  await team.close();
  for (const [from, to] of [
    [sqlite, postgres.url],
    [postgres.url, server.address],
  ] as const) {
    const { code, output } = await runCommand('migrate-events', ['--from', from, '--to', to], {});
    expect(code, output).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ alreadyThere: 0, differences: [] });
  }
  const directory = join(folder, 'team');
  for (const env of [
    { DATA_DIR: directory, DATABASE_URL: sqlite },
    { DATA_DIR: directory, DATABASE_URL: postgres.url },
    { DATA_DIR: directory, EVENTSTORE_URL: server.address },
  ]) {
    for (const flow of ['first', 'second']) {
      const verdict = await runCommand('verify', ['--flow', flow], env);
      expect(verdict, verdict.output).toMatchObject({ code: 0 });
    }
    const rebuilt = await runCommand('rebuild-projections', [], env);
    expect(rebuilt, rebuilt.output).toMatchObject({ code: 0 });
  }
});
