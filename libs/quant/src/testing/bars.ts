import type { Bars } from '@strategy-builder/language';
import type { SignalColumns } from '../simulation/leg.js';
import { seededRandom } from '../statistics/random.js';

const day = 86_400_000;

/** Bars from rows `[open, high, low, close]`, one a day from 2024-01-01, volume 1. */
export function barsOf(rows: readonly (readonly [number, number, number, number])[], step = day): Bars {
  const column = (i: 0 | 1 | 2 | 3) => Float64Array.from(rows, (row) => row[i]);
  return {
    time: Float64Array.from(rows, (_, t) => Date.UTC(2024, 0, 1) + t * step),
    open: column(0),
    high: column(1),
    low: column(2),
    close: column(3),
    volume: new Float64Array(rows.length).fill(1),
  };
}

/** Bars that stand still at each price in turn. */
export function flatBars(prices: readonly number[], step = day): Bars {
  return barsOf(
    prices.map((price) => [price, price, price, price]),
    step,
  );
}

/** Signal columns that are 1 on the given bars and 0 elsewhere. */
export function signalsOn(
  length: number,
  on: { readonly [name in keyof SignalColumns]?: readonly number[] },
): SignalColumns {
  const column = (bars: readonly number[] = []) => {
    const values = new Uint8Array(length);
    for (const bar of bars) values[bar] = 1;
    return values;
  };
  return {
    enterLong: column(on.enterLong),
    exitLong: column(on.exitLong),
    enterShort: column(on.enterShort),
    exitShort: column(on.exitShort),
  };
}

/**
 * A random walk with gaps and wide bars, made from a seed: the same seed gives the same bars. Synthetic, for tests and
 * benchmarks.
 */
export function walkOf(seed: number, length: number, step = day): Bars {
  const random = seededRandom(seed);
  const rows: [number, number, number, number][] = [];
  let price = 100;
  for (let t = 0; t < length; t++) {
    const open = price * (1 + (random() - 0.5) * (random() < 0.1 ? 0.08 : 0.004));
    const close = open * (1 + (random() - 0.497) * 0.04);
    const high = Math.max(open, close) * (1 + random() * 0.02);
    const low = Math.min(open, close) * (1 - random() * 0.02);
    rows.push([open, high, low, close]);
    price = close;
  }
  return barsOf(rows, step);
}
