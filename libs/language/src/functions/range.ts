import type { Definition } from './definition.js';
import { constant, number, window } from './signature.js';

/** True range, and channels built on it or on deviations and extremes. */
export const range: readonly Definition[] = [
  {
    name: 'true_range',
    parameters: [],
    readsBars: true,
    description:
      'the largest of high - low and the distances of both from the close before; na on the first bar',
    body: 'max(high - low, abs(high - prev(close, 1)), abs(low - prev(close, 1)))',
  },
  {
    name: 'atr',
    parameters: [window('n')],
    readsBars: true,
    description: "average true range, Wilder's smoothing, seeded with the mean of the first n true ranges",
    body: 'wilder(true_range(), n)',
  },
  {
    name: 'bollinger',
    parameters: [number('x'), window('n'), constant('k')],
    outputs: ['upper', 'middle', 'lower'],
    description: 'simple moving average with bands k population standard deviations away',
    body: [
      'middle = sma(x, n)',
      'width = k * stdev(x, n)',
      'upper = middle + width',
      'lower = middle - width',
    ].join('\n'),
  },
  {
    name: 'donchian',
    parameters: [window('n')],
    outputs: ['upper', 'middle', 'lower'],
    readsBars: true,
    description: 'highest high and lowest low of n bars, this one included, and their middle',
    body: 'upper = highest(high, n)\nlower = lowest(low, n)\nmiddle = (upper + lower) / 2',
  },
  {
    name: 'keltner',
    parameters: [window('n'), window('atr_n'), constant('k')],
    outputs: ['upper', 'middle', 'lower'],
    readsBars: true,
    description: 'ema of the close with bands k average true ranges away',
    body: [
      'middle = ema(close, n)',
      'width = k * atr(atr_n)',
      'upper = middle + width',
      'lower = middle - width',
    ].join('\n'),
  },
];
