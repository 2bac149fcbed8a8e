import type { FurtherInput } from '../metrics/further.js';
import type { FurtherMetricName } from '../metrics/further-names.js';
import type { ConventionName, MetricName } from '../metrics/metric-names.js';
import { TradeLog } from '../simulation/trade-log.js';
import { smaCrossOnGoog } from './sma-cross-on-goog.js';

/** One source and the values that metrics must have by it. */
export interface HeldMetrics {
  readonly convention: ConventionName;
  /** Where the values stand: a file of a library's tests, or the formula that a person worked through. */
  readonly source: string;
  /** Whether others published the values, or a person worked them out here. */
  readonly by: 'published' | 'hand';
  /** Null where the data that the source measures is not on this machine. */
  readonly input: FurtherInput | null;
  readonly values: Partial<Readonly<Record<MetricName | FurtherMetricName, number>>>;
}

const day = 86_400_000;
const year = 365.25 * day;

/** Bars from 1 January 2024 on; equity that compounds `returns` from 1, a market that stands where nothing says what it did. */
function ofReturns(
  returns: readonly number[],
  step: number,
  change: Partial<FurtherInput> = {},
): FurtherInput {
  let wealth = 1;
  const equity = Float64Array.from(returns, (r) => (wealth *= 1 + r));
  return ofEquity(equity, {
    time: equity.map((_, i) => Date.UTC(2024, 0, 1) + i * step),
    cash: 1,
    ...change,
  });
}

function ofEquity(values: ArrayLike<number>, change: Partial<FurtherInput> = {}): FurtherInput {
  const equity = Float64Array.from(values);
  return {
    time: equity.map((_, i) => Date.UTC(2024, 0, 1) + i * day),
    close: equity,
    equity,
    cash: equity[0]!,
    trades: new TradeLog(),
    firstDecision: 0,
    buyAndHoldReturn: null,
    slippagePaid: 0,
    ...change,
  };
}

/** The 24-month portfolio of Bacon, Practical Portfolio Performance Measurement and Attribution (2008). */
export const baconMonthly = [
  0.003, 0.026, 0.011, -0.01, 0.015, 0.025, 0.016, 0.067, -0.014, 0.04, -0.005, 0.081, 0.04, -0.037, -0.061,
  0.017, -0.049, -0.022, 0.07, 0.058, -0.065, 0.024, -0.005, -0.009,
];

/** `tiny_sample_n7` of the same file. */
const sevenDays = [
  -0.018720930383, -0.014303070725, -0.014572173794, -0.003467788444, -0.025038397377, -0.001677869157,
  -0.010129521509,
];

/** `mixed_returns` of empyrical's tests without its leading NaN, and the `negative_returns` of the same days. */
const mixed = [0.01, 0.1, -0.04, 0.02, 0.03, 0.02, 0.01, -0.1];
const negative = [-0.06, -0.07, -0.01, -0.09, -0.02, -0.06, -0.08, -0.05];
const alphaOfMixed = -8.306666666666668;
const betaOfMixed = -0.71296296296296313;

/**
 * What empyrical's alpha and beta were published for. A market has no return at its first bar, so the eight pairs stand
 * behind a bar of the market's zero and the strategy's alpha: a point on the line, which leaves the line as it is.
 */
function mixedAgainstNegative(step: number): FurtherInput {
  let price = 1;
  const close = Float64Array.from([0, ...negative], (r) => (price *= 1 + r));
  return ofReturns([alphaOfMixed / 252, ...mixed], step, { close });
}

/** The trades of column a (long) and b (short) of vectorbt's tests/test_records.py: size, entry and exit bar, price and fee. */
const vectorbtTrades = [
  [1, 0, 1.0909090909090908, 0.010909090909090908, 2, 3, 0.03],
  [0.10000000000000009, 0, 1.0909090909090908, 0.0010909090909090918, 3, 4, 0.004],
  [1, 5, 6, 0.06, 6, 7, 0.07],
  [2, 7, 8, 0.16, 7, 8, 0],
] as const;

function ofVectorbtTrades(side: 1 | -1, lastIsOpen = false): FurtherInput {
  const trades = new TradeLog();
  for (const [size, entryBar, entryPrice, entryFee, exitBar, exitPrice, exitFee] of vectorbtTrades) {
    const trade = trades.enter(side, size, entryBar, entryPrice, entryFee);
    if (lastIsOpen && trade === 3) trades.mark(trade, exitPrice);
    else trades.exit(trade, exitBar, exitPrice, exitFee, 'signal', false);
  }
  return ofEquity(new Array(8).fill(100), { trades, slippagePaid: 0.5 });
}

/** Five days of the hand's example: returns 0, +10 %, −10 %, +10 %, 0; a position from bar 1 to the close before bar 3. */
function fiveDays(): FurtherInput {
  const trades = new TradeLog();
  trades.exit(trades.enter(1, 10, 1, 100, 1), 3, 99, 1, 'signal', false);
  trades.funding[0] = 0.25;
  trades.mark(0, 99);
  return ofEquity([100, 110, 99, 108.9, 108.9], {
    close: Float64Array.of(10, 11, 12, 13, 14),
    trades,
    slippagePaid: 0.5,
    buyAndHoldReturn: 0.38,
  });
}

const meanOfFive = 0.02;
const deviationOfFive = Math.sqrt((2 * 0.02 ** 2 + 2 * 0.08 ** 2 + 0.12 ** 2) / 4);

/** Days of two falls: 10 % for three days, a hundred-and-twenty-first for two. */
const twoFalls = ofEquity([100, 110, 99, 108.9, 121, 120, 121]);

const performanceAnalytics =
  "R PerformanceAnalytics 2.1.0, as QuantStats' tests/data/reference_values.json prints it";
const empyrical = 'empyrical 0.5, empyrical/tests/test_stats.py';
const quantstatsSource = 'formula of quantstats/stats.py (0.0.7x)';

/**
 * Every value that the metrics of the report are held to; a metric without a row here fails the test that reads this
 * table. `goog` is shared/data/goog_daily.csv, null where it is not there.
 */
export const heldMetrics = (goog: string | null): readonly HeldMetrics[] => [
  {
    convention: 'standard',
    source: `${performanceAnalytics}: bacon_monthly, 12 periods a year`,
    by: 'published',
    input: ofReturns(baconMonthly, year / 12),
    values: {
      cagr: 0.10367828972980941,
      annualVolatility: 0.13700015867969229,
      sharpe: 0.7883202548144859,
      sortino: 1.3592165786838633,
      calmar: 0.7166390511623746,
      maxDrawdown: 0.144672955739218,
      // SharpeRatio.annualized × StdDev.annualized, both printed there
      annualReturn: 0.7883202548144859 * 0.13700015867969229,
      omega: 1.7797833935018055,
      skewness: -0.08817174934967567,
      kurtosis: -0.4076603211860866,
    },
  },
  {
    convention: 'standard',
    source: `${empyrical}: mixed_returns, 252 periods a year`,
    by: 'published',
    input: mixedAgainstNegative(year / 252),
    values: { alpha: alphaOfMixed, beta: betaOfMixed },
  },
  {
    convention: 'standard',
    source: `${empyrical}: mixed_returns, 252 periods a year`,
    by: 'published',
    input: ofReturns(mixed, year / 252),
    values: {
      totalReturn: 0.038931091700480147,
      annualVolatility: 0.9136465399704637,
      sharpe: 1.7238613961706866,
      sortino: 2.605531251673693,
      maxDrawdown: 0.1,
    },
  },
  {
    convention: 'standard',
    source: `${empyrical}: mixed_returns with the day of its NaN, which these count as one of nothing`,
    by: 'published',
    input: ofReturns([0, ...mixed], year / 252),
    values: { cagr: 1.9135925373194231, calmar: 19.135925373194233, tailRatio: 0.9473684210526313 },
  },
  {
    convention: 'standard',
    source: 'vectorbt 0.2x, tests/test_returns.py, test_stats: column b',
    by: 'published',
    input: ofEquity([4, 3, 2, 1], { cash: 5 }),
    values: {
      totalReturn: -0.8,
      maxDrawdown: 0.8,
      skewness: -1.0653693625282994,
      kurtosis: 0.6452153997516223,
      tailRatio: 0.43684210526315786,
      valueAtRisk: -0.47500000000000003,
    },
  },
  {
    convention: 'standard',
    source: 'vectorbt 0.2x, tests/test_records.py, TestTrades: column a',
    by: 'published',
    input: ofVectorbtTrades(1),
    values: {
      tradeCount: 4,
      winRate: 0.75,
      profitFactor: 18.9,
      sqn: 1.634155521947584,
      // of the returns and durations that test_returns and test_duration list
      expectancy: (1.7125 + 2.62 + 0.145 - 0.01) / 4,
      averageTrade: (1.7125 + 2.62 + 0.145 - 0.01) / 4,
      bestTrade: 2.62,
      worstTrade: -0.01,
      averageTradeDays: 1.5,
      longestTradeDays: 3,
      totalFees: 0.010909090909090908 + 0.0010909090909090918 + 0.06 + 0.16 + 0.03 + 0.004 + 0.07,
    },
  },
  {
    convention: 'standard',
    source: 'vectorbt 0.2x, tests/test_records.py, TestTrades: column b, short',
    by: 'published',
    input: ofVectorbtTrades(-1),
    values: { winRate: 0, profitFactor: 0, sqn: -2.130073074, worstTrade: -2.7133333333333334 },
  },
  {
    convention: 'standard',
    source: 'drawdowns from a high to the first close at it again, read off the seven closes',
    by: 'hand',
    input: twoFalls,
    values: {
      maxDrawdown: 0.1,
      maxDrawdownDays: 3,
      averageDrawdown: (0.1 + 1 / 121) / 2,
      averageDrawdownDays: (3 + 2) / 2,
    },
  },
  {
    convention: 'standard',
    source: 'definitions of the report, worked through for one trade in five days',
    by: 'hand',
    input: fiveDays(),
    values: {
      finalEquity: 108.9,
      totalFees: 2,
      totalFunding: 0.25,
      costs: 2 + 0.5,
      // bars 1, 2 and 3 of five
      exposure: 0.6,
      buyAndHoldReturn: 0.38,
      turnover: (10 * 100 + 10 * 99) / ((100 + 110 + 99 + 108.9 + 108.9) / 5) / (5 / 365.25),
      // the one return at or below the 5 % quantile of −10 %, 0, 0, 10 %, 10 %
      conditionalValueAtRisk: -0.1,
      valueAtRisk: -0.1 + 0.2 * 0.1,
    },
  },
  {
    convention: 'standard',
    source:
      "J. L. Kelly, A New Interpretation of Information Rate (1956), as traders write it: W − (1 − W) / R; vectorbt's trades of column a",
    by: 'hand',
    input: ofVectorbtTrades(1),
    // profits 1.868…, 0.285…, 0.87 and −0.16
    values: { kelly: 0.75 - 0.25 / ((1.8681818181818182 + 0.2858181818181821 + 0.87) / 3 / 0.16) },
  },
  {
    convention: 'vectorbt',
    source:
      'vectorbt 0.2x, tests/test_returns.py, test_stats: column a, its year of 252 days made one of 365',
    by: 'published',
    input: ofEquity([2, 3, 4, 5], { cash: 1 }),
    values: {
      sharpe: 24.612379624271007 * Math.sqrt(365 / 252),
      totalReturn: 4,
      maxDrawdown: 0,
      skewness: 1.4693345482106241,
      kurtosis: 2.030769230769236,
      tailRatio: 3.5238095238095237,
      valueAtRisk: 0.26249999999999996,
    },
  },
  {
    convention: 'vectorbt',
    source:
      'vectorbt 0.2x, tests/test_returns.py, test_stats: column b, its year of 252 days made one of 365',
    by: 'published',
    input: ofEquity([4, 3, 2, 1], { cash: 5 }),
    values: {
      annualVolatility: 2.0874625745148103 * Math.sqrt(365 / 252),
      calmar: -1.25,
      totalReturn: -0.8,
      maxDrawdown: 0.8,
    },
  },
  {
    convention: 'vectorbt',
    source: 'vectorbt 0.2x, tests/test_returns.py, test_stats: column c',
    by: 'published',
    input: ofEquity([2, 3, 2, 1], { cash: 1 }),
    values: {
      cagr: 0,
      calmar: 0,
      totalReturn: 0,
      maxDrawdown: 0.6666666666666667,
      skewness: 0.3666479606152471,
      kurtosis: -3.438271604938274,
      tailRatio: 1.947368421052631,
      valueAtRisk: -0.47500000000000003,
    },
  },
  {
    convention: 'vectorbt',
    source: 'vectorbt 0.2x, tests/test_records.py, TestTrades: column a',
    by: 'published',
    input: ofVectorbtTrades(1),
    values: { winRate: 0.75, profitFactor: 18.9, expectancy: 0.716, sqn: 1.634155521947584 },
  },
  {
    convention: 'vectorbt',
    source: 'vectorbt 0.2x, tests/test_records.py, TestTrades: column a with its last trade open',
    by: 'published',
    input: ofVectorbtTrades(1, true),
    values: { tradeCount: 4 },
  },
  {
    convention: 'vectorbt',
    source: 'formulas of vectorbt/returns/nb.py and Portfolio.stats (0.2x), worked through for five days',
    by: 'hand',
    input: fiveDays(),
    values: {
      cagr: 1.089 ** (365 / 5) - 1,
      annualReturn: 1.089 ** (365 / 5) - 1,
      annualVolatility: deviationOfFive * Math.sqrt(365),
      sharpe: (meanOfFive / deviationOfFive) * Math.sqrt(365),
      sortino: (meanOfFive * 365) / (Math.sqrt(0.01 / 5) * Math.sqrt(365)),
      // below 110 from bar 2 on, not recovered: bars 2, 3 and 4
      maxDrawdownDays: 3,
      // held at the closes of bars 1 and 2
      exposure: 2 / 5,
      buyAndHoldReturn: 14 / 10 - 1,
    },
  },
  {
    convention: 'quantstats',
    source: `${performanceAnalytics}: tiny_sample_n7, 252 periods a year`,
    by: 'published',
    input: ofReturns(sevenDays, day),
    values: {
      annualVolatility: 0.13086457754395944,
      cagr: -0.9589235732751437,
      sharpe: -24.183404779195588,
      sortino: -13.565806946540524,
      maxDrawdown: 0.08485758410265398,
      calmar: -11.30038738924165,
      annualReturn: -24.183404779195588 * 0.13086457754395944,
      valueAtRisk: -0.026118205089509853,
      conditionalValueAtRisk: -0.029562908106231696,
      omega: 0,
      skewness: -0.05724138737086073,
      kurtosis: -0.6907159418089514,
    },
  },
  {
    convention: 'quantstats',
    source: `${performanceAnalytics}: bacon_monthly, what does not depend on the length of a year`,
    by: 'published',
    input: ofReturns(baconMonthly, day),
    values: {
      maxDrawdown: 0.144672955739218,
      omega: 1.7797833935018055,
      skewness: -0.08817174934967567,
      kurtosis: -0.4076603211860866,
      valueAtRisk: -0.05605155822002584,
      conditionalValueAtRisk: -0.0725772784216993,
    },
  },
  {
    convention: 'quantstats',
    source: `${empyrical}: mixed_returns; greeks and tail_ratio of QuantStats are the same formulas`,
    by: 'published',
    input: mixedAgainstNegative(day),
    values: { alpha: alphaOfMixed, beta: betaOfMixed },
  },
  {
    convention: 'quantstats',
    source: `${empyrical}: mixed_returns with the day of its NaN; tail_ratio of QuantStats is the same formula`,
    by: 'published',
    input: ofReturns([0, ...mixed], day),
    values: { tailRatio: 0.9473684210526313 },
  },
  {
    convention: 'quantstats',
    source: `${quantstatsSource}, worked through for five days: 0, +10 %, −10 %, +10 %, 0`,
    by: 'hand',
    input: fiveDays(),
    values: {
      exposure: 0.6,
      winRate: 2 / 3,
      profitFactor: 2,
      expectancy: 1.089 ** (1 / 5) - 1,
      kelly: 2 / 3 - (1 - 2 / 3) / (0.1 / 0.1),
      maxDrawdownDays: 3,
    },
  },
  {
    convention: 'backtesting.py',
    source: 'backtesting.py 0.6, backtesting/test/_test.py, test_compute_stats: SmaCross 10/30 on GOOG',
    by: 'published',
    input: goog === null ? null : smaCrossOnGoog(goog),
    values: {
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
      // Calmar Ratio × Max. Drawdown, both printed there
      annualReturn: 0.4414380935608377 * 0.4798012705007589,
      alpha: 3.943739114202746,
      beta: 0.03803390709192,
      averageDrawdown: 0.05925851581948801,
      bestTrade: 0.5359595229490424,
      worstTrade: -0.1839887353835481,
      averageTrade: 0.02531715975158555,
      longestTradeDays: 183,
    },
  },
  {
    convention: 'backtesting.py',
    source:
      'formula of backtesting/_stats.py (0.6): drawdowns longer than one bar, worked through for seven days',
    by: 'hand',
    input: twoFalls,
    values: { averageDrawdownDays: (3 + 2) / 2, averageDrawdown: (0.1 + 1 / 121) / 2, maxDrawdownDays: 3 },
  },
];
