import { expect, it } from 'vitest';
import { costOf } from './price.js';

it('charges fresh input, output, and what went into the cache or came from it, each at its own price', () => {
  const prices = { input: 3, output: 15, cacheWrite: 3.75, cacheRead: 0.3 };
  const usage = { inputTokens: 12_000, outputTokens: 500, cachedReadTokens: 9_000, cachedWriteTokens: 1_000 };
  // 2,000 × 3 + 500 × 15 + 1,000 × 3.75 + 9,000 × 0.3 = 19,950 millionths
  expect(costOf(usage, prices)).toBeCloseTo(0.019_95, 12);
});
