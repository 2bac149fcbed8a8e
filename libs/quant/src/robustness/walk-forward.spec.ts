import type { StrategyProgram } from '@strategy-builder/domain';
import { describe, expect, it } from 'vitest';
import type { BarsByNode } from '../simulation/refuse-inputs.js';
import { flatBars, walkOf } from '../testing/bars.js';
import { programOf } from '../testing/programs.js';
import { foldsOf, type WalkForwardPlan, walkForward } from './walk-forward.js';

function done(
  candidates: readonly StrategyProgram[],
  bars: BarsByNode,
  plan: WalkForwardPlan,
  options: Partial<Parameters<typeof walkForward>[3]> = {},
) {
  const strategies = candidates.map((program) => ({ legs: [program] }));
  return walkForward(strategies, bars, plan, { ...options, account: { ...options.account, cash: 1_000 } });
}

const always = programOf({ enter_long: 'close > 0' });
const never = programOf({ enter_long: 'close < 0' });
const short = programOf({ enter_short: 'close > 0' });
const free = { cash: 1_000, feeBps: 0, slippageBps: 0 };

describe('folds', () => {
  it('roll or stay anchored, and their tests follow each other', () => {
    expect(foldsOf(10, { kind: 'rolling', train: 4, test: 3 })).toEqual([
      { trainFrom: 0, testFrom: 4, testTo: 7 },
      { trainFrom: 3, testFrom: 7, testTo: 10 },
    ]);
    expect(foldsOf(9, { kind: 'anchored', train: 4, test: 2 })).toEqual([
      { trainFrom: 0, testFrom: 4, testTo: 6 },
      { trainFrom: 0, testFrom: 6, testTo: 8 },
    ]);
    expect(foldsOf(5, { kind: 'rolling', train: 4, test: 2 })).toEqual([]);
  });
});

describe('a walk forward', () => {
  const plan: WalkForwardPlan = { kind: 'rolling', train: 6, test: 4 };

  it('chooses on the training window only, and is judged on what comes after, worked out by hand', () => {
    // Rises for six bars, falls for eight: long is right in the first training, short in the second.
    const prices = [100, 110, 120, 130, 140, 150, 140, 130, 120, 110, 100, 90, 80, 70];
    const result = done([never, always, short], { asset: flatBars(prices) }, plan, {
      account: free,
      metric: 'totalReturn',
    });
    expect(result.folds.map(({ chosen }) => chosen)).toEqual([1, 2]);
    // Long from the open of bar 6 at 140 to the close of bar 9 at 110; short from 100 to 70.
    expect(result.folds[0]!.outOfSample!.totalReturn).toBeCloseTo(110 / 140 - 1, 12);
    expect(result.folds[1]!.outOfSample!.totalReturn).toBeCloseTo(0.3, 12);
    expect(result.equity.at(-1)).toBeCloseTo(1_000 * (110 / 140) * 1.3, 9);
    expect(Array.from(result.time)).toEqual(Array.from(flatBars(prices).time.subarray(6)));
  });

  it('never lets the test change the choice', () => {
    const bars = walkOf(8, 300);
    const candidates = [5, 10, 20, 40].map((n) =>
      programOf({ enter_long: `close > sma(close, ${n})`, exit_long: `close < sma(close, ${n})` }),
    );
    const long: WalkForwardPlan = { kind: 'anchored', train: 100, test: 50 };
    const choices = (end: number) =>
      done(
        candidates,
        { asset: { ...bars, close: bars.close.map((c, t) => (t >= end ? bars.open[t]! : c)) } },
        long,
      ).folds.map(({ chosen }) => chosen);
    expect(choices(250).slice(0, 4)).toEqual(choices(300).slice(0, 4));
  });

  it('goes on with the equity of the test before', () => {
    const result = done([always], { asset: walkOf(2, 60) }, plan, { account: free });
    const growth = result.folds.reduce(
      (product, { outOfSample }) => product * (1 + outOfSample!.totalReturn!),
      1,
    );
    expect(result.equity.at(-1)).toBeCloseTo(1_000 * growth, 9);
  });

  it('passes over a candidate that cannot be simulated', () => {
    const broken = programOf({ enter_long: 'close > sma(close, 0)' });
    const result = done([broken, always], { asset: walkOf(2, 30) }, plan, { metric: 'totalReturn' });
    expect(result.folds.every(({ chosen }) => chosen === 1)).toBe(true);
  });

  it('chooses nothing where no candidate has a value', () => {
    const result = done([never], { asset: walkOf(2, 30) }, plan);
    expect(result.folds.map(({ chosen, outOfSample }) => [chosen, outOfSample])).toEqual(
      result.folds.map(() => [null, null]),
    );
    expect(result.efficiency).toBeNull();
  });
});
