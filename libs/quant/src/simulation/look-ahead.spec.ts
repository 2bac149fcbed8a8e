import type { StrategyProgram } from '@strategy-builder/domain';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../statistics/random.js';
import { walkOf } from '../testing/bars.js';
import { atrStop, programOf, rsiAndAverages } from '../testing/programs.js';
import { proveStrategy } from './prove-strategy.js';
import type { SimulationOptions } from './simulate.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const bars = { asset: walkOf(seed, 1_500) };
const random = seededRandom(seed + 1);
const cuts = [...new Set(Array.from({ length: 25 }, () => 1 + Math.floor(random() * 1_498)))];

const prove = (program: StrategyProgram, at = cuts, options: SimulationOptions = {}) =>
  proveStrategy({ legs: [program] }, bars, async (data) => data, at, options);
const proved = (program: StrategyProgram) => [{ leg: program.strategy, evidence: null }];

describe(`the look-ahead proof (seed ${seed}, set SEED to repeat)`, () => {
  it('proves averages and RSI on data cut at random bars', async () => {
    expect(await prove(rsiAndAverages, cuts, { chunk: 128 })).toEqual({
      status: 'done',
      legs: proved(rsiAndAverages),
      cuts: cuts.length,
      barsCompared: cuts.reduce((sum, cut) => sum + cut, 0),
    });
  });

  it.each<StrategyProgram['execution']>([
    { kind: 'stop', node: 'order', offsetPercent: 0.5, bars: 3 },
    { kind: 'twap', node: 'order', parts: 4 },
    { kind: 'grid', node: 'order', spacingPercent: 1, levels: 4 },
  ])('proves $kind orders with several entries, ladders, leverage, limits and Kelly sizes', async (execution) => {
    const step = (percent: number) => ({
      distance: { mode: 'percent' as const, percent },
      sharePercent: 30,
    });
    const program = programOf(
      {
        enter_long: 'rsi(close, 14) < 45',
        exit_long: 'rsi(close, 14) > 65',
        enter_short: 'crosses_below(close, sma(close, 20))',
      },
      {
        risk: [
          { kind: 'position_size', node: 'size', mode: 'kelly', value: 50, capPercent: 60, leastTrades: 5 },
          { kind: 'pyramiding', node: 'more', maxEntries: 3, spacingPercent: 1, direction: 'any' },
          { kind: 'take_profit_ladder', node: 'ladder', steps: [step(2), step(4)] },
          atrStop(3),
          { kind: 'leverage', node: 'leverage', multiple: 5, maintenancePercent: 1 },
          { kind: 'cooldown', node: 'wait', bars: 3, after: 'loss' },
          { kind: 'max_trades_per_day', node: 'few', trades: 1 },
          { kind: 'daily_loss_limit', node: 'day', percent: 2 },
          { kind: 'kill_switch', node: 'kill', percent: 90 },
        ],
        execution,
      },
    );
    expect(await prove(program)).toMatchObject({ legs: proved(program), cuts: cuts.length });
  });

  it('proves stops, targets, trailing stops and limit orders', async () => {
    const program = programOf(
      {
        enter_long: 'rsi(close, 14) < 40',
        exit_long: 'rsi(close, 14) > 65',
        enter_short: 'crosses_below(close, sma(close, 20))',
      },
      {
        risk: [
          atrStop(2),
          { kind: 'take_profit', node: 'target', distance: { mode: 'percent', percent: 5 } },
          { kind: 'trailing_stop', node: 'trail', distance: { mode: 'percent', percent: 4 } },
          { kind: 'time_exit', node: 'time', bars: 10 },
        ],
        execution: { kind: 'limit', node: 'limit', offsetPercent: 0.5, bars: 3 },
      },
    );
    expect(await prove(program)).toMatchObject({ legs: proved(program), cuts: cuts.length });
  });

  it('leaves out cuts that cut nothing off', async () => {
    expect(await prove(rsiAndAverages, [0, 1_500, 9_999])).toEqual({
      status: 'done',
      legs: proved(rsiAndAverages),
      cuts: 0,
      barsCompared: 0,
    });
  });
});
