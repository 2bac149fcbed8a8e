import { describe, expect, it } from 'vitest';
import { referenceSimulation } from '../reference/reference-engine.js';
import type { ReferenceBar } from '../reference/state.js';
import { simulationResult } from '../result/result.js';
import { barsOf, flatBars, walkOf } from '../testing/bars.js';
import { atrStop, programOf, rsiAndAverages } from '../testing/programs.js';
import { buyAndHoldEquity } from './buy-and-hold.js';
import { barsBetween } from './common-range.js';
import { plainRules } from './position-rules.js';
import { type SimulationOptions, type SimulationRun, simulate } from './simulate.js';
import { simulatePortfolio } from './simulate-portfolio.js';

function done(
  program: Parameters<typeof simulate>[0],
  bars: Parameters<typeof simulate>[1],
  options?: SimulationOptions,
): SimulationRun {
  const outcome = simulate(program, bars, options);
  if (outcome.status !== 'done') throw new Error(JSON.stringify(outcome));
  return outcome.run;
}

const free = { cash: 1_000, feeBps: 0, slippageBps: 0 };

describe('simulate', () => {
  it('compiles a program and trades its signals', () => {
    const bars = { asset: flatBars([10, 11, 9, 12, 8, 13]) };
    const run = done(programOf({ enter_long: 'close > 10.5', exit_long: 'close < 9.5' }), bars, {
      account: free,
    });
    expect(Array.from(run.trades.entryBar.subarray(0, run.trades.length))).toEqual([2, 4]);
    expect(Array.from(run.trades.exitBar.subarray(0, run.trades.length))).toEqual([3, 5]);
  });

  it('warm-up: trades nothing until every signal has a value, even one that is never needed', () => {
    const bars = { asset: walkOf(3, 60) };
    const run = done(programOf({ enter_long: 'close > 0', exit_long: 'sma(close, 20) < 0' }), bars);
    expect(run.firstDecision).toBe(19);
    expect(run.trades.entryBar[0]).toBe(20);
  });

  it('warm-up: longer than the data means no trade and no buy and hold', () => {
    const run = done(programOf({ enter_long: 'close > sma(close, 200)' }), { asset: walkOf(3, 60) });
    expect(run.firstDecision).toBe(60);
    expect(run.trades.length).toBe(0);
    expect(run.buyAndHold).toBeNull();
    expect(new Set(run.equity)).toEqual(new Set([10_000]));
  });

  it('gives what the reference gives for signals, an ATR stop and a target of a real program', () => {
    const program = programOf(
      { enter_long: 'crosses_above(close, sma(close, 5))', exit_long: 'crosses_below(close, sma(close, 9))' },
      {
        risk: [
          atrStop(1.5),
          { kind: 'take_profit', node: 'target', distance: { mode: 'percent', percent: 4 } },
          { kind: 'position_size', node: 'size', mode: 'percent_risk', value: 2 },
        ],
      },
    );
    const bars = walkOf(11, 400);
    const run = done(program, { asset: bars }, { chunk: 37 });
    const atr = done(programOf({ enter_long: 'close > 0' }, { risk: [atrStop(1.5)] }), { asset: bars });
    expect(run.trades.length).toBeGreaterThan(20);
    const objects: ReferenceBar[] = Array.from(bars.time, (time, t) => ({
      time,
      open: bars.open[t]!,
      high: bars.high[t]!,
      low: bars.low[t]!,
      close: bars.close[t]!,
      volume: bars.volume[t]!,
      funding: null,
      enterLong: run.signals.enterLong[t] === 1,
      exitLong: run.signals.exitLong[t] === 1,
      enterShort: false,
      exitShort: false,
    }));
    expect(atr.firstDecision).toBe(14);
    const column = wilderAtr(bars, 14);
    const reference = referenceSimulation(
      [
        {
          bars: objects,
          rules: {
            ...plainRules,
            size: { mode: 'percent_risk', value: 2 },
            stopLoss: { mode: 'atr', multiple: 1.5, column },
            takeProfit: { mode: 'percent', percent: 4 },
          },
        },
      ],
      run.account,
      run.firstDecision,
    );
    expect(
      reference.trades[0]!.map(({ entryBar, exitBar, reason }) => ({
        entryBar,
        exitBar: exitBar ?? -1,
        reason,
      })),
    ).toEqual(
      Array.from({ length: run.trades.length }, (_, i) => ({
        entryBar: run.trades.entryBar[i],
        exitBar: run.trades.exitBar[i],
        reason: run.trades.reasonOf(i),
      })),
    );
    expect(run.equity.at(-1)).toBeCloseTo(reference.days.at(-1)!.equity, 6);
  });

  it('funding: a perpetual without a stated constant is refused, not simulated without', () => {
    const program = programOf({ enter_long: 'close > 0' });
    const perpetual = { ...program, data: program.data.map((one) => ({ ...one, symbol: 'BTC-PERPETUAL' })) };
    const bars = { asset: flatBars([10, 20, 40]) };
    const needed = { code: 'funding-needed', node: 'asset', symbol: 'BTC-PERPETUAL' };
    expect(simulate(perpetual, bars)).toEqual({ status: 'refused', refusal: needed });
    expect(simulatePortfolio([program, perpetual], bars)).toEqual({ status: 'refused', refusal: needed });
    expect(simulate(perpetual, bars, { account: { fundingBps: 0 } }).status).toBe('done');
    const beyond = { account: { fundingBps: Number.NaN } };
    expect(simulate(perpetual, bars, beyond)).toMatchObject({ refusal: { field: 'fundingBps' } });
  });

  it('funding-series: rates of the data need no constant where none is missing, and say where one was', () => {
    const program = programOf({ enter_long: 'close > 0' });
    const perpetual = { ...program, data: program.data.map((one) => ({ ...one, symbol: 'BTC-PERPETUAL' })) };
    const withRates = (...rates: number[]) => ({
      asset: { ...flatBars(new Array(rates.length).fill(100)), funding: Float64Array.from(rates) },
    });
    expect(simulate(perpetual, withRates(Number.NaN, 0.001, 0.001, 0.001)).status).toBe('done');
    const holed = withRates(Number.NaN, 0.001, Number.NaN, 0.001);
    expect(simulate(perpetual, holed)).toMatchObject({ refusal: { code: 'funding-needed' } });
    const outcome = simulate(perpetual, holed, { account: { fundingBps: 1 } });
    if (outcome.status !== 'done') throw new Error(outcome.status);
    expect(simulationResult(outcome.run).warnings).toContainEqual({
      code: 'funding-filled',
      message:
        'The data has no funding rate at 3 times at which one was due; the constant was charged there.',
    });
    expect(simulate(perpetual, withRates(0, 1.5), { account: { fundingBps: 1 } })).toMatchObject({
      refusal: { code: 'bars', node: 'asset', fault: { code: 'funding-out-of-range', bar: 1 } },
    });
  });

  it('buy-and-hold: buys at the first open at which the strategy could trade, at the same costs', () => {
    const bars = flatBars([10, 20, 40, 50, 80]);
    const run = done(
      programOf({ enter_long: 'close > sma(close, 2)' }),
      { asset: bars },
      { account: { cash: 1_000, feeBps: 100, slippageBps: 200 } },
    );
    expect(run.firstDecision).toBe(1);
    const units = 1_000 / (40 * 1.02 * 1.01);
    expect(run.buyAndHold).toMatchObject({ bar: 2 });
    expect(run.buyAndHold!.totalReturn).toBeCloseTo((units * 80) / 1_000 - 1, 12);
    expect(Array.from(buyAndHoldEquity(bars, run.buyAndHold!, 1_000))).toEqual([
      1_000,
      1_000,
      units * 40,
      units * 50,
      units * 80,
    ]);
  });

  it('same-bytes: equal inputs give equal bytes, in chunks of any size', () => {
    const bars = { asset: walkOf(5, 3_000) };
    const bytes = (chunk: number) =>
      Buffer.from(done(rsiAndAverages, bars, { chunk }).equity.buffer).toString('base64');
    expect(bytes(1_000)).toBe(bytes(8_192));
    expect(bytes(8_192)).toBe(bytes(8_192));
    expect(bytes(7)).toBe(bytes(8_192));
  });

  it('warm-up: bars before `tradeFrom` warm up and trade nothing', () => {
    const bars = walkOf(3, 60);
    const run = done(
      programOf({ enter_long: 'close > sma(close, 5)' }),
      { asset: bars },
      { tradeFrom: bars.time[30]! },
    );
    expect(run.firstDecision).toBe(30);
    expect(run.trades.entryBar[0]).toBeGreaterThan(30);
    expect(run.signals.enterLong[10]).not.toBeNaN();
  });

  it('reports progress after each chunk and stops when it is cancelled', () => {
    const bars = { asset: walkOf(5, 1_000) };
    const seen: number[] = [];
    done(rsiAndAverages, bars, { chunk: 400, onProgress: (bar, total) => seen.push(bar / total) });
    expect(seen).toEqual([0.4, 0.8, 1]);
    let asked = 0;
    const outcome = simulate(rsiAndAverages, bars, { chunk: 100, isCancelled: () => ++asked === 3 });
    expect(outcome).toEqual({ status: 'cancelled', bar: 300 });
  });
});

describe('simulate refuses', () => {
  const program = programOf({ enter_long: 'close > 10' });
  const good: [number, number, number, number][] = [
    [10, 11, 9, 10],
    [10, 12, 9, 11],
    [11, 12, 10, 11],
  ];
  const withBar = (row: [number, number, number, number]) => ({ asset: barsOf([good[0]!, row, good[2]!]) });
  const code = (bars: Parameters<typeof simulate>[1], options?: SimulationOptions) => {
    const outcome = simulate(program, bars, options);
    return outcome.status === 'refused' ? outcome.refusal : outcome.status;
  };

  it('whole-bars: a hole, a price of zero, a close above the high, and times that do not ascend, each by its bar', () => {
    const fault = (faulty: string) => ({ code: 'bars', node: 'asset', fault: { code: faulty, bar: 1 } });
    expect(code(withBar([10, Number.NaN, 9, 11]))).toEqual(fault('price-not-positive'));
    expect(code(withBar([10, 12, 0, 11]))).toEqual(fault('price-not-positive'));
    expect(code(withBar([Number.NaN, 12, 9, 11]))).toEqual(fault('price-not-positive'));
    expect(code(withBar([10, 12, 9, 13]))).toEqual(fault('price-outside-bar'));
    const bars = barsOf(good);
    bars.time[1] = bars.time[0]!;
    expect(code({ asset: bars })).toEqual(fault('time-not-ascending'));
    bars.time.fill(bars.time[0]!);
    expect(code({ asset: bars })).toEqual(fault('time-not-ascending'));
    expect(code({ asset: barsOf([]) })).toEqual({ code: 'bars', node: 'asset', fault: { code: 'no-bars' } });
    expect(code({})).toEqual({ code: 'bars-missing', node: 'asset' });
  });

  it('gaps: an error where they are refused, otherwise part of the result', () => {
    const bars = walkOf(1, 40);
    bars.time.set(
      bars.time.subarray(20).map((t) => t + 3 * 86_400_000),
      20,
    );
    // Bars that were whole are not checked a second time; what is known of them stays.
    for (let time = 0; time < 2; time++) {
      expect(code({ asset: bars }, { gaps: 'refuse' })).toEqual({
        code: 'bars',
        node: 'asset',
        fault: { code: 'gap', bar: 20, missing: 3 },
      });
      expect(done(program, { asset: bars }).gaps).toEqual({
        count: 1,
        missing: 3,
        longest: 20,
        step: 86_400_000,
      });
    }
  });

  it('common-range: a second series whose times differ in between; one that only begins later is cut to', () => {
    const pair = { ...program, source: { bars: ['asset', 'other'], nodes: program.source.nodes } };
    const other = walkOf(2, 40);
    const later = { asset: walkOf(1, 40), other: barsBetween(other, 10, 35) };
    expect(done(pair, later).bars.time).toEqual(other.time.subarray(10, 35));
    other.time[7] = other.time[7]! + 1;
    const outcome = simulate(pair, { asset: walkOf(1, 40), other });
    expect(outcome).toEqual({
      status: 'refused',
      refusal: { code: 'bars-not-aligned', node: 'other', bar: 7 },
    });
  });

  it('an account without cash, negative costs, and a formula that does not compile', () => {
    const bars = { asset: barsOf(good) };
    expect(code(bars, { account: { cash: 0 } })).toEqual({ code: 'account', field: 'cash' });
    expect(code(bars, { account: { feeBps: -1 } })).toEqual({ code: 'account', field: 'feeBps' });
    expect(code(bars, { account: { slippageBps: Number.NaN } })).toEqual({
      code: 'account',
      field: 'slippageBps',
    });
    expect(simulate(programOf({ enter_long: 'clsoe > 10' }), bars)).toMatchObject({
      status: 'refused',
      refusal: { code: 'formula', node: 'rules' },
    });
  });

  it('a percentage of risk without a stop, and a stop of 0 %', () => {
    const bars = { asset: barsOf(good) };
    const byRisk = programOf(
      { enter_long: 'close > 10' },
      { risk: [{ kind: 'position_size', node: 'size', mode: 'percent_risk', value: 2 }] },
    );
    expect(simulate(byRisk, bars)).toEqual({ status: 'refused', refusal: { code: 'risk-needs-stop' } });
    const noStop = programOf(
      { enter_long: 'close > 10' },
      { risk: [{ kind: 'stop_loss', node: 'stop', distance: { mode: 'percent', percent: 0 } }] },
    );
    expect(simulate(noStop, bars)).toEqual({
      status: 'refused',
      refusal: { code: 'rule-not-positive', node: 'stop' },
    });
  });
});

/** Wilder's average true range as TA-Lib seeds it: the mean of the first `period` true ranges from bar 1 on. */
function wilderAtr(bars: ReturnType<typeof walkOf>, period: number): Float64Array {
  const column = new Float64Array(bars.time.length).fill(Number.NaN);
  let average = 0;
  for (let t = 1; t < column.length; t++) {
    const before = bars.close[t - 1]!;
    const range = Math.max(bars.high[t]!, before) - Math.min(bars.low[t]!, before);
    average = t <= period ? average + range / period : average + (range - average) / period;
    if (t >= period) column[t] = average;
  }
  return column;
}
