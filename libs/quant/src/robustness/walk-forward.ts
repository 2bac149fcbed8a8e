import type { StrategyProgram } from '@strategy-builder/domain';
import { measure } from '../metrics/measure.js';
import type { ConventionName, MetricName, Metrics } from '../metrics/metric-names.js';
import { performanceOf } from '../result/result.js';
import { barsBetween, commonRange } from '../simulation/common-range.js';
import type { BarsByNode, SimulationRefusal } from '../simulation/refuse-inputs.js';
import { type SimulationOptions, type SimulationRun, simulate } from '../simulation/simulate.js';
import { TradeLog } from '../simulation/trade-log.js';

/** How time is divided: `rolling` trains on windows of one length, `anchored` on everything before the test. */
export interface WalkForwardPlan {
  readonly kind: 'anchored' | 'rolling';
  /** Bars to train on (at least, when anchored), and bars to test on after them. */
  readonly train: number;
  readonly test: number;
}

/** Bars [trainFrom, testFrom) choose, bars [testFrom, testTo) judge. */
export interface Fold {
  readonly trainFrom: number;
  readonly testFrom: number;
  readonly testTo: number;
}

export interface FoldResult extends Fold {
  /** Index of the candidate that was best in training; null when none had a value. */
  readonly chosen: number | null;
  readonly inSample: Metrics | null;
  readonly outOfSample: Metrics | null;
}

export interface WalkForward {
  readonly folds: readonly FoldResult[];
  /** Times and equity of all tests one after another, each going on with the equity of the one before. */
  readonly time: Float64Array;
  readonly equity: Float64Array;
  /** Mean annual growth out of sample / in sample: near 1 the choice carries over, at 0 or below it does not. */
  readonly efficiency: number | null;
}

export interface WalkForwardOptions extends SimulationOptions {
  /** What the best candidate has most of; `sharpe` when left out. */
  readonly metric?: MetricName;
  readonly convention?: ConventionName;
}

export type WalkForwardOutcome =
  | { readonly status: 'done'; readonly result: WalkForward }
  | { readonly status: 'refused'; readonly refusal: SimulationRefusal };

/** The folds that fit into a number of bars; tests follow each other without gap or overlap. */
export function foldsOf(bars: number, { kind, train, test }: WalkForwardPlan): Fold[] {
  const folds: Fold[] = [];
  for (let testFrom = train; testFrom + test <= bars; testFrom += test)
    folds.push({ trainFrom: kind === 'anchored' ? 0 : testFrom - train, testFrom, testTo: testFrom + test });
  return folds;
}

/**
 * Chooses the best candidate on each training window and lets it trade the bars after it, which it has never seen. The
 * training window warms the test up; positions of the training are not carried over.
 */
export function walkForward(
  candidates: readonly StrategyProgram[],
  barsByNode: BarsByNode,
  plan: WalkForwardPlan,
  options: WalkForwardOptions = {},
): WalkForwardOutcome {
  const bars = commonRange(barsByNode);
  const { metric = 'sharpe', convention } = options;
  const time = Object.values(bars)[0]?.time ?? new Float64Array(0);
  const folds: FoldResult[] = [];
  const tested: SimulationRun[] = [];
  const run = (program: StrategyProgram, from: number, to: number, tradeFrom: number) =>
    simulate(program, part(bars, from, to), { ...options, tradeFrom: time[tradeFrom]! });
  for (const fold of foldsOf(time.length, plan)) {
    let chosen: number | null = null;
    let inSample: Metrics | null = null;
    for (const [i, program] of candidates.entries()) {
      const outcome = run(program, fold.trainFrom, fold.testFrom, fold.trainFrom);
      if (outcome.status === 'refused') return outcome;
      if (outcome.status === 'cancelled')
        throw new Error('A walk-forward cannot be cancelled inside a window');
      const { metrics } = measure(performanceOf(outcome.run), convention);
      const value = metrics[metric];
      if (value !== null && (inSample === null || value > inSample[metric]!)) {
        chosen = i;
        inSample = metrics;
      }
    }
    const program = chosen === null ? undefined : candidates[chosen];
    if (program === undefined) {
      folds.push({ ...fold, chosen, inSample, outOfSample: null });
      continue;
    }
    // The close before the test may decide its first order.
    const outcome = run(program, fold.trainFrom, fold.testTo, fold.testFrom - 1);
    if (outcome.status !== 'done') throw new Error('What could be trained on cannot be tested on');
    const test = from(outcome.run, fold.testFrom - fold.trainFrom);
    tested.push(test);
    folds.push({ ...fold, chosen, inSample, outOfSample: measure(performanceOf(test), convention).metrics });
  }
  return { status: 'done', result: { folds, ...stitched(tested), efficiency: efficiencyOf(folds) } };
}

function part(bars: BarsByNode, from: number, to: number): BarsByNode {
  return Object.fromEntries(Object.entries(bars).map(([node, own]) => [node, barsBetween(own, from, to)]));
}

/** A run without its first bars, on which nothing was traded. */
function from(run: SimulationRun, start: number): SimulationRun {
  const trades = new TradeLog();
  for (let i = 0; i < run.trades.length; i++) trades.append(run.trades, i, -start);
  return {
    ...run,
    bars: barsBetween(run.bars, start, run.bars.time.length),
    equity: run.equity.subarray(start),
    trades,
    firstDecision: 0,
  };
}

function stitched(tests: readonly SimulationRun[]): {
  readonly time: Float64Array;
  readonly equity: Float64Array;
} {
  const length = tests.reduce((sum, { equity }) => sum + equity.length, 0);
  const time = new Float64Array(length);
  const equity = new Float64Array(length);
  let at = 0;
  let scale = 1;
  for (const test of tests) {
    time.set(test.bars.time, at);
    equity.set(
      test.equity.map((value) => value * scale),
      at,
    );
    at += test.equity.length;
    scale *= test.equity.at(-1)! / test.account.cash;
  }
  return { time, equity };
}

function efficiencyOf(folds: readonly FoldResult[]): number | null {
  let inside = 0;
  let outside = 0;
  for (const { inSample, outOfSample } of folds) {
    inside += inSample?.cagr ?? 0;
    outside += outOfSample?.cagr ?? 0;
  }
  const efficiency = outside / inside;
  return inside > 0 && Number.isFinite(efficiency) ? efficiency : null;
}
