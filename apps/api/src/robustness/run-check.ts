import type { Flow } from '@strategy-builder/domain';
import type { Bars } from '@strategy-builder/language';
import {
  type Axis,
  foldsOf,
  gridOf,
  joinFolds,
  keepExtremes,
  type OverfittingEstimate,
  plateauOf,
  type SimulationRefusal,
  type WalkedFold,
} from '@strategy-builder/quant';
import type { SandboxLimits } from '@strategy-builder/sandbox';
import type { Job } from '../platform/jobs.js';
import type { Work } from '../platform/work.js';
import { hasPython } from '../python/computed-at.js';
import { type PythonFault, sentenceOf } from '../python/python-fault.js';
import type { BarsOfPeriod } from '../simulations/bars-of-period.js';
import type { AccountSettings } from '../simulations/settings.js';
import type { CheckOptions } from './check-request.js';
import type { CheckPiece, Failed, PythonPlan, PythonSet, Refused, SweptPoint } from './check-worker.js';
import { strategyAt } from './strategy-at.js';

export interface CheckTask {
  readonly flow: Flow;
  readonly period: BarsOfPeriod;
  readonly account: AccountSettings;
  readonly sandbox: SandboxLimits;
  readonly options: CheckOptions;
}

/** One point of a sweep as readers get it; metrics are null where the parameters cannot be simulated. */
export interface SweepRow {
  readonly point: readonly number[];
  readonly metrics: Readonly<Record<string, number | null>> | null;
}

export interface CheckReport {
  readonly result: unknown;
  readonly trials: number;
  readonly sharpes: { readonly count: number; readonly mean: number; readonly variance: number } | null;
}

/** A check that ended because its strategy or data cannot be simulated. */
export class CheckRefused extends Error {
  constructor(readonly refusal: SimulationRefusal) {
    super(refusal.code);
  }
}

/** A check that ended because the Python of its strategy failed. */
export class CheckFailed extends Error {
  constructor(readonly fault: PythonFault) {
    super(sentenceOf(fault));
  }
}

/** Most bytes that the values of Python may take, at all points of a grid together. */
const mostBytes = 512 * 2 ** 20;
/** Part of the progress that Python is: it takes a thousand times as long as a simulation. */
const partOfPython = 0.9;

interface Run {
  readonly work: Pick<Work, 'run' | 'threads'>;
  readonly job: Job;
  /** Hears of the points of a sweep as they are ready, in their order. */
  readonly onRows: (rows: readonly SweepRow[]) => void;
}

/**
 * Carries out a check on all threads of `work`. The result depends on the task only: pieces are put together in their own
 * order, whichever thread did them and whichever was ready first.
 * @throws CheckRefused, CheckFailed
 */
export async function runCheck(task: CheckTask, run: Run): Promise<CheckReport> {
  const bars = await doPiece<Record<string, Bars>>(run, { piece: 'bars', ...task.period });
  const { flow, account, sandbox, options } = task;
  const given = { flow, bars, account, sandbox };
  switch (options.check) {
    case 'sweep':
      return sweep(run, { ...given, options });
    case 'walk-forward':
      return walkForward(run, { ...given, options });
    default: {
      const result = await doPiece<object>(run, { piece: 'whole', ...given, options });
      if ('refusal' in result) throw new CheckRefused((result as Refused).refusal);
      if ('fault' in result) throw new CheckFailed((result as Failed).fault);
      return { result, trials: 0, sharpes: null };
    }
  }
}

function doPiece<Result>({ work, job }: Run, piece: CheckPiece): Promise<Result> {
  return work.run<Result>(
    new URL('./check-worker.js', import.meta.url),
    { ...piece },
    { signal: job.signal, ...(piece.piece === 'whole' && { onProgress: (done) => job.progress(done) }) },
  );
}

/** Does pieces on all threads and hands them on in their own order, with the progress. */
async function inOrder<Result>(
  run: Run,
  pieces: readonly CheckPiece[],
  onNext: (result: Result) => void,
): Promise<void> {
  const waiting = new Map<number, Result>();
  let next = 0;
  let done = 0;
  await Promise.all(
    pieces.map(async (piece, index) => {
      const result = await doPiece<Result>(run, piece);
      waiting.set(index, result);
      for (let ready = waiting.get(next); ready !== undefined; ready = waiting.get(next)) {
        waiting.delete(next++);
        onNext(ready);
      }
      run.job.progress(++done / pieces.length);
    }),
  );
}

/** A run whose progress is one part of the whole. */
function partOf(run: Run, from: number, to: number): Run {
  const progress = (fraction: number) => run.job.progress(from + (to - from) * fraction);
  return { ...run, job: { ...run.job, progress } };
}

/** What Python gives at each point of a grid, run once for each set of values; undefined without any Python. */
async function pythonAt(
  run: Run,
  { flow, bars, sandbox }: { flow: Flow; bars: Record<string, Bars>; sandbox: SandboxLimits },
  axes: readonly Axis[],
): Promise<readonly (PythonSet | undefined)[] | undefined> {
  if (!hasPython(strategyAt(flow, [], [])?.legs ?? [])) return undefined;
  const plan = await doPiece<PythonPlan>(run, { piece: 'python-plan', flow, axes });
  const length = Object.values(bars)[0]?.time.length ?? 0;
  const bytes = plan.points.length * plan.columns * length * Float64Array.BYTES_PER_ELEMENT;
  if (bytes > mostBytes)
    throw new Error(
      `The Python gives other values at ${plan.points.length} points, which take ${Math.ceil(bytes / 2 ** 20)} MiB on ${length} bars; ` +
        `${mostBytes / 2 ** 20} are the most. Choose fewer values or a shorter period.`,
    );
  const sets: PythonSet[] = [];
  const pieces = plan.points.map(
    (point): CheckPiece => ({ piece: 'python', flow, bars, sandbox, axes, point }),
  );
  await inOrder<PythonSet>(run, pieces, (set) => sets.push(set));
  const failed = sets.find((set) => 'fault' in set);
  if (failed && 'fault' in failed && sets.every((set) => 'fault' in set)) throw new CheckFailed(failed.fault);
  return plan.setOf.map((set) => sets[set]);
}

type Given<Check extends CheckOptions['check']> = Omit<CheckTask, 'options' | 'period'> & {
  readonly bars: Record<string, Bars>;
  readonly options: Extract<CheckOptions, { readonly check: Check }>;
};

async function sweep(run: Run, given: Given<'sweep'>): Promise<CheckReport> {
  const { axes, metric } = given.options;
  const grid = gridOf(axes);
  const python = await pythonAt(partOf(run, 0, partOfPython), given, axes);
  const rest = partOf(run, python ? partOfPython : 0, 1);
  const size = Math.max(1, Math.min(16, Math.ceil(grid.length / (4 * run.work.threads))));
  const pieces = Array.from(
    { length: Math.ceil(grid.length / size) },
    (_, i): CheckPiece => ({
      piece: 'points',
      ...given,
      from: i * size,
      to: (i + 1) * size,
      ...(python && { python: python.slice(i * size, (i + 1) * size) }),
    }),
  );
  const points: SweptPoint[] = [];
  const rows: SweepRow[] = [];
  await inOrder<SweptPoint[]>(rest, pieces, (some) => {
    const ready = some.map(
      (point, i): SweepRow => ({
        point: grid[points.length + i] as number[],
        metrics: point && 'metrics' in point ? point.metrics : null,
      }),
    );
    points.push(...some);
    rows.push(...ready);
    run.onRows(ready);
  });
  const judged = points.filter((point) => point !== undefined && 'metrics' in point);
  if (judged.length === 0) {
    const refused = points.find((point) => point !== undefined && 'refusal' in point) as Refused | undefined;
    throw refused ? new CheckRefused(refused.refusal) : new Error('No point of the grid makes a strategy.');
  }
  const overfitting =
    judged.length > 1
      ? await doPiece<OverfittingEstimate>(run, {
          piece: 'overfitting',
          candidates: judged.map(({ stretches }) => stretches),
        })
      : null;
  return {
    result: {
      axes,
      metric,
      rows,
      plateau: plateauOf(
        axes,
        rows.map(({ metrics }) => metrics?.[metric] ?? null),
      ),
      overfitting,
    },
    trials: grid.length,
    sharpes: spreadOf(judged.map(({ metrics }) => metrics.sharpe)),
  };
}

async function walkForward(run: Run, given: Given<'walk-forward'>): Promise<CheckReport> {
  const { kind, folds, trainFraction, axes, metric } = given.options;
  const bars = Object.values(given.bars)[0]?.time.length ?? 0;
  const test = Math.floor((bars * (1 - trainFraction)) / folds);
  const train = bars - test * folds;
  if (test < 2)
    throw new Error(`${bars} bars are too few for ${folds} tests. Choose fewer tests or a longer period.`);
  const python = await pythonAt(partOf(run, 0, partOfPython), given, axes);
  const rest = partOf(run, python ? partOfPython : 0, 1);
  const pieces = foldsOf(bars, { kind, train, test }).map(
    (fold): CheckPiece => ({ piece: 'fold', ...given, fold, ...(python && { python }) }),
  );
  const walked: WalkedFold[] = [];
  await inOrder<WalkedFold>(rest, pieces, (fold) => walked.push(fold));
  const { cash } = given.account;
  const { equity, time, efficiency, folds: results } = joinFolds(walked, cash);
  const grid = gridOf(axes);
  const times = Object.values(given.bars)[0]?.time ?? new Float64Array(0);
  const at = (bar: number) => new Date(times[Math.min(bar, bars - 1)] as number).toISOString();
  return {
    result: {
      axes,
      metric,
      kind,
      train,
      test,
      folds: results.map(({ trainFrom, testFrom, testTo, chosen, inSample, outOfSample }) => ({
        trainFrom: at(trainFrom),
        testFrom: at(testFrom),
        testTo: at(testTo - 1),
        chosen: chosen === null ? null : grid[chosen],
        inSample,
        outOfSample,
      })),
      equity: keepExtremes(equity, 2_000).map((index) => [time[index], equity[index]]),
      totalReturn: equity.length === 0 ? null : (equity.at(-1) as number) / cash - 1,
      efficiency,
    },
    trials: grid.length,
    sharpes: spreadOf(results.map(({ inSample }) => inSample?.sharpe ?? null)),
  };
}

/** Mean and sample variance of the values that are there. */
function spreadOf(values: readonly (number | null)[]): CheckReport['sharpes'] {
  const known = values.filter((value) => value !== null);
  const count = known.length;
  if (count === 0) return null;
  const mean = known.reduce((sum, value) => sum + value, 0) / count;
  const squares = known.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { count, mean, variance: count === 1 ? 0 : squares / (count - 1) };
}
