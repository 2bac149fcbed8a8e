import { describe, expect, it } from 'vitest';
import { measureFurther } from '../metrics/further.js';
import { measure } from '../metrics/measure.js';
import { simulateStrategy } from '../simulation/simulate-strategy.js';
import { flatBars } from '../testing/bars.js';
import { programOf } from '../testing/programs.js';
import { benchmarkOf } from './benchmark.js';

function runOf(formula: string) {
  const outcome = simulateStrategy(
    { legs: [programOf({ enter_long: formula })] },
    { asset: flatBars([10, 10, 12, 9, 15]) },
    { account: { cash: 1_000, feeBps: 100, slippageBps: 50 } },
  );
  if (outcome.status !== 'done') throw new Error(JSON.stringify(outcome));
  return outcome.run;
}

describe('buying and holding beside a strategy', () => {
  it('pays the same fee and slippage once, worked out by hand: 1,000 buy 1,000 / 1.01 / 10.05 units at the open of bar 1', () => {
    const held = benchmarkOf(runOf('close > 0'));
    if (held === null) throw new Error('nothing was held');
    const { metrics } = measure(held);
    const { metrics: further } = measureFurther(held);
    const units = 1_000 / 1.01 / 10.05;
    expect(metrics.finalEquity).toBeCloseTo(15 * units, 9);
    expect(metrics.totalReturn).toBeCloseTo(metrics.buyAndHoldReturn!, 12);
    expect(metrics.totalFees).toBeCloseTo(1_000 - 1_000 / 1.01, 9);
    expect(further.costs).toBeCloseTo(1_000 - 1_000 / 1.01 + units * 0.05, 9);
    expect(metrics.exposure).toBeCloseTo(4 / 5, 12);
    expect(metrics.maxDrawdown).toBeCloseTo(1 - 9 / 12, 12);
  });

  it('pays the funding of a perpetual: 1 % of each close before an open, three times a day', () => {
    const program = programOf({ enter_long: 'close > 0' });
    const perpetual = {
      ...program,
      data: program.data.map((source) => ({ ...source, market: 'perpetual' })),
    };
    const outcome = simulateStrategy(
      { legs: [perpetual] },
      { asset: flatBars([10, 10, 12, 9, 15]) },
      { account: { cash: 1_000, feeBps: 0, slippageBps: 0, fundingBps: 100 } },
    );
    if (outcome.status !== 'done') throw new Error(JSON.stringify(outcome));
    const held = benchmarkOf(outcome.run);
    if (held === null) throw new Error('nothing was held');
    const paid = 0.03 * 100 * (10 + 12 + 9);
    expect(measure(held).metrics.finalEquity).toBeCloseTo(1_500 - paid, 9);
    expect(measure(held).metrics.buyAndHoldReturn).toBeCloseTo(0.5 - paid / 1_000, 12);
    expect(measureFurther(held).metrics.totalFunding).toBeCloseTo(paid, 9);
    expect(held.trades.profit[0]).toBeCloseTo(500 - paid, 9);
  });

  it('is nothing where the strategy could never have traded', () => {
    expect(benchmarkOf(runOf('close > sma(close, 100)'))).toBeNull();
  });
});
