import { describe, expect, it } from 'vitest';
import type { StoredEvent } from '../../port.js';
import { collect, ids, sampleEvent, sampleEvents } from '../sample-events.js';
import type { Fixture } from './fixture.js';

export function subscribingContract(fixture: Fixture): void {
  const own = () => ({ streamPrefixes: [fixture.prefix] });
  const feed = () => collect(fixture.store.readAll(fixture.start, own()));

  /** Writers on streams of their own, all at once; resolves when everything is acknowledged. */
  const writeFromMany = (writers: number, appends: number, size = 1): Promise<unknown> =>
    Promise.all(
      Array.from({ length: writers }, async (_, writer) => {
        for (let index = 0; index < appends; index += 1) {
          await fixture.store.append(fixture.stream(`w${writer}`), index * size, sampleEvents(size));
        }
      }),
    );

  describe('subscribing', () => {
    it('delivers what is stored, then what comes', async () => {
      const before = sampleEvents(5);
      await fixture.store.append(fixture.stream('a'), 0, before);
      const watcher = fixture.watch({ all: fixture.start, filter: own() });
      await watcher.untilCount(5);
      const after = sampleEvents(5);
      await fixture.store.append(fixture.stream('b'), 0, after);
      await watcher.untilCount(10);
      expect(ids(watcher.events)).toEqual(ids([...before, ...after]));
    });

    it.each([
      1,
      3,
      undefined,
    ])('misses nothing and changes no order while 20 writers go on, with batches of %s', async (batchSize) => {
      const watcher = fixture.watch({ all: fixture.start, filter: own() }, batchSize ? { batchSize } : {});
      await writeFromMany(20, 10, 2);
      await watcher.untilCount(400);
      expect(ids(watcher.events)).toEqual(ids(await feed()));
      expect(Math.max(...watcher.batches)).toBeLessThanOrEqual(batchSize ?? 1000);
    });

    it('follows one stream from a revision', async () => {
      const stream = fixture.stream('a');
      await fixture.store.append(stream, 0, sampleEvents(5));
      const watcher = fixture.watch({ stream, after: 3 }, { batchSize: 1 });
      await fixture.store.append(fixture.stream('b'), 0, sampleEvents(3));
      await fixture.store.append(stream, 5, sampleEvents(5));
      await watcher.untilCount(7);
      expect(watcher.events.map((event) => `${event.stream} ${event.revision}`)).toEqual(
        [4, 5, 6, 7, 8, 9, 10].map((revision) => `${stream} ${revision}`),
      );
    });

    it('follows a stream that nobody has written yet', async () => {
      const stream = fixture.stream('later');
      const watcher = fixture.watch({ stream, after: 0 });
      await fixture.store.append(stream, 'none', sampleEvents(2));
      await watcher.untilCount(2);
      expect(watcher.events.map((event) => event.revision)).toEqual([1, 2]);
    });

    it('starts a stream at its end', async () => {
      const stream = fixture.stream('a');
      await fixture.store.append(stream, 0, sampleEvents(5));
      const watcher = fixture.watch({ stream, after: 'end' });
      await fixture.store.append(stream, 5, sampleEvents(2));
      await watcher.untilCount(2);
      expect(watcher.events.map((event) => event.revision)).toEqual([6, 7]);
    });

    it('starts the feed at its end while appends are in flight, and misses nothing that is appended after', async () => {
      await fixture.store.append(fixture.stream('old'), 0, sampleEvents(3));
      const inFlight = Promise.all(
        Array.from({ length: 5 }, (_, index) =>
          fixture.store.append(fixture.stream(`flight${index}`), 0, sampleEvents(1)),
        ),
      );
      const watcher = fixture.watch({ all: 'end', filter: own() }, { batchSize: 1 });
      const later = sampleEvents(3);
      await fixture.store.append(fixture.stream('new'), 0, later);
      await inFlight;
      await watcher.untilSeen(later[2]?.id ?? '');
      const all = ids(await feed());
      const seen = ids(watcher.events);
      expect(seen).toEqual(all.slice(all.length - seen.length));
      expect(seen).toEqual(expect.arrayContaining(ids(later)));
      expect(seen.length).toBeLessThanOrEqual(8);
    });

    it('goes on from a checkpoint as often as its reader restarts, each event once', async () => {
      const seen: StoredEvent[] = [];
      const writing = writeFromMany(5, 20, 2);
      for (let restart = 0; seen.length < 200; restart += 1) {
        const from = seen.at(-1)?.position ?? fixture.start;
        const watcher = fixture.watch({ all: from, filter: own() }, { batchSize: 1 + (restart % 7) });
        await watcher.untilCount(Math.min(1 + (restart % 13), 200 - seen.length));
        await watcher.stop();
        seen.push(...watcher.events);
      }
      await writing;
      expect(ids(seen)).toEqual(ids(await feed()));
    });

    it('filters by stream and type', async () => {
      const watcher = fixture.watch({
        all: fixture.start,
        filter: { streamPrefixes: [fixture.stream('a')], types: ['Wanted'] },
      });
      await fixture.store.append(fixture.stream('b'), 0, [sampleEvent(1, { type: 'Wanted' })]);
      await fixture.store.append(fixture.stream('a'), 0, [
        sampleEvent(2),
        sampleEvent(3, { type: 'Wanted' }),
        sampleEvent(4),
      ]);
      await fixture.store.append(fixture.stream('a'), 3, [sampleEvent(5, { type: 'Wanted' })]);
      await watcher.untilCount(2);
      expect(watcher.events.map((event) => event.data)).toEqual([3, 5]);
    });

    it('waits for its handler before it calls it again', async () => {
      let running = 0;
      let most = 0;
      const watcher = fixture.watch(
        { all: fixture.start, filter: own() },
        {
          batchSize: 2,
          onBatch: async () => {
            running += 1;
            most = Math.max(most, running);
            await fixture.store.revision(fixture.stream('w0'));
            running -= 1;
          },
        },
      );
      await writeFromMany(4, 10);
      await watcher.untilCount(40);
      expect(most).toBe(1);
    });

    it('ends at a handler that fails, tells it once, and delivers nothing more', async () => {
      let calls = 0;
      const watcher = fixture.watch(
        { all: fixture.start, filter: own() },
        {
          batchSize: 1,
          onBatch: () => {
            calls += 1;
            throw new Error('poison');
          },
        },
      );
      const healthy = fixture.watch({ all: fixture.start, filter: own() });
      await fixture.store.append(fixture.stream('a'), 0, sampleEvents(3));
      await watcher.untilFailed();
      await fixture.store.append(fixture.stream('a'), 3, sampleEvents(3));
      await healthy.untilCount(6);
      expect(watcher.failure?.message).toBe('poison');
      expect(calls).toBe(1);
    });

    it('delivers nothing after it was ended', async () => {
      const watcher = fixture.watch({ all: fixture.start, filter: own() });
      const other = fixture.watch({ all: fixture.start, filter: own() });
      await fixture.store.append(fixture.stream('a'), 0, sampleEvents(1));
      await watcher.untilCount(1);
      await watcher.stop();
      await fixture.store.append(fixture.stream('a'), 1, sampleEvents(1));
      await other.untilCount(2);
      expect(watcher.events).toHaveLength(1);
      expect(watcher.failure).toBeUndefined();
    });

    it('ends quietly when the store closes', async () => {
      const watcher = fixture.watch({ all: fixture.start, filter: own() });
      await fixture.store.append(fixture.stream('a'), 0, sampleEvents(1));
      await watcher.untilCount(1);
      await fixture.reopen();
      expect(watcher.failure).toBeUndefined();
    });
  });
}
