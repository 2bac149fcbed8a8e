import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TradeLog } from '../simulation/trade-log.js';
import { smaCrossOnGoog } from '../testing/sma-cross-on-goog.js';
import { measureFurther } from './further.js';
import { furtherMetricNames } from './further-names.js';
import { conventionNames } from './metric-names.js';
import { tailsOf } from './tails.js';

const goog = new URL('../../../../../shared/data/goog_daily.csv', import.meta.url);
const day = 86_400_000;

/** The 24-month portfolio of Bacon, Practical Portfolio Performance Measurement and Attribution (2008). */
const baconMonthly = [
  0.003, 0.026, 0.011, -0.01, 0.015, 0.025, 0.016, 0.067, -0.014, 0.04, -0.005, 0.081, 0.04, -0.037, -0.061,
  0.017, -0.049, -0.022, 0.07, 0.058, -0.065, 0.024, -0.005, -0.009,
];

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
  it("agree with R PerformanceAnalytics 2.1.0 on Bacon's portfolio (values of QuantStats' tests/data/reference_values.json)", () => {
    const { metrics } = measureFurther(inputOf(baconMonthly), 'quantstats');
    expect(metrics.omega).toBeCloseTo(1.7797833935018055, 12);
    expect(metrics.skewness).toBeCloseTo(-0.08817174934967567, 12);
    expect(metrics.kurtosis).toBeCloseTo(-0.4076603211860866, 12);
    expect(metrics.valueAtRisk).toBeCloseTo(-0.05605155822002584, 12);
    expect(metrics.conditionalValueAtRisk).toBeCloseTo(-0.0725772784216993, 12);
  });

  it.skipIf(!existsSync(goog))(
    "agree with backtesting.py's own test (SmaCross 10/30 on GOOG, test_compute_stats; skipped where the folder with GOOG daily bars is not there)",
    () => {
      const { metrics } = measureFurther(smaCrossOnGoog(readFileSync(goog, 'utf8')), 'backtesting.py');
      // Return (Ann.) = Calmar Ratio × Max. Drawdown, both published.
      expect(metrics.annualReturn).toBeCloseTo(0.4414380935608377 * 0.4798012705007589, 8);
      expect(metrics.alpha).toBeCloseTo(3.943739114202746, 8);
      expect(metrics.beta).toBeCloseTo(0.03803390709192, 8);
      expect(metrics.averageDrawdown).toBeCloseTo(0.05925851581948801, 8);
      expect(Math.ceil(metrics.averageDrawdownDays!)).toBe(41);
      expect(metrics.bestTrade).toBeCloseTo(0.5359595229490424, 8);
      expect(metrics.worstTrade).toBeCloseTo(-0.1839887353835481, 8);
      expect(metrics.averageTrade).toBeCloseTo(0.02531715975158555, 8);
      expect(metrics.longestTradeDays).toBe(183);
      expect(Math.ceil(metrics.averageTradeDays!)).toBe(46);
    },
  );

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
