import { type Pattern } from '../lexicon/meaning.js';
import {
  arithmetic,
  type Condition,
  compare,
  field,
  joined,
  previous,
  type Series,
  scaled,
} from '../request/expression.js';

export const open = field('open');

export const close = field('close');

export const high = field('high');

export const low = field('low');

const body: Series = { kind: 'absolute', of: arithmetic('-', close, open) };

const range = arithmetic('-', high, low);

/** Candle shapes by their usual definitions (Nison, Japanese Candlestick Charting Techniques, 1991). */
export const candleShapes: Readonly<Partial<Record<Pattern, Condition>>> = {
  green: compare(close, '>', open),
  red: compare(close, '<', open),
  'bullish-engulfing': joined('all', [
    compare(previous(close), '<', previous(open)),
    compare(close, '>', previous(open)),
    compare(open, '<=', previous(close)),
  ]),
  'bearish-engulfing': joined('all', [
    compare(previous(close), '>', previous(open)),
    compare(close, '<', previous(open)),
    compare(open, '>=', previous(close)),
  ]),
  hammer: joined('all', [
    compare(arithmetic('-', { kind: 'written', formula: 'min(open, close)' }, low), '>=', scaled(body, 2)),
    compare(arithmetic('-', high, { kind: 'written', formula: 'max(open, close)' }), '<=', body),
  ]),
  'shooting-star': joined('all', [
    compare(arithmetic('-', high, { kind: 'written', formula: 'max(open, close)' }), '>=', scaled(body, 2)),
    compare(arithmetic('-', { kind: 'written', formula: 'min(open, close)' }, low), '<=', body),
  ]),
  doji: compare(body, '<=', scaled(range, 0.1)),
  'higher-high': compare(high, '>', previous(high)),
  'higher-low': compare(low, '>', previous(low)),
  'lower-high': compare(high, '<', previous(high)),
  'lower-low': compare(low, '<', previous(low)),
  'inside-bar': joined('all', [compare(high, '<', previous(high)), compare(low, '>', previous(low))]),
  'outside-bar': joined('all', [compare(high, '>', previous(high)), compare(low, '<', previous(low))]),
};
