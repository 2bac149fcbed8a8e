import type { IndicatorKind } from './indicator.js';
import { bars, factor, period } from './parameters.js';

export const trendKinds: readonly IndicatorKind[] = [
  {
    kind: 'adx',
    title: 'Average directional index',
    description: 'Strength of a trend, with the strength of its rises and falls.',
    params: [period(14, 2)],
    formula: 'adx(period)',
    convention: "Wilder's sums seeded over period - 1 bars; TA-Lib ADX, PLUS_DI and MINUS_DI.",
    source: 'J. W. Wilder, New Concepts in Technical Trading Systems (1978); TA-Lib, ta_ADX.c',
  },
  {
    kind: 'supertrend',
    title: 'Supertrend',
    description: 'A trailing line that turns when the price closes beyond it.',
    params: [period(10), factor('k', 'Average true ranges', 3)],
    formula: 'supertrend(period, k)',
    convention:
      'ATR as in TA-Lib; direction 1 is up, -1 is down; it starts up when the close is not below the middle of its bar.',
    source: 'O. Seban; Skender.Stock.Indicators, SuperTrend',
  },
  {
    kind: 'ichimoku',
    title: 'Ichimoku lines',
    description: 'Middles of the ranges of three spans.',
    params: [
      bars('tenkan_period', 'Tenkan period', 9),
      bars('kijun_period', 'Kijun period', 26),
      bars('senkou_period', 'Senkou B period', 52),
    ],
    formula: 'ichimoku(tenkan_period, kijun_period, senkou_period)',
    convention: 'Senkou lines as known at the bar: to be plotted ahead, never read ahead.',
    source: 'G. Hosoda (1969)',
  },
  {
    kind: 'parabolic_sar',
    title: 'Parabolic SAR',
    description: 'A stop that follows the price ever faster and turns when it is touched.',
    params: [factor('step', 'Acceleration', 0.02), factor('most', 'Greatest acceleration', 0.2)],
    formula: 'parabolic_sar(step, most)',
    convention:
      'First direction from the directional movement of the second bar; direction 1 is up, -1 is down; TA-Lib SAR.',
    source: 'J. W. Wilder, New Concepts in Technical Trading Systems (1978); TA-Lib, ta_SAR.c',
  },
  {
    kind: 'heikin_ashi',
    title: 'Heikin-Ashi',
    description: 'Averaged candles.',
    params: [],
    formula: 'heikin_ashi()',
    convention: 'The first candle opens in the middle of its bar.',
    source: 'D. Valcu, Technical Analysis of Stocks & Commodities (February 2004)',
  },
  {
    kind: 'linreg',
    title: 'Linear regression',
    description: 'Where the least-squares line through the recent bars ends.',
    params: [period(14, 2)],
    formula: 'linreg(close, period)',
    convention: 'Value of the line at the current bar; TA-Lib LINEARREG.',
    source: 'TA-Lib, ta_LINEARREG.c',
  },
  {
    kind: 'linreg_slope',
    title: 'Linear regression slope',
    description: 'Slope per bar of the least-squares line through the recent bars.',
    params: [period(14, 2)],
    formula: 'linreg_slope(close, period)',
    convention: 'In units of the price per bar; TA-Lib LINEARREG_SLOPE.',
    source: 'TA-Lib, ta_LINEARREG_SLOPE.c',
  },
];
