import { describe, expect, it } from 'vitest';
import { TradeLog } from '../simulation/trade-log.js';
import { measureFurther } from './further.js';
import { measure } from './measure.js';

/** The prices of vectorbt's tests/test_returns.py; the returns of the first day, which have no price before them, are left out. */
const published = {
  a: {
    prices: [1, 2, 3, 4, 5],
    sharpe: 24.612379624271007,
    totalReturn: 4,
    maxDrawdown: 0,
    skewness: 1.4693345482106241,
    kurtosis: 2.030769230769236,
    tailRatio: 3.5238095238095237,
    valueAtRisk: 0.26249999999999996,
  },
  b: {
    prices: [5, 4, 3, 2, 1],
    annualVolatility: 2.0874625745148103,
    calmar: -1.25,
    totalReturn: -0.8,
    maxDrawdown: 0.8,
    skewness: -1.0653693625282994,
    kurtosis: 0.6452153997516223,
    tailRatio: 0.43684210526315786,
    valueAtRisk: -0.47500000000000003,
  },
  c: {
    prices: [1, 2, 3, 2, 1],
    cagr: 0,
    calmar: 0,
    totalReturn: 0,
    maxDrawdown: 0.6666666666666667,
    skewness: 0.3666479606152471,
    kurtosis: -3.438271604938274,
    tailRatio: 1.947368421052631,
    valueAtRisk: -0.47500000000000003,
  },
};

/** That test takes a year of 252 days; the convention, as the library by itself, one of 365. What grows with √(a year) is scaled. */
const perRootOfYear = ['sharpe', 'annualVolatility'];

describe("vectorbt's own test of its statistics of returns (tests/test_returns.py, test_stats)", () => {
  it.each(Object.entries(published))('gives the published values, column %s', (_, { prices, ...values }) => {
    const equity = Float64Array.from(prices.slice(1));
    const performance = {
      time: Float64Array.from(equity, (_, i) => Date.UTC(2018, 0, 2 + i)),
      close: equity,
      equity,
      cash: prices[0]!,
      trades: new TradeLog(),
      firstDecision: 0,
      buyAndHoldReturn: null,
      slippagePaid: 0,
    };
    const metrics: Readonly<Record<string, number | null>> = {
      ...measure(performance, 'vectorbt').metrics,
      ...measureFurther(performance, 'vectorbt').metrics,
    };
    for (const [name, value] of Object.entries(values))
      expect(metrics[name], name).toBeCloseTo(
        perRootOfYear.includes(name) ? value * Math.sqrt(365 / 252) : value,
        10,
      );
  });
});
