import { describe, expect, it } from 'vitest';
import { TradeLog } from '../simulation/trade-log.js';
import { measure } from './measure.js';
import { conventionNames, metricNames } from './metric-names.js';
import type { Performance } from './performance.js';

const day = 86_400_000;

function performanceOf(equity: readonly number[], change: Partial<Performance> = {}): Performance {
  return {
    // Monday 1 January 2024
    time: Float64Array.from(equity, (_, i) => Date.UTC(2024, 0, 1) + i * day),
    close: Float64Array.from(equity),
    equity: Float64Array.from(equity),
    cash: equity[0]!,
    trades: new TradeLog(),
    firstDecision: 0,
    buyAndHoldReturn: null,
    ...change,
  };
}

/** Trades of 10 units: [entry bar, entry price, exit bar, exit price], without fees. */
function tradesOf(...rows: readonly (readonly [number, number, number, number])[]): TradeLog {
  const log = new TradeLog();
  for (const [entryBar, entryPrice, exitBar, exitPrice] of rows) {
    const trade = log.enter(1, 10, entryBar, entryPrice, 0);
    log.exit(trade, exitBar, exitPrice, 0, 'signal', false);
  }
  return log;
}

describe('metrics', () => {
  it('have every name and a sentence for each in every convention', () => {
    for (const convention of conventionNames) {
      const { metrics, conventions } = measure(performanceOf([100, 101]), convention);
      expect(Object.keys(metrics).sort()).toEqual([...metricNames].sort());
      expect(Object.keys(conventions).sort()).toEqual([...metricNames].sort());
    }
  });

  it.each(
    conventionNames,
  )('of %s are null, never NaN or infinite, where there is nothing to divide by', (convention) => {
    for (const equity of [[100], [100, 100, 100], [100, 50, -20], [100, 120]]) {
      const { metrics } = measure(performanceOf(equity), convention);
      for (const value of Object.values(metrics)) expect(value === null || Number.isFinite(value)).toBe(true);
      expect(metrics.winRate).toBe(
        convention === 'quantstats' && equity.length === 2
          ? 1
          : convention === 'quantstats' && equity[1] === 50
            ? 0
            : null,
      );
    }
    expect(measure(performanceOf([100, 100, 100]), convention).metrics.sharpe).toBeNull();
  });

  it('of the standard convention, worked out by hand for five days', () => {
    // returns 0, +10 %, −10 %, +10 %, 0; five daily bars are 5/365.25 of a year
    const { metrics } = measure(performanceOf([100, 110, 99, 108.9, 108.9]));
    const years = 5 / 365.25;
    const mean = 0.1 / 5;
    const deviation = Math.sqrt((2 * mean ** 2 + 2 * (0.1 - mean) ** 2 + (0.1 + mean) ** 2) / 4);
    expect(metrics.totalReturn).toBeCloseTo(0.089, 12);
    expect(metrics.cagr).toBeCloseTo(1.089 ** (1 / years) - 1, 6);
    expect(metrics.annualVolatility).toBeCloseTo(deviation * Math.sqrt(365.25), 10);
    expect(metrics.sharpe).toBeCloseTo((mean / deviation) * Math.sqrt(365.25), 10);
    expect(metrics.sortino).toBeCloseTo((mean / Math.sqrt(0.01 / 5)) * Math.sqrt(365.25), 10);
    expect(metrics.maxDrawdown).toBeCloseTo(0.1, 12);
    expect(metrics.maxDrawdownDays).toBe(3);
    expect(metrics.calmar).toBeCloseTo(metrics.cagr! / 0.1, 6);
  });

  it('of trades, worked out by hand: profits +100, −50, +30 on notionals of 1000', () => {
    const trades = tradesOf([1, 100, 2, 110], [2, 100, 3, 95], [5, 100, 5, 103]);
    const { metrics } = measure(performanceOf(new Array(10).fill(1000), { trades }));
    expect(metrics.tradeCount).toBe(3);
    expect(metrics.winRate).toBeCloseTo(2 / 3, 12);
    expect(metrics.profitFactor).toBeCloseTo(130 / 50, 12);
    expect(metrics.expectancy).toBeCloseTo(0.08 / 3, 12);
    expect(metrics.sqn).toBeCloseTo(
      (Math.sqrt(3) * (80 / 3)) /
        Math.sqrt(((100 - 80 / 3) ** 2 + (50 + 80 / 3) ** 2 + (30 - 80 / 3) ** 2) / 2),
      12,
    );
    expect(metrics.kelly).toBeCloseTo(2 / 3 - 1 / 3 / (65 / 50), 12);
    // bars 1, 2, 3 and 5
    expect(metrics.exposure).toBeCloseTo(0.4, 12);
  });

  it('of QuantStats read equity at the last close of each UTC day', () => {
    const hours = performanceOf([100, 90, 110, 120, 121, 121], {
      time: Float64Array.from([0, 12, 18, 24, 36, 48], (hour) => Date.UTC(2024, 0, 1, hour)),
    });
    const days = performanceOf([110, 121, 121], { cash: 100 });
    expect(measure(hours, 'quantstats').metrics).toEqual({ ...measure(days, 'quantstats').metrics });
    expect(measure(days, 'quantstats').metrics).toMatchObject({
      exposure: 0.67,
      winRate: 1,
      profitFactor: null,
      maxDrawdownDays: 0,
    });
  });

  it('of vectorbt count a trade that is still open', () => {
    const trades = tradesOf([1, 100, 2, 99]);
    trades.enter(1, 10, 3, 100, 0);
    const performance = performanceOf([100, 110, 99, 108.9, 108.9], { trades });
    expect(measure(performance, 'vectorbt').metrics.tradeCount).toBe(2);
    expect(measure(performance).metrics.tradeCount).toBe(1);
  });

  it('of backtesting.py take a year of 365 days where bars fall on weekends, else of 252', () => {
    const weekdays = Float64Array.from([1, 2, 3, 4, 5, 8, 9], (date) => Date.UTC(2024, 0, date));
    const equity = [100, 101, 103, 102, 104, 105, 106];
    const growth = 1.06 ** (1 / 7) - 1;
    expect(measure(performanceOf(equity), 'backtesting.py').metrics.calmar! * (1 / 103)).toBeCloseTo(
      (1 + growth) ** 365 - 1,
      6,
    );
    expect(
      measure(performanceOf(equity, { time: weekdays }), 'backtesting.py').metrics.calmar! * (1 / 103),
    ).toBeCloseTo((1 + growth) ** 252 - 1, 6);
  });
});
