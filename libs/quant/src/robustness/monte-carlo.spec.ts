import { describe, expect, it } from 'vitest';
import { TradeLog } from '../simulation/trade-log.js';
import { bootstrap, tradeReturns } from './monte-carlo.js';

describe('the bootstrap', () => {
  const returns = Float64Array.from({ length: 200 }, (_, i) => ((i * 7919) % 41) / 1000 - 0.019);

  it('gives the same paths for the same seed and others for another', () => {
    const run = (seed: number) => bootstrap(returns, { seed, paths: 50 });
    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
  });

  it('of equal returns has one path only, worked out by hand', () => {
    const { steps, fan, finalEquity, drawdown, lossProbability } = bootstrap([0.1, 0.1, 0.1], {
      seed: 1,
      paths: 10,
    });
    expect(steps).toEqual([0, 1, 2, 3]);
    expect(fan.map((quantiles) => quantiles.map((q) => Number(q.toFixed(12))))).toEqual(
      [1, 1.1, 1.21, 1.331].map((x) => Array(5).fill(x)),
    );
    expect(finalEquity[2]).toBeCloseTo(1.331, 12);
    expect([drawdown, lossProbability]).toEqual([[0, 0, 0, 0, 0], 0]);
  });

  it('of +10 % and −10 % loses as often as coins say: 1 win in 2 draws or fewer ends below 1, that is 3 of 4 paths', () => {
    const { lossProbability } = bootstrap([0.1, -0.1], { seed: 3, paths: 20_000 });
    expect(lossProbability).toBeCloseTo(0.75, 1);
    expect(Math.abs(lossProbability - 0.75)).toBeLessThan(0.02);
  });

  it('keeps neighbours together in blocks: a fall that always comes whole is deeper than its days apart', () => {
    const crash = Float64Array.from({ length: 100 }, (_, i) => (i >= 40 && i < 50 ? -0.05 : 0.005));
    const median = (block: number) => bootstrap(crash, { seed: 5, paths: 400, block }).drawdown[2]!;
    expect(median(25)).toBeGreaterThan(median(1) + 0.03);
  });

  it('counts its paths by their largest drawdown, in bins of whole percents that agree with the quantiles', () => {
    // Two draws of ±10 %: none, one or two falls, so drawdowns of 0, 10 and 19 %, with 1, 2 and 1 of 4 paths.
    const { drawdownBins } = bootstrap([0.1, -0.1], { seed: 3, paths: 4_000 });
    expect(drawdownBins.width).toBe(0.01);
    const filled = drawdownBins.counts.flatMap((count, bin) => (count > 0 ? [[bin, count / 4_000]] : []));
    expect(filled.map(([bin]) => bin)).toEqual(
      [0, 9, 18].map((at) => expect.toSatisfy((bin) => bin === at || bin === at + 1)),
    );
    for (const [i, share] of [0.25, 0.5, 0.25].entries())
      expect(Math.abs(filled[i]![1]! - share)).toBeLessThan(0.03);
    const deep = bootstrap(returns, { seed: 9, paths: 300 });
    expect(deep.drawdownBins.counts.length).toBeLessThanOrEqual(21);
    expect(deep.drawdownBins.counts.reduce((sum, count) => sum + count, 0)).toBe(300);
  });

  it('never falls below nothing', () => {
    expect(bootstrap([-1.5, 0.1], { seed: 1, paths: 100 }).finalEquity[0]).toBe(0);
  });

  it('has a fan in ascending order at every step', () => {
    const { fan } = bootstrap(returns, { seed: 9, paths: 200, block: 5 });
    expect(fan).toHaveLength(101);
    for (const quantiles of fan) expect(quantiles).toEqual([...quantiles].sort((a, b) => a - b));
  });
});

describe('returns of trades', () => {
  it('are profits over the equity before the entry; an open trade has none', () => {
    const trades = new TradeLog();
    trades.enter(1, 1, 1, 100, 0);
    trades.exit(0, 2, 110, 0, 'signal', false);
    trades.enter(1, 1, 3, 100, 0);
    expect(Array.from(tradeReturns(trades, Float64Array.of(1_000, 1_000, 1_010, 1_010)))).toEqual([0.01]);
  });
});
