import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Backoff } from './backoff.js';
import { StoreUnavailable } from './errors.js';
import { runSubscription, Wakeup } from './subscription-loop.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('doubles each pause up to the longest, and begins again when it worked', () => {
  const backoff = new Backoff(50, 300);
  expect([1, 2, 3, 4, 5].map(() => backoff.next())).toEqual([50, 100, 200, 300, 300]);
  backoff.reset();
  expect(backoff.next()).toBe(50);
});

it('makes a subscription ask an unavailable store less and less often, for as long as it takes', async () => {
  const asked: number[] = [];
  let away = true;
  const began = Date.now();
  const handled: string[] = [];
  const stop = runSubscription(
    {
      from: { all: null },
      handle: async (events) => void handled.push(...events.map(({ id }) => id)),
      failed: (error) => {
        throw error;
      },
    },
    async () => {
      asked.push(Date.now() - began);
      if (away) throw new StoreUnavailable('away');
      return () => ({ events: [], atEnd: true, bytes: 0 });
    },
    new Wakeup(),
  );
  await vi.advanceTimersByTimeAsync(20_000);
  // 50, 100, 200 … 3,200 apart, then every 5,000 ms.
  expect(asked).toEqual([0, 50, 150, 350, 750, 1550, 3150, 6350, 11_350, 16_350]);
  away = false;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveLength(11);
  await stop();
});
