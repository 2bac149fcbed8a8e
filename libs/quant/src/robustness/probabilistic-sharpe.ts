import { normalCdf, normalQuantile } from '../statistics/normal.js';

/** A Sharpe ratio per period (not annualised) with what its error depends on. */
export interface SharpeEstimate {
  readonly sharpe: number;
  /** Number of returns. */
  readonly count: number;
  readonly skewness: number;
  /** Raw kurtosis: 3 for a normal distribution. */
  readonly kurtosis: number;
}

/**
 * Probability that the true Sharpe ratio is above `benchmark` (per period).
 * Source: D. Bailey, M. López de Prado, The Sharpe ratio efficient frontier, Journal of Risk 15 (2012).
 */
export function probabilisticSharpe(estimate: SharpeEstimate, benchmark = 0): number {
  return normalCdf(
    ((estimate.sharpe - benchmark) * Math.sqrt(estimate.count - 1)) / Math.sqrt(spread(estimate)),
  );
}

/** Returns needed before a Sharpe ratio above `benchmark` can be believed with `confidence`; infinite when it is not above. Same source. */
export function minimumTrackRecord(
  estimate: Omit<SharpeEstimate, 'count'>,
  benchmark: number,
  confidence: number,
): number {
  if (!(estimate.sharpe > benchmark)) return Infinity;
  return 1 + spread(estimate) * (normalQuantile(confidence) / (estimate.sharpe - benchmark)) ** 2;
}

/** Variance of the estimated Sharpe ratio × (count − 1), after Mertens. */
function spread({ sharpe, skewness, kurtosis }: Omit<SharpeEstimate, 'count'>): number {
  return 1 - skewness * sharpe + ((kurtosis - 1) / 4) * sharpe ** 2;
}
