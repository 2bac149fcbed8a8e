import { quantilesOf } from '../statistics/quantile.js';

/** What the ends of a distribution of returns look like; losses are negative returns. */
export interface Tails {
  /** 5 % quantile. */
  readonly valueAtRisk: number;
  /** Mean of the returns at or below the 5 % quantile. */
  readonly conditionalValueAtRisk: number;
  /** |95 % quantile| / |5 % quantile|. */
  readonly tailRatio: number;
  /** Sum of gains / sum of losses (Keating and Shadwick's omega at 0). */
  readonly omega: number;
}

export function tailsOf(returns: Float64Array): Tails {
  const [valueAtRisk, best] = quantilesOf(returns, [0.05, 0.95]) as [number, number];
  let sum = 0;
  let count = 0;
  for (const r of returns)
    if (r <= valueAtRisk) {
      sum += r;
      count++;
    }
  let gains = 0;
  let losses = 0;
  for (const r of returns) {
    if (r > 0) gains += r;
    else losses -= r;
  }
  return {
    valueAtRisk,
    conditionalValueAtRisk: sum / count,
    tailRatio: Math.abs(best) / Math.abs(valueAtRisk),
    omega: gains / losses,
  };
}
