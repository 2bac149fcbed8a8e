import { type Span } from '../request/expression.js';
import { type Reader } from './reader.js';

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
    const number = reader.peekIs('number');
    if (number !== null && number.unit === 'plain' && reader.peekIs('candle', 1) !== null) {
      reader.at += 2;
      return { value: number.value, unit: 'bar' };
    }
    const unit = reader.take('unit');
    return unit === null ? null : { value: 1, unit: unit.unit };
  });
}

/** "over 20 days": the same word as "above". */
export function isOver(reader: Reader): boolean {
  const side = reader.peekIs('side');
  return side !== null && side.direction === 'above' && reader.peekIs('duration', 1) !== null;
}

/** A bar size: `4h`, `the 15 minute chart`, `daily`, `timeframe 1h`. */
export function readTimeframe(reader: Reader): string | null {
  return reader.tryRead(() => {
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
    if (duration === null || duration.timeframe === null) return null;
    reader.at++;
    skipChartWords(reader);
    return duration.timeframe;
  });
}

function skipChartWords(reader: Reader): void {
  while (reader.peekIs('chart') !== null || reader.peekIs('candle') !== null) reader.at++;
}
