import type { IndicatorKind } from './indicator.js';
import { day, hour } from './parameters.js';

/** Candle patterns and times to trade: conditions that are true or false on each bar. */
export const candleKinds: readonly IndicatorKind[] = [
  {
    kind: 'doji',
    title: 'Doji',
    description: 'A candle that closes about where it opened.',
    params: [],
    formula: 'doji()',
    convention: 'Body at most a tenth of the mean range of the ten bars before; TA-Lib CDLDOJI.',
    source: 'S. Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib, ta_CDLDOJI.c',
  },
  {
    kind: 'hammer',
    title: 'Hammer',
    description: 'A short body above a long lower shadow.',
    params: [],
    formula: 'hammer()',
    convention: 'Default candle settings; the trend before is not judged; TA-Lib CDLHAMMER.',
    source: 'S. Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib, ta_CDLHAMMER.c',
  },
  {
    kind: 'engulfing',
    title: 'Engulfing',
    description: 'A body that holds the body before, of the other colour.',
    params: [],
    formula: 'engulfing()',
    convention: 'One end may be the same; the trend before is not judged; TA-Lib CDLENGULFING (0.6).',
    source: 'S. Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib, ta_CDLENGULFING.c',
  },
  {
    kind: 'three_white_soldiers',
    title: 'Three white soldiers',
    description: 'Three rising white candles with hardly an upper shadow.',
    params: [],
    formula: 'three_white_soldiers()',
    convention: 'Default candle settings; TA-Lib CDL3WHITESOLDIERS.',
    source: 'S. Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib, ta_CDL3WHITESOLDIERS.c',
  },
  {
    kind: 'three_black_crows',
    title: 'Three black crows',
    description: 'Three falling black candles with hardly a lower shadow, after a white one.',
    params: [],
    formula: 'three_black_crows()',
    convention: 'Default candle settings; TA-Lib CDL3BLACKCROWS.',
    source: 'S. Nison, Japanese Candlestick Charting Techniques (1991); TA-Lib, ta_CDL3BLACKCROWS.c',
  },
  {
    kind: 'time_of_day',
    title: 'Time of day',
    description: 'True while bars open within some hours.',
    params: [hour('from_hour', 'From', 8), hour('to_hour', 'Until', 16)],
    formula: 'hour_between(from_hour, to_hour)',
    convention: 'By the open of the bar, UTC; the last hour is left out; from 22 until 6 spans midnight.',
    source: 'Definition',
  },
  {
    kind: 'day_of_week',
    title: 'Day of the week',
    description: 'True while bars open on some days.',
    params: [day('from_day', 'First day', 1), day('to_day', 'Last day', 5)],
    formula: 'weekday_between(from_day, to_day)',
    convention: 'By the open of the bar, UTC; 1 Monday to 7 Sunday, both included.',
    source: 'Definition',
  },
];
