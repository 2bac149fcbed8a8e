import { describe, expect, it } from 'vitest';
import { simulate } from '../simulation/simulate.js';
import { flatBars, walkOf } from '../testing/bars.js';
import { programOf, rsiAndAverages } from '../testing/programs.js';
import { keepExtremes } from './downsample.js';
import { simulationResult } from './result.js';

function runOf(...args: Parameters<typeof simulate>) {
  const outcome = simulate(...args);
  if (outcome.status !== 'done') throw new Error(JSON.stringify(outcome));
  return outcome.run;
}

const small = () =>
  runOf(
    programOf({ enter_long: 'close > 10.5', exit_long: 'close < 9.5' }),
    { asset: flatBars([10, 11, 9, 12, 12]) },
    { account: { cash: 1_000, feeBps: 0, slippageBps: 0 } },
  );

describe('the result of a simulation', () => {
  it('lists trades with ISO times, an open one without exit', () => {
    expect(simulationResult(small()).trades).toEqual([
      {
        side: 'long',
        quantity: 1_000 / 9,
        decidedTime: '2024-01-02T00:00:00.000Z',
        entryTime: '2024-01-03T00:00:00.000Z',
        entryPrice: 9,
        exitTime: '2024-01-04T00:00:00.000Z',
        exitPrice: 12,
        profit: expect.closeTo(1_000 / 3, 9),
        return: expect.closeTo(1 / 3, 12),
        fees: 0,
        reason: 'signal',
      },
      {
        side: 'long',
        quantity: expect.closeTo(4_000 / 3 / 12, 9),
        decidedTime: '2024-01-04T00:00:00.000Z',
        entryTime: '2024-01-05T00:00:00.000Z',
        entryPrice: 12,
        profit: 0,
        return: 0,
        fees: 0,
        reason: 'open',
      },
    ]);
  });

  it('survives JSON unchanged, so nothing in it is NaN, infinite or undefined', () => {
    for (const convention of ['standard', 'vectorbt', 'backtesting.py', 'quantstats'] as const) {
      const result = simulationResult(small(), { convention });
      expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    }
  });

  it('few-trades: warns under 30 closed trades, not from 30 on', () => {
    const trades = (count: number) =>
      runOf(programOf({ enter_long: 'close > 10', exit_long: 'close < 10' }), {
        asset: flatBars(Array.from({ length: 2 * count + 2 }, (_, t) => (t % 2 === 0 ? 11 : 9))),
      });
    const codes = (count: number) => simulationResult(trades(count)).warnings.map(({ code }) => code);
    expect(trades(30).trades.closed).toBe(30);
    expect(codes(30)).not.toContain('few-trades');
    expect(trades(29).trades.closed).toBe(29);
    expect(codes(29)).toContain('few-trades');
  });

  it('says when nothing could be traded and when nothing was', () => {
    const bars = { asset: walkOf(1, 50) };
    const codes = (formula: string) =>
      simulationResult(runOf(programOf({ enter_long: formula }), bars)).warnings.map(({ code }) => code);
    expect(codes('close > sma(close, 100)')).toEqual(['never-tradable']);
    expect(codes('close < 0')).toEqual(['no-trades']);
  });

  it('warns of liquidations, and says when a kill switch ended it', () => {
    const size = { kind: 'position_size', node: 'size', mode: 'percent_equity', value: 500 } as const;
    const leverage = { kind: 'leverage', node: 'leverage', multiple: 5, maintenancePercent: 1 } as const;
    const risk = [size, leverage, { kind: 'kill_switch', node: 'kill', percent: 30 } as const];
    const warned = (...prices: number[]) =>
      simulationResult(
        runOf(programOf({ enter_long: 'close > 90' }, { risk }), { asset: flatBars(prices) }),
      ).warnings.map(({ code, message }) => `${code}: ${message}`);
    expect(warned(100, 100, 80, 80).join()).toContain('liquidations: 1 trade ended by liquidation');
    const killed = warned(100, 100, 91, 91).join();
    expect(killed).toContain('kill-switch: The kill switch left everything at 2024-01-04');
    expect(killed).not.toContain('liquidations');
  });

  it('keeps at most 5,000 points of equity with its first, last, lowest and highest, or all of them', () => {
    const run = runOf(rsiAndAverages, { asset: walkOf(9, 30_000, 60_000) });
    const { equity } = simulationResult(run);
    expect(equity.length).toBeLessThanOrEqual(5_000);
    const values = equity.map(([, value]) => value);
    expect(Math.max(...values)).toBe(run.equity.reduce((a, b) => Math.max(a, b)));
    expect(Math.min(...values)).toBe(run.equity.reduce((a, b) => Math.min(a, b)));
    expect(equity[0]).toEqual([run.bars.time[0], run.equity[0]]);
    expect(equity.at(-1)).toEqual([run.bars.time.at(-1), run.equity.at(-1)]);
    expect(equity.every(([time], i) => i === 0 || time > equity[i - 1]![0])).toBe(true);
    expect(simulationResult(run, { points: 'all' }).equity).toHaveLength(30_000);
  });
});

describe('keepExtremes', () => {
  it('keeps everything that fits', () => {
    expect(keepExtremes([3, 1, 2], 3)).toEqual([0, 1, 2]);
  });

  it('never keeps more than its limit, whatever the length', () => {
    for (let n = 1; n < 300; n++) {
      const kept = keepExtremes(
        Array.from({ length: n }, (_, i) => (i * 7919) % 101),
        20,
      );
      expect(kept.length).toBeLessThanOrEqual(20);
      expect(kept.at(-1)).toBe(n - 1);
    }
  });
});
