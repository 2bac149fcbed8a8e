import type { IndicatorName } from '../lexicon/meaning.js';
import type { Series } from '../request/expression.js';
import type { Reader } from './reader.js';

const bands: ReadonlySet<IndicatorName> = new Set([
  'bollinger',
  'keltner',
  'donchian',
  'vwap',
  'session_vwap',
  'rolling_vwap',
  'supertrend',
  'ichimoku',
]);

/** "... and volume above average. Sell when it closes below the middle band": bars close and meet bands, volumes do not. */
export function isSaidOfPrice(reader: Reader, subject: Series): boolean {
  if (subject.kind !== 'field' || subject.field !== 'volume') return false;
  if (reader.isVerb('close')) return true;
  for (let ahead = 0; ahead < 5; ahead++) {
    const lexeme = reader.peek(ahead);
    if (lexeme === undefined || lexeme.is === 'mark' || lexeme.owned === true) return false;
    if (lexeme.is === 'output') return true;
    if (lexeme.is === 'indicator') return bands.has(lexeme.name);
  }
  return false;
}
