import { describe, expect, it } from 'vitest';
import { TradeLog } from '../simulation/trade-log.js';
import { measureFurther } from './further.js';
import { furtherMetricNames } from './further-names.js';
import { conventionNames } from './metric-names.js';
import { tailsOf } from './tails.js';

const day = 86_400_000;

function inputOf(returns: readonly number[], change = {}) {
  let wealth = 1;
  const equity = Float64Array.from(returns, (r) => (wealth *= 1 + r));
  return {
    time: Float64Array.from(returns, (_, i) => Date.UTC(2024, 0, 1) + i * day),
    close: equity,
    equity,
    cash: 1,
    trades: new TradeLog(),
    firstDecision: 0,
    buyAndHoldReturn: null,
    slippagePaid: 0,
    ...change,
  };
}

describe('further metrics', () => {
  it('know a strategy that is twice its market', () => {
    const market = [0.01, -0.02, 0.03, 0.005, -0.01];
    let price = 100;
    const close = Float64Array.from([0, ...market], (r) => (price *= 1 + r));
    const { metrics } = measureFurther(inputOf([0, ...market.map((r) => 2 * r + 0.001)], { close }));
    expect(metrics.beta).toBeCloseTo(2, 1);
    expect(metrics.alpha).toBeGreaterThan(0);
  });

  it('count the notional of every fill as turnover, and fees and slippage as costs', () => {
    const trades = new TradeLog();
    trades.enter(1, 10, 1, 10, 1);
    trades.exit(0, 3, 11, 1.1, 'signal', false);
    const equity = new Float64Array(366).fill(1_000);
    const { metrics } = measureFurther(
      inputOf([], {
        time: Float64Array.from(equity, (_, i) => i * day),
        equity,
        close: equity,
        cash: 1_000,
        trades,
        slippagePaid: 0.5,
      }),
    );
    expect(metrics.turnover).toBeCloseTo((100 + 110) / 1_000 / (366 / 365.25), 10);
    expect(metrics.costs).toBeCloseTo(2.6, 12);
    expect([metrics.averageTradeDays, metrics.longestTradeDays]).toEqual([2, 2]);
  });

  it('read tails off the values, linear between neighbours', () => {
    const returns = Float64Array.from({ length: 21 }, (_, i) => (i - 10) / 100);
    expect(tailsOf(returns)).toEqual({
      valueAtRisk: -0.09,
      conditionalValueAtRisk: expect.closeTo(-0.095, 12),
      tailRatio: 1,
      omega: expect.closeTo(1, 12),
    });
  });

  it('are null, never NaN or infinite, where there is nothing to measure', () => {
    for (const convention of conventionNames) {
      const { metrics, conventions } = measureFurther(inputOf([0]), convention);
      for (const value of Object.values(metrics)) expect(value === null || Number.isFinite(value)).toBe(true);
      expect(Object.keys(metrics).sort()).toEqual([...furtherMetricNames].sort());
      expect(Object.keys(conventions).sort()).toEqual([...furtherMetricNames].sort());
    }
  });
});
