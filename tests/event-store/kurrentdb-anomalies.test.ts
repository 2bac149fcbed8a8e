import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type EventStore,
  EventTooLarge,
  openKurrentDbStore,
  RevisionConflict,
  StoreUnavailable,
} from '@strategy-builder/event-store';
import { collect, ids, sampleEvent, sampleEvents, Watcher } from '@strategy-builder/event-store/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeEventStore } from './server/fake-server.js';

let server: FakeEventStore;
let closing: (() => unknown)[];

beforeEach(async () => {
  server = await new FakeEventStore().start();
  closing = [() => server.stop()];
});
afterEach(async () => {
  for (const close of closing.reverse()) await close();
});

async function open(connectionString = server.address): Promise<EventStore> {
  const store = await openKurrentDbStore({ connectionString });
  closing.push(() => store.close());
  return store;
}

function watch(
  store: EventStore,
  from: ConstructorParameters<typeof Watcher>[1],
  batchSize?: number,
): Watcher {
  const watcher = new Watcher(store, from, batchSize ? { batchSize } : {});
  closing.push(() => watcher.stop());
  return watcher;
}

describe('an append whose answer is lost', () => {
  it.each([
    'lose',
    'storeAndTimeOut',
    'timeOut',
    'unavailable',
    'notLeader',
  ] as const)('is stored exactly once, and its caller hears the first answer: %s', async (mishap) => {
    const store = await open();
    const [first, second] = [sampleEvents(2), sampleEvents(2)];
    await store.append('flow-a', 0, first);
    for (const expected of [2, 'any'] as const) {
      server.mishaps.push(mishap);
      const answer = await store.append('flow-a', expected, second);
      expect(answer).toEqual({
        revision: 4,
        position: (await collect(store.read('flow-a'))).at(-1)?.position,
      });
    }
    expect(ids(await collect(store.read('flow-a')))).toEqual(ids([...first, ...second]));
  });

  it('is looked for in the tail of the stream before it is sent again', async () => {
    const store = await open();
    await store.append('flow-a', 0, sampleEvents(1));
    server.requests.length = 0;
    server.mishaps.push('storeAndTimeOut');
    await store.append('flow-a', 1, sampleEvents(1));
    expect(server.requests).toEqual(['append', 'read', 'read']);
  });

  it('is stored once when the first attempt arrives after the second', async () => {
    const store = await open();
    await store.append('flow-a', 0, sampleEvents(1));
    const events = sampleEvents(2);
    server.mishaps.push('storeLate');
    await store.append('flow-a', 'any', events);
    server.storeTheLate();
    expect(await store.revision('flow-a')).toBe(3);
  });

  it('is stored once when the answer comes late, and the caller asks again meanwhile', async () => {
    const store = await open();
    const events = sampleEvents(2);
    server.mishaps.push('answerLate');
    const both = Promise.all([store.append('flow-a', 0, events), store.append('flow-a', 0, events)]);
    await server.until(() => server.heldBack > 0);
    server.answerTheLate();
    const [one, other] = await both;
    expect(one).toEqual(other);
    expect(await store.revision('flow-a')).toBe(2);
  });

  it('is unavailable when nothing can be learned for long, and known to whoever asks later', async () => {
    const store = await open();
    const events = sampleEvents(2);
    server.mishaps.push('storeAndTimeOut');
    await store.append('flow-a', 0, sampleEvents(1));
    server.mishaps.push('lose', ...Array(6).fill('unavailable'));
    server.placesOfRepeats = false;
    const answer = await store.append('flow-a', 1, events);
    expect(answer.revision).toBe(3);
    expect(await store.append('flow-a', 1, events)).toEqual(answer);
  });

  it('gets its place by reading when the server does not repeat it', async () => {
    const [one, other] = [await open(), await open()];
    const events = sampleEvents(2);
    const first = await one.append('flow-a', 'none', events);
    server.placesOfRepeats = false;
    expect(await other.append('flow-a', 'none', events)).toEqual(first);
  });
});

describe('the same ids half present', () => {
  it('are a conflict for a process that has not written the stream, at any expected revision', async () => {
    const events = sampleEvents(4);
    await (await open()).append('flow-a', 0, events.slice(0, 2));
    for (const expected of ['any', 'none', 'exists', 0, 2] as const) {
      const store = await open();
      await expect(store.append('flow-a', expected, events)).rejects.toThrow(RevisionConflict);
      expect(await store.revision('flow-a')).toBe(2);
    }
  });

  it('are found at their own revision however long ago they were stored', async () => {
    const store = await open();
    const events = sampleEvents(2);
    const first = await store.append('flow-a', 0, events);
    for (let revision = 2; revision < 702; revision += 100) {
      await store.append('flow-a', revision, sampleEvents(100));
    }
    const other = await open();
    expect(await other.append('flow-a', 0, events)).toEqual(first);
    expect(await other.append('flow-a', 'none', events)).toEqual(first);
  });
});

describe('several processes on one server', () => {
  it('give each revision to one of them, and go on from each other’s events', async () => {
    const stores = [await open(), await open()];
    const appends = stores.flatMap((store) =>
      Array.from({ length: 20 }, () => store.append('flow-a', 'any', sampleEvents(2))),
    );
    const revisions = (await Promise.all(appends)).map(({ revision }) => revision);
    expect(revisions.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => 2 * index + 2));
  });
});

describe('a fresh connection', () => {
  it('carries hundreds of first appends at once', async () => {
    const store = await open();
    const answers = await Promise.all(
      Array.from({ length: 500 }, (_, index) => store.append(`flow-${index}`, 0, sampleEvents(1))),
    );
    expect(answers.map(({ revision }) => revision)).toEqual(Array(500).fill(1));
  });

  it('never uses the client’s batch call, whose callers are forgotten when any connection breaks', async () => {
    const store = await open();
    await store.append('flow-a', 0, sampleEvents(1));
    expect(server.requests).not.toContain('batchAppend');
  });

  it('says so when nobody answers, and repeats no password', async () => {
    await expect(open('esdb://admin:secret@127.0.0.1:1?tls=false')).rejects.toThrow(StoreUnavailable);
    const error = await open('kurrentdb://admin:secret@host:x').catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(RangeError);
    expect(String(error)).not.toContain('secret');
  });

  it('finds the leader of a cluster by its gossip, under the new name of the scheme', async () => {
    const leader = await new FakeEventStore().start();
    closing.push(() => leader.stop());
    server.leaderPort = leader.port;
    const store = await open(`kurrentdb+discover://127.0.0.1:${server.port}?tls=false`);
    await store.append('flow-a', 0, sampleEvents(1));
    expect(leader.log.revision('flow-a')).toBe(0);
  });

  it('follows a server that names another one as the leader', async () => {
    const leader = await new FakeEventStore().start();
    closing.push(() => leader.stop());
    const store = await open();
    server.leaderPort = leader.port;
    server.mishaps.push('notLeader');
    await store.append('flow-a', 0, sampleEvents(1));
    expect(leader.log.revision('flow-a')).toBe(0);
    expect(server.log.revision('flow-a')).toBe(-1);
  });
});

describe('a subscription that drops', () => {
  it('goes on behind the last event that was handled, as often as it drops', async () => {
    const [store, writer] = [await open(), await open()];
    const feed = watch(store, { all: null, filter: { streamPrefixes: ['flow-'] } }, 3);
    const stream = watch(store, { stream: 'flow-0', after: 0 }, 3);
    const written: string[] = [];
    for (let round = 0; round < 6; round += 1) {
      const events = sampleEvents(7);
      await writer.append(`flow-${round % 2}`, 'any', events);
      written.push(...ids(events));
      if (round % 2 === 0) await server.until(() => server.subscriptions === 2);
      server.dropSubscriptions();
    }
    await feed.untilCount(42);
    await stream.untilCount(21);
    expect(ids(feed.events)).toEqual(written);
    expect(stream.events.map(({ revision }) => revision)).toEqual(
      Array.from({ length: 21 }, (_, i) => i + 1),
    );
  });

  it('goes on from a checkpoint where the server found nothing for long', async () => {
    const [store, writer] = [await open(), await open()];
    await writer.append('flow-wanted', 0, sampleEvents(1));
    const watcher = watch(store, { all: null, filter: { streamPrefixes: ['flow-wanted'] } });
    await watcher.untilCount(1);
    for (let revision = 0; revision < 1200; revision += 300) {
      await writer.append('other', revision, sampleEvents(300));
    }
    await server.until(() => server.subscriptions === 1);
    server.dropSubscriptions();
    await writer.append('flow-wanted', 1, sampleEvents(1));
    await watcher.untilCount(2);
    expect(watcher.events.map(({ revision }) => revision)).toEqual([1, 2]);
  });

  it('delivers nothing twice when the server does', async () => {
    const store = await open();
    server.feeding.deliverTwice = true;
    const watchers = [watch(store, { all: null }), watch(store, { stream: 'flow-a', after: 0 })];
    const events = sampleEvents(20);
    await store.append('flow-a', 0, events.slice(0, 10));
    await store.append('flow-a', 10, events.slice(10));
    for (const watcher of watchers) {
      await watcher.untilSeen(events.at(-1)?.id ?? '');
      expect(ids(watcher.events)).toEqual(ids(events));
    }
  });

  it('fails, and skips nothing, when a stream lacks an event', async () => {
    const store = await open();
    server.feeding.skipEvery = 3;
    const watcher = watch(store, { stream: 'flow-a', after: 0 });
    await store.append('flow-a', 0, sampleEvents(5));
    await watcher.untilFailed();
    expect(watcher.failure?.message).toMatch(/lacks its event 3/);
  });
});

describe('what is not ours', () => {
  it('never shows in the feed: events of the server, and of other products', async () => {
    const store = await open();
    const events = sampleEvents(12);
    for (const [index, event] of events.entries()) await store.append('flow-a', index, [event]);
    const data = new TextEncoder().encode('{}');
    server.log.append('orders-1', 'any', [
      {
        id: 'b1d6bd3e-3a7b-4d5c-8f5e-0a4f2f3a1b2c',
        type: 'X',
        contentType: 'application/json',
        data,
        metadata: data,
      },
    ]);
    expect(server.log.events.some(({ stream }) => stream.startsWith('$stats'))).toBe(true);
    const feed = await collect(store.readAll(null));
    expect(ids(feed)).toEqual(ids(events));
    expect(await store.head()).toBe(feed.at(-1)?.position);
    const watcher = watch(store, { all: null });
    await watcher.untilCount(12);
    expect(ids(watcher.events)).toEqual(ids(events));
  });
});

describe('the size limit of the server', () => {
  it('is told clearly, for one event and for one append, and nothing is stored', async () => {
    const store = await open();
    const large = () => sampleEvent({}, { update: new Uint8Array(700_000) });
    const tooLarge = sampleEvent({}, { update: new Uint8Array(1_100_000) });
    await expect(store.append('flow-a', 0, [tooLarge])).rejects.toThrow(EventTooLarge);
    await expect(store.append('flow-a', 0, [large(), large()])).rejects.toThrow(/MaxAppendSize/);
    expect(await store.revision('flow-a')).toBe(0);
    expect((await store.append('flow-a', 0, [large()])).revision).toBe(1);
  });
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

describe.skipIf(!hasOpenssl)('a connection string that asks for TLS', () => {
  it('verifies the server and sends the credentials; refuses a server that it cannot verify', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kurrentdb-tls-'));
    closing.push(() => rmSync(folder, { recursive: true }));
    const [key, cert] = [join(folder, 'server.key'), join(folder, 'server.crt')];
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
    const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject];
    execFileSync('openssl', [...request, '-keyout', key, '-out', cert], { stdio: 'ignore' });
    const secured = await new FakeEventStore().start({
      tls: { key: readFileSync(key), cert: readFileSync(cert) },
    });
    closing.push(() => secured.stop());
    const address = `kurrentdb://ada:se%40cret@localhost:${secured.port}?tls=true`;
    const store = await open(`${address}&tlsCAFile=${encodeURIComponent(cert)}`);
    await store.append('flow-a', 0, sampleEvents(1));
    expect([...secured.authorizations]).toEqual([`Basic ${Buffer.from('ada:se@cret').toString('base64')}`]);
    await expect(open(address)).rejects.toThrow(StoreUnavailable);
  });
});
