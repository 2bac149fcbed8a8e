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
];
