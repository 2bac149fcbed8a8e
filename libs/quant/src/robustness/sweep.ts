import type { StrategyProgram } from '@strategy-builder/domain';
import { dayOf, lastOfEach } from '../metrics/calendar.js';
import { measure } from '../metrics/measure.js';
import type { ConventionName, Metrics } from '../metrics/metric-names.js';
import { performanceOf } from '../result/result.js';
import type { BarsByNode, SimulationRefusal } from '../simulation/refuse-inputs.js';
import { type SimulationOptions, type SimulationRun, simulate } from '../simulation/simulate.js';
import { returnsFrom } from '../statistics/sample.js';
import { type Axis, atPoint, gridOf } from './parameters.js';

/** One point of a sweep: the value of each axis and what came of it. */
export type SweepRow =
  | {
      readonly point: readonly number[];
      readonly metrics: Metrics;
      /** Daily returns, for the probability of overfitting and the variance of Sharpe ratios. */
      readonly dailyReturns: Float64Array;
    }
  | { readonly point: readonly number[]; readonly refusal: SimulationRefusal };

export interface SweepOptions extends SimulationOptions {
  readonly convention?: ConventionName;
  /** Points [from, to) of the grid only: how a sweep is divided among threads. */
  readonly from?: number;
  readonly to?: number;
}

/**
 * Simulates a strategy at every point of a grid of parameters, one row after another as they are ready.
 * @throws UnknownParameter
 *
 * for (const row of sweep(program, bars, [{ node: 'rsi_14', parameter: 'period', values: [7, 14, 21] }])) …
 */
export function* sweep(
  program: StrategyProgram,
  bars: BarsByNode,
  axes: readonly Axis[],
  options: SweepOptions = {},
): Generator<SweepRow> {
  for (const point of gridOf(axes).slice(options.from, options.to)) {
    const outcome = simulate(atPoint(program, axes, point), bars, options);
    if (outcome.status === 'cancelled') return;
    if (outcome.status === 'refused') yield { point, refusal: outcome.refusal };
    else {
      const { metrics } = measure(performanceOf(outcome.run), options.convention);
      yield { point, metrics, dailyReturns: dailyReturns(outcome.run) };
    }
  }
}

/** Returns from one UTC day's last close to the next, the first from the starting cash. */
export function dailyReturns(run: Pick<SimulationRun, 'bars' | 'equity' | 'account'>): Float64Array {
  return returnsFrom(run.account.cash, lastOfEach(run.bars.time, run.equity, dayOf).values);
}
