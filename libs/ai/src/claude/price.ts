import type { PlanUsage } from '../planner.js';

/** US dollars for a million tokens. */
export interface TokenPrices {
  readonly input: number;
  readonly output: number;
  readonly cacheWrite: number;
  readonly cacheRead: number;
}

/** What a request cost: input that came neither from the cache nor went into it has the price of input. */
export function costOf(
  {
    inputTokens,
    outputTokens,
    cachedReadTokens,
    cachedWriteTokens,
  }: Omit<PlanUsage, 'model' | 'promptVersion' | 'cost'>,
  prices: TokenPrices,
): number {
  const fresh = inputTokens - cachedReadTokens - cachedWriteTokens;
  const million =
    fresh * prices.input +
    outputTokens * prices.output +
    cachedWriteTokens * prices.cacheWrite +
    cachedReadTokens * prices.cacheRead;
  return million / 1_000_000;
}
