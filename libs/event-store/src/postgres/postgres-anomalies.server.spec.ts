import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RevisionConflict, StoreUnavailable } from '../errors.js';
import type { Appended, EventStore, NewEvent } from '../port.js';
import { type CuttableConnection, cuttableConnection } from '../testing/cuttable-connection.js';
import { collect, ids, sampleEvents } from '../testing/sample-events.js';
import { startTemporaryPostgres, type TemporaryPostgres } from '../testing/temporary-postgres.js';
import { Watcher } from '../testing/watcher.js';
import { lockKeyOf } from './connection.js';
import { openPostgresStore } from './open-postgres-store.js';

let server: TemporaryPostgres;
let admin: pg.Pool;
let schema: string;
let closing: (() => Promise<unknown>)[];

beforeAll(async () => {
  server = await startTemporaryPostgres();
  admin = new pg.Pool({ connectionString: server.url }).on('error', () => {});
}, 60_000);
afterAll(async () => {
  await admin.end();
  await server.stop();
});
beforeEach(() => {
  schema = `log_${randomUUID().replaceAll('-', '')}`;
  closing = [];
});
afterEach(async () => {
  for (const close of closing.reverse()) await close();
  await admin.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
});

async function open(connectionString = server.url): Promise<EventStore> {
  const store = await openPostgresStore({ connectionString, schema });
  closing.push(() => store.close());
  return store;
}

/** A connection of somebody else, in the middle of whatever it likes. */
async function foreigner(database = 'postgres'): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: server.url.replace(/postgres$/, database) });
  client.on('error', () => {});
  await client.connect();
  closing.push(() => client.end());
  return client;
}

/** Another writer's transaction that has its lock and its position, and is not committed. */
async function drawPositionFirst(stream: string, events: readonly NewEvent[]): Promise<pg.Client> {
  const client = await foreigner();
  await client.query('BEGIN');
  await client.query(`SELECT ${schema}.append_events($1, '', '{}', $2, $3, $4, $5, $6, $7)`, [
    lockKeyOf(schema),
    events.map(() => stream).join('\n'),
    events.map((_, index) => index + 1),
    ids(events),
    events.map((event) => event.type).join('\n'),
    events.map((event) => JSON.stringify(event)).join('\n'),
    events.map(() => null),
  ]);
  return client;
}

/** Resolves when as many writers as that wait for the lock. */
async function untilWaiting(writers: number): Promise<void> {
  for (;;) {
    const { rows } = await admin.query<{ count: string }>(
      `SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`,
    );
    if (Number(rows[0]?.count) >= writers) return;
  }
}

describe('a writer that draws its position first and commits last', { timeout: 30_000 }, () => {
  it('is waited for, and no reader sees the later ones before it', async () => {
    const [one, reader] = [await open(), await open()];
    const watcher = new Watcher(reader, { all: null }, { batchSize: 1 });
    closing.push(() => watcher.stop());
    const [first, second] = [sampleEvents(2), sampleEvents(2)];
    const slow = await drawPositionFirst('flow-slow', first);
    const appending = one.append('flow-fast', 0, second);
    await untilWaiting(1);
    expect(await collect(reader.readAll(null))).toEqual([]);
    await slow.query('COMMIT');
    await appending;
    await watcher.untilCount(4);
    expect(ids(watcher.events)).toEqual(ids([...first, ...second]));
    expect(watcher.events.map((event) => event.position)).toEqual(['1', '2', '3', '4']);
  });

  it('leaves no gap when it rolls back', async () => {
    const store = await open();
    const slow = await drawPositionFirst('flow-slow', sampleEvents(3));
    const appending = store.append('flow-fast', 0, sampleEvents(1));
    await untilWaiting(1);
    await slow.query('ROLLBACK');
    expect(await appending).toEqual({ revision: 1, position: '1' });
    expect((await collect(store.readAll(null))).map((event) => event.stream)).toEqual(['flow-fast']);
  });

  it('is not skipped by a reader that stops and restarts at each position in between', async () => {
    const [store, reader] = [await open(), await open()];
    const seen: string[] = [];
    let checkpoint: string | null = null;
    const readOne = async (): Promise<void> => {
      const watcher = new Watcher(reader, { all: checkpoint }, { batchSize: 1 });
      await watcher.untilCount(1);
      await watcher.stop();
      seen.push(...ids(watcher.events));
      checkpoint = watcher.events.at(-1)?.position ?? null;
    };
    const written: NewEvent[] = [];
    for (let round = 0; round < 5; round += 1) {
      const [first, second] = [sampleEvents(1), sampleEvents(1)];
      const slow = await drawPositionFirst(`flow-slow-${round}`, first);
      const appending = store.append('flow-fast', round, second);
      await untilWaiting(1);
      const reading = readOne();
      await slow.query('COMMIT');
      await appending;
      await reading;
      await readOne();
      written.push(...first, ...second);
    }
    expect(seen).toEqual(ids(written));
  });

  it('is delivered to a reader that started at the end while it was in flight', async () => {
    const [store, reader] = [await open(), await open()];
    await store.append('flow-old', 0, sampleEvents(2));
    const first = sampleEvents(1);
    const slow = await drawPositionFirst('flow-slow', first);
    expect(await reader.head()).toBe('2');
    const watcher = new Watcher(reader, { all: 'end' }, { batchSize: 1 });
    closing.push(() => watcher.stop());
    // One round trip on the reader's side, begun after the subscription's own.
    await reader.revision('flow-old');
    const second = sampleEvents(1);
    const appending = store.append('flow-fast', 0, second);
    await untilWaiting(1);
    await slow.query('COMMIT');
    await appending;
    await watcher.untilCount(2);
    expect(ids(watcher.events)).toEqual(ids([...first, ...second]));
  });
});

describe('a foreign transaction that stays open for long', { timeout: 30_000 }, () => {
  it.each(['this database', 'another database'])('does not hold up the feed: in %s', async (where) => {
    const elsewhere = `other_${randomUUID().replaceAll('-', '')}`;
    if (where === 'another database') {
      await admin.query(`CREATE DATABASE ${elsewhere}`);
      closing.push(() => admin.query(`DROP DATABASE ${elsewhere}`));
    }
    const foreign = await foreigner(where === 'another database' ? elsewhere : 'postgres');
    await foreign.query('BEGIN ISOLATION LEVEL SERIALIZABLE');
    await foreign.query('CREATE TEMPORARY TABLE something (number integer)');
    await foreign.query('INSERT INTO something VALUES (1)');
    await foreign.query('LISTEN whatever');
    const [store, reader] = [await open(), await open()];
    const watcher = new Watcher(reader, { all: null });
    closing.push(() => watcher.stop());
    const events = sampleEvents(5);
    await store.append('flow-a', 0, events);
    await watcher.untilCount(5);
    expect(ids(watcher.events)).toEqual(ids(events));
    await foreign.query('ROLLBACK');
  });

  it('does not weaken the order when the database makes serializable the default', async () => {
    await admin.query(`ALTER DATABASE postgres SET default_transaction_isolation = 'serializable'`);
    closing.push(() => admin.query('ALTER DATABASE postgres RESET default_transaction_isolation'));
    const stores = [await open(), await open(), await open()];
    const appends = stores.flatMap((store, index) =>
      Array.from({ length: 20 }, () => store.append(`flow-${index % 2}`, 'any', sampleEvents(2))),
    );
    const positions = (await Promise.all(appends)).map(({ position }) => Number(position));
    expect(new Set(positions).size).toBe(60);
    expect(Math.max(...positions)).toBe(120);
  });
});

describe('several processes on one log', { timeout: 30_000 }, () => {
  it('give each revision to one of them, and tell the others where the stream is', async () => {
    const stores = [await open(), await open(), await open()];
    const wins = await Promise.all(
      stores.map(async (store) => {
        let won = 0;
        for (let attempt = 0; attempt < 40; attempt += 1) {
          const revision = await store.revision('flow-contested');
          try {
            await store.append('flow-contested', revision, sampleEvents(1));
            won += 1;
          } catch (error) {
            expect(error).toBeInstanceOf(RevisionConflict);
            expect((error as RevisionConflict).actual).toBeGreaterThan(revision);
          }
        }
        return won;
      }),
    );
    const stored = await collect((stores[0] as EventStore).read('flow-contested'));
    expect(stored.map((event) => event.revision)).toEqual(stored.map((_, index) => index + 1));
    expect(stored).toHaveLength(wins.reduce((sum, won) => sum + won, 0));
  });

  it('go on from each other’s events when they append to any revision', async () => {
    const [one, other] = [await open(), await open()];
    for (let round = 0; round < 5; round += 1) {
      expect((await one.append('flow-a', 'any', sampleEvents(1))).revision).toBe(round * 2 + 1);
      expect((await other.append('flow-a', 'exists', sampleEvents(1))).revision).toBe(round * 2 + 2);
    }
  });

  it('tell each other at once that they have appended, also what came before they could tell', async () => {
    const listener = await foreigner();
    await listener.query(`LISTEN ${schema}_appended`);
    for (const stream of ['flow-a', 'flow-b', 'flow-c']) {
      // A store that has only just opened: its own connection for notifications is still under way.
      const store = await open();
      for (const revision of [0, 1]) {
        const told = once(listener, 'notification');
        await store.append(stream, revision, sampleEvents(1));
        await told;
      }
    }
  });

  it('may start at the same moment on an empty database', async () => {
    const stores = await Promise.all([open(), open(), open(), open()]);
    await Promise.all(stores.map((store, index) => store.append(`flow-${index}`, 'none', sampleEvents(1))));
    expect(await collect((stores[0] as EventStore).readAll(null))).toHaveLength(4);
  });

  it('refuse a log that a newer version has written', async () => {
    await open();
    await admin.query(`INSERT INTO ${schema}.migrations VALUES (99)`);
    await expect(open()).rejects.toThrow(/newer version/);
  });
});

describe('a broken connection', { timeout: 30_000 }, () => {
  let relay: CuttableConnection;
  beforeEach(async () => {
    const { hostname, port } = new URL(server.url);
    relay = await cuttableConnection(hostname, Number(port));
    closing.push(() => relay.close());
  });
  const throughRelay = (): string => {
    const url = new URL(server.url);
    url.port = String(relay.port);
    return url.href;
  };

  it('that loses the answer stores the append once, and its caller hears the first answer', async () => {
    const store = await open(throughRelay());
    const first = sampleEvents(2);
    await store.append('flow-a', 0, first);
    const second = sampleEvents(2);
    relay.loseNextAnswer();
    expect(await store.append('flow-a', 2, second)).toEqual({ revision: 4, position: '4' });
    relay.loseNextAnswer();
    expect(await store.append('flow-a', 2, second)).toEqual({ revision: 4, position: '4' });
    expect(ids(await collect(store.read('flow-a')))).toEqual(ids([...first, ...second]));
  });

  it('makes the store unavailable until it is mended, and nothing is lost or doubled', {
    timeout: 30_000,
  }, async () => {
    const store = await open(throughRelay());
    await store.append('flow-a', 0, sampleEvents(1));
    const watcher = new Watcher(store, { all: null });
    closing.push(() => watcher.stop());
    await watcher.untilCount(1);
    relay.cut();
    const events = sampleEvents(2);
    await expect(store.append('flow-a', 1, events)).rejects.toThrow(StoreUnavailable);
    await expect(collect(store.read('flow-a'))).rejects.toThrow(StoreUnavailable);
    relay.mend();
    expect((await store.append('flow-a', 1, events)).revision).toBe(3);
    await watcher.untilCount(3);
    expect(ids(watcher.events).slice(1)).toEqual(ids(events));
  });

  it('is bridged when the server restarts in a moment', { timeout: 60_000 }, async () => {
    const store = await open();
    const watcher = new Watcher(store, { all: null }, { batchSize: 1 });
    closing.push(() => watcher.stop());
    await store.append('flow-a', 0, sampleEvents(1));
    await server.crash();
    const events = sampleEvents(1);
    const appending = appendPersistently(store, 'flow-a', 1, events);
    await server.start();
    expect((await appending).revision).toBe(2);
    await watcher.untilCount(2);
    expect(watcher.failure).toBeUndefined();
  });
});

/** As a caller does who knows that the same ids are the same append. */
async function appendPersistently(
  store: EventStore,
  stream: string,
  revision: number,
  events: NewEvent[],
): Promise<Appended> {
  for (;;) {
    try {
      return await store.append(stream, revision, events);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
    }
  }
}

describe('opening', { timeout: 30_000 }, () => {
  it('says so when nobody answers', async () => {
    await expect(openPostgresStore({ connectionString: 'postgres://nobody@127.0.0.1:1/x' })).rejects.toThrow(
      StoreUnavailable,
    );
  });

  it('refuses a schema name that could be anything else', async () => {
    await expect(
      openPostgresStore({ connectionString: server.url, schema: 'a; DROP TABLE users' }),
    ).rejects.toThrow(RangeError);
  });
});
