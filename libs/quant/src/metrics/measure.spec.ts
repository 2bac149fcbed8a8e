import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TradeLog } from '../simulation/trade-log.js';
import { smaCrossOnGoog } from '../testing/sma-cross-on-goog.js';
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

  it("of QuantStats agree with R PerformanceAnalytics on seven daily returns (QuantStats' tests/data/reference_values.json, tiny_sample_n7)", () => {
    const returns = [
      -0.018720930383, -0.014303070725, -0.014572173794, -0.003467788444, -0.025038397377, -0.001677869157,
      -0.010129521509,
    ];
    let wealth = 1;
    const { metrics } = measure(
      performanceOf(
        returns.map((r) => (wealth *= 1 + r)),
        { cash: 1 },
      ),
      'quantstats',
    );
    expect(metrics.annualVolatility).toBeCloseTo(0.13086457754395944, 12);
    expect(metrics.cagr).toBeCloseTo(-0.9589235732751437, 12);
    expect(metrics.sharpe).toBeCloseTo(-24.183404779195588, 9);
    expect(metrics.sortino).toBeCloseTo(-13.565806946540524, 9);
    expect(metrics.maxDrawdown).toBeCloseTo(0.08485758410265398, 12);
    expect(metrics.calmar).toBeCloseTo(-11.30038738924165, 9);
    expect(metrics.maxDrawdownDays).toBe(7);
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

  it('of vectorbt, worked out by hand from its formulas: a year of 365 days, one return a bar', () => {
    const { metrics } = measure(
      performanceOf([100, 110, 99, 108.9, 108.9], {
        close: Float64Array.of(10, 11, 12, 13, 14),
        trades: tradesOf([1, 100, 3, 99]),
      }),
      'vectorbt',
    );
    const deviation = Math.sqrt((2 * 0.02 ** 2 + 2 * 0.08 ** 2 + 0.12 ** 2) / 4);
    expect(metrics.cagr).toBeCloseTo(1.089 ** (365 / 5) - 1, 6);
    expect(metrics.annualVolatility).toBeCloseTo(deviation * Math.sqrt(365), 10);
    expect(metrics.sharpe).toBeCloseTo((0.02 / deviation) * Math.sqrt(365), 10);
    expect(metrics.sortino).toBeCloseTo((0.02 * 365) / (Math.sqrt(0.002) * Math.sqrt(365)), 10);
    // below 110 from bar 2 on, not recovered: bars 2, 3, 4
    expect(metrics.maxDrawdownDays).toBe(3);
    expect(metrics.exposure).toBeCloseTo(2 / 5, 12);
    expect(metrics.expectancy).toBeCloseTo(-10, 12);
    expect(metrics.buyAndHoldReturn).toBeCloseTo(0.4, 12);
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

const goog = new URL('../../../../../shared/data/goog_daily.csv', import.meta.url);

describe("backtesting.py's own test of its statistics (SmaCross 10/30 on GOOG, backtesting/test/_test.py, test_compute_stats)", () => {
  it.skipIf(!existsSync(goog))(
    'gives the published values (skipped where the folder with GOOG daily bars is not there)',
    () => {
      const { metrics } = measure(smaCrossOnGoog(readFileSync(goog, 'utf8')), 'backtesting.py');
      const published = {
        tradeCount: 66,
        finalEquity: 51422.98999999996,
        totalReturn: 4.142298999999996,
        buyAndHoldReturn: 5.220601851851852,
        cagr: 0.1415984361960738,
        annualVolatility: 0.3649390889140787,
        sharpe: 0.5803778344714113,
        sortino: 1.0847880675854096,
        calmar: 0.4414380935608377,
        maxDrawdown: 0.4798012705007589,
        maxDrawdownDays: 584,
        exposure: 0.9674115456238361,
        winRate: 0.4696969696969697,
        profitFactor: 2.167945974262033,
        expectancy: 0.03274807806674883,
        sqn: 1.0766187356697705,
        kelly: 0.1518705127029717,
      };
      for (const [name, value] of Object.entries(published))
        expect(metrics[name as keyof typeof published], name).toBeCloseTo(value, 8);
    },
  );
});
