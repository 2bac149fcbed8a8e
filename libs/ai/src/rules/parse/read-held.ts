import { type Condition, joined, type Span } from '../request/expression.js';
import { readTerm } from './read-term.js';
import type { Reader } from './reader.js';

/** What may follow a condition: how long it must hold (`for 3 bars`, `3 days in a row`) or how long ago it may be. */
export function readHeld(reader: Reader, condition: Condition): Condition {
  const some = onSomeOf(reader, condition);
  if (some !== null) return some;
  const held = reader.tryRead(() => {
    const during = reader.takeMark('for');
    // "for the last 3 bars"
    if (during) reader.takeMark('last', 'previous');
    const atLeast = reader.peekIs('compare');
    if (atLeast?.op === '>=') reader.at++;
    const span = readCount(reader);
    if (span === null) return null;
    reader.takeMark('or-more');
    const row = reader.takeMark('row');
    reader.take('candle');
    if (!during && !row && !span.consecutive) return null;
    return span.span;
  });
  if (held !== null) {
    if (condition.kind === 'change') return { ...condition, span: held };
    return withinReach(reader, { kind: 'streak', of: lasting(condition), span: held });
  }
  return withinReach(reader, condition);
}

/** `... on at least 3 of the last 5 bars`: how many of them. */
function onSomeOf(reader: Reader, condition: Condition): Condition | null {
  return reader.tryRead(() => {
    reader.takeMark('on', 'in', 'for');
    const some = readSomeOf(reader);
    return some === null ? null : { kind: 'within', of: lasting(condition), ...some };
  });
}

/** `3 of the last 5 candles`, `at least 2 out of the past 4 bars`. */
export function readSomeOf(reader: Reader): { readonly least: number; readonly span: Span } | null {
  return reader.tryRead(() => {
    if (reader.peekIs('compare')?.op === '>=') reader.at++;
    const number = reader.take('number');
    if (number?.unit !== 'plain' || !number.whole || number.value < 1) return null;
    if (!reader.takeMark('of') || !reader.takeMark('last', 'previous')) return null;
    const duration = reader.take('duration') ?? readCandles(reader);
    if (duration === null || duration.value < number.value) return null;
    return { least: number.value, span: { value: duration.value, unit: duration.unit } };
  });
}

/** `three daily closes`, or `three` alone. */
function readCandles(reader: Reader): Span | null {
  const number = reader.take('number');
  if (number?.unit !== 'plain' || !number.whole) return null;
  reader.take('timeframe');
  if (reader.isVerb('close') || reader.peekIs('candle') !== null) reader.at++;
  return { value: number.value, unit: 'bar' };
}

/** How long ago a condition may have held: `within the last 10 bars`. */
function withinReach(reader: Reader, condition: Condition): Condition {
  const within = reader.tryRead(() => {
    if (!reader.takeMark('within', 'last', 'in')) return null;
    reader.takeMark('last');
    const span = readCount(reader);
    return span === null ? null : span.span;
  });
  if (within === null) return condition;
  // "closes above the channel within 5 bars of ADX crossing above 20": the other one may lie so far back.
  const other = reader.isMark('of')
    ? reader.tryRead(() => (reader.takeMark('of') ? readTerm(reader, 6) : null))
    : null;
  if (other !== null) return joined('all', [condition, { kind: 'within', of: other, span: within }]);
  if (condition.kind === 'change') return { ...condition, span: within };
  // "RSI has not been above 60 in the last 20 bars": on none of them.
  if (condition.kind === 'not')
    return { kind: 'not', of: { kind: 'within', of: condition.of, span: within } };
  return { kind: 'within', of: condition, span: within };
}

/** "Drops below 30 for two days": a crossing lasts no longer than a bar, being below does. */
function lasting(condition: Condition): Condition {
  if (condition.kind !== 'cross') return condition;
  const { left, right, direction } = condition;
  return { kind: 'compare', op: direction === 'above' ? '>' : '<', left, right };
}

function readCount(reader: Reader): { readonly span: Span; readonly consecutive: boolean } | null {
  const duration = reader.take('duration');
  if (duration !== null) {
    // "two days running"
    const consecutive = reader.peekIs('unknown')?.word.toLowerCase() === 'running';
    if (consecutive) reader.at++;
    return { span: { value: duration.value, unit: duration.unit }, consecutive };
  }
  return reader.tryRead(() => {
    const number = reader.take('number');
    // "5 times in a row"
    const times = number?.unit === 'times' || (number?.unit === 'plain' && reader.takeMark('times'));
    if (number !== null && times && number.whole && reader.takeMark('row'))
      return { span: { value: number.value, unit: 'bar' }, consecutive: true };
    if (number === null || number.unit !== 'plain' || !number.whole) return null;
    const row = reader.takeMark('row');
    // "for 10+ bars"
    if (reader.peekIs('candle', 1) !== null || reader.peekIs('unit', 1) !== null) reader.takeMark('plus');
    const unit = reader.take('unit');
    const candle = reader.take('candle');
    // French "deux fois de suite"
    if (unit === null && candle === null && !row) return null;
    return { span: { value: number.value, unit: unit?.unit ?? 'bar' }, consecutive: row };
  });
}
