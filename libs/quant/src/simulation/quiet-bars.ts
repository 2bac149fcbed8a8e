import type { Bars } from '@strategy-builder/language';
import type { Holding } from './holding.js';
import type { SignalColumns } from './leg.js';

/**
 * Passes bars [t, end) on which nothing can happen to a leg without an order in the market, and gives the first one on
 * which something may. Between two events nothing but the bar changes, so these loops read only columns and locals.
 */
export function passQuietBars(
  { high, low, close }: Bars,
  { enterLong, exitLong, enterShort, exitShort }: SignalColumns,
  { units, stop, target, best }: Holding,
  cash: number,
  equity: Float64Array,
  from: number,
  end: number,
): number {
  let t = from;
  if (units === 0) {
    for (; t < end && enterLong[t - 1] !== 1 && enterShort[t - 1] !== 1; t++) equity[t] = cash;
    return t;
  }
  const leaves = units > 0 ? exitLong : exitShort;
  const turns = units > 0 ? enterShort : enterLong;
  if (!Number.isFinite(stop) && !Number.isFinite(target) && !Number.isFinite(best)) {
    for (; t < end && leaves[t - 1] !== 1 && turns[t - 1] !== 1; t++) {
      const value = cash + units * close[t]!;
      if (value <= 0) break;
      equity[t] = value;
    }
  } else if (units > 0) {
    for (; t < end && leaves[t - 1] !== 1 && turns[t - 1] !== 1; t++) {
      if (low[t]! <= stop || high[t]! > target || high[t]! > best) break;
      const value = cash + units * close[t]!;
      if (value <= 0) break;
      equity[t] = value;
    }
  } else {
    for (; t < end && leaves[t - 1] !== 1 && turns[t - 1] !== 1; t++) {
      if (high[t]! >= stop || low[t]! < target || low[t]! < best) break;
      const value = cash + units * close[t]!;
      if (value <= 0) break;
      equity[t] = value;
    }
  }
  return t;
}
