import type { IndicatorKind } from './indicator.js';
import { period } from './parameters.js';

export const statisticKinds: readonly IndicatorKind[] = [
  {
    kind: 'sum',
    title: 'Sum',
    description: 'Sum of the last bars.',
    params: [period(20)],
    formula: 'sum(close, period)',
    convention: 'The current bar is included; TA-Lib SUM.',
    source: 'TA-Lib, ta_SUM.c',
  },
  {
    kind: 'stdev',
    title: 'Standard deviation',
    description: 'Scatter of the last bars around their mean.',
    params: [period(20)],
    formula: 'stdev(close, period)',
    convention: 'Population (divided by period, not period - 1); TA-Lib STDDEV.',
    source: 'TA-Lib, ta_STDDEV.c',
  },
  {
    kind: 'variance',
    title: 'Variance',
    description: 'Square of the standard deviation.',
    params: [period(20)],
    formula: 'variance(close, period)',
    convention: 'Population (divided by period, not period - 1); TA-Lib VAR.',
    source: 'TA-Lib, ta_VAR.c',
  },
  {
    kind: 'zscore',
    title: 'Z-score',
    description: 'Distance from the recent mean in standard deviations.',
    params: [period(20)],
    formula: 'zscore(close, period)',
    convention: 'Population standard deviation; not available where nothing varies.',
    source: 'Definition',
  },
  {
    kind: 'correlation',
    title: 'Correlation',
    description: 'How closely two series move together, -1 to 1.',
    params: [period(30, 2)],
    formula: 'correlation(x, y, period)',
    convention: "Pearson's; not available where one series does not vary; TA-Lib CORREL.",
    source: 'TA-Lib, ta_CORREL.c',
  },
  {
    kind: 'beta',
    title: 'Beta',
    description: 'Slope of one series on another.',
    params: [period(30, 2)],
    formula: 'beta(x, y, period)',
    convention: 'Covariance of both by the variance of y, on the values as given (not on returns).',
    source: 'Ordinary least squares',
  },
];
