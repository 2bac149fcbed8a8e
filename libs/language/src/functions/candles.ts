import type { Definition } from './definition.js';

// TA-Lib's candle settings: averages leave out the bar they judge. A candle that closes where it opened is white.
const averages = [
  'body = abs(close - open)',
  'range = high - low',
  'short_shadow = 0.1 * (prev(sum(range, 10), 1) / 10)',
  'short_body = prev(sum(body, 10), 1) / 10',
  'near = 0.2 * (prev(sum(range, 5), 1) / 5)',
  'white = close >= open',
];

/** Patterns of one to three candles, true on the bar that completes them. */
export const candles: readonly Definition[] = [
  {
    name: 'heikin_ashi',
    parameters: [],
    outputs: ['ha_open', 'ha_high', 'ha_low', 'ha_close'],
    readsBars: true,
    description: 'averaged candles; the first opens in the middle of its bar',
    body: [
      'ha_close = (open + high + low + close) / 4',
      'ha_open = recur((open + close) / 2, (ha_open + prev(ha_close, 1)) / 2)',
      'ha_high = max(high, ha_open, ha_close)',
      'ha_low = min(low, ha_open, ha_close)',
    ].join('\n'),
  },
  {
    name: 'doji',
    parameters: [],
    readsBars: true,
    result: 'boolean',
    description: 'the body is at most a tenth of the mean range of the ten bars before',
    body: 'abs(close - open) <= 0.1 * (prev(sum(high - low, 10), 1) / 10)',
  },
  {
    name: 'hammer',
    parameters: [],
    readsBars: true,
    result: 'boolean',
    description: 'a short body with a long lower and hardly an upper shadow, near or below the low before',
    body: [
      ...averages,
      'top = max(open, close)',
      'bottom = min(open, close)',
      'value = body < short_body and bottom - low > body and high - top < short_shadow and bottom <= prev(low, 1) + prev(near, 1)',
    ].join('\n'),
  },
  {
    name: 'engulfing',
    parameters: [],
    outputs: ['bullish', 'bearish'],
    readsBars: true,
    result: 'boolean',
    description: 'a body that holds the body before, of the other colour; one end may be the same',
    body: [
      'up = close >= open',
      'was_up = prev(close, 1) >= prev(open, 1)',
      'first_open = prev(open, 1)',
      'first_close = prev(close, 1)',
      'around_black = close >= first_open and open < first_close or close > first_open and open <= first_close',
      'around_white = open >= first_close and close < first_open or open > first_close and close <= first_open',
      'bullish = up and not was_up and around_black',
      'bearish = not up and was_up and around_white',
    ].join('\n'),
  },
  {
    name: 'three_white_soldiers',
    parameters: [],
    readsBars: true,
    result: 'boolean',
    description: 'three rising white candles with hardly an upper shadow, each opening near the body before',
    body: [
      ...averages,
      'far = 0.6 * (prev(sum(range, 5), 1) / 5)',
      'soldier = if(white and high - close < short_shadow, 1, 0)',
      'rises = close > prev(close, 1) and prev(close, 1) > prev(close, 2)',
      'opens = if(open > prev(open, 1) and open <= prev(close, 1) + prev(near, 1), 1, 0)',
      'holds = if(body > prev(body, 1) - prev(far, 1), 1, 0)',
      'value = sum(soldier, 3) == 3 and rises and sum(opens, 2) == 2 and sum(holds, 2) == 2 and body > short_body',
    ].join('\n'),
  },
  {
    name: 'three_black_crows',
    parameters: [],
    readsBars: true,
    result: 'boolean',
    description:
      'after a white candle, three falling black ones with hardly a lower shadow, each opening in the body before',
    body: [
      ...averages,
      'crow = if(not white and close - low < short_shadow, 1, 0)',
      'falls = prev(close, 2) > prev(close, 1) and prev(close, 1) > close',
      'opens = if(open < prev(open, 1) and open > prev(close, 1), 1, 0)',
      'after = prev(close, 3) >= prev(open, 3) and prev(high, 3) > prev(close, 2)',
      'value = sum(crow, 3) == 3 and after and falls and sum(opens, 2) == 2',
    ].join('\n'),
  },
];
