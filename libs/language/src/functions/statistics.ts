import type { Definition } from './definition.js';
import { number, window } from './signature.js';

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
    body: '(x - sma(x, n)) / stdev(x, n)',
  },
  {
    name: 'correlation',
    parameters: [number('x'), number('y'), window('n', 2)],
    description: "Pearson's correlation of the last n bars; na where one of them does not vary",
    body: 'max(-1, min(1, covariance(x, y, n) / (stdev(x, n) * stdev(y, n))))',
  },
  {
    name: 'beta',
    parameters: [number('x'), number('y'), window('n', 2)],
    description: 'slope of x on y over the last n bars; na where y does not vary',
    body: 'covariance(x, y, n) / variance(y, n)',
  },
];
