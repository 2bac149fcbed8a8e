/** How often the best of many strategies, chosen on half of the time, is below the median on the other half. */
export interface OverfittingEstimate {
  /** Probability of backtest overfitting: 0 is robust, 0.5 is what chance gives, above is worse than chance. */
  readonly probability: number;
  /** Mean out-of-sample Sharpe ratio per period of the strategies that were best in sample. */
  readonly chosenSharpe: number;
  readonly splits: number;
}

/** Sums over one stretch of time of one strategy's returns. */
export interface Stretch {
  readonly count: number;
  readonly sum: number;
  readonly squares: number;
}

/**
 * Probability of backtest overfitting by combinatorially symmetric cross-validation: time is cut into equal stretches (an
 * even number), every half of them is once the sample in which the best Sharpe ratio is chosen. `candidates` holds the
 * stretches of each strategy, the same times for all.
 * Source: D. Bailey, J. Borwein, M. López de Prado, Q. Zhu, The probability of backtest overfitting (2014).
 */
export function probabilityOfOverfitting(candidates: readonly (readonly Stretch[])[]): OverfittingEstimate {
  const stretches = candidates[0]?.length ?? 0;
  if (candidates.length < 2) throw new RangeError('Overfitting is a matter of at least two strategies');
  if (stretches < 2 || stretches % 2 !== 0) throw new RangeError('The number of stretches must be even');
  const table = candidates.map((own) =>
    Float64Array.from(own.flatMap(({ count, sum, squares }) => [count, sum, squares])),
  );
  const inside = new Float64Array(candidates.length);
  const outside = new Float64Array(candidates.length);
  let below = 0;
  let splits = 0;
  let chosen = 0;
  for (const half of halvesOf(stretches)) {
    for (const [i, sums] of table.entries()) {
      inside[i] = sharpe(sums, half, true);
      outside[i] = sharpe(sums, half, false);
    }
    const best = indexOfMaximum(inside);
    const rank = relativeRank(outside, best);
    if (Math.log(rank / (1 - rank)) <= 0) below++;
    chosen += outside[best]!;
    splits++;
  }
  return { probability: below / splits, chosenSharpe: chosen / splits, splits };
}

/** Returns as sums over equal parts of their time, which is all that cross-validation needs of them. */
export function stretchesOf(returns: Float64Array, stretches: number): Stretch[] {
  return Array.from({ length: stretches }, (_, s) => {
    const from = Math.floor((s * returns.length) / stretches);
    const part = returns.subarray(from, Math.floor(((s + 1) * returns.length) / stretches));
    let sum = 0;
    let squares = 0;
    for (const r of part) {
      sum += r;
      squares += r * r;
    }
    return { count: part.length, sum, squares };
  });
}

/** Every choice of half of the stretches, as flags. */
function* halvesOf(stretches: number): Generator<boolean[]> {
  const flags: boolean[] = [];
  function* choose(chosen: number): Generator<boolean[]> {
    if (flags.length === stretches) {
      yield flags;
      return;
    }
    const left = stretches - flags.length;
    for (const flag of [true, false]) {
      const after = chosen + (flag ? 1 : 0);
      if (after > stretches / 2 || after + left - 1 < stretches / 2) continue;
      flags.push(flag);
      yield* choose(after);
      flags.pop();
    }
  }
  yield* choose(0);
}

/** Mean over standard deviation of the stretches on one side; 0 where nothing moved. */
function sharpe(sums: Float64Array, half: readonly boolean[], side: boolean): number {
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (let s = 0; s < half.length; s++) {
    if (half[s] !== side) continue;
    count += sums[3 * s]!;
    sum += sums[3 * s + 1]!;
    squares += sums[3 * s + 2]!;
  }
  const mean = sum / count;
  const variance = squares / count - mean * mean;
  return variance > 1e-30 ? mean / Math.sqrt(variance) : 0;
}

/** Rank from worst (1) to best, ties in the middle, over the number of strategies + 1. */
function relativeRank(values: Float64Array, of: number): number {
  const own = values[of]!;
  let worse = 0;
  let equal = 0;
  for (const value of values) {
    if (value < own) worse++;
    else if (value === own) equal++;
  }
  return (worse + (equal + 1) / 2) / (values.length + 1);
}

function indexOfMaximum(values: Float64Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
}
