import type { Strategy } from '@strategy-builder/domain';
import { dayOf, lastOfEach } from '../metrics/calendar.js';
import { measure } from '../metrics/measure.js';
import type { ConventionName, Metrics } from '../metrics/metric-names.js';
import { performanceOfStrategy } from '../result/result.js';
import type { BarsByNode, SimulationRefusal } from '../simulation/refuse-inputs.js';
import type { SimulationOptions } from '../simulation/simulate.js';
import { type StrategyRun, simulateStrategy } from '../simulation/simulate-strategy.js';
import { moments, returnsFrom } from '../statistics/sample.js';
import { shapeOf } from '../statistics/shape.js';
import { type Stretch, stretchesOf } from './overfitting.js';
import type { SharpeEstimate } from './probabilistic-sharpe.js';

export interface CandidateOptions extends SimulationOptions {
  readonly convention?: ConventionName;
  /** Into how many parts of time the daily returns are summed, for the probability of overfitting; even. */
  readonly stretches?: number;
}

/** One of several strategies of which the best is to be chosen, as far as choosing needs it. */
export interface JudgedCandidate {
  readonly metrics: Metrics;
  /** Of daily returns; null without movement. */
  readonly estimate: SharpeEstimate | null;
  readonly stretches: readonly Stretch[];
}

/** Simulates one candidate and keeps what choosing among many needs, not its curves. */
export function judgeCandidate(
  strategy: Strategy,
  bars: BarsByNode,
  options: CandidateOptions = {},
): JudgedCandidate | { readonly refusal: SimulationRefusal } {
  const outcome = simulateStrategy(strategy, bars, options);
  if (outcome.status === 'refused') return { refusal: outcome.refusal };
  if (outcome.status === 'cancelled') throw new Error('A candidate cannot be cancelled');
  const { run } = outcome;
  const { metrics } = measure(performanceOfStrategy(run), options.convention);
  const returns = dailyReturns(run);
  return {
    metrics,
    estimate: sharpeEstimate(returns),
    stretches: stretchesOf(returns, options.stretches ?? 16),
  };
}

/** Returns from one UTC day's last close to the next, the first from the starting cash. */
export function dailyReturns({
  time,
  equity,
  account,
}: Pick<StrategyRun, 'time' | 'equity'> & { readonly account: { readonly cash: number } }): Float64Array {
  return returnsFrom(account.cash, lastOfEach(time, equity, dayOf).values);
}

/** The Sharpe ratio of some returns, per return, with what its error depends on; null where nothing moved. */
export function sharpeEstimate(returns: ArrayLike<number>): SharpeEstimate | null {
  const { mean, deviation, count } = moments(returns);
  const { skewness, excessKurtosis } = shapeOf(returns);
  const estimate = { sharpe: mean / deviation, count, skewness, kurtosis: excessKurtosis + 3 };
  return Object.values(estimate).every(Number.isFinite) ? estimate : null;
}
