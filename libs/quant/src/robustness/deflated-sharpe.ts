import { normalQuantile } from '../statistics/normal.js';
import { probabilisticSharpe, type SharpeEstimate } from './probabilistic-sharpe.js';

const eulerMascheroni = 0.5772156649015329;

/**
 * The best Sharpe ratio to be expected of `trials` strategies without any skill, whose estimates vary by `variance`.
 * Source: D. Bailey, M. López de Prado, The deflated Sharpe ratio, Journal of Portfolio Management 40 (2014).
 */
export function expectedBestSharpe(trials: number, variance: number): number {
  if (trials <= 1) return 0;
  const best = normalQuantile(1 - 1 / trials);
  const beyond = normalQuantile(1 - 1 / (trials * Math.E));
  return Math.sqrt(variance) * ((1 - eulerMascheroni) * best + eulerMascheroni * beyond);
}

/**
 * Probability that a strategy chosen as the best of `trials` has skill: the probabilistic Sharpe ratio against what luck
 * alone would have found. All ratios are per period. Same source.
 */
export function deflatedSharpe(estimate: SharpeEstimate, trials: number, varianceOfSharpes: number): number {
  return probabilisticSharpe(estimate, expectedBestSharpe(trials, varianceOfSharpes));
}
