import type { MessagePort } from 'node:worker_threads';
import type { Strategy } from '@strategy-builder/domain';
import {
  type SimulationRefusal,
  type StrategyRun,
  simulateStrategy,
  tradesOfStrategy,
  warningsOf,
} from '@strategy-builder/quant';
import type { SandboxLimits } from '@strategy-builder/sandbox';
import { computePython } from '../python/python-columns.js';
import type { PythonFault } from '../python/python-fault.js';
import { type BarsOfPeriod, readBarsOfPeriod } from './bars-of-period.js';
import { measuredOf } from './measured.js';
import type { AccountSettings } from './settings.js';
import { type SimulationSummary, summaryFormat, writeSimulation } from './simulation-file.js';

export interface SimulationTask extends BarsOfPeriod {
  readonly id: string;
  readonly strategy: Strategy;
  readonly account: AccountSettings;
  /** What custom Python may use. */
  readonly sandbox: SandboxLimits;
  readonly resultDirectory: string;
}

export type SimulationReport =
  | {
      readonly ok: true;
      readonly metrics: Readonly<Record<string, number | null>>;
      readonly tradeCount: number;
      readonly resultHash: string;
    }
  | { readonly ok: false; readonly refusal: SimulationRefusal }
  | { readonly ok: false; readonly fault: PythonFault };

/** Python takes a thousand times as long as the simulation after it. */
const partOfPython = 0.95;

/** Loads the bars, runs what is written in Python, simulates, writes the result. Progress is posted as a fraction. */
export default async function runSimulation(
  task: SimulationTask & { progress: MessagePort },
): Promise<SimulationReport> {
  let reported = 0;
  const bars = await readBarsOfPeriod(task);
  const report = (fraction: number): void => {
    if (fraction - reported < 0.02) return;
    reported = fraction;
    task.progress.postMessage(fraction);
  };
  const computed = await computePython(task.strategy.legs, bars, task.sandbox, (fraction) =>
    report(fraction * partOfPython),
  );
  if (!computed.ok) return computed;
  const outcome = simulateStrategy(task.strategy, computed.bars, {
    account: task.account,
    onProgress: (done, total) => report(done / total),
  });
  if (outcome.status === 'refused') return { ok: false, refusal: outcome.refusal };
  if (outcome.status === 'cancelled') throw new Error('cancelled');

  const { run } = outcome;
  const trades = tradesOfStrategy(run);
  const measured = measuredOf(run);
  const curves = { time: run.time, equity: run.equity, buyAndHold: run.heldEquity() };
  const resultHash = await writeSimulation(
    task.resultDirectory,
    task.id,
    { format: summaryFormat, measured, legs: legsOf(run), trades, warnings: warningsOf(run) },
    curves,
  );
  return { ok: true, metrics: measured.standard.metrics, tradeCount: trades.length, resultHash };
}

/** The legs, and of those whose data has funding rates, how many of them were charged. */
function legsOf({ legs, fundings }: StrategyRun): SimulationSummary['legs'] {
  return legs.map((leg, index) => {
    const { known = 0, filled = 0 } = fundings[index] ?? {};
    return known > 0 ? { ...leg, funding: { known, filled } } : leg;
  });
}
