import { maxDrawdown } from '../metrics/drawdown.js';
import type { TradeLog } from '../simulation/trade-log.js';
import { quantileOfSorted, sorted } from '../statistics/quantile.js';
import { seededRandom } from '../statistics/random.js';

export interface MonteCarloOptions {
  /** The same seed gives the same paths. */
  readonly seed: number;
  readonly paths: number;
  /** Mean number of neighbouring returns that are drawn together; 1 draws each on its own. */
  readonly block?: number;
  /** Points of the fan along the path. */
  readonly points?: number;
}

export const fanQuantiles = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** What might have come out had the same returns come in another order and number. */
export interface MonteCarlo {
  /** Steps at which the fan is given, and for each the equity at `fanQuantiles`, starting from 1. */
  readonly steps: readonly number[];
  readonly fan: readonly (readonly number[])[];
  /** Quantiles, at `fanQuantiles`, of the last equity and of the largest drawdown (positive fraction). */
  readonly finalEquity: readonly number[];
  readonly drawdown: readonly number[];
  /** How many paths had a largest drawdown in each of the bins of one width that follow each other from 0 on. */
  readonly drawdownBins: { readonly width: number; readonly counts: readonly number[] };
  /** Fraction of paths that end below where they began. */
  readonly lossProbability: number;
}

/**
 * Resamples returns with replacement into paths of the same length, by the stationary bootstrap: blocks of neighbours
 * whose length is geometric with mean `block`, from anywhere, over the end back to the beginning.
 * Source: D. Politis, J. Romano, The stationary bootstrap, JASA 89 (1994).
 */
export function bootstrap(returns: ArrayLike<number>, options: MonteCarloOptions): MonteCarlo {
  const { seed, paths, block = 1, points = 100 } = options;
  const length = returns.length;
  const random = seededRandom(seed);
  const steps = stepsOf(length, points);
  const atStep = steps.map(() => new Float64Array(paths));
  const final = new Float64Array(paths);
  const fall = new Float64Array(paths);
  const path = new Float64Array(length);
  for (let p = 0; p < paths; p++) {
    let from = 0;
    let equity = 1;
    for (let t = 0; t < length; t++) {
      const begins = t === 0 || block <= 1 || random() < 1 / block;
      from = begins ? Math.floor(random() * length) : (from + 1) % length;
      equity *= Math.max(0, 1 + returns[from]!);
      path[t] = equity;
    }
    steps.forEach((step, i) => {
      atStep[i]![p] = step === 0 ? 1 : path[step - 1]!;
    });
    final[p] = equity;
    fall[p] = maxDrawdown(1, path);
  }
  return {
    steps,
    fan: atStep.map(quantiles),
    finalEquity: quantiles(final),
    drawdown: quantiles(fall),
    drawdownBins: binsOf(fall),
    lossProbability: final.reduce((count, equity) => count + (equity < 1 ? 1 : 0), 0) / paths,
  };
}

/** What each closed trade added to the equity before it, as a fraction, in the order of their entries. */
export function tradeReturns(trades: TradeLog, equity: Float64Array): Float64Array {
  const returns: number[] = [];
  for (let i = 0; i < trades.length; i++)
    if (trades.exitBar[i] !== -1)
      returns.push(trades.profit[i]! / equity[Math.max(0, trades.entryBar[i]! - 1)]!);
  return Float64Array.from(returns);
}

function stepsOf(length: number, points: number): number[] {
  const count = Math.min(points, length);
  return Array.from({ length: count + 1 }, (_, i) => Math.round((i * length) / Math.max(1, count)));
}

/** Twenty bins at most, of a whole number of percent each. */
function binsOf(values: Float64Array): MonteCarlo['drawdownBins'] {
  const percent = Math.max(1, Math.ceil(values.reduce((most, value) => Math.max(most, value), 0) * 5));
  const width = percent / 100;
  const binOf = (value: number) => Math.floor((value * 100) / percent);
  const counts = new Array<number>(values.reduce((last, value) => Math.max(last, binOf(value)), 0) + 1).fill(
    0,
  );
  for (const value of values) counts[binOf(value)]!++;
  return { width, counts };
}

function quantiles(values: Float64Array): number[] {
  const ascending = sorted(values);
  return fanQuantiles.map((p) => quantileOfSorted(ascending, p));
}
