import { describe, expect, it } from 'vitest';
import { tradesOfStrategy } from '../result/result.js';
import { flatBars, walkOf } from '../testing/bars.js';
import { programOf } from '../testing/programs.js';
import { simulate } from './simulate.js';
import { simulateStrategy } from './simulate-strategy.js';

const rises = programOf({ enter_long: 'close > prev(close, 1)', exit_long: 'close < prev(close, 1)' });

describe('a strategy', () => {
  it('of one leg is the simulation of its program, to the last bit, and names the leg of each trade', () => {
    const bars = { asset: walkOf(3, 500) };
    const alone = simulate(rises, bars);
    const outcome = simulateStrategy({ legs: [rises] }, bars);
    if (alone.status !== 'done' || outcome.status !== 'done') throw new Error('refused');
    expect(outcome.run.equity).toEqual(alone.run.equity);
    const trades = tradesOfStrategy(outcome.run);
    expect(trades.length).toBe(alone.run.trades.length);
    expect(new Set(trades.map(({ leg, symbol }) => `${leg} ${symbol}`))).toEqual(new Set(['rules TEST']));
  });

  it('of two legs says which of them traded, and holds equal parts beside it', () => {
    const falls = {
      ...programOf({ enter_short: 'close < 9', exit_short: 'close > 9' }),
      strategy: 'other',
    };
    const outcome = simulateStrategy(
      { legs: [programOf({ enter_long: 'close > 11', exit_long: 'close < 11' }), falls] },
      { asset: flatBars([10, 12, 12, 8, 8, 10]) },
      { account: { feeBps: 0, slippageBps: 0, cash: 1_000 } },
    );
    if (outcome.status !== 'done') throw new Error(JSON.stringify(outcome));
    expect(tradesOfStrategy(outcome.run).map(({ leg, side }) => [leg, side])).toEqual([
      ['rules', 'long'],
      ['other', 'short'],
    ]);
    expect(outcome.run.heldEquity().at(-1)).toBeCloseTo(1_000 * (10 / 12), 9);
    expect(outcome.run.buyAndHoldReturn).toBeCloseTo(10 / 12 - 1, 12);
  });
});
