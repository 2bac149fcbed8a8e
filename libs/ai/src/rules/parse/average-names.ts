import type { IndicatorName } from '../lexicon/meaning.js';

export const averages: ReadonlySet<IndicatorName> = new Set([
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

export function isAverage(name: IndicatorName): boolean {
  return averages.has(name);
}
