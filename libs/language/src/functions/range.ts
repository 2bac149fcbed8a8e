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
  {
    name: 'bollinger_percent_b',
    parameters: [number('x'), window('n'), constant('k')],
    description: 'place of x between its lower band, 0, and its upper, 1; na where the bands meet',
    oscillates: true,
    body: ['width = k * stdev(x, n)', 'lower = sma(x, n) - width', 'value = (x - lower) / (2 * width)'].join(
      '\n',
    ),
  },
  {
    name: 'bollinger_width',
    parameters: [number('x'), window('n'), constant('k')],
    description: 'distance of the Bollinger Bands as a share of their middle',
    body: '2 * k * stdev(x, n) / sma(x, n)',
  },
  {
    name: 'pivot',
    parameters: [window('left'), window('right')],
    outputs: ['top', 'bottom'],
    readsBars: true,
    description:
      'the newest high that no bar of left before and right after it exceeds, and the lowest low; known right bars late',
    body: [
      'peak = prev(high, right)',
      'valley = prev(low, right)',
      'is_peak = peak == highest(high, left + right + 1)',
      'is_valley = valley == lowest(low, left + right + 1)',
      'top = recur(if(is_peak, peak, na), if(is_peak, peak, top))',
      'bottom = recur(if(is_valley, valley, na), if(is_valley, valley, bottom))',
    ].join('\n'),
  },
  {
    name: 'pivot_points',
    parameters: [],
    outputs: ['pivot', 'r1', 's1', 'r2', 's2'],
    readsBars: true,
    description: "floor traders' levels from the range and the close of the UTC day before",
    body: [
      'date = floor(time / 86400000)',
      'opens = date != prev(date, 1)',
      'day_high = recur(high, if(opens, high, max(high, day_high)))',
      'day_low = recur(low, if(opens, low, min(low, day_low)))',
      'top = recur(if(opens, prev(day_high, 1), na), if(opens, prev(day_high, 1), top))',
      'bottom = recur(if(opens, prev(day_low, 1), na), if(opens, prev(day_low, 1), bottom))',
      'last = recur(if(opens, prev(close, 1), na), if(opens, prev(close, 1), last))',
      'pivot = (top + bottom + last) / 3',
      'r1 = 2 * pivot - bottom',
      's1 = 2 * pivot - top',
      'r2 = pivot + (top - bottom)',
      's2 = pivot - (top - bottom)',
    ].join('\n'),
  },
];
