import { moments } from './sample.js';

/** Skewness and kurtosis of a sample; NaN where it is too small. */
export interface Shape {
  /** Adjusted Fisher–Pearson (G1): what pandas, Excel and R's `fisher` give; needs three values. */
  readonly skewness: number;
  /** Adjusted excess (G2): what pandas, Excel and R's `sample_excess` give; needs four values. */
  readonly excessKurtosis: number;
}

export function shapeOf(sample: ArrayLike<number>): Shape {
  const n = sample.length;
  const { mean } = moments(sample);
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let i = 0; i < n; i++) {
    const deviation = sample[i]! - mean;
    const square = deviation * deviation;
    second += square;
    third += square * deviation;
    fourth += square * square;
  }
  const variance = second / n;
  const excess = fourth / n / (variance * variance) - 3;
  return {
    skewness: (Math.sqrt(n * (n - 1)) / (n - 2)) * (third / n / variance ** 1.5),
    excessKurtosis: ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * excess + 6),
  };
}
