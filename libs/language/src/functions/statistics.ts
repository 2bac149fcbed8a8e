import type { Definition } from './definition.js';
import { constant, number, window } from './signature.js';

/** How a series scatters and how two of them go together; population formulas. */
export const statistics: readonly Definition[] = [
  {
    name: 'stdev',
    parameters: [number('x'), window('n')],
    description: 'population standard deviation of the last n bars',
    body: 'sqrt(variance(x, n))',
  },
  {
    name: 'zscore',
    parameters: [number('x'), window('n')],
    description:
      'distance from the mean of the last n bars in standard deviations; na where they do not vary',
    oscillates: true,
    body: '(x - sma(x, n)) / stdev(x, n)',
  },
  {
    name: 'correlation',
    parameters: [number('x'), number('y'), window('n', 2)],
    description: "Pearson's correlation of the last n bars; na where one of them does not vary",
    oscillates: true,
    body: 'max(-1, min(1, covariance(x, y, n) / (stdev(x, n) * stdev(y, n))))',
  },
  {
    name: 'beta',
    parameters: [number('x'), number('y'), window('n', 2)],
    description: 'slope of x on y over the last n bars; na where y does not vary',
    body: 'covariance(x, y, n) / variance(y, n)',
  },
  {
    name: 'log_return',
    parameters: [number('x'), window('n')],
    description: 'natural logarithm of x over x of n bars ago',
    body: 'log(x / prev(x, n))',
  },
  {
    name: 'linreg_slope',
    parameters: [number('x'), window('n', 2)],
    description: 'slope per bar of the least-squares line through the last n bars',
    body: 'covariance(x, index, n) / ((n * n - 1) / 12)',
  },
  {
    name: 'linreg',
    parameters: [number('x'), window('n', 2)],
    description: 'where the least-squares line through the last n bars ends',
    body: 'sma(x, n) + linreg_slope(x, n) * ((n - 1) / 2)',
  },
  {
    name: 'percent_rank',
    parameters: [number('x'), window('n')],
    description: 'share of the n values before that are not above this one, 0 to 100',
    oscillates: true,
    body: '100 * (rank(x, n + 1) / n)',
  },
  {
    name: 'realised_volatility',
    parameters: [number('x'), window('n', 2), constant('per_year')],
    description: 'sample standard deviation of one-bar log returns, for a year of that many bars',
    body: 'sqrt(variance(log_return(x, 1), n) * (n / (n - 1)) * per_year)',
  },
  {
    name: 'parkinson_volatility',
    parameters: [window('n'), constant('per_year')],
    readsBars: true,
    description: "Parkinson's volatility from highs and lows, for a year of that many bars",
    body: ['span = log(high / low)', 'value = sqrt(sma(span * span, n) / (4 * log(2)) * per_year)'].join(
      '\n',
    ),
  },
  {
    name: 'garman_klass_volatility',
    parameters: [window('n'), constant('per_year')],
    readsBars: true,
    description:
      'Garman and Klass: volatility from opens, highs, lows and closes, for a year of that many bars',
    body: [
      'span = log(high / low)',
      'move = log(close / open)',
      'value = sqrt(sma(0.5 * span * span - (2 * log(2) - 1) * move * move, n) * per_year)',
    ].join('\n'),
  },
];
