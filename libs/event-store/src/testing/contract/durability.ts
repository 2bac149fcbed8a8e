import { describe, expect, it } from 'vitest';
import { StoreUnavailable } from '../../errors.js';
import { writeUntilKilled } from '../child-writer.js';
import { collect, ids, sampleEvents } from '../sample-events.js';
import type { Fixture } from './fixture.js';

export function durabilityContract(fixture: Fixture): void {
  describe('closing, opening, crashing', () => {
    it('finds everything after it was opened anew, and goes on counting', async () => {
      const stream = fixture.stream('a');
      const events = sampleEvents(3);
      const { position } = await fixture.store.append(stream, 0, events);
      const store = await fixture.reopen();
      expect(ids(await collect(store.read(stream)))).toEqual(ids(events));
      const next = await store.append(stream, 3, sampleEvents(1));
      expect(next.revision).toBe(4);
      expect(store.comparePositions(next.position, position)).toBeGreaterThan(0);
    });

    it('stores what was appended before it closes', async () => {
      const stream = fixture.stream('a');
      const appending = Promise.all(
        Array.from({ length: 30 }, (_, index) =>
          fixture.store.append(fixture.stream(`${index}`), 0, sampleEvents(1)),
        ),
      );
      const store = await fixture.reopen();
      expect((await appending).map(({ revision }) => revision)).toEqual(Array(30).fill(1));
      expect(await store.revision(fixture.stream('29'))).toBe(1);
      expect(await store.revision(stream)).toBe(0);
    });

    it('says that it is unavailable once it is closed', async () => {
      const store = fixture.store;
      await store.append(fixture.stream('a'), 0, sampleEvents(1));
      const reopened = await fixture.reopen();
      await expect(store.append(fixture.stream('a'), 1, sampleEvents(1))).rejects.toThrow(StoreUnavailable);
      await expect(collect(store.read(fixture.stream('a')))).rejects.toThrow(StoreUnavailable);
      await expect(store.revision(fixture.stream('a'))).rejects.toThrow(StoreUnavailable);
      await expect(store.head()).rejects.toThrow(StoreUnavailable);
      expect(await reopened.revision(fixture.stream('a'))).toBe(1);
    });

    it('keeps what it acknowledged to a process killed in the middle of an append, and nothing by halves', async () => {
      const stream = fixture.stream('killed');
      await fixture.store.close();
      const report = await writeUntilKilled(fixture.underTest.inChildProcess, stream, 50);
      const store = await fixture.reopen();
      const stored = ids(await collect(store.read(stream)));
      const whole = stored.length / 3;
      expect(Number.isInteger(whole)).toBe(true);
      expect(whole).toBeGreaterThanOrEqual(report.acknowledged);
      expect(whole).toBeLessThanOrEqual(report.begun.length);
      expect(stored).toEqual(report.begun.slice(0, whole).flat());

      // The caller that never got its answer writes again and learns what became of it.
      const last = report.begun.length - 1;
      const retried = sampleEvents(3).map((event, index) => ({
        ...event,
        id: report.begun[last]?.[index] ?? event.id,
      }));
      expect((await store.append(stream, last * 3, retried)).revision).toBe(last * 3 + 3);
      expect(await store.revision(stream)).toBe(last * 3 + 3);
    }, 60_000);
  });
}
