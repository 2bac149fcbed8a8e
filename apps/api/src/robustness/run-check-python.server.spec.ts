import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Flow } from '@strategy-builder/domain';
import { custom, edge, flowWith, node, price, python, rules } from '@strategy-builder/domain/testing';
import type { Bars } from '@strategy-builder/language';
import { defaultAccount } from '@strategy-builder/quant';
import { usualLimits } from '@strategy-builder/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeBarFile } from '../datasets/bar-file.js';
import type { CheckOptions } from './check-request.js';
import doPiece, { type CheckPiece } from './check-worker.js';
import { CheckFailed, runCheck } from './run-check.js';

const directory = mkdtempSync(join(tmpdir(), 'run-check-python-'));
const hashes: Record<string, string> = {};

/** Days of a price that swings, in another phase for each asset. */
function swingingBars(phase: number): Bars {
  const close = Float64Array.from({ length: 400 }, (_, t) => 100 + 20 * Math.sin(t / 9 + phase) + (t % 7));
  return {
    time: close.map((_, t) => Date.UTC(2020, 0, 1) + t * 86_400_000),
    open: close,
    high: close.map((value) => value + 1),
    low: close.map((value) => value - 1),
    close,
    volume: close.map(() => 1),
  };
}

beforeAll(async () => {
  hashes.btc = await writeBarFile(directory, swingingBars(0));
  hashes.eth = await writeBarFile(directory, swingingBars(1));
});
afterAll(() => rmSync(directory, { recursive: true }));

const average = `def on_bar(bar, inputs, params, state):
    closes = state.setdefault("closes", [])
    closes.append(bar.close)
    del closes[:-int(params.get("period", 10))]
    return sum(closes) / len(closes) if len(closes) >= params["period"] else None
`;

/** A strategy on btc that reads a node `mine`, with a stop. */
function flowOf(mine: ReturnType<typeof node>): Flow {
  return flowWith(
    price('btc', { timeframe: '1d' }),
    mine,
    edge('btc.bars', 'mine.bars'),
    rules('rules', 'enter_long = crosses_above(close, mine)\nexit_long = crosses_below(close, mine)'),
    edge('btc.bars', 'rules.bars'),
    edge('mine.value', 'rules.mine'),
    node('stop', 'risk', 'stop_loss', { params: { mode: 'percent', value: 5 } }),
    edge('rules.signals', 'stop.signals'),
  );
}
const byPython = flowOf(python('mine', average, { period: 10 }));
const byFormula = flowOf(node('mine', 'function', 'sma', { params: { period: 10 } }));

async function check(flow: Flow, options: CheckOptions) {
  const pieces: CheckPiece['piece'][] = [];
  const data = Object.values(flow.nodes).filter(({ type }) => type === 'data');
  const report = await runCheck(
    {
      flow,
      period: {
        bars: Object.fromEntries(data.map(({ id }) => [id, hashes[id] as string])),
        ...{ from: null, to: null, rates: [], barDirectory: directory },
      },
      account: defaultAccount,
      sandbox: usualLimits,
      options,
    },
    {
      work: {
        threads: 2,
        async run<Result>(_: URL, task: Readonly<Record<string, unknown>>) {
          pieces.push((task as unknown as CheckPiece).piece);
          return (await doPiece(structuredClone(task) as unknown as CheckPiece)) as Result;
        },
      },
      job: { signal: new AbortController().signal, progress: () => undefined },
      onRows: () => undefined,
    },
  );
  return { result: report.result, runs: pieces.filter((piece) => piece === 'python').length };
}

/** Numbers to nine digits: a sum in another order may differ in its last ones. */
const rounded = (result: unknown): unknown =>
  JSON.parse(JSON.stringify(result), (_, value) =>
    typeof value === 'number' ? Number(value.toPrecision(9)) : value,
  );

const axes = [
  { node: 'mine', parameter: 'period', values: [5, 10, 20] },
  { node: 'stop', parameter: 'value', values: [2, 4, 9, 15] },
];

describe('a check of a strategy with a node in Python', () => {
  it('sweeps as with the same formula, and runs the Python once for each of its parameters', async () => {
    const options = { check: 'sweep', axes, metric: 'sharpe' } as const;
    const [written, formula] = [await check(byPython, options), await check(byFormula, options)];
    expect(written.runs).toBe(3);
    expect(rounded(written.result)).toEqual(rounded(formula.result));
    const stops = { ...options, axes: axes.slice(1) };
    expect((await check(byPython, stops)).runs).toBe(1);
  });

  it('runs the Python again where a formula that it reads is another', async () => {
    const flow = flowWith(
      ...Object.values(
        flowOf(python('mine', 'def on_bar(bar, inputs, params, state):\n    return inputs["x"]\n')).nodes,
      ),
      ...Object.values(flowOf(python('mine')).edges),
      node('smooth', 'function', 'sma', { params: { period: 10 } }),
      edge('btc.bars', 'smooth.bars'),
      custom('twice', 'smooth * 2 / 2'),
      edge('smooth.value', 'twice.smooth'),
      edge('twice.value', 'mine.x'),
    );
    const options = { check: 'sweep', metric: 'sharpe' } as const;
    const swept = await check(flow, {
      ...options,
      axes: [{ node: 'smooth', parameter: 'period', values: [5, 10] }],
    });
    const formula = await check(byFormula, {
      ...options,
      axes: [{ node: 'mine', parameter: 'period', values: [5, 10] }],
    });
    expect(swept.runs).toBe(2);
    const rowsOf = ({ result }: { result: unknown }) => rounded((result as { rows: unknown }).rows);
    expect(rowsOf(swept)).toEqual(rowsOf(formula));
  });

  it.each<CheckOptions>([
    { check: 'one-bar-late' },
    { check: 'cost-stress', factors: [0, 2] },
    { check: 'monte-carlo', seed: 1, paths: 100, block: 10 },
    { check: 'warm-up', starts: 2 },
    { check: 'look-ahead', cuts: 3 },
  ])('gives what the same formula gives ($check)', async (options) => {
    const [written, formula] = [await check(byPython, options), await check(byFormula, options)];
    expect(rounded(written.result)).toEqual(rounded(formula.result));
  });

  it('walks forward, each window choosing among the parameters of the Python', async () => {
    const { result, runs } = await check(byPython, {
      ...{ check: 'walk-forward', kind: 'anchored', folds: 3, trainFraction: 0.4, metric: 'sharpe' },
      axes,
    });
    expect(runs).toBe(3);
    const { folds } = result as { folds: { chosen: number[] | null; outOfSample: object | null }[] };
    expect(folds).toHaveLength(3);
    for (const { chosen, outOfSample } of folds) {
      expect(chosen).toHaveLength(2);
      expect(outOfSample).not.toBeNull();
    }
  });

  it('leaves a point without metrics where the Python fails, and fails where it always does', async () => {
    const options = { check: 'sweep', metric: 'sharpe' } as const;
    const code = 'def on_bar(bar, inputs, params, state):\n    return bar.close / params["period"]\n';
    const flow = flowOf(python('mine', code, { period: 1 }));
    const { result } = await check(flow, {
      ...options,
      axes: [{ node: 'mine', parameter: 'period', values: [0, 1] }],
    });
    const { rows } = result as { rows: { metrics: object | null }[] };
    expect(rows.map(({ metrics }) => metrics === null)).toEqual([true, false]);
    const broken = flowOf(python('mine', 'def on_bar(bar, inputs, params, state):\n    return 1 / 0\n'));
    for (const always of [{ ...options, axes: axes.slice(1) }, { check: 'look-ahead', cuts: 2 } as const])
      await expect(check(broken, always)).rejects.toThrow(CheckFailed);
  });
});

describe('a look-ahead proof of several legs with Python', () => {
  const legs = (code: string) =>
    flowWith(
      price('btc', { timeframe: '1d' }),
      price('eth', { timeframe: '1d' }),
      rules('first', 'enter_long = close > sma(close, 10)\nexit_long = close < sma(close, 10)'),
      edge('btc.bars', 'first.bars'),
      python('mine', code),
      edge('eth.bars', 'mine.bars'),
      rules('second', 'enter_long = mine > 0\nexit_long = mine < 0'),
      edge('eth.bars', 'second.bars'),
      edge('mine.value', 'second.mine'),
    );

  it('runs the sandbox again on every shortened data', async () => {
    const code = 'def on_bar(bar, inputs, params, state):\n    return bar.close - bar.open + 1\n';
    const { result } = await check(legs(code), { check: 'look-ahead', cuts: 3 });
    expect(result).toEqual({
      legs: ['first', 'second'].map((leg) => ({
        leg,
        status: 'proved',
        cuts: 3,
        barsCompared: 10 + 205 + 399,
      })),
    });
  });
});
