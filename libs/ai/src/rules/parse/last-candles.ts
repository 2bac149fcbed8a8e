import { type Condition, compare, field, previous } from '../request/expression.js';
import { candleShapes } from './candle-shapes.js';
import { readPredicate } from './read-predicate.js';
import type { Reader } from './reader.js';

/** `the last three candles closed red`, `the last 3 daily candles all closed above the 20 EMA`: on each of them. */
export function readLastCandles(reader: Reader): Condition | null {
  if (!reader.isMark('last')) return null;
  return reader.tryRead(() => {
    reader.at++;
    const count = readCount(reader);
    if (count === null || count < 2) return null;
    skipEach(reader);
    const verb = reader.take('verb')?.verb;
    if (verb !== 'be' && verb !== 'close') return null;
    skipEach(reader);
    const of = readSaid(reader);
    return of === null ? null : { kind: 'streak', of, span: { value: count, unit: 'bar' } };
  });
}

function readCount(reader: Reader): number | null {
  const bars = reader.take('duration');
  if (bars !== null) return bars.unit === 'bar' ? bars.value : null;
  const number = reader.take('number');
  if (number?.unit !== 'plain' || !number.whole) return null;
  // "three 1h candles": the bars that the strategy runs on, where no others are named.
  if (reader.take('duration') === null) reader.take('timeframe');
  return reader.take('candle') === null ? null : number.value;
}

function skipEach(reader: Reader): void {
  while (reader.takeMark('all', 'both') || /^(all|each|both)$/i.test(reader.peekIs('unknown')?.word ?? ''))
    if (reader.peekIs('unknown') !== null) reader.at++;
}

function readSaid(reader: Reader): Condition | null {
  const close = field('close');
  const word = reader.words(reader.at, reader.at).toLowerCase();
  if (word === 'lower' || word === 'higher') {
    reader.at++;
    return compare(close, word === 'lower' ? '<' : '>', previous(close));
  }
  const shape = candleShapes[reader.peekIs('pattern')?.pattern ?? 'squeeze'];
  if (shape === undefined) return readPredicate(reader, close);
  reader.at++;
  return shape;
}
