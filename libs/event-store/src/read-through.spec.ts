import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UnreadableEvent } from './errors.js';
import type { EventStore } from './port.js';
import { readThrough } from './read-through.js';
import { openSqliteStore } from './sqlite/open-sqlite-store.js';
import { collect, ids, sampleEvent, sampleEvents } from './testing/sample-events.js';

let stored: EventStore;
beforeEach(() => {
  stored = openSqliteStore({ path: ':memory:' });
});
afterEach(() => stored.close());

describe('a store that is read through a function', () => {
  const seen = () =>
    readThrough(stored, (event) => ({ ...event, schemaVersion: 2, data: { was: event.data } }));

  it('gives every reader the made event, and stores events as they are', async () => {
    const store = seen();
    const events = sampleEvents(3);
    await store.append('flow-a', 'none', events);
    const made = events.map(({ data }) => ({ was: data }));
    const dataOf = async (read: AsyncIterable<{ data: unknown }>) => {
      const all: unknown[] = [];
      for await (const { data } of read) all.push(data);
      return all;
    };
    expect(await dataOf(store.read('flow-a'))).toEqual(made);
    expect(await dataOf(store.readAll(null))).toEqual(made);
    expect(await dataOf(stored.readAll(null))).toEqual(events.map(({ data }) => data));
    const followed = await new Promise((resolve, reject) => {
      store.subscribe({ from: { all: null }, handle: resolve, failed: reject });
    });
    expect(followed).toMatchObject(made.map((data) => ({ data, schemaVersion: 2 })));
  });

  it('can be read in part', async () => {
    await stored.append('flow-a', 'none', sampleEvents(2000));
    for await (const event of seen().readAll(null)) if (event.revision === 600) break;
    expect(ids(await collect(seen().read('flow-a', { after: 1999 })))).toHaveLength(1);
  });
});

describe('an event that the function cannot make', () => {
  const poison = sampleEvent({}, { type: 'FromTheFuture' });
  const store = () =>
    readThrough(stored, (event) => {
      if (event.type === 'FromTheFuture') throw new TypeError('newer than I am');
      return event;
    });
  beforeEach(async () => {
    await stored.append('flow-a', 'none', [...sampleEvents(2), poison, ...sampleEvents(2)]);
  });

  it('ends reading where it stands, with its name and the reason', async () => {
    const read: number[] = [];
    const reading = (async () => {
      for await (const { revision } of store().read('flow-a')) read.push(revision);
    })();
    await expect(reading).rejects.toThrow(UnreadableEvent);
    await expect(collect(store().readAll(null))).rejects.toMatchObject({
      message: 'newer than I am',
      event: { id: poison.id, stream: 'flow-a', revision: 3 },
    });
    expect(read).toEqual([1, 2]);
  });

  it('ends a subscription: nothing that follows it is delivered', async () => {
    const delivered: number[] = [];
    const error = await new Promise((failed) => {
      store().subscribe({
        from: { all: null },
        batchSize: 1,
        handle: (events) => void delivered.push(...events.map(({ revision }) => revision)),
        failed,
      });
    });
    expect(error).toBeInstanceOf(UnreadableEvent);
    expect(delivered).toEqual([1, 2]);
  });

  it('can still be counted, and passed by whoever reads behind it', async () => {
    expect(await store().count(null, 100)).toBe(5);
    expect(await collect(store().read('flow-a', { after: 3 }))).toHaveLength(2);
  });
});
