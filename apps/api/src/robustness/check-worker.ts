import type { Flow, Strategy } from '@strategy-builder/domain';
import type { Bars } from '@strategy-builder/language';
import {
  bootstrap,
  commonRange,
  costStress,
  dailyReturns,
  type Fold,
  gridOf,
  type JudgedCandidate,
  judgeCandidate,
  measure,
  oneBarLater,
  performanceOfStrategy,
  probabilityOfOverfitting,
  proveNoLookAhead,
  type SimulationRefusal,
  type Stretch,
  simulateStrategy,
  tradeReturns,
  walkFold,
  warmUpDrift,
} from '@strategy-builder/quant';
import { type BarsOfPeriod, readBarsOfPeriod } from '../simulations/bars-of-period.js';
import type { AccountSettings } from '../simulations/settings.js';
import type { CheckOptions } from './check-request.js';
import { strategyAt } from './strategy-at.js';

type OptionsOf<Check extends CheckOptions['check']> = Extract<CheckOptions, { readonly check: Check }>;

interface Given {
  readonly flow: Flow;
  readonly bars: Readonly<Record<string, Bars>>;
  readonly account: AccountSettings;
}

/** A piece of a check that one thread does. */
export type CheckPiece =
  | (BarsOfPeriod & { readonly piece: 'bars' })
  | (Given & {
      readonly piece: 'points';
      readonly options: OptionsOf<'sweep'>;
      readonly from: number;
      readonly to: number;
    })
  | { readonly piece: 'overfitting'; readonly candidates: readonly (readonly Stretch[])[] }
  | (Given & { readonly piece: 'fold'; readonly options: OptionsOf<'walk-forward'>; readonly fold: Fold })
  | (Given & { readonly piece: 'whole'; readonly options: WholeOptions });

/** The checks that one thread does from beginning to end. */
export type WholeOptions = OptionsOf<
  'look-ahead' | 'warm-up' | 'one-bar-late' | 'cost-stress' | 'monte-carlo'
>;

/** What a check cannot go on with. */
export interface Refused {
  readonly refusal: SimulationRefusal;
}

/** One point of a sweep; undefined where the parameters make no strategy at all. */
export type SweptPoint = JudgedCandidate | Refused | undefined;

export default async function doPiece(task: CheckPiece): Promise<unknown> {
  switch (task.piece) {
    case 'bars':
      return shared(commonRange(await readBarsOfPeriod(task)));
    case 'points': {
      const { axes } = task.options;
      return gridOf(axes)
        .slice(task.from, task.to)
        .map((point): SweptPoint => {
          const strategy = strategyAt(task.flow, axes, point);
          return strategy && judgeCandidate(strategy, task.bars, { account: task.account });
        });
    }
    case 'overfitting':
      return probabilityOfOverfitting(task.candidates);
    case 'fold': {
      const { axes, metric } = task.options;
      const candidates = gridOf(axes).map((point) => strategyAt(task.flow, axes, point) ?? { legs: [] });
      return walkFold(candidates, task.bars, task.fold, { account: task.account, metric });
    }
    case 'whole':
      return whole(task);
  }
}

function whole({ flow, bars, account, options }: Given & { readonly options: WholeOptions }): unknown {
  const strategy = strategyAt(flow, [], []) as Strategy;
  const outcome = simulateStrategy(strategy, bars, { account });
  if (outcome.status !== 'done') return { refusal: (outcome as { refusal: SimulationRefusal }).refusal };
  const { run } = outcome;
  const length = run.time.length;
  const at = (bar: number) => new Date(run.time[bar] as number).toISOString();
  switch (options.check) {
    case 'look-ahead': {
      const cuts = spread(run.firstDecision + 1, length - 1, options.cuts);
      return {
        legs: strategy.legs.map((leg) => {
          const proof = proveNoLookAhead(leg, bars, cuts, { account });
          const { strategy: node } = leg;
          if (proof.status === 'looks-ahead') {
            const { cut, bar, ...evidence } = proof.evidence;
            return { leg: node, status: proof.status, evidence: { ...evidence, cut: at(cut), bar: at(bar) } };
          }
          return { leg: node, ...proof };
        }),
      };
    }
    case 'warm-up': {
      const starts = spread(1, Math.floor(length / 2), options.starts);
      return {
        legs: strategy.legs.map((leg) => ({
          leg: leg.strategy,
          drifts:
            warmUpDrift(leg, bars, starts)?.map((drift) => ({ ...drift, from: at(drift.start) })) ?? null,
        })),
      };
    }
    case 'one-bar-late':
      return {
        inTime: measure(performanceOfStrategy(run)).metrics,
        oneBarLate: oneBarLater(strategy, bars, { account }),
      };
    case 'cost-stress':
      return { factors: costStress(strategy, bars, options.factors, { account }) };
    case 'monte-carlo': {
      const { seed, paths, block } = options;
      const trades = tradeReturns(run.trades, run.equity);
      const days = dailyReturns(run);
      return {
        trades: trades.length > 1 ? { count: trades.length, ...bootstrap(trades, { seed, paths }) } : null,
        days: { count: days.length, ...bootstrap(days, { seed, paths, block }) },
      };
    }
  }
}

/** At most `count` different whole numbers from the first to the last, evenly. */
function spread(first: number, last: number, count: number): number[] {
  if (last < first) return [];
  const step = count === 1 ? 0 : (last - first) / (count - 1);
  return [...new Set(Array.from({ length: count }, (_, i) => Math.round(first + i * step)))];
}

/** The same bars in memory that all threads see, so that each need not hold its own. */
function shared(bars: Readonly<Record<string, Bars>>): Record<string, Bars> {
  return Object.fromEntries(
    Object.entries(bars).map(([node, { time, open, high, low, close, volume }]) => {
      const copy = (column: Float64Array) => {
        const into = new Float64Array(new SharedArrayBuffer(column.byteLength));
        into.set(column);
        return into;
      };
      return [
        node,
        {
          time: copy(time),
          open: copy(open),
          high: copy(high),
          low: copy(low),
          close: copy(close),
          volume: copy(volume),
        },
      ];
    }),
  );
}
