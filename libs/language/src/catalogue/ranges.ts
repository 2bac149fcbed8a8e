import type { IndicatorKind } from './indicator.js';
import { bars, factor, period } from './parameters.js';

export const rangeKinds: readonly IndicatorKind[] = [
  {
    kind: 'atr',
    title: 'Average true range',
    description: 'How far the price usually moves in one bar, gaps included.',
    params: [period(14)],
    formula: 'atr(period)',
    convention:
      "Wilder's smoothing seeded with the mean of the first period true ranges, from the second bar on; TA-Lib ATR.",
    source: 'J. W. Wilder, New Concepts in Technical Trading Systems (1978); TA-Lib, ta_ATR.c',
  },
  {
    kind: 'true_range',
    title: 'True range',
    description: 'Range of one bar, the gap from the close before included.',
    params: [],
    formula: 'true_range()',
    convention: 'Not available on the first bar; TA-Lib TRANGE.',
    source: 'J. W. Wilder, New Concepts in Technical Trading Systems (1978)',
  },
  {
    kind: 'bollinger',
    title: 'Bollinger Bands',
    description: 'Moving average with bands some standard deviations away.',
    params: [period(20), factor('k', 'Standard deviations', 2)],
    formula: 'bollinger(close, period, k)',
    convention: 'Simple average, population standard deviation; TA-Lib BBANDS.',
    source: 'J. Bollinger, Bollinger on Bollinger Bands (2001); TA-Lib, ta_BBANDS.c',
  },
  {
    kind: 'donchian',
    title: 'Donchian channel',
    description: 'Highest high and lowest low of the recent bars.',
    params: [period(20)],
    formula: 'donchian(period)',
    convention: 'The current bar is included.',
    source: 'R. Donchian (1960)',
  },
  {
    kind: 'keltner',
    title: 'Keltner channel',
    description: 'Exponential average with bands some average true ranges away.',
    params: [period(20), bars('atr_period', 'ATR period', 10), factor('k', 'Average true ranges', 2)],
    formula: 'keltner(period, atr_period, k)',
    convention: "EMA of the close, ATR with Wilder's smoothing.",
    source: 'StockCharts ChartSchool, Keltner Channels (after L. Raschke)',
  },
  {
    kind: 'highest',
    title: 'Highest',
    description: 'Highest high of the recent bars.',
    params: [period(20)],
    formula: 'highest(high, period)',
    convention: 'The current bar is included; TA-Lib MAX.',
    source: 'TA-Lib, ta_MAX.c',
  },
  {
    kind: 'lowest',
    title: 'Lowest',
    description: 'Lowest low of the recent bars.',
    params: [period(20)],
    formula: 'lowest(low, period)',
    convention: 'The current bar is included; TA-Lib MIN.',
    source: 'TA-Lib, ta_MIN.c',
  },
];
