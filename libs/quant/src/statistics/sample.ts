/** Sums over a sample that most ratios share; NaN where the sample is too small. */
export interface SampleMoments {
  readonly count: number;
  readonly mean: number;
  /** Sample standard deviation, n − 1 in the denominator. */
  readonly deviation: number;
  /** Root of the mean square of what lies below zero, n in the denominator. */
  readonly downside: number;
}

/** The smaller of x and 0, exactly and without a branch: whether a return is below zero is what a processor guesses wrong. */
function belowZero(x: number): number {
  return x * 0.5 - Math.abs(x) * 0.5;
}

/** Two passes, so that a small deviation around a large mean keeps its digits. */
export function moments(sample: ArrayLike<number>): SampleMoments {
  const count = sample.length;
  let sum = 0;
  let below = 0;
  for (let i = 0; i < count; i++) {
    const x = sample[i]!;
    sum += x;
    const loss = belowZero(x);
    below += loss * loss;
  }
  const mean = sum / count;
  let squares = 0;
  for (let i = 0; i < count; i++) squares += (sample[i]! - mean) ** 2;
  return { count, mean, deviation: Math.sqrt(squares / (count - 1)), downside: Math.sqrt(below / count) };
}

/** `moments` of `returnsFrom`, without a column of them. */
export function momentsOfReturns(start: number, values: Float64Array): SampleMoments {
  const count = values.length;
  let sum = 0;
  let below = 0;
  let before = start;
  for (let i = 0; i < count; i++) {
    const value = values[i]!;
    const x = value / before - 1;
    sum += x;
    const loss = belowZero(x);
    below += loss * loss;
    before = value;
  }
  const mean = sum / count;
  let squares = 0;
  before = start;
  for (let i = 0; i < count; i++) {
    const value = values[i]!;
    squares += (value / before - 1 - mean) ** 2;
    before = value;
  }
  return { count, mean, deviation: Math.sqrt(squares / (count - 1)), downside: Math.sqrt(below / count) };
}

/** Simple returns from `start` over each value in turn: one return a value. */
export function returnsFrom(start: number, values: Float64Array): Float64Array {
  const returns = new Float64Array(values.length);
  let before = start;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    returns[i] = value / before - 1;
    before = value;
  }
  return returns;
}

/** A number for a reader: null instead of NaN and infinities, 0 instead of −0. */
export function finite(value: number): number | null {
  return Number.isFinite(value) ? value + 0 : null;
}
