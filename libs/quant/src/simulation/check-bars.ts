import type { Bars } from '@strategy-builder/language';

/** What is wrong with bars, and where; `bar` counts from 0. */
export type BarFault =
  | { readonly code: 'no-bars' }
  | { readonly code: 'columns-differ' }
  | { readonly code: 'time-not-ascending' | 'price-not-positive' | 'price-outside-bar'; readonly bar: number }
  | { readonly code: 'gap'; readonly bar: number; readonly missing: number };

/** Steps between bars that are longer than the usual one. `missing` estimates how many bars would fill them. */
export interface Gaps {
  readonly count: number;
  readonly missing: number;
  /** Bar after the longest one; −1 without gaps. */
  readonly longest: number;
  /** The usual step in milliseconds. */
  readonly step: number;
}

/** Rule whole-bars: the first fault, or null. */
export function faultInBars(bars: Bars): BarFault | null {
  const { time, open, high, low, close } = bars;
  const n = time.length;
  if (n === 0) return { code: 'no-bars' };
  if (
    open.length !== n ||
    high.length !== n ||
    low.length !== n ||
    close.length !== n ||
    bars.volume.length !== n
  )
    return { code: 'columns-differ' };
  let before = -Infinity;
  for (let t = 0; t < n; t++) {
    const now = time[t]!;
    const o = open[t]!;
    const h = high[t]!;
    const l = low[t]!;
    const c = close[t]!;
    if (!(now > before) || now === Infinity) return { code: 'time-not-ascending', bar: t };
    if (!(l > 0 && h < Infinity)) return { code: 'price-not-positive', bar: t };
    if (!(o >= l && o <= h && c >= l && c <= h)) {
      const positive = o > 0 && o < Infinity && c > 0 && c < Infinity;
      return { code: positive ? 'price-outside-bar' : 'price-not-positive', bar: t };
    }
    before = now;
  }
  return null;
}

/** The commonest step between the first thousand bars, in milliseconds; the smaller of two that are equally common. */
export function usualStep(time: Float64Array): number {
  const count = new Map<number, number>();
  for (let t = 1; t < Math.min(time.length, 1000); t++) {
    const step = time[t]! - time[t - 1]!;
    count.set(step, (count.get(step) ?? 0) + 1);
  }
  let best = 0;
  let most = 0;
  for (const [step, times] of count)
    if (times > most || (times === most && step < best)) {
      best = step;
      most = times;
    }
  return best;
}

/** Rule gaps: where the times leave out bars. Closed sessions and weekends are gaps like any other. */
export function gapsIn(time: Float64Array): Gaps {
  const step = usualStep(time);
  let count = 0;
  let missing = 0;
  let longest = -1;
  let length = step;
  for (let t = 1; t < time.length; t++) {
    const taken = time[t]! - time[t - 1]!;
    if (taken <= step) continue;
    count++;
    missing += Math.max(1, Math.round(taken / step) - 1);
    if (taken > length) {
      length = taken;
      longest = t;
    }
  }
  return { count, missing, longest, step };
}
