import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StoreInUse, StoreUnavailable } from '../errors.js';
import type { EventStore } from '../port.js';
import { Wakeup } from '../subscription-loop.js';
import { collect, ids, sampleEvent, sampleEvents } from '../testing/sample-events.js';
import { Watcher } from '../testing/watcher.js';
import { connect } from './connection.js';
import { openSqliteStore } from './open-sqlite-store.js';

let directory: string;
let opened: EventStore[];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'open-sqlite-'));
  opened = [];
});
afterEach(async () => {
  for (const store of opened) await store.close();
  rmSync(directory, { recursive: true });
});
const open = (readOnly = false): EventStore => {
  const store = openSqliteStore({ directory, readOnly });
  opened.push(store);
  return store;
};

describe('a second server on the same folder', { timeout: 30_000 }, () => {
  it('is refused with a reason, and let in when the first has closed', async () => {
    const first = open();
    expect(() => open()).toThrow(StoreInUse);
    expect(() => open()).toThrow(/Another server is using/);
    await first.append('flow-a', 0, sampleEvents(1));
    await first.close();
    expect(await open().revision('flow-a')).toBe(1);
  });

  it('is refused while another process holds it, and let in when that was killed', async () => {
    open();
    await opened[0]?.close();
    const holder = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import Database from ${JSON.stringify(import.meta.resolve('libsql'))};
         const lock = new Database(process.argv[1]);
         lock.exec('BEGIN EXCLUSIVE');
         console.log('locked');
         setInterval(() => lock, 1000);`,
        join(directory, 'lock.db'),
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await once(holder.stdout, 'data');
    expect(() => open()).toThrow(StoreInUse);
    holder.kill('SIGKILL');
    await once(holder, 'close');
    expect(await open().head()).toBeNull();
  });
});

describe('reading beside a running server', { timeout: 30_000 }, () => {
  it('sees each commit at once, in the index and in its tail, and cannot write', async () => {
    const server = open();
    const reader = open(true);
    // Enough for the stream index to be brought up to date several times in between.
    for (let count = 0; count < 4000; count += 400) {
      await server.append('flow-a', count, sampleEvents(400));
      await server.append(`flow-b${count}`, 0, sampleEvents(1));
      expect(await reader.revision('flow-a')).toBe(count + 400);
      const read = await collect(reader.read('flow-a', { after: count }));
      expect(ids(read)).toEqual(ids(await collect(server.read('flow-a', { after: count }))));
      expect(read).toHaveLength(400);
    }
    expect(await reader.head()).toBe(await server.head());
    await expect(reader.append('flow-a', 'any', sampleEvents(1))).rejects.toThrow(StoreUnavailable);
  });

  it('follows what the server appends', async () => {
    const server = open();
    const watcher = new Watcher(open(true), { all: null }, { batchSize: 2 });
    await server.append('flow-a', 0, sampleEvents(5));
    await watcher.untilCount(5);
    await server.append('flow-a', 5, sampleEvents(5));
    await watcher.untilCount(10);
    await watcher.stop();
    expect(watcher.events.map((event) => event.revision)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('hands on at once what it is told of, without waiting for its next look', async () => {
    const writer = open();
    vi.useFakeTimers({ toFake: ['setInterval'] });
    try {
      const wakeup = new Wakeup();
      const reader = openSqliteStore({ directory, readOnly: true, wakeup });
      opened.push(reader);
      const watcher = new Watcher(reader, { all: null });
      await writer.append('flow-a', 0, sampleEvents(1));
      wakeup.tell();
      await watcher.untilCount(1);
      await writer.append('flow-a', 1, sampleEvents(1));
      wakeup.tell();
      await watcher.untilCount(2);
      await watcher.stop();
    } finally {
      vi.useRealTimers();
    }
  });

  it('works when the server is not running, and reads what a killed one left', async () => {
    await open().append('flow-a', 0, sampleEvents(3));
    await opened[0]?.close();
    expect(await open(true).revision('flow-a')).toBe(3);
  });

  it('says so when there is nothing to read', () => {
    expect(() => open(true)).toThrow(/no event log/);
  });
});

describe('trouble with the file', { timeout: 30_000 }, () => {
  it('is unavailable while another program locks the log, loses nothing, and goes on after that', async () => {
    const store = open();
    await store.append('flow-a', 0, sampleEvents(1));
    const other = connect(join(directory, 'log.db'));
    other.exec('BEGIN IMMEDIATE');
    const events = sampleEvents(2);
    const outcomes = await Promise.allSettled([
      store.append('flow-a', 1, events),
      store.append('flow-b', 0, sampleEvents(1)),
    ]);
    expect(outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason)).toEqual([
      expect.any(StoreUnavailable),
      expect.any(StoreUnavailable),
    ]);
    expect(ids(await collect(store.read('flow-a')))).toHaveLength(1);
    other.exec('ROLLBACK');
    other.close();
    expect((await store.append('flow-a', 1, events)).revision).toBe(3);
    expect((await store.append('flow-a', 1, events)).revision).toBe(3);
    expect(await store.revision('flow-b')).toBe(0);
  });

  it('refuses a file that is no database', () => {
    writeFileSync(join(directory, 'log.db'), 'I am a diary. '.repeat(1000));
    expect(() => open()).toThrow(StoreUnavailable);
    // The lock was given back: the same error again, not "in use".
    expect(() => open()).toThrow(StoreUnavailable);
  });

  it('refuses a log that a newer version has written', async () => {
    await open().close();
    const other = connect(join(directory, 'log.db'));
    other.exec('PRAGMA user_version = 99');
    other.close();
    expect(() => open()).toThrow(/newer version/);
    expect(() => open(true)).toThrow(/newer version/);
  });

  it('refuses a folder that cannot be made', () => {
    writeFileSync(join(directory, 'file'), '');
    expect(() => openSqliteStore({ directory: join(directory, 'file', 'data') })).toThrow(StoreUnavailable);
  });
});

describe('a place of its own', { timeout: 30_000 }, () => {
  it('is a file with a lock beside it', async () => {
    const path = join(directory, 'elsewhere', 'strategy.db');
    const store = openSqliteStore({ path });
    opened.push(store);
    await store.append('flow-a', 0, sampleEvents(1));
    expect(() => openSqliteStore({ path })).toThrow(StoreInUse);
  });

  it('is memory, apart from any other', async () => {
    const [one, other] = [openSqliteStore({ path: ':memory:' }), openSqliteStore({ path: ':memory:' })];
    opened.push(one, other);
    await one.append('flow-a', 0, [sampleEvent({ in: 'memory' })]);
    expect(await other.head()).toBeNull();
    expect((await collect(one.readAll(null))).map((event) => event.data)).toEqual([{ in: 'memory' }]);
  });
});
