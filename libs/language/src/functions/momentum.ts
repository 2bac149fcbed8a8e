import type { Definition } from './definition.js';
import { number, window } from './signature.js';

/** How fast and how far a series goes. */
export const momentum: readonly Definition[] = [
  {
    name: 'momentum',
    parameters: [number('x'), window('n')],
    description: 'change over n bars',
    body: 'x - prev(x, n)',
  },
  {
    name: 'roc',
    parameters: [number('x'), window('n')],
    description: 'rate of change over n bars, in percent',
    oscillates: true,
    body: '(x / prev(x, n) - 1) * 100',
  },
  {
    name: 'rsi',
    parameters: [number('x'), window('n')],
    description: "Wilder's relative strength index; 0 where nothing has moved, as in TA-Lib",
    ranges: { value: [0, 100] },
    oscillates: true,
    body: [
      'change = x - prev(x, 1)',
      'gain = wilder(max(change, 0), n)',
      'loss = wilder(max(-change, 0), n)',
      'value = if(gain + loss == 0, 0, 100 * (gain / (gain + loss)))',
    ].join('\n'),
  },
  {
    name: 'macd',
    parameters: [number('x'), window('fast'), window('slow'), window('signal')],
    outputs: ['macd', 'signal', 'histogram'],
    description:
      'fast ema minus slow ema, its ema, and their difference; both averages start on the same bar',
    body: [
      'macd = ema_after(x, fast, max(slow - fast, 0)) - ema_after(x, slow, max(fast - slow, 0))',
      'signal_line = ema(macd, signal)',
      'signal = signal_line',
      'histogram = macd - signal_line',
    ].join('\n'),
  },
  {
    name: 'ppo',
    parameters: [number('x'), window('fast'), window('slow')],
    description: 'fast sma against slow sma, in percent of the slow one (TA-Lib default: simple averages)',
    oscillates: true,
    body: '100 * (sma(x, fast) - sma(x, slow)) / sma(x, slow)',
  },
  {
    name: 'trix',
    parameters: [number('x'), window('n')],
    description: 'one-bar rate of change of a triple ema, in percent',
    oscillates: true,
    body: 'roc(ema(ema(ema(x, n), n), n), 1)',
  },
  {
    name: 'stochastic',
    parameters: [window('n'), window('k'), window('d')],
    outputs: ['k', 'd'],
    readsBars: true,
    description: 'place of the close in the range of n bars, smoothed over k bars, and its mean over d bars',
    ranges: { k: [0, 100], d: [0, 100] },
    oscillates: true,
    body: [
      'top = highest(high, n)',
      'bottom = lowest(low, n)',
      'raw = if(top == bottom, 0, 100 * ((close - bottom) / (top - bottom)))',
      'smooth = sma(raw, k)',
      'mean = sma(smooth, d)',
      'k = smooth',
      'd = mean',
    ].join('\n'),
  },
  {
    name: 'williams_r',
    parameters: [window('n')],
    readsBars: true,
    description: 'distance of the close from the highest high of n bars, 0 to -100',
    ranges: { value: [-100, 0] },
    oscillates: true,
    body: [
      'top = highest(high, n)',
      'bottom = lowest(low, n)',
      'value = if(top == bottom, 0, -100 * ((top - close) / (top - bottom)))',
    ].join('\n'),
  },
  {
    name: 'cci',
    parameters: [window('n', 2)],
    readsBars: true,
    description: 'commodity channel index of the typical price; 0 where it does not vary',
    oscillates: true,
    body: [
      'spread = typical - sma(typical, n)',
      'value = if(highest(typical, n) == lowest(typical, n), 0, spread / (0.015 * mean_deviation(typical, n)))',
    ].join('\n'),
  },
  {
    name: 'stoch_rsi',
    parameters: [number('x'), window('n'), window('length'), window('k'), window('d')],
    outputs: ['k', 'd'],
    description:
      'place of the rsi in its own range of some bars, smoothed over k bars, and its mean over d bars',
    ranges: { k: [0, 100], d: [0, 100] },
    oscillates: true,
    body: [
      'strength = rsi(x, n)',
      'top = highest(strength, length)',
      'bottom = lowest(strength, length)',
      'raw = if(top == bottom, 0, 100 * ((strength - bottom) / (top - bottom)))',
      'smooth = sma(raw, k)',
      'mean = sma(smooth, d)',
      'k = smooth',
      'd = mean',
    ].join('\n'),
  },
  {
    name: 'aroon',
    parameters: [window('n')],
    outputs: ['up', 'down', 'oscillator'],
    readsBars: true,
    description:
      'how fresh the highest high and the lowest low of the last n + 1 bars are, 100 is now; and their difference',
    oscillates: true,
    body: [
      'up = 100 * ((n - bars_since_highest(high, n + 1)) / n)',
      'down = 100 * ((n - bars_since_lowest(low, n + 1)) / n)',
      'oscillator = up - down',
    ].join('\n'),
  },
  {
    name: 'up_down_ratio',
    parameters: [window('n')],
    readsBars: true,
    description: 'bars that closed higher by bars that closed lower; na where none closed lower',
    body: [
      'change = close - prev(close, 1)',
      'rises = sum(if(change > 0, 1, 0), n)',
      'falls = sum(if(change < 0, 1, 0), n)',
      'value = rises / falls',
    ].join('\n'),
  },
];
