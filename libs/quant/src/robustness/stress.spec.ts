import { describe, expect, it } from 'vitest';
import type { BarsByNode } from '../simulation/refuse-inputs.js';
import { simulate } from '../simulation/simulate.js';
import { flatBars, walkOf } from '../testing/bars.js';
import { programOf } from '../testing/programs.js';
import { costStress, oneBarLater, warmUpDrift } from './stress.js';

describe('cost stress', () => {
  it('leaves less of the result the more trading costs, and at factor 1 the result itself', () => {
    const program = programOf({ enter_long: 'close > sma(close, 5)', exit_long: 'close < sma(close, 5)' });
    const bars = { asset: walkOf(12, 500) };
    const rows = costStress({ legs: [program] }, bars, [0, 1, 2, 5]);
    const final = rows.map(({ metrics }) => metrics!.finalEquity!);
    expect(final).toEqual([...final].sort((a, b) => b - a));
    expect(rows[0]!.metrics!.totalFees).toBe(0);
    const outcome = simulate(program, bars);
    expect(final[1]).toBe(outcome.status === 'done' ? outcome.run.equity.at(-1) : null);
  });

  it('multiplies the maker fee and the impact too, and gives no larger rebate', () => {
    const program = programOf({ enter_long: 'close > sma(close, 5)', exit_long: 'close < sma(close, 5)' });
    const limits = {
      ...program,
      execution: { node: 'l', kind: 'limit', offsetPercent: 0.1, bars: 3 } as const,
    };
    const bars = { asset: walkOf(12, 500) };
    const account = { feeBps: 10, slippageBps: 5, slippageModel: 'volume_share' } as const;
    const finals = (makerFeeBps: number) =>
      costStress({ legs: [limits] }, bars, [0, 2], { account: { ...account, makerFeeBps } }).map(
        ({ metrics }) => metrics!.finalEquity,
      );
    const finalAt = (costs: {
      feeBps: number;
      makerFeeBps: number;
      slippageBps: number;
      priceImpact: number;
    }) => {
      const outcome = simulate(limits, bars, { account: { ...account, ...costs } });
      return outcome.status === 'done' ? outcome.run.equity.at(-1) : null;
    };
    const free = finalAt({ feeBps: 0, makerFeeBps: 0, slippageBps: 0, priceImpact: 0 });
    const twice = { feeBps: 20, slippageBps: 10, priceImpact: 0.2 };
    expect(finals(4)).toEqual([free, finalAt({ ...twice, makerFeeBps: 8 })]);
    expect(finals(-1)).toEqual([free, finalAt({ ...twice, makerFeeBps: -1 })]);
    expect(finals(4)[1]).not.toBe(finals(-1)[1]);
  });

  it('multiplies the fees of each exchange', () => {
    const program = programOf({ enter_long: 'close > sma(close, 5)', exit_long: 'close < sma(close, 5)' });
    const bars = { asset: walkOf(12, 500) };
    const stressed = (account: object) =>
      costStress({ legs: [program] }, bars, [3], { account })[0]!.metrics!.finalEquity;
    const venueFees = { synthetic: { feeBps: 7, makerFeeBps: null } };
    expect(stressed({ feeBps: 99, venueFees })).toBe(stressed({ feeBps: 7 }));
    expect(stressed({ feeBps: 99 })).not.toBe(stressed({ feeBps: 7 }));
  });

  it('multiplies the funding that is paid, not what is received; without costs there is neither', () => {
    const source = programOf({ enter_long: 'close > 0' });
    const short = programOf({ enter_short: 'close > 0' });
    const perpetual = (program: typeof source) => ({
      legs: [{ ...program, data: program.data.map((one) => ({ ...one, symbol: 'BTC-PERPETUAL' })) }],
    });
    const eightHours = 8 * 3_600_000;
    const flat = flatBars([100, 100, 100, 100, 100]);
    const bars = {
      asset: {
        ...flat,
        time: flat.time.map((_, row) => row * eightHours),
        funding: Float64Array.of(Number.NaN, 0, 0.01, -0.002, 0.005),
      },
    };
    const account = { cash: 1_000, feeBps: 0, slippageBps: 0, fundingBps: 0 };
    const left = (program: typeof source) =>
      costStress(perpetual(program), bars, [0, 0.5, 1, 3], { account }).map(({ metrics }) =>
        Number((1_000 - metrics!.finalEquity!).toFixed(9)),
      );
    // 1,000 are held from the second open on: a long pays 10 and 5 and gets 2, a short pays 2 and gets 15.
    expect(left(source)).toEqual([0, 6.5, 13, 43]);
    expect(left(short)).toEqual([0, -6.5, -13, -9]);
  });

  it('has no metrics where a factor makes costs impossible', () => {
    expect(
      costStress({ legs: [programOf({ enter_long: 'close > 0' })] }, { asset: walkOf(1, 10) }, [2_000]),
    ).toEqual([{ factor: 2_000, metrics: null }]);
  });
});

describe('one bar later', () => {
  it('fills at the open after the next, worked out by hand', () => {
    const strategy = { legs: [programOf({ enter_long: 'close > 10.5', exit_long: 'close < 9.5' })] };
    const bars = { asset: flatBars([10, 11, 20, 40, 9, 8, 5]) };
    const account = { cash: 1_000, feeBps: 0, slippageBps: 0 };
    // In time: bought at 20, sold at 8. One bar later: bought at 40, sold at 5.
    const inTime = simulate(strategy.legs[0]!, bars, { account });
    expect(inTime.status === 'done' && inTime.run.equity.at(-1)).toBeCloseTo(400, 9);
    expect(oneBarLater(strategy, bars, { account })!.finalEquity).toBeCloseTo(125, 9);
  });

  it('delays every leg of several', () => {
    const leg = programOf({ enter_short: 'close > 10.5' });
    const bars = { asset: flatBars([10, 11, 20, 40]) };
    const account = { cash: 1_000, feeBps: 0, slippageBps: 0 };
    const two = { legs: [leg, { ...leg, strategy: 'second' }] };
    expect(oneBarLater(two, bars, { account })!.finalEquity).toBeCloseTo(
      oneBarLater({ legs: [leg] }, bars, { account })!.finalEquity!,
      9,
    );
  });
});

describe('warm-up drift', () => {
  const bars = { asset: walkOf(6, 800) };

  it('is none for windows', async () => {
    const [drift] = (await warmUpDrift(programOf({ enter_long: 'close > sma(close, 20)' }), bars, [100]))!;
    expect(drift).toEqual({ start: 100, barsCompared: 681, signalsChanged: 0, settledAfter: 0 });
  });

  it('is some for an exponential average, and it settles', async () => {
    const drifts = (await warmUpDrift(
      programOf({ enter_long: 'close > ema(close, 60)' }),
      bars,
      [50, 150, 250, 350],
    ))!;
    expect(drifts.some(({ signalsChanged }) => signalsChanged > 0)).toBe(true);
    for (const { settledAfter } of drifts) expect(settledAfter).toBeLessThan(450);
  });

  it('is found in a column that is computed again from the later beginning', async () => {
    const program = programOf({ enter_long: 'count.close > 400' });
    const [rules] = program.source.nodes;
    const outputs = [{ name: 'value', type: 'number' as const, column: 'count' }];
    const python = [{ id: 'mine', code: '', params: {}, bars: 'asset', inputs: {}, outputs }];
    const source = {
      bars: ['asset', 'count'],
      nodes: [{ ...rules!, inputs: { count: { from: 'bars' as const, id: 'count' } } }],
    };
    const counted = async (given: BarsByNode): Promise<BarsByNode> => {
      const numbers = Float64Array.from(given.asset!.time.keys());
      return { ...given, count: { ...given.asset!, close: numbers } };
    };
    const [drift] = (await warmUpDrift({ ...program, source, python }, bars, [100], counted))!;
    expect(drift).toEqual({ start: 100, barsCompared: 700, signalsChanged: 100, settledAfter: 401 });
  });
});
