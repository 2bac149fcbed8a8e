import type { Condition, Span } from '../request/expression.js';
import type { Reader } from './reader.js';

/** What may follow a condition: how long it must hold (`for 3 bars`, `3 days in a row`) or how long ago it may be. */
export function readHeld(reader: Reader, condition: Condition): Condition {
  const held = reader.tryRead(() => {
    const during = reader.takeMark('for');
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
    return { kind: 'streak', of: lasting(condition), span: held };
  }
  const within = reader.tryRead(() => {
    if (!reader.takeMark('within', 'last', 'in')) return null;
    reader.takeMark('last');
    const span = readCount(reader);
    return span === null ? null : span.span;
  });
  if (within === null) return condition;
  if (condition.kind === 'change') return { ...condition, span: within };
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
  if (duration !== null) return { span: { value: duration.value, unit: duration.unit }, consecutive: false };
  return reader.tryRead(() => {
    const number = reader.take('number');
    if (number === null || number.unit !== 'plain' || !number.whole) return null;
    const row = reader.takeMark('row');
    const unit = reader.take('unit');
    const candle = reader.take('candle');
    if (unit === null && candle === null) return null;
    return { span: { value: number.value, unit: unit?.unit ?? 'bar' }, consecutive: row };
  });
}
