import type { Strategy } from '@strategy-builder/domain';
import { measure } from '../metrics/measure.js';
import type { ConventionName, MetricName, Metrics } from '../metrics/metric-names.js';
import { performanceOfStrategy } from '../result/result.js';
import { barsBetween, commonRange } from '../simulation/common-range.js';
import type { BarsByNode } from '../simulation/refuse-inputs.js';
import type { SimulationOptions } from '../simulation/simulate.js';
import { type StrategyRun, simulateStrategy } from '../simulation/simulate-strategy.js';
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
  /**
   * Columns of the nodes in Python of a candidate, over all the bars. What such a node remembers reaches back to their
   * beginning and never beyond the bar that it gives a value for.
   */
  readonly columns?: (candidate: number) => BarsByNode;
}

/** A fold with the equity of its test, as a multiple of what the test began with. */
export interface WalkedFold extends FoldResult {
  readonly time: Float64Array;
  readonly growth: Float64Array;
}

/** The folds that fit into a number of bars; tests follow each other without gap or overlap. */
export function foldsOf(bars: number, { kind, train, test }: WalkForwardPlan): Fold[] {
  const folds: Fold[] = [];
  for (let testFrom = train; testFrom + test <= bars; testFrom += test)
    folds.push({ trainFrom: kind === 'anchored' ? 0 : testFrom - train, testFrom, testTo: testFrom + test });
  return folds;
}

/**
 * Chooses the best candidate on one training window and lets it trade the bars after it, which it has never seen. The
 * training window warms the test up; positions of the training are not carried over. Candidates that cannot be simulated
 * there are passed over.
 */
export function walkFold(
  candidates: readonly Strategy[],
  barsByNode: BarsByNode,
  fold: Fold,
  options: WalkForwardOptions = {},
): WalkedFold {
  const bars = commonRange(barsByNode);
  const { metric = 'sharpe', convention } = options;
  const time = Object.values(bars)[0]?.time ?? new Float64Array(0);
  const run = (candidate: number, strategy: Strategy, to: number, tradeFrom: number) =>
    simulateStrategy(strategy, part({ ...bars, ...options.columns?.(candidate) }, fold.trainFrom, to), {
      ...options,
      tradeFrom: time[tradeFrom]!,
    });
  let chosen: number | null = null;
  let inSample: Metrics | null = null;
  for (const [i, strategy] of candidates.entries()) {
    const outcome = run(i, strategy, fold.testFrom, fold.trainFrom);
    if (outcome.status !== 'done') continue;
    const { metrics } = measure(performanceOfStrategy(outcome.run), convention);
    const value = metrics[metric];
    if (value !== null && (inSample === null || value > inSample[metric]!)) {
      chosen = i;
      inSample = metrics;
    }
  }
  const strategy = chosen === null ? undefined : candidates[chosen];
  const nothing = {
    ...fold,
    chosen,
    inSample,
    outOfSample: null,
    time: new Float64Array(0),
    growth: new Float64Array(0),
  };
  if (chosen === null || strategy === undefined) return nothing;
  // The close before the test may decide its first order.
  const outcome = run(chosen, strategy, fold.testTo, fold.testFrom - 1);
  if (outcome.status !== 'done') return nothing;
  const test = from(outcome.run, fold.testFrom - fold.trainFrom);
  const { cash } = test.account;
  return {
    ...fold,
    chosen,
    inSample,
    outOfSample: measure(performanceOfStrategy(test), convention).metrics,
    time: test.time.slice(),
    growth: test.equity.map((value) => value / cash),
  };
}

/** Folds in the order of their time as one walk that began with `cash`. */
export function joinFolds(walked: readonly WalkedFold[], cash: number): WalkForward {
  const length = walked.reduce((sum, { time }) => sum + time.length, 0);
  const time = new Float64Array(length);
  const equity = new Float64Array(length);
  let at = 0;
  let scale = cash;
  for (const fold of walked) {
    time.set(fold.time, at);
    for (const [i, growth] of fold.growth.entries()) equity[at + i] = growth * scale;
    at += fold.time.length;
    scale *= fold.growth.at(-1) ?? 1;
  }
  const folds = walked.map(({ time: _, growth: __, ...fold }) => fold);
  return { folds, time, equity, efficiency: efficiencyOf(folds) };
}

/** All folds of a plan, one after another. */
export function walkForward(
  candidates: readonly Strategy[],
  barsByNode: BarsByNode,
  plan: WalkForwardPlan,
  options: WalkForwardOptions & { readonly account: { readonly cash: number } },
): WalkForward {
  const bars = Object.values(commonRange(barsByNode))[0]?.time.length ?? 0;
  const walked = foldsOf(bars, plan).map((fold) => walkFold(candidates, barsByNode, fold, options));
  return joinFolds(walked, options.account.cash);
}

function part(bars: BarsByNode, from: number, to: number): BarsByNode {
  return Object.fromEntries(Object.entries(bars).map(([node, own]) => [node, barsBetween(own, from, to)]));
}

/** A run without its first bars, on which nothing was traded. */
function from(run: StrategyRun, start: number): StrategyRun {
  const trades = new TradeLog();
  for (let i = 0; i < run.trades.length; i++) trades.append(run.trades, i, -start);
  return {
    ...run,
    time: run.time.subarray(start),
    close: run.close.subarray(start),
    equity: run.equity.subarray(start),
    heldEquity: () => run.heldEquity().subarray(start),
    trades,
    firstDecision: 0,
  };
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
