import { describe, expect, it } from 'vitest';
import { EventTooLarge, RevisionConflict } from '../../errors.js';
import { asWritten, collect, ids, sampleEvent, sampleEvents } from '../sample-events.js';
import type { Fixture } from './fixture.js';

export function appendingContract(fixture: Fixture): void {
  describe('appending', () => {
    it('counts revisions from 1 and answers with the last one', async () => {
      const stream = fixture.stream('a');
      const first = await fixture.store.append(stream, 'none', sampleEvents(1));
      const second = await fixture.store.append(stream, 1, sampleEvents(3));
      const stored = await collect(fixture.store.read(stream));
      expect([first.revision, second.revision]).toEqual([1, 4]);
      expect(stored.map((event) => event.revision)).toEqual([1, 2, 3, 4]);
      expect(stored.map((event) => event.stream)).toEqual(Array(4).fill(stream));
      expect(stored[0]?.position).toBe(first.position);
      expect(stored[3]?.position).toBe(second.position);
    });

    it('gives back what was written, to the last byte', async () => {
      const events = [
        sampleEvent({
          text: 'naïve – 日本語 – 👩‍🚀 – עִבְרִית',
          quote: `'"\\\n\t`,
          nul: 'a\u0000b',
          lone: '\ud800',
        }),
        sampleEvent({ numbers: [0, 1.5, -2e-300, 9007199254740991], nothing: null, yes: true, empty: {} }),
        sampleEvent('only a text', { update: Uint8Array.from({ length: 256 }, (_, byte) => byte) }),
        sampleEvent([], { type: 'CanvasSynchronised', schemaVersion: 7, update: new Uint8Array([0]) }),
        sampleEvent({ large: 'x'.repeat(300_000) }, { update: new Uint8Array(200_000).fill(255) }),
        sampleEvent(
          {},
          {
            metadata: {
              actor: { kind: 'agent', id: 'claude', name: 'Claude "the agent"' },
              sessionId: 'session',
              commandId: 'command',
              correlationId: 'correlation',
              causationId: 'cause',
              at: '2026-12-31T23:59:59.999Z',
              turn: { id: 'turn', index: 5, size: 6 },
              requestHash: 'hash',
            },
          },
        ),
      ];
      await fixture.store.append(fixture.stream('a'), 0, events);
      expect(asWritten(await collect(fixture.store.read(fixture.stream('a'))))).toEqual(events);
    });

    it('keeps an update apart from no update, and answers with plain bytes', async () => {
      const bytes = new Uint8Array([1, 2, 3]);
      const around = new Uint8Array([9, 1, 2, 3, 9]).subarray(1, 4);
      const events = [sampleEvent(), sampleEvent({}, { update: bytes }), sampleEvent({}, { update: around })];
      await fixture.store.append(fixture.stream('a'), 0, events);
      const stored = await collect(fixture.store.read(fixture.stream('a')));
      expect(stored.map((event) => 'update' in event)).toEqual([false, true, true]);
      expect(stored[1]?.update).toStrictEqual(bytes);
      expect(stored[2]?.update).toStrictEqual(bytes);
    });

    it.each([
      ['any', 0, true],
      ['any', 2, true],
      ['none', 0, true],
      ['none', 2, false],
      ['exists', 0, false],
      ['exists', 2, true],
      [0, 0, true],
      [0, 2, false],
      [2, 2, true],
      [1, 2, false],
      [3, 2, false],
      [1, 0, false],
    ] as const)('expecting %s of a stream of %i events is right: %s', async (expected, length, right) => {
      const stream = fixture.stream('a');
      if (length > 0) await fixture.store.append(stream, 0, sampleEvents(length));
      const appending = fixture.store.append(stream, expected, sampleEvents(1));
      if (right) {
        expect((await appending).revision).toBe(length + 1);
      } else {
        const conflict = await appending.catch((error: unknown) => error);
        expect(conflict).toBeInstanceOf(RevisionConflict);
        expect(conflict).toMatchObject({ stream, expected, actual: length });
      }
      expect(await fixture.store.revision(stream)).toBe(length + (right ? 1 : 0));
    });

    it('lets exactly one of many writers win the same revision, whole', async () => {
      const stream = fixture.stream('a');
      const attempts = Array.from({ length: 20 }, (_, writer) => sampleEvents(3, writer * 10));
      const outcomes = await Promise.allSettled(
        attempts.map((events) => fixture.store.append(stream, 0, events)),
      );
      const winners = attempts.filter((_, index) => outcomes[index]?.status === 'fulfilled');
      expect(winners).toHaveLength(1);
      expect(ids(await collect(fixture.store.read(stream)))).toEqual(ids(winners[0] ?? []));
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ actual: 3 });
      }
    });

    it('does not let a conflict fail the innocent appends beside it', async () => {
      const { store } = fixture;
      const known = sampleEvents(1);
      await store.append(fixture.stream('known'), 0, known);
      const outcomes = await Promise.allSettled([
        store.append(fixture.stream('a'), 0, sampleEvents(2)),
        store.append(fixture.stream('b'), 5, sampleEvents(2)),
        store.append(fixture.stream('c'), 0, sampleEvents(2)),
        store.append(fixture.stream('known'), 1, [...sampleEvents(1), ...known, ...sampleEvents(1)]),
        store.append(fixture.stream('d'), 0, sampleEvents(2)),
        store.append(fixture.stream('known'), 0, sampleEvents(1)),
        store.append(fixture.stream('e'), 'none', sampleEvents(1)),
      ]);
      expect(outcomes.map((outcome) => outcome.status)).toEqual([
        'fulfilled',
        'rejected',
        'fulfilled',
        'rejected',
        'fulfilled',
        'rejected',
        'fulfilled',
      ]);
      const lengths = ['a', 'b', 'c', 'known', 'd', 'e'].map((name) => store.revision(fixture.stream(name)));
      expect(await Promise.all(lengths)).toEqual([2, 0, 2, 1, 2, 1]);
    });

    it('stores what stands beside the events with them, at the end of its streams', async () => {
      const { store } = fixture;
      const [flow, chat, history] = ['flow', 'chat', 'history'].map((name) => fixture.stream(name)) as [
        string,
        string,
        string,
      ];
      const [said, ...told] = sampleEvents(4);
      await store.append(chat, 'none', [said!]);
      const first = await store.append(flow, 'none', sampleEvents(2), [
        { stream: chat, events: told.slice(0, 1) },
        { stream: history, events: told.slice(1) },
      ]);
      expect(first.revision).toBe(2);
      const [next] = sampleEvents(1);
      await Promise.all([
        store.append(chat, 'any', [next!]),
        store.append(flow, 2, sampleEvents(1), [{ stream: chat, events: sampleEvents(1) }]),
      ]);
      expect(ids(await collect(store.read(chat))).slice(0, 2)).toEqual(ids([said!, told[0]!]));
      expect(ids(await collect(store.read(history)))).toEqual(ids(told.slice(1)));
      expect([await store.revision(flow), await store.revision(chat)]).toEqual([3, 4]);
    });

    it('stores nothing beside an append that is refused, and nothing twice beside a repeated one', async () => {
      const { store } = fixture;
      const [flow, chat] = [fixture.stream('flow'), fixture.stream('chat')];
      const events = sampleEvents(2);
      const beside = [{ stream: chat, events: sampleEvents(1) }];
      const first = await store.append(flow, 'none', events, beside);
      await expect(
        store.append(flow, 1, sampleEvents(1), [{ stream: chat, events: sampleEvents(1) }]),
      ).rejects.toThrow(RevisionConflict);
      expect(await store.append(flow, 'none', events, beside)).toEqual(first);
      expect([await store.revision(flow), await store.revision(chat)]).toEqual([2, 1]);
    });

    it('goes on after an append that cannot be stored at all', async () => {
      const { store } = fixture;
      const circular: Record<string, unknown> = {};
      circular.self = circular;
      const outcomes = await Promise.allSettled([
        store.append(fixture.stream('a'), 0, [sampleEvent(circular)]),
        store.append(fixture.stream('a'), 0, [sampleEvent(10n)]),
        store.append(fixture.stream('a'), 0, [sampleEvent(() => 1)]),
        store.append(fixture.stream('a'), 0, []),
        store.append(fixture.stream('a'), 0, [sampleEvent({}, { id: 'no-uuid' })]),
        store.append(fixture.stream('a'), 0, [sampleEvent({}, { type: '' })]),
        store.append(fixture.stream('a'), 0, [sampleEvent({}, { schemaVersion: 1.5 })]),
        store.append(fixture.stream('a'), -1, sampleEvents(1)),
        store.append('', 0, sampleEvents(1)),
        store.append(fixture.stream('a'), 0, sampleEvents(1)),
      ]);
      expect(outcomes.map((outcome) => outcome.status)).toEqual([...Array(9).fill('rejected'), 'fulfilled']);
      expect(await store.revision(fixture.stream('a'))).toBe(1);
    });

    it('refuses an event larger than the store can hold, and stores nothing of its append', async () => {
      const stream = fixture.stream('a');
      const huge = sampleEvent({}, { update: new Uint8Array(20 * 1024 * 1024) });
      await expect(fixture.store.append(stream, 0, [sampleEvent(), huge])).rejects.toThrow(EventTooLarge);
      expect(await fixture.store.revision(stream)).toBe(0);
      await fixture.store.append(stream, 0, sampleEvents(1));
    });
  });
}
