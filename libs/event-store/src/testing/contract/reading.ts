import { describe, expect, it } from 'vitest';
import type { StoredEvent } from '../../port.js';
import { asWritten, collect, ids, sampleEvent, sampleEvents } from '../sample-events.js';
import type { Fixture } from './fixture.js';

export function readingContract(fixture: Fixture): void {
  const own = () => ({ streamPrefixes: [fixture.prefix] });

  describe('reading a stream', () => {
    it('finds nothing in a stream that nobody wrote', async () => {
      expect(await collect(fixture.store.read(fixture.stream('nobody')))).toEqual([]);
      expect(await fixture.store.revision(fixture.stream('nobody'))).toBe(0);
    });

    it('begins after a revision and ends at a limit', async () => {
      const stream = fixture.stream('a');
      const events = sampleEvents(10);
      await fixture.store.append(stream, 0, events);
      const range = async (range: { after?: number; limit?: number }) =>
        ids(await collect(fixture.store.read(stream, range)));
      expect(await range({ after: 3 })).toEqual(ids(events.slice(3)));
      expect(await range({ limit: 4 })).toEqual(ids(events.slice(0, 4)));
      expect(await range({ after: 3, limit: 4 })).toEqual(ids(events.slice(3, 7)));
      expect(await range({ after: 10 })).toEqual([]);
      expect(await range({ after: 9, limit: 100 })).toEqual(ids(events.slice(9)));
      expect(await range({ limit: 0 })).toEqual([]);
    });

    it('reads thousands in order while others write to it and beside it', async () => {
      const stream = fixture.stream('a');
      const events = sampleEvents(3000);
      for (let first = 0; first < events.length; first += 500) {
        await fixture.store.append(stream, first, events.slice(first, first + 500));
        await fixture.store.append(fixture.stream('b'), first / 500, sampleEvents(1));
      }
      const more = sampleEvents(5);
      const reading = collect(fixture.store.read(stream));
      await fixture.store.append(stream, 3000, more);
      const read = await reading;
      const all = [...events, ...more];
      expect(read.length).toBeGreaterThanOrEqual(events.length);
      expect(ids(read)).toEqual(ids(all.slice(0, read.length)));
      expect(asWritten(await collect(fixture.store.read(stream)))).toEqual(all);
    });

    it('reads events of a megabyte one after the other', async () => {
      const stream = fixture.stream('a');
      const events = Array.from({ length: 20 }, (_, index) =>
        sampleEvent({ index }, { update: new Uint8Array(800_000).fill(index) }),
      );
      for (const [index, event] of events.entries()) await fixture.store.append(stream, index, [event]);
      const read = await collect(fixture.store.read(stream));
      expect(read.map((event) => event.update?.at(-1))).toEqual(events.map((_, index) => index));
    });
  });

  describe('counting the feed', () => {
    it('tells how many events follow a position, and no more than asked for', async () => {
      const { store } = fixture;
      const start = await store.head();
      const { position } = await store.append(fixture.stream('a'), 0, sampleEvents(3));
      await store.append(fixture.stream('b'), 0, sampleEvents(40));
      expect(await store.count(position, 1000)).toBe(40);
      expect(await store.count(position, 7)).toBe(7);
      expect(await store.count(start, 1000)).toBe(43);
      expect(await store.count(await store.head(), 1000)).toBe(0);
    });
  });

  describe('reading the feed', () => {
    const writeThreeStreams = async (): Promise<StoredEvent[]> => {
      for (let round = 0; round < 5; round += 1) {
        for (const name of ['a', 'b', 'chat']) {
          const type = name === 'chat' ? 'MessagePosted' : 'NodeMoved';
          await fixture.store.append(fixture.stream(name), round * 2, [
            sampleEvent({ round }, { type }),
            sampleEvent({ round }, { type: 'Other' }),
          ]);
        }
      }
      return collect(fixture.store.readAll(fixture.start, own()));
    };

    it('gives all events in the order of their acknowledgement, positions ascending', async () => {
      const feed = await writeThreeStreams();
      expect(feed).toHaveLength(30);
      const expected = Array.from({ length: 5 }, (_, round) =>
        ['a', 'b', 'chat'].flatMap((name) => [
          `${fixture.stream(name)} ${round * 2 + 1}`,
          `${fixture.stream(name)} ${round * 2 + 2}`,
        ]),
      ).flat();
      expect(feed.map((event) => `${event.stream} ${event.revision}`)).toEqual(expected);
      feed.slice(1).forEach((event, index) => {
        expect(fixture.store.comparePositions(event.position, feed[index]?.position ?? '')).toBeGreaterThan(
          0,
        );
      });
    });

    it('agrees with the stream on each event', async () => {
      const feed = await writeThreeStreams();
      const stream = await collect(fixture.store.read(fixture.stream('a')));
      expect(feed.filter((event) => event.stream === fixture.stream('a'))).toEqual(stream);
    });

    it('goes on right after any position', async () => {
      const feed = await writeThreeStreams();
      for (const [index, event] of feed.entries()) {
        const rest = await collect(fixture.store.readAll(event.position, own()));
        expect(ids(rest)).toEqual(ids(feed.slice(index + 1)));
      }
    });

    it('filters by stream, by type, and by both', async () => {
      const feed = await writeThreeStreams();
      const filtered = async (streamPrefixes: string[], types?: string[]) =>
        ids(
          await collect(
            fixture.store.readAll(fixture.start, types ? { streamPrefixes, types } : { streamPrefixes }),
          ),
        );
      const wanted = (keep: (event: StoredEvent) => boolean) => ids(feed.filter(keep));
      const a = fixture.stream('a');
      const chat = fixture.stream('chat');
      expect(await filtered([a, chat])).toEqual(wanted((event) => event.stream !== fixture.stream('b')));
      expect(await filtered([fixture.prefix], ['MessagePosted'])).toEqual(
        wanted((event) => event.type === 'MessagePosted'),
      );
      expect(await filtered([a], ['Other', 'MessagePosted'])).toEqual(
        wanted((event) => event.stream === a && event.type === 'Other'),
      );
      expect(await filtered([fixture.stream('nobody')])).toEqual([]);
    });

    it('takes the signs of a pattern in a prefix literally', async () => {
      await fixture.store.append(fixture.stream('a%b_c.*'), 0, sampleEvents(1));
      await fixture.store.append(fixture.stream('aXbXcXX'), 0, sampleEvents(1));
      const found = await collect(
        fixture.store.readAll(fixture.start, { streamPrefixes: [fixture.stream('a%b_c.*')] }),
      );
      expect(found.map((event) => event.stream)).toEqual([fixture.stream('a%b_c.*')]);
    });

    it('names the last position as its head', async () => {
      const { position } = await fixture.store.append(fixture.stream('a'), 0, sampleEvents(2));
      const head = await fixture.store.head();
      expect(fixture.store.comparePositions(head ?? '', position)).toBeGreaterThanOrEqual(0);
      expect(await collect(fixture.store.readAll(head, own()))).toEqual([]);
    });
  });
}
