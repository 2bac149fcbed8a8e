import type { IndicatorName } from '../lexicon/meaning.js';
import type { Series } from '../request/expression.js';
import { isAverage } from './average-names.js';
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
  if (subject.kind === 'indicator' && withinHundred.has(subject.name))
    return comparesWithMore(reader) || closesBeyondAverage(reader) || trades(reader);
  if (subject.kind !== 'field' || subject.field !== 'volume') return false;
  if (reader.isVerb('close') || saysClosing(reader)) return true;
  for (let ahead = 0; ahead < 5; ahead++) {
    const lexeme = reader.peek(ahead);
    if (lexeme === undefined || lexeme.is === 'mark' || lexeme.owned === true) return false;
    if (lexeme.is === 'output') return true;
    if (lexeme.is === 'indicator') return bands.has(lexeme.name);
  }
  return false;
}

const withinHundred: ReadonlySet<IndicatorName> = new Set([
  'rsi',
  'mfi',
  'stochastic',
  'stoch_rsi',
  'williams_r',
  'adx',
]);

/** "Buy when RSI < 15, exit when it closes above its 5-day average": the average of what closes. */
function closesBeyondAverage(reader: Reader): boolean {
  if (!reader.isVerb('close')) return false;
  const behind = [1, 2, 3, 4].map((ahead) => reader.peek(ahead));
  const end = behind.findIndex((lexeme) => lexeme === undefined || lexeme.is === 'number');
  return behind
    .slice(0, end === -1 ? 4 : end)
    .some((lexeme) => lexeme?.is === 'average' || (lexeme?.is === 'indicator' && isAverage(lexeme.name)));
}

/** "... only while it trades above its 200 day average", "it has fallen four days in a row": a market does. */
function trades(reader: Reader): boolean {
  const said = reader.words(reader.at, reader.at).toLowerCase();
  if (reader.isVerb('stay') && said.startsWith('trad')) return true;
  const at = reader.isVerb('be') ? 1 : 0;
  const moves = reader.isVerb('rise', at) || reader.isVerb('fall', at);
  return moves && reader.peekIs('duration', at + 1)?.unit === 'day' && reader.isMark('row', at + 2);
}

/** Spanish "cierre por debajo de": the verb is part of the side. */
function saysClosing(reader: Reader): boolean {
  const said = reader.peekIs('side') === null ? '' : reader.words(reader.at, reader.at).toLowerCase();
  return ['cierr', 'clôtur', 'clotur', 'schlie', 'chiud', 'fech', 'sluit'].some((word) =>
    said.startsWith(word),
  );
}

/** "Buy when RSI < 30, sell above 72500", "... it closes below 23 dollars": no oscillator gets there. */
function comparesWithMore(reader: Reader): boolean {
  const number = [1, 2].map((ahead) => reader.peekIs('number', ahead)).find((one) => one !== null);
  return number?.unit === 'money' || (number?.unit === 'plain' && number.value > 100);
}
