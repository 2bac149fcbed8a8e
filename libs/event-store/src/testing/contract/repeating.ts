import { describe, expect, it } from 'vitest';
import { RevisionConflict } from '../../errors.js';
import { collect, ids, sampleEvents } from '../sample-events.js';
import type { Fixture } from './fixture.js';

/** A caller that lost the answer writes again: the same event ids are the same append. */
export function repeatingContract(fixture: Fixture): void {
  describe('repeating an append', () => {
    it('gives the first answer and stores nothing twice', async () => {
      const stream = fixture.stream('a');
      await fixture.store.append(stream, 0, sampleEvents(2));
      const events = sampleEvents(3);
      const first = await fixture.store.append(stream, 2, events);
      expect(await fixture.store.append(stream, 2, events)).toEqual(first);
      expect(await fixture.store.revision(stream)).toBe(5);
    });

    it('gives the first answer while the first attempt is still in flight', async () => {
      const stream = fixture.stream('a');
      const events = sampleEvents(2);
      const answers = await Promise.all([
        fixture.store.append(stream, 0, events),
        fixture.store.append(stream, 0, events),
        fixture.store.append(stream, 0, events),
      ]);
      expect(answers).toEqual(Array(3).fill(answers[0]));
      expect(ids(await collect(fixture.store.read(stream)))).toEqual(ids(events));
    });

    it('gives the first answer after others have written', async () => {
      const stream = fixture.stream('a');
      const events = sampleEvents(2);
      const first = await fixture.store.append(stream, 0, events);
      await fixture.store.append(stream, 2, sampleEvents(5));
      expect(await fixture.store.append(stream, 0, events)).toEqual(first);
    });

    it('gives the first answer after the store was opened anew', async () => {
      const stream = fixture.stream('a');
      const events = sampleEvents(2);
      const first = await fixture.store.append(stream, 0, events);
      const store = await fixture.reopen();
      expect(await store.append(stream, 0, events)).toEqual(first);
      expect(await store.revision(stream)).toBe(2);
    });

    it.each([
      ['the first half', 0, 2],
      ['the second half', 2, 4],
      ['the middle', 1, 3],
    ])('is a conflict when %s is stored already', async (_, from, to) => {
      const stream = fixture.stream('a');
      const events = sampleEvents(4);
      await fixture.store.append(stream, 0, events.slice(from, to));
      for (const expected of [0, 2]) {
        const conflict = await fixture.store
          .append(stream, expected, events)
          .catch((error: unknown) => error);
        expect(conflict).toBeInstanceOf(RevisionConflict);
        expect(conflict).toMatchObject({ actual: 2 });
      }
      expect(ids(await collect(fixture.store.read(stream)))).toEqual(ids(events.slice(from, to)));
    });

    it('is a conflict when the same ids come in another order', async () => {
      const stream = fixture.stream('a');
      const events = sampleEvents(2);
      await fixture.store.append(stream, 0, events);
      await expect(fixture.store.append(stream, 0, [...events].reverse())).rejects.toThrow(RevisionConflict);
      expect(await fixture.store.revision(stream)).toBe(2);
    });
  });
}
