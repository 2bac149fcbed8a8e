import { barsIn } from '../lex/timeframes.js';
import {
  arithmetic,
  type Condition,
  compare,
  indicatorSeries,
  numberSeries,
  type Series,
} from '../request/expression.js';
import { close, high, low } from './candle-shapes.js';
import { readSpan } from './read-time.js';
import type { Reader } from './reader.js';

/**
 * `in its lowest 20% of the last 100 bars`: how a value ranks among those before it; `in the top 25% of its range`: where
 * a bar closes. The reader stands at "in".
 */
export function readRank(reader: Reader, subject: Series): Condition | null {
  return reader.tryRead(() => {
    reader.takeMark('in', 'at', 'within');
    const upper = readEnd(reader);
    const share = upper === null ? null : readShare(reader);
    if (upper === null || share === null) return null;
    if (isOwnRange(reader)) {
      if (subject.kind !== 'field' || subject.field !== 'close') return null;
      const place = arithmetic('/', arithmetic('-', close, low), arithmetic('-', high, low));
      const edge = Number((upper ? 1 - share / 100 : share / 100).toPrecision(12));
      return compare(place, upper ? '>=' : '<=', numberSeries(edge));
    }
    const span = readSpan(reader);
    if (span === null || span.unit !== 'bar') return null;
    const rank: Series = {
      ...indicatorSeries('percent_rank', [barsIn(span.value, span.unit, '1d')]),
      of: subject.kind === 'field' && subject.field === 'close' ? null : subject,
    };
    return compare(rank, upper ? '>=' : '<=', numberSeries(upper ? 100 - share : share));
  });
}

/** `top`, `highest`, `upper` or `bottom`, `lowest`, `lower`: true for the upper end. */
function readEnd(reader: Reader): boolean | null {
  const lexeme = reader.peek();
  if (lexeme === undefined) return null;
  const word = reader.text.slice(lexeme.from, lexeme.to).toLowerCase().split(' ').pop() ?? '';
  const up = ['top', 'upper', 'highest', 'uppermost'].includes(word);
  if (!up && !['bottom', 'lower', 'lowest'].includes(word)) return null;
  reader.at++;
  return up;
}

const shares: Readonly<Record<string, number>> = {
  half: 50,
  third: 100 / 3,
  quarter: 25,
  quartile: 25,
  fifth: 20,
  quintile: 20,
  decile: 10,
};

function readShare(reader: Reader): number | null {
  const number = reader.peekIs('number');
  if (number?.unit === 'percent') {
    reader.at++;
    return number.value;
  }
  const lexeme = reader.peek();
  const word = lexeme === undefined ? '' : reader.text.slice(lexeme.from, lexeme.to).toLowerCase();
  const share = shares[word];
  if (share === undefined) return null;
  reader.at++;
  return share;
}

/** `of its range`, `of the candle's range`, `of the bar`. */
function isOwnRange(reader: Reader): boolean {
  return (
    reader.tryRead(() => {
      if (!reader.takeMark('of')) return null;
      reader.takeMark('it');
      const candle = reader.take('candle') !== null || reader.take('unit') !== null;
      const range = reader.peekIs('unknown')?.word.toLowerCase() === 'range';
      if (range) reader.at++;
      return candle || range ? true : null;
    }) ?? false
  );
}
