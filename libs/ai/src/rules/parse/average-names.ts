import type { IndicatorName } from '../lexicon/meaning.js';

/** Averages by their kind; "ma" is the bare word. */
export const averages: ReadonlySet<string> = new Set<IndicatorName>([
  'ma',
  'sma',
  'ema',
  'wma',
  'wilder',
  'dema',
  'tema',
  'hma',
  'kama',
]);

export function isAverage(name: string): boolean {
  return averages.has(name);
}
