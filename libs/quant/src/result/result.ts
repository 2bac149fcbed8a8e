import type { Bars } from '@strategy-builder/language';
import { type FurtherInput, measureFurther } from '../metrics/further.js';
import type { FurtherConventions, FurtherMetrics } from '../metrics/further-names.js';
import { measure } from '../metrics/measure.js';
import type { ConventionName, Conventions, Metrics } from '../metrics/metric-names.js';
import type { SimulationRun } from '../simulation/simulate.js';
import type { StrategyRun } from '../simulation/simulate-strategy.js';
import type { ExitReason } from '../simulation/trade-log.js';
import { keepExtremes } from './downsample.js';
import { type SimulationWarning, warningsOf } from './warnings.js';

/** Which leg of a strategy a trade belongs to. */
export interface TradeLeg {
  /** Id of its strategy node. */
  readonly leg: string;
  readonly symbol: string;
}

/** One trade; times are ISO 8601, the open of the bar in which the fill happened. Without an exit it is still open. */
export interface ReportedTrade extends Partial<TradeLeg> {
  readonly side: 'long' | 'short';
  readonly quantity: number;
  /** The bar whose close decided the entry. */
  readonly decidedTime: string;
  readonly entryTime: string;
  readonly entryPrice: number;
  readonly exitTime?: string;
  readonly exitPrice?: number;
  /** Quote currency, after all fees. */
  readonly profit: number;
  /** Profit as a fraction of the entry's notional. */
  readonly return: number;
  readonly fees: number;
  /** Funding paid, below zero when received; only where there was any. */
  readonly funding?: number;
  readonly reason: ExitReason;
  /** Stop and target both lay inside the exit bar. */
  readonly ambiguous?: true;
}

/** What a reader of a simulation gets. */
export interface SimulationResult {
  readonly metrics: Metrics;
  readonly conventions: Conventions;
  readonly convention: ConventionName;
  /** The rest of a full report, by the same convention. */
  readonly furtherMetrics: FurtherMetrics;
  readonly furtherConventions: FurtherConventions;
  readonly trades: readonly ReportedTrade[];
  /** [Unix milliseconds of the bar's open, equity at its close]. */
  readonly equity: readonly (readonly [number, number])[];
  readonly warnings: readonly SimulationWarning[];
}

export interface ResultOptions {
  readonly convention?: ConventionName;
  /** Points of the equity curve: at most this many, with the extremes kept, or `all`. */
  readonly points?: number | 'all';
}

/** The usual number of points of an equity curve. */
export const equityPoints = 5_000;

export function simulationResult(run: SimulationRun, options: ResultOptions = {}): SimulationResult {
  const convention = options.convention ?? 'standard';
  const performance = performanceOf(run);
  const { metrics, conventions } = measure(performance, convention);
  const further = measureFurther(performance, convention);
  return {
    metrics,
    conventions,
    convention,
    furtherMetrics: further.metrics,
    furtherConventions: further.conventions,
    trades: reportedTrades(run),
    equity: equityCurve(run, options.points ?? equityPoints),
    warnings: warningsOf({ ...run, time: run.bars.time, fundings: [run.funding] }),
  };
}

/** A run as the metrics see it. */
export function performanceOf(run: SimulationRun): FurtherInput {
  return {
    time: run.bars.time,
    close: run.bars.close,
    equity: run.equity,
    cash: run.account.cash,
    trades: run.trades,
    firstDecision: run.firstDecision,
    buyAndHoldReturn: run.buyAndHold?.totalReturn ?? null,
    slippagePaid: run.slippagePaid,
  };
}

/** A run of all legs as the metrics see it. */
export function performanceOfStrategy(run: StrategyRun): FurtherInput {
  return { ...run, cash: run.account.cash };
}

/** The trades of all legs, each with the leg that it belongs to. */
export function tradesOfStrategy({ trades, time, legs, legOf }: StrategyRun): (ReportedTrade & TradeLeg)[] {
  return reportedTrades({ trades, bars: { time } }).map((trade, i) => {
    const { strategy, symbol } = legs[legOf[i]!]!;
    return { ...trade, leg: strategy, symbol };
  });
}

export function equityCurve(
  run: Pick<SimulationRun, 'bars' | 'equity'>,
  points: number | 'all',
): [number, number][] {
  const { equity, bars } = run;
  const at = (t: number): [number, number] => [bars.time[t]!, equity[t]!];
  if (points === 'all') return Array.from(equity, (_, t) => at(t));
  return keepExtremes(equity, points).map(at);
}

export function reportedTrades({
  trades,
  bars,
}: Pick<SimulationRun, 'trades'> & { readonly bars: Pick<Bars, 'time'> }): ReportedTrade[] {
  const timeOf = (bar: number) => new Date(bars.time[bar]!).toISOString();
  return Array.from({ length: trades.length }, (_, i) => {
    const exit = trades.exitBar[i]!;
    return {
      side: trades.side[i] === 1 ? 'long' : 'short',
      quantity: trades.quantity[i]!,
      decidedTime: timeOf(trades.decidedBar[i]!),
      entryTime: timeOf(trades.entryBar[i]!),
      entryPrice: trades.entryPrice[i]!,
      ...(exit === -1 ? {} : { exitTime: timeOf(exit), exitPrice: trades.exitPrice[i]! }),
      profit: trades.profit[i]!,
      return: trades.returnOf(i),
      fees: trades.fees[i]!,
      ...(trades.funding[i] === 0 ? {} : { funding: trades.funding[i]! }),
      reason: trades.reasonOf(i),
      ...(trades.ambiguous[i] === 1 ? { ambiguous: true as const } : {}),
    };
  });
}
