import type { MessagePort } from 'node:worker_threads';
import { computedBars, type Flow, type Strategy } from '@strategy-builder/domain';
import type { Bars } from '@strategy-builder/language';
import {
  type Axis,
  type BarsByNode,
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
  proveStrategy,
  type SimulationRefusal,
  type Stretch,
  simulateStrategy,
  tradeReturns,
  walkFold,
  warmUpDrift,
} from '@strategy-builder/quant';
import type { SandboxLimits } from '@strategy-builder/sandbox';
import { computedAt } from '../python/computed-at.js';
import { computePython } from '../python/python-columns.js';
import { type PythonFault, sentenceOf } from '../python/python-fault.js';
import { type BarsOfPeriod, readBarsOfPeriod } from '../simulations/bars-of-period.js';
import type { AccountSettings } from '../simulations/settings.js';
import type { CheckOptions } from './check-request.js';
import { strategyAt } from './strategy-at.js';

type OptionsOf<Check extends CheckOptions['check']> = Extract<CheckOptions, { readonly check: Check }>;

interface Given {
  readonly flow: Flow;
  readonly bars: Readonly<Record<string, Bars>>;
  readonly account: AccountSettings;
  /** What custom Python may use. */
  readonly sandbox: SandboxLimits;
}

/** What the nodes in Python give at some points of a grid: columns over the bars, or what went wrong. */
export type PythonSet =
  | { readonly columns: Readonly<Record<string, Float64Array>> }
  | { readonly fault: PythonFault };

/** The points of a grid at which Python gives other values each, by index, and for each point which of them it takes. */
export interface PythonPlan {
  readonly points: readonly number[];
  /** −1 where the parameters make no strategy. */
  readonly setOf: readonly number[];
  /** Columns of one set. */
  readonly columns: number;
}

/** A piece of a check that one thread does. */
export type CheckPiece =
  | (BarsOfPeriod & { readonly piece: 'bars' })
  | (Given & {
      readonly piece: 'points';
      readonly options: OptionsOf<'sweep'>;
      readonly from: number;
      readonly to: number;
      /** For each of the points; absent without Python. */
      readonly python?: readonly (PythonSet | undefined)[];
    })
  | { readonly piece: 'python-plan'; readonly flow: Flow; readonly axes: readonly Axis[] }
  | (Omit<Given, 'account'> & {
      readonly piece: 'python';
      readonly axes: readonly Axis[];
      readonly point: number;
    })
  | { readonly piece: 'overfitting'; readonly candidates: readonly (readonly Stretch[])[] }
  | (Given & {
      readonly piece: 'fold';
      readonly options: OptionsOf<'walk-forward'>;
      readonly fold: Fold;
      readonly python?: readonly (PythonSet | undefined)[];
    })
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
export type SweptPoint = JudgedCandidate | Refused | Failed | undefined;

/** Python that failed. */
export interface Failed {
  readonly fault: PythonFault;
}

export default async function doPiece(task: CheckPiece & { progress?: MessagePort }): Promise<unknown> {
  switch (task.piece) {
    case 'bars':
      return shared(commonRange(await readBarsOfPeriod(task)));
    case 'points': {
      const { axes } = task.options;
      return gridOf(axes)
        .slice(task.from, task.to)
        .map((point, index): SweptPoint => {
          const strategy = strategyAt(task.flow, axes, point);
          const set = task.python?.[index];
          if (set && 'fault' in set) return set;
          const bars = { ...task.bars, ...barsOfSet(set, task.bars) };
          return strategy && judgeCandidate(strategy, bars, { account: task.account });
        });
    }
    case 'python-plan':
      return planPython(task.flow, task.axes);
    case 'python': {
      const strategy = strategyAt(
        task.flow,
        task.axes,
        gridOf(task.axes)[task.point] as number[],
      ) as Strategy;
      return pythonSet(strategy, task.bars, task.sandbox);
    }
    case 'overfitting':
      return probabilityOfOverfitting(task.candidates);
    case 'fold': {
      const { axes, metric } = task.options;
      const candidates = gridOf(axes).map((point) => strategyAt(task.flow, axes, point) ?? { legs: [] });
      const columns = (candidate: number) => barsOfSet(task.python?.[candidate], task.bars);
      return walkFold(candidates, task.bars, task.fold, { account: task.account, metric, columns });
    }
    case 'whole':
      return whole(task);
  }
}

/** Which points share what their Python gives. */
function planPython(flow: Flow, axes: readonly Axis[]): PythonPlan {
  const known = new Map<string, number>();
  const points: number[] = [];
  let columns = 0;
  const setOf = gridOf(axes).map((point, index) => {
    const strategy = strategyAt(flow, axes, point);
    if (strategy === undefined) return -1;
    const key = computedAt(strategy);
    const set = known.get(key) ?? points.push(index) - 1;
    known.set(key, set);
    columns = Math.max(columns, columnsOf(strategy).length);
    return set;
  });
  return { points, setOf, columns };
}

async function pythonSet(strategy: Strategy, bars: BarsByNode, sandbox: SandboxLimits): Promise<PythonSet> {
  const computed = await computePython(strategy.legs, bars, sandbox);
  if (!computed.ok) return { fault: computed.fault };
  const columns = columnsOf(strategy).flatMap((id) => {
    const values = computed.bars[id]?.close;
    return values === undefined ? [] : [[id, sharedColumn(values)] as const];
  });
  return { columns: Object.fromEntries(columns) };
}

function columnsOf({ legs }: Strategy): readonly string[] {
  return [...new Set(legs.flatMap(({ python }) => computedBars(python)))];
}

/** The columns of a set as the bars that programs read; none where it failed. */
function barsOfSet(set: PythonSet | undefined, bars: BarsByNode): BarsByNode {
  const time = Object.values(bars)[0]?.time;
  if (set === undefined || 'fault' in set || time === undefined) return {};
  return Object.fromEntries(
    Object.entries(set.columns).map(([id, values]) => [
      id,
      { time, open: values, high: values, low: values, close: values, volume: values },
    ]),
  );
}

/** Ends a check with what was wrong with the Python. */
class PythonFailed extends Error {
  constructor(readonly fault: PythonFault) {
    super(sentenceOf(fault));
  }
}

async function whole(
  task: Given & { readonly options: WholeOptions; readonly progress?: MessagePort },
): Promise<unknown> {
  const { flow, sandbox, options, progress } = task;
  const strategy = strategyAt(flow, [], []) as Strategy;
  const runs = runsOfPython(options, strategy.legs.length);
  let begun = 0;
  let reported = 0;
  const compute = async (bars: BarsByNode): Promise<BarsByNode> => {
    const before = begun++;
    const computed = await computePython(strategy.legs, bars, sandbox, (fraction) => {
      const done = (before + fraction) / runs;
      if (done - reported < 0.02) return;
      reported = done;
      progress?.postMessage(done);
    });
    if (!computed.ok) throw new PythonFailed(computed.fault);
    return computed.bars;
  };
  try {
    return await checkWhole(strategy, task, compute);
  } catch (error) {
    if (error instanceof PythonFailed) return { fault: error.fault } satisfies Failed;
    throw error;
  }
}

/** How often a check runs Python at most, for its progress. */
function runsOfPython(options: WholeOptions, legs: number): number {
  switch (options.check) {
    case 'look-ahead':
      return 2 + options.cuts;
    case 'warm-up':
      return 1 + legs * (1 + options.starts);
    default:
      return 1;
  }
}

async function checkWhole(
  strategy: Strategy,
  { bars: data, account, options }: Given & { readonly options: WholeOptions },
  compute: (bars: BarsByNode) => Promise<BarsByNode>,
): Promise<unknown> {
  const bars = await compute(data);
  const outcome = simulateStrategy(strategy, bars, { account });
  if (outcome.status !== 'done') return { refusal: (outcome as { refusal: SimulationRefusal }).refusal };
  const { run } = outcome;
  const length = run.time.length;
  const at = (bar: number) => new Date(run.time[bar] as number).toISOString();
  switch (options.check) {
    case 'look-ahead': {
      const cuts = spread(run.firstDecision + 1, length - 1, options.cuts);
      const proof = await proveStrategy(strategy, data, compute, cuts, { account });
      if (proof.status === 'refused') return { refusal: proof.refusal };
      const { cuts: compared, barsCompared } = proof;
      return {
        legs: proof.legs.map(({ leg, evidence }) => {
          if (evidence === null) return { leg, status: 'proved', cuts: compared, barsCompared };
          const { cut, bar, ...difference } = evidence;
          return { leg, status: 'looks-ahead', evidence: { ...difference, cut: at(cut), bar: at(bar) } };
        }),
      };
    }
    case 'warm-up': {
      const starts = spread(1, Math.floor(length / 2), options.starts);
      const drifts: Awaited<ReturnType<typeof warmUpDrift>>[] = [];
      for (const leg of strategy.legs) drifts.push(await warmUpDrift(leg, data, starts, compute));
      return {
        legs: strategy.legs.map(({ strategy: leg }, index) => ({
          leg,
          drifts: drifts[index]?.map((drift) => ({ ...drift, from: at(drift.start) })) ?? null,
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
    Object.entries(bars).map(([node, { time, open, high, low, close, volume, funding }]) => {
      const copy = sharedColumn;
      return [
        node,
        {
          time: copy(time),
          open: copy(open),
          high: copy(high),
          low: copy(low),
          close: copy(close),
          volume: copy(volume),
          ...(funding && { funding: copy(funding) }),
        },
      ];
    }),
  );
}

function sharedColumn(column: Float64Array): Float64Array {
  const copy = new Float64Array(new SharedArrayBuffer(column.byteLength));
  copy.set(column);
  return copy;
}
