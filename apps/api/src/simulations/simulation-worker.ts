import type { MessagePort } from 'node:worker_threads';
import type { Strategy } from '@strategy-builder/domain';
import {
  type SimulationRefusal,
  simulateStrategy,
  tradesOfStrategy,
  warningsOf,
} from '@strategy-builder/quant';
import { type BarsOfPeriod, readBarsOfPeriod } from './bars-of-period.js';
import { measuredOf } from './measured.js';
import { summaryFormat, writeSimulation } from './simulation-file.js';

export interface SimulationTask extends BarsOfPeriod {
  readonly id: string;
  readonly strategy: Strategy;
  readonly account: { readonly cash: number; readonly feeBps: number; readonly slippageBps: number };
  readonly resultDirectory: string;
}

export type SimulationReport =
  | {
      readonly ok: true;
      readonly metrics: Readonly<Record<string, number | null>>;
      readonly tradeCount: number;
      readonly resultHash: string;
    }
  | { readonly ok: false; readonly refusal: SimulationRefusal };

/** Loads the bars, simulates, writes the result. Progress is posted as a fraction. */
export default async function runSimulation(
  task: SimulationTask & { progress: MessagePort },
): Promise<SimulationReport> {
  let reported = 0;
  const outcome = simulateStrategy(task.strategy, await readBarsOfPeriod(task), {
    account: task.account,
    onProgress(done, total) {
      if (done / total - reported < 0.02) return;
      reported = done / total;
      task.progress.postMessage(reported);
    },
  });
  if (outcome.status === 'refused') return { ok: false, refusal: outcome.refusal };
  if (outcome.status === 'cancelled') throw new Error('cancelled');

  const { run } = outcome;
  const trades = tradesOfStrategy(run);
  const measured = measuredOf(run);
  const curves = { time: run.time, equity: run.equity, buyAndHold: run.held };
  const resultHash = await writeSimulation(
    task.resultDirectory,
    task.id,
    { format: summaryFormat, measured, legs: run.legs, trades, warnings: warningsOf(run) },
    curves,
  );
  return { ok: true, metrics: measured.standard.metrics, tradeCount: trades.length, resultHash };
}
