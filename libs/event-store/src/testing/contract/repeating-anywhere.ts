import { describe, expect, it } from 'vitest';
import { RevisionConflict } from '../../errors.js';
import { sampleEvents } from '../sample-events.js';
import type { Fixture } from './fixture.js';

/** What only a store with an index of all event ids can promise: the SQL adapters. */
export function repeatingAnywhereContract(fixture: Fixture): void {
  describe('repeating an append without an exact revision', () => {
    it.each(['any', 'none', 'exists'] as const)('gives the first answer expecting %s', async (expected) => {
      const stream = fixture.stream('a');
      if (expected === 'exists') await fixture.store.append(stream, 0, sampleEvents(1));
      const events = sampleEvents(3);
      const first = await fixture.store.append(stream, expected, events);
      await fixture.store.append(stream, 'any', sampleEvents(50));
      expect(await fixture.store.append(stream, expected, events)).toEqual(first);
    });

    it('is a conflict when an id is stored in another stream', async () => {
      const events = sampleEvents(2);
      await fixture.store.append(fixture.stream('a'), 0, events);
      await expect(fixture.store.append(fixture.stream('b'), 'any', events)).rejects.toThrow(
        RevisionConflict,
      );
      expect(await fixture.store.revision(fixture.stream('b'))).toBe(0);
    });
  });
}
