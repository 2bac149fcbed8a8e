import { moments } from './sample.js';

/** Skewness, adjusted Fisher–Pearson (G1): what pandas, Excel and R's `fisher` give; needs three values. */
export function skewness(sample: ArrayLike<number>): number {
  const n = sample.length;
  const { mean } = moments(sample);
  const [second, third] = [centralMoment(sample, mean, 2), centralMoment(sample, mean, 3)];
  return (Math.sqrt(n * (n - 1)) / (n - 2)) * (third / second ** 1.5);
}

/** Excess kurtosis, adjusted (G2): what pandas, Excel and R's `sample_excess` give; needs four values. */
export function excessKurtosis(sample: ArrayLike<number>): number {
  const n = sample.length;
  const { mean } = moments(sample);
  const excess = centralMoment(sample, mean, 4) / centralMoment(sample, mean, 2) ** 2 - 3;
  return ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * excess + 6);
}

function centralMoment(sample: ArrayLike<number>, mean: number, order: number): number {
  let sum = 0;
  for (let i = 0; i < sample.length; i++) sum += (sample[i]! - mean) ** order;
  return sum / sample.length;
}
