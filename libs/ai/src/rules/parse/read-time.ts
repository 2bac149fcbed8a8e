import { type Span } from '../request/expression.js';
import { type LexemeOf, type Reader } from './reader.js';

/** `of the last 20 bars`, `over 20 days`, `in the past week`. */
export function readSpan(reader: Reader): Span | null {
  return reader.tryRead(() => {
    let linked = false;
    while (reader.takeMark('of', 'in', 'last', 'within', 'for', 'at', 'previous', 'from') || isOver(reader)) {
      linked = true;
      if (reader.peekIs('side') !== null) reader.at++;
    }
    if (!linked) return null;
    const duration = reader.take('duration');
    if (duration !== null) return { value: duration.value, unit: duration.unit };
    const counted = reader.tryRead(() => readCountedBars(reader));
    if (counted !== null) return counted;
    // "It falls 10% in a week"
    const every = reader.peekIs('every');
    if (every !== null && every.every !== 'quarter' && saysOne(reader, every)) {
      reader.at++;
      return { value: 1, unit: every.every };
    }
    const unit = reader.take('unit');
    return unit === null ? null : { value: 1, unit: unit.unit };
  });
}

function saysOne(reader: Reader, { from, to }: LexemeOf<'every'>): boolean {
  return /^(a|an|one) /i.test(reader.text.slice(from, to));
}

/** `20 candles`, `20 closes`, `20 daily closes`. */
function readCountedBars(reader: Reader): Span | null {
  const number = reader.take('number');
  if (number?.unit !== 'plain' || !number.whole) return null;
  const unit = barUnits[reader.take('timeframe')?.timeframe ?? ''] ?? 'bar';
  if (reader.take('candle') !== null) return { value: number.value, unit };
  // Portuguese "a mínima dos últimos 10"
  if (reader.isMark('last', -2) && (reader.peek() === undefined || reader.peek()?.is === 'mark'))
    return { value: number.value, unit };
  const priced = reader.isVerb('close') || reader.peekIs('field') !== null;
  if (priced) reader.at++;
  return priced ? { value: number.value, unit } : null;
}

const barUnits: Readonly<Record<string, Span['unit']>> = { '1h': 'hour', '1d': 'day', '1w': 'week' };

/** "over 20 days": the same word as "above". */
export function isOver(reader: Reader): boolean {
  const side = reader.peekIs('side');
  if (side === null || side.direction !== 'above') return false;
  const last = reader.isMark('last', 1) || reader.isMark('previous', 1);
  return reader.peekIs('duration', last ? 2 : 1) !== null;
}

/** A bar size: `4h`, `the 15 minute chart`, `daily`, `timeframe 1h`. */
export function readTimeframe(reader: Reader): string | null {
  return reader.tryRead(() => {
    // "three days before month end"
    if (
      reader.peekIs('duration') !== null &&
      reader.isMark('ago', 1) &&
      reader.peekIs('month-end', 2) !== null
    )
      return null;
    const before = reader.take('chart') !== null;
    if (before) {
      reader.takeMark('of', 'colon', 'to', 'on');
      if (reader.peekIs('compare')?.op === '==') reader.at++;
      reader.skipBe();
    }
    const named = reader.take('timeframe');
    if (named !== null) {
      skipChartWords(reader);
      return named.timeframe;
    }
    const duration = reader.peekIs('duration');
    if (duration === null || duration.timeframe === null || isSpan(reader, duration.from)) return null;
    reader.at++;
    skipChartWords(reader);
    return duration.timeframe;
  });
}

/** "The first 30 minutes", "within 4 hours": how long something lasts, no size of bars. */
function isSpan(reader: Reader, from: number): boolean {
  return /\b(first|last|next|past|another|final|initial|within|wait|least)\s+$/i.test(
    reader.text.slice(Math.max(0, from - 12), from),
  );
}

function skipChartWords(reader: Reader): void {
  while (reader.peekIs('chart') !== null || reader.peekIs('candle') !== null) reader.at++;
}
