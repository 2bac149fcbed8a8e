import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { evaluateFormula } from './evaluate.js';
import type { Bars } from './program.js';

function outputs(formula: string, bars: Bars): Readonly<Record<string, readonly (number | null)[]>> {
  const evaluated = evaluateFormula(formula, bars);
  if (!evaluated.ok) throw new Error(`${formula}: ${evaluated.error.message}`);
  return evaluated.value.outputs;
}

function barsOf(close: readonly number[]): Bars {
  const column = Float64Array.from(close);
  const time = column.map((_, bar) => bar * 86_400_000);
  return { time, open: column, high: column, low: column, close: column, volume: column };
}

describe('StockCharts ChartSchool', () => {
  it('RSI(14): the table of cs-rsi.xls', () => {
    const closes = [
      44.3389, 44.0902, 44.1497, 43.6124, 44.3278, 44.8264, 45.0955, 45.4245, 45.8433, 46.0826, 45.8931,
      46.0328, 45.614, 46.282, 46.282, 46.0028, 46.0328, 46.4116, 46.2222, 45.6439, 46.2122, 46.2521, 45.7137,
      46.4515, 45.7835, 45.3548, 44.0288, 44.1783, 44.2181, 44.5672, 43.4205, 42.6628, 43.1314,
    ];
    const published = [
      70.53, 66.32, 66.55, 69.41, 66.36, 57.97, 62.93, 63.26, 56.06, 62.38, 54.71, 50.42, 39.99, 41.46, 41.87,
      45.46, 37.3, 33.08, 37.77,
    ];
    const { value = [] } = outputs('rsi(close, 14)', barsOf(closes));
    expect(value.slice(0, 14)).toEqual(Array.from({ length: 14 }, () => null));
    // The published closes are rounded to four decimals, so the second decimal of the index may differ by one.
    published.forEach((expected, index) => {
      expect(Math.abs((value[14 + index] ?? 0) - expected)).toBeLessThan(0.0151);
    });
  });

  it('EMA(10): the table of cs-movavg.xls', () => {
    const closes = [
      22.2734, 22.194, 22.0847, 22.1741, 22.184, 22.1344, 22.2337, 22.4323, 22.2436, 22.2933, 22.1542,
      22.3926, 22.3816, 22.6109, 23.3558, 24.0519, 23.753, 23.8324, 23.9516, 23.6338,
    ];
    const published = [22.22, 22.21, 22.24, 22.27, 22.33, 22.52, 22.8, 22.97, 23.13, 23.28, 23.34];
    const { value = [] } = outputs('ema(close, 10)', barsOf(closes));
    expect(value[8]).toBeNull();
    published.forEach((expected, index) => {
      expect(value[9 + index]).toBeCloseTo(expected, 2);
    });
  });
});

/** Rows: formula, output, bar index, value as published, decimals of it. */
type Row = readonly [formula: string, output: string, bar: number, value: number | null, decimals: number];

/** SPY daily 2017 to 2018: the values that the tests of DaveSkender/Stock.Indicators state for that file. */
const skender: readonly Row[] = [
  ['sma(close, 20)', 'value', 18, null, 0],
  ['sma(close, 20)', 'value', 19, 214.525, 4],
  ['sma(close, 20)', 'value', 249, 255.55, 4],
  ['sma(close, 20)', 'value', 501, 251.86, 4],
  ['sma(volume, 20)', 'value', 290, 157958070.8, 1],
  ['ema(close, 20)', 'value', 29, 216.6228, 4],
  ['ema(close, 20)', 'value', 501, 249.3519, 4],
  ['ema(rsi(close, 14), 20)', 'value', 32, null, 0],
  ['ema(rsi(close, 14), 20)', 'value', 33, 67.4565, 4],
  ['ema(rsi(close, 14), 20)', 'value', 501, 37.0728, 4],
  ['wma(close, 20)', 'value', 149, 235.5253, 4],
  ['wma(close, 20)', 'value', 501, 246.511, 4],
  ['wilder(close, 20)', 'value', 20, 214.55125, 5],
  ['wilder(close, 20)', 'value', 501, 255.67462, 5],
  ['dema(close, 20)', 'value', 501, 241.1677, 4],
  ['tema(close, 20)', 'value', 501, 238.769, 4],
  ['hma(close, 20)', 'value', 149, 236.0835, 4],
  ['hma(close, 20)', 'value', 501, 235.6972, 4],
  ['kama(close, 10)', 'value', 10, 213.7713, 4],
  ['kama(close, 10)', 'value', 24, 214.7423, 4],
  ['kama(close, 10)', 'value', 501, 240.1138, 4],
  ['rsi(close, 14)', 'value', 13, null, 0],
  ['rsi(close, 14)', 'value', 14, 62.0541, 4],
  ['rsi(close, 14)', 'value', 249, 70.9368, 4],
  ['rsi(close, 14)', 'value', 501, 42.0773, 4],
  ['roc(close, 20)', 'value', 249, 2.4827, 4],
  ['roc(close, 20)', 'value', 501, -8.2482, 4],
  ['trix(close, 20)', 'value', 501, -0.230742, 6],
  ['macd(close, 12, 26, 9)', 'macd', 249, 2.2353, 4],
  ['macd(close, 12, 26, 9)', 'signal', 249, 2.3141, 4],
  ['macd(close, 12, 26, 9)', 'histogram', 249, -0.0789, 4],
  ['macd(close, 12, 26, 9)', 'macd', 501, -6.2198, 4],
  ['macd(close, 12, 26, 9)', 'signal', 501, -5.8569, 4],
  ['macd(close, 12, 26, 9)', 'histogram', 501, -0.3629, 4],
  ['bollinger(close, 20, 2)', 'upper', 249, 259.5642, 4],
  ['bollinger(close, 20, 2)', 'middle', 249, 255.55, 4],
  ['bollinger(close, 20, 2)', 'lower', 249, 251.5358, 4],
  ['bollinger(close, 20, 2)', 'upper', 501, 273.7004, 4],
  ['bollinger(close, 20, 2)', 'lower', 501, 230.0196, 4],
  ['zscore(close, 20)', 'value', 249, 1.215692, 6],
  ['zscore(close, 20)', 'value', 501, -0.602552, 6],
  ['stdev(close, 10)', 'value', 9, 0.502, 4],
  ['stdev(close, 10)', 'value', 501, 5.4738, 4],
  ['true_range()', 'value', 12, 1.32, 8],
  ['true_range()', 'value', 501, 2.67, 8],
  ['atr(14)', 'value', 249, 1.3381, 4],
  ['atr(14)', 'value', 501, 6.1497, 4],
  ['keltner(20, 10, 2)', 'upper', 485, 275.426, 4],
  ['keltner(20, 10, 2)', 'middle', 485, 265.4599, 4],
  ['keltner(20, 10, 2)', 'lower', 501, 236.5165, 4],
  ['stochastic(14, 3, 3)', 'k', 15, 81.1253, 4],
  ['stochastic(14, 3, 3)', 'd', 15, null, 0],
  ['stochastic(14, 3, 3)', 'd', 17, 88.4995, 4],
  ['stochastic(14, 3, 3)', 'k', 501, 43.1353, 4],
  ['stochastic(14, 3, 3)', 'd', 501, 35.5674, 4],
  ['williams_r(14)', 'value', 343, -19.8211, 4],
  ['williams_r(14)', 'value', 501, -52.0121, 4],
  ['cci(20)', 'value', 501, -52.9946, 4],
  ['mfi(14)', 'value', 439, 69.0622, 4],
  ['mfi(14)', 'value', 501, 39.9494, 4],
  // Skender starts at 0, TA-Lib at the first volume, 96708880: the same line, that much higher.
  ['obv() - 96708880', 'value', 249, 1780918888, 0],
  ['obv() - 96708880', 'value', 501, 539843504, 0],
  // Skender seeds Wilder's sums one bar later than TA-Lib; by the last bar that has faded.
  ['adx(14)', 'plus_di', 501, 17.7565, 4],
  ['adx(14)', 'minus_di', 501, 31.151, 4],
  ['adx(14)', 'adx', 501, 34.2987, 4],
  ['supertrend(14, 3)', 'line', 13, null, 0],
  ['supertrend(14, 3)', 'line', 14, 210.6157, 4],
  ['supertrend(14, 3)', 'line', 151, 232.852, 4],
  ['supertrend(14, 3)', 'direction', 151, 1, 4],
  ['supertrend(14, 3)', 'line', 152, 237.6436, 4],
  ['supertrend(14, 3)', 'direction', 152, -1, 4],
  ['supertrend(14, 3)', 'line', 249, 253.8008, 4],
  ['supertrend(14, 3)', 'line', 501, 250.7954, 4],
  ['ichimoku(9, 26, 52)', 'tenkan', 51, 224.465, 6],
  ['ichimoku(9, 26, 52)', 'kijun', 51, 221.94, 6],
  ['ichimoku(9, 26, 52)', 'tenkan', 501, 241.26, 6],
  ['ichimoku(9, 26, 52)', 'kijun', 501, 251.505, 6],
  // Skender shows the senkou lines 26 bars ahead of where they are known.
  ['prev(ichimoku(9, 26, 52).senkou_a, 26)', 'value', 51, 214.8325, 6],
  ['prev(ichimoku(9, 26, 52).senkou_a, 26)', 'value', 501, 264.77, 6],
  ['prev(ichimoku(9, 26, 52).senkou_b, 26)', 'value', 249, 241.685, 6],
  ['prev(ichimoku(9, 26, 52).senkou_b, 26)', 'value', 501, 269.82, 6],
  ['stoch_rsi(close, 14, 14, 1, 3)', 'k', 31, 93.3333, 4],
  ['stoch_rsi(close, 14, 14, 1, 3)', 'd', 31, 97.7778, 4],
  ['stoch_rsi(close, 14, 14, 1, 3)', 'k', 501, 97.5244, 4],
  ['stoch_rsi(close, 14, 14, 3, 3)', 'k', 501, 89.8385, 4],
  ['stoch_rsi(close, 14, 14, 3, 3)', 'd', 501, 73.4176, 4],
  ['aroon(25)', 'up', 24, null, 0],
  ['aroon(25)', 'up', 210, 100, 8],
  ['aroon(25)', 'down', 293, 40, 8],
  ['aroon(25)', 'up', 501, 28, 8],
  ['aroon(25)', 'down', 501, 88, 8],
  ['aroon(25)', 'oscillator', 501, -60, 8],
  ['bollinger_percent_b(close, 20, 2)', 'value', 249, 0.803923, 6],
  ['bollinger_percent_b(close, 20, 2)', 'value', 501, 0.349362, 6],
  ['bollinger_width(close, 20, 2)', 'value', 249, 0.031416, 6],
  ['bollinger_width(close, 20, 2)', 'value', 501, 0.173433, 6],
  ['linreg_slope(close, 20)', 'value', 249, 0.312406, 6],
  ['linreg_slope(close, 20)', 'value', 482, -0.337015, 6],
  ['linreg_slope(close, 20)', 'value', 501, -1.689143, 6],
  ['linreg(close, 20)', 'value', 501, 235.8131, 4],
  // Skender chooses the first direction otherwise; from the first turn on both are the same.
  ['parabolic_sar(0.02, 0.2)', 'sar', 501, 229.7662, 4],
  ['heikin_ashi()', 'ha_open', 501, 241.3018, 4],
  ['heikin_ashi()', 'ha_high', 501, 245.54, 4],
  ['heikin_ashi()', 'ha_low', 501, 241.3018, 4],
  ['heikin_ashi()', 'ha_close', 501, 244.6525, 4],
];

const file = join(process.cwd(), '../shared/data/spy_daily_2017_2018.csv');
const reason = existsSync(file) ? '' : ' (skipped: the shared market data is not here)';

describe.skipIf(!existsSync(file))(`Skender.Stock.Indicators on SPY${reason}`, () => {
  it.each(skender)('%s, output %s, bar %d is %d', (formula, output, bar, value, decimals) => {
    const got = outputs(formula, spy())[output]?.[bar];
    if (value === null) expect(got).toBeNull();
    else expect(got).toBeCloseTo(value, decimals);
  });
});

function spy(): Bars {
  const rows = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  const column = (index: number): Float64Array => Float64Array.from(rows, (row) => Number(row[index]));
  const time = Float64Array.from(rows, (row) => Date.parse(row[0] ?? ''));
  return { time, open: column(1), high: column(2), low: column(3), close: column(4), volume: column(5) };
}
