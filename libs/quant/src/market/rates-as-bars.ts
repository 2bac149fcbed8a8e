import type { Bars } from '@strategy-builder/language';

/**
 * The funding rates of a perpetual as bars of their own, for a data node that reads them: each bar stands at the last
 * rate that was paid until its open, so that nothing is seen before it is known. They begin with the first rate. Null
 * where there is none.
 */
export function ratesAsBars({ time, funding }: Bars): Bars | null {
  const first = funding?.findIndex((rate) => !Number.isNaN(rate)) ?? -1;
  if (funding === undefined || first < 0) return null;
  const rates = funding.slice(first);
  for (let t = 1; t < rates.length; t++) if (Number.isNaN(rates[t]!)) rates[t] = rates[t - 1]!;
  const { length } = rates;
  return {
    time: time.slice(first),
    open: rates,
    high: rates,
    low: rates,
    close: rates,
    volume: new Float64Array(length),
  };
}
