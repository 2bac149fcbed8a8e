import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { momentumFlow } from '@strategy-builder/domain/testing';
import type { Bars } from '@strategy-builder/language';
import { defaultAccount } from '@strategy-builder/quant';
import { usualLimits } from '@strategy-builder/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeBarFile } from '../datasets/bar-file.js';
import type { Work } from '../platform/work.js';
import type { CheckOptions } from './check-request.js';
import doPiece, { type CheckPiece } from './check-worker.js';
import { runCheck, type SweepRow } from './run-check.js';

const directory = mkdtempSync(join(tmpdir(), 'run-check-'));
let hash: string;

/** Days of a price that swings, seed 3: RSI crosses 70 and falls below 50 again. */
function swingingBars(): Bars {
  let state = 3;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
  const close = Float64Array.from({ length: 600 }, (_, t) => 100 + 20 * Math.sin(t / 9) + 4 * random());
  return {
    time: close.map((_, t) => Date.UTC(2020, 0, 1) + t * 86_400_000),
    open: close,
    high: close.map((price) => price + 1),
    low: close.map((price) => price - 1),
    close,
    volume: close.map(() => 1),
  };
}

beforeAll(async () => {
  hash = await writeBarFile(directory, swingingBars());
});
afterAll(() => rmSync(directory, { recursive: true }));

/** Threads that are done in the order that `turns` says, each piece after so many turns of the event loop. */
function threadsOf(threads: number, turns: (piece: number) => number): Pick<Work, 'run' | 'threads'> {
  let begun = 0;
  return {
    threads,
    async run<Result>(_: URL, task: Readonly<Record<string, unknown>>) {
      const result = await doPiece(structuredClone(task) as unknown as CheckPiece);
      for (let turn = turns(begun++); turn > 0; turn--) await new Promise(setImmediate);
      return result as Result;
    },
  };
}

async function check(options: CheckOptions, work = threadsOf(2, () => 0)) {
  const rows: SweepRow[] = [];
  const heard: number[] = [];
  const report = await runCheck(
    {
      flow: momentumFlow(),
      period: { bars: { btc_price: hash }, from: null, to: null, rates: [], barDirectory: directory },
      account: defaultAccount,
      sandbox: usualLimits,
      options,
    },
    {
      work,
      job: { signal: new AbortController().signal, progress: (fraction) => heard.push(fraction) },
      onRows: (ready) => rows.push(...ready),
    },
  );
  return { report, rows, heard };
}

const axes = [
  { node: 'rsi_14', parameter: 'period', values: [5, 8, 11, 14] },
  { node: 'stop_loss', parameter: 'value', values: [2, 5, 9] },
];
const sweep = { check: 'sweep', axes, metric: 'sharpe' } as const;
const walk = {
  check: 'walk-forward',
  kind: 'rolling',
  folds: 3,
  trainFraction: 0.4,
  axes,
  metric: 'sharpe',
} as const;

describe('a check on several threads', () => {
  it.each([
    sweep,
    walk,
  ])('gives the same bytes on one thread as on five that finish in any order ($check)', async (options) => {
    const alone = await check(
      options,
      threadsOf(1, () => 0),
    );
    for (const turns of [(piece: number) => 40 - piece, (piece: number) => (piece * 7) % 11]) {
      const many = await check(options, threadsOf(5, turns));
      expect(JSON.stringify(many.report)).toBe(JSON.stringify(alone.report));
      expect(many.rows).toEqual(alone.rows);
    }
  });

  it('tells of its progress up to the end', async () => {
    const { heard } = await check(sweep);
    expect(heard).toEqual([...heard].sort((a, b) => a - b));
    expect(heard.at(-1)).toBe(1);
  });
});

describe('a sweep', () => {
  it('has a row for every point, streamed in the order of the grid, and counts them as trials', async () => {
    const { report, rows } = await check(sweep);
    const result = report.result as { rows: SweepRow[]; overfitting: { splits: number } };
    expect(rows).toEqual(result.rows);
    expect(rows.map(({ point }) => point).slice(0, 4)).toEqual([
      [5, 2],
      [5, 5],
      [5, 9],
      [8, 2],
    ]);
    expect(report.trials).toBe(12);
    expect(report.sharpes?.count).toBe(rows.filter(({ metrics }) => metrics?.sharpe != null).length);
    expect(new Set(rows.map(({ metrics }) => metrics?.finalEquity)).size).toBeGreaterThan(4);
    // All halves of sixteen stretches.
    expect(result.overfitting.splits).toBe(12_870);
  });

  it('leaves a point without metrics where its parameters cannot be simulated', async () => {
    const { rows } = await check({
      ...sweep,
      axes: [{ node: 'rsi_14', parameter: 'period', values: [0, 14] }],
    });
    expect(rows.map(({ metrics }) => metrics === null)).toEqual([true, false]);
  });
});

describe('a walk-forward', () => {
  it('cuts the data into tests that follow each other to its end', async () => {
    const { report } = await check(walk);
    const { folds, train, test } = report.result as {
      folds: { testFrom: string; testTo: string }[];
      train: number;
      test: number;
    };
    expect([train, test]).toEqual([240, 120]);
    const day = (bar: number) => new Date(Date.UTC(2020, 0, 1) + bar * 86_400_000).toISOString();
    expect(folds.map(({ testFrom, testTo }) => [testFrom, testTo])).toEqual([
      [day(240), day(359)],
      [day(360), day(479)],
      [day(480), day(599)],
    ]);
  });

  it('says so when there are too few bars', async () => {
    await expect(check({ ...walk, folds: 50, trainFraction: 0.9 })).rejects.toThrow('600 bars are too few');
  });
});

describe('a look-ahead proof', () => {
  it('proves every leg', async () => {
    const { report } = await check({ check: 'look-ahead', cuts: 5 });
    expect(report.result).toMatchObject({ legs: [{ status: 'proved', cuts: 5 }] });
  });
});
