import type { Bars } from '@strategy-builder/language';
import type { BarsByNode } from './refuse-inputs.js';

/**
 * The bars of several nodes from the latest first time to the earliest last time, as views. Series that begin or end at
 * different times are cut to what they share; whether they agree between is checked when they are simulated.
 */
export function commonRange(bars: BarsByNode): BarsByNode {
  const series = Object.values(bars).filter(({ time }) => time.length > 0);
  const first = series.reduce((latest, { time }) => Math.max(latest, time[0]!), -Infinity);
  const last = series.reduce((earliest, { time }) => Math.min(earliest, time[time.length - 1]!), Infinity);
  return Object.fromEntries(
    Object.entries(bars).map(([node, own]) => {
      const { time } = own;
      const whole = time.length === 0 || (time[0] === first && time[time.length - 1] === last);
      return [node, columnsOf(whole ? own : barsBetween(own, indexAt(time, first), indexAt(time, last + 1)))];
    }),
  );
}

/**
 * Bars in one shape, whoever made them and however: an engine compiles the loops of a simulation for the shape of the
 * bars that it has seen, and all of them anew for another.
 */
class Columns implements Bars {
  readonly time: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
  readonly funding?: Float64Array;

  constructor({ time, open, high, low, close, volume, funding }: Bars) {
    this.time = time;
    this.open = open;
    this.high = high;
    this.low = low;
    this.close = close;
    this.volume = volume;
    if (funding !== undefined) this.funding = funding;
  }
}

/** The same object for the same bars, since what was found in bars is remembered by their object. */
const columns = new WeakMap<Bars, Columns>();

function columnsOf(bars: Bars): Columns {
  const known = columns.get(bars) ?? new Columns(bars);
  columns.set(bars, known);
  return known;
}

/** Bars [from, to) as views on the same memory. */
export function barsBetween(bars: Bars, from: number, to: number): Bars {
  return {
    time: bars.time.subarray(from, to),
    open: bars.open.subarray(from, to),
    high: bars.high.subarray(from, to),
    low: bars.low.subarray(from, to),
    close: bars.close.subarray(from, to),
    volume: bars.volume.subarray(from, to),
    ...(bars.funding && { funding: bars.funding.subarray(from, to) }),
  };
}

/** Copies of the first bars and not views: through the buffer of a view the bars after them could still be seen. */
export function copyOfBars(bars: Bars, end: number): Bars {
  return {
    time: bars.time.slice(0, end),
    open: bars.open.slice(0, end),
    high: bars.high.slice(0, end),
    low: bars.low.slice(0, end),
    close: bars.close.slice(0, end),
    volume: bars.volume.slice(0, end),
    ...(bars.funding && { funding: bars.funding.slice(0, end) }),
  };
}

/** Index of the first time at or after `at`; the number of times when there is none. */
export function indexAt(time: Float64Array, at: number): number {
  let low = 0;
  let high = time.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (time[middle]! < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
