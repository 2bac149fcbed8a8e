import type { Bars } from '@strategy-builder/language';
import type { Holding, Purse } from './holding.js';
import type { SignalColumns } from './leg.js';

/**
 * Passes bars [t, end) on which nothing can happen to a leg without an order in the market, and gives the first one on
 * which something may. Between two events nothing but the bar changes, so these loops read only columns and locals. They
 * take four bars at a time, since an engine finds out anew for every turn of a loop what kind of column it reads.
 */
export function passQuietBars(
  { high, low, close }: Bars,
  { enterLong, exitLong, enterShort, exitShort }: SignalColumns,
  { units, stop, target, best }: Holding,
  { cash }: Purse,
  equity: Float64Array,
  from: number,
  end: number,
): number {
  let t = from;
  if (units === 0) {
    for (; t + 4 <= end && isSilent(enterLong, t) && isSilent(enterShort, t); t += 4) {
      equity[t] = cash;
      equity[t + 1] = cash;
      equity[t + 2] = cash;
      equity[t + 3] = cash;
    }
    for (; t < end && enterLong[t - 1] !== 1 && enterShort[t - 1] !== 1; t++) equity[t] = cash;
    return t;
  }
  // A short position is a long one in a mirror.
  const side = units > 0 ? 1 : -1;
  const leaves = side > 0 ? exitLong : exitShort;
  const turns = side > 0 ? enterShort : enterLong;
  const worst = side > 0 ? low : high;
  const finest = side > 0 ? high : low;
  const least = side * stop;
  const most = Math.min(side * target, side * best);
  const hasLevels = Number.isFinite(least) || Number.isFinite(most);
  for (; t + 4 <= end && isSilent(leaves, t) && isSilent(turns, t); t += 4) {
    if (
      hasLevels &&
      !(
        isInside(side * worst[t]!, least, side * finest[t]!, most) &&
        isInside(side * worst[t + 1]!, least, side * finest[t + 1]!, most) &&
        isInside(side * worst[t + 2]!, least, side * finest[t + 2]!, most) &&
        isInside(side * worst[t + 3]!, least, side * finest[t + 3]!, most)
      )
    )
      break;
    const first = cash + units * close[t]!;
    const second = cash + units * close[t + 1]!;
    const third = cash + units * close[t + 2]!;
    const fourth = cash + units * close[t + 3]!;
    if (!(first > 0 && second > 0 && third > 0 && fourth > 0)) break;
    equity[t] = first;
    equity[t + 1] = second;
    equity[t + 2] = third;
    equity[t + 3] = fourth;
  }
  for (; t < end && leaves[t - 1] !== 1 && turns[t - 1] !== 1; t++) {
    if (hasLevels && !isInside(side * worst[t]!, least, side * finest[t]!, most)) break;
    const value = cash + units * close[t]!;
    if (!(value > 0)) break;
    equity[t] = value;
  }
  return t;
}

/** Whether a bar's worst price stays clear of the stop, and its best one within the target and the trailing extreme. */
function isInside(worst: number, stop: number, best: number, beyond: number): boolean {
  return worst > stop && best <= beyond;
}

/** Whether the closes before bars [t, t + 4) say no. Only 1 is a yes; what else is odd is looked at again. */
function isSilent(signal: Uint8Array, t: number): boolean {
  return ((signal[t - 1]! | signal[t]! | signal[t + 1]! | signal[t + 2]!) & 1) === 0;
}
