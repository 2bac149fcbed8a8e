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

  it('is nothing where the strategy could never have traded', () => {
    expect(benchmarkOf(runOf('close > sma(close, 100)'))).toBeNull();
  });
});
