import type { MessagePort } from 'node:worker_threads';
import type { Strategy } from '@strategy-builder/domain';
import type { Bars } from '@strategy-builder/language';
import {
  conventionNames,
  measure,
  performanceOfStrategy,
  type SimulationRefusal,
  simulateStrategy,
  tradesOfStrategy,
  warningsOf,
} from '@strategy-builder/quant';
import { readBarFile } from '../datasets/bar-file.js';
import { type SimulationSummary, writeSimulation } from './simulation-file.js';

export interface SimulationTask {
  readonly id: string;
  readonly strategy: Strategy;
  /** Hash of the bar file by data node. */
  readonly bars: Readonly<Record<string, string>>;
  /** Unix milliseconds, inclusive; the part of the data to simulate on. */
  readonly from: number | null;
  readonly to: number | null;
  readonly account: { readonly cash: number; readonly feeBps: number; readonly slippageBps: number };
  readonly barDirectory: string;
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
  const bars: Record<string, Bars> = {};
  for (const [node, hash] of Object.entries(task.bars)) {
    bars[node] = part(await readBarFile(task.barDirectory, hash), task.from, task.to);
  }
  let reported = 0;
  const outcome = simulateStrategy(task.strategy, bars, {
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
  const performance = performanceOfStrategy(run);
  const measured = Object.fromEntries(
    conventionNames.map((name) => [name, measure(performance, name)]),
  ) as SimulationSummary['measured'];
  const curves = { time: run.time, equity: run.equity, buyAndHold: run.held };
  const resultHash = await writeSimulation(
    task.resultDirectory,
    task.id,
    { measured, trades, warnings: warningsOf(run) },
    curves,
  );
  return { ok: true, metrics: measured.standard.metrics, tradeCount: trades.length, resultHash };
}

function part(bars: Bars, from: number | null, to: number | null): Bars {
  const start = from === null ? 0 : bars.time.findIndex((time) => time >= from);
  const after = to === null ? -1 : bars.time.findIndex((time) => time > to);
  const begin = start < 0 ? bars.time.length : start;
  const end = after < 0 ? bars.time.length : after;
  const { time, open, high, low, close, volume } = bars;
  return {
    time: time.subarray(begin, end),
    open: open.subarray(begin, end),
    high: high.subarray(begin, end),
    low: low.subarray(begin, end),
    close: close.subarray(begin, end),
    volume: volume.subarray(begin, end),
  };
}
