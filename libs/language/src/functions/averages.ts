import type { Definition } from './definition.js';
import { number, window } from './signature.js';

/** Averages of a series. */
export const averages: readonly Definition[] = [
  {
    name: 'sma',
    parameters: [number('x'), window('n')],
    description: 'simple moving average of the last n bars',
    body: 'sum(x, n) / n',
  },
  {
    name: 'dema',
    parameters: [number('x'), window('n')],
    description: 'double exponential moving average (Mulloy 1994)',
    body: 'once = ema(x, n)\nvalue = 2 * once - ema(once, n)',
  },
  {
    name: 'tema',
    parameters: [number('x'), window('n')],
    description: 'triple exponential moving average (Mulloy 1994)',
    body: 'once = ema(x, n)\ntwice = ema(once, n)\nvalue = 3 * once - 3 * twice + ema(twice, n)',
  },
  {
    name: 'hma',
    parameters: [number('x'), window('n', 2)],
    description: 'Hull moving average: wma of 2 wma(n / 2) - wma(n) over sqrt(n) bars, lengths rounded down',
    body: 'wma(2 * wma(x, floor(n / 2)) - wma(x, n), floor(sqrt(n)))',
  },
  {
    name: 'kama',
    parameters: [number('x'), window('n', 2)],
    description:
      "Kaufman's adaptive moving average with fast 2 and slow 30, seeded with the value before the first step",
    body: [
      'path = sum(abs(x - prev(x, 1)), n)',
      'ratio = if(path == 0, 1, abs(x - prev(x, n)) / path)',
      'smoothing = ratio * (2 / 3 - 2 / 31) + 2 / 31',
      'factor = smoothing * smoothing',
      'value = recur(prev(x, 1) + factor * (x - prev(x, 1)), value + factor * (x - value))',
    ].join('\n'),
  },
];
