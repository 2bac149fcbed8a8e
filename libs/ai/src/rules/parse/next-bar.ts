import {
  type Condition,
  compare,
  field,
  mapTerms,
  previous,
  type Series,
  seriesOf,
} from '../request/expression.js';

import type { Reader } from './reader.js';

/** "... and the next candle closes green", "the following day is red": the bar on which the rest is judged. */
export function takeNextBar(reader: Reader): boolean {
  const { at } = reader;
  const next = reader.peekIs('future');
  const named = next !== null && /^next (bar|candle|day)\b/i.test(reader.text.slice(next.from, next.to));
  const following = reader.isMark('after') && (isBar(reader, 1) || reader.peekIs('candle', 1) !== null);
  if (!named && !following) return false;
  const behind = reader.peek(named ? 1 : 2);
  if (behind === undefined || !['verb', 'pattern', 'side', 'compare'].includes(behind.is)) return false;
  reader.at += named ? 1 : 2;
  if (named) reader.nextBars.add(at);
  reader.subject = field('close');
  return true;
}

function isBar(reader: Reader, ahead: number): boolean {
  return reader.peekIs('unit', ahead)?.unit === 'day';
}

/** What held on the bar before; null where that cannot be said. */
export function oneBarEarlier(condition: Condition): Condition | null {
  if (seriesOf(condition).some(isOfOtherBars)) return null;
  let known = true;
  const before = (series: Series): Series => {
    if (series.kind === 'number') return series;
    const isBars = series.kind === 'previous' && series.span.unit === 'bar';
    return isBars ? previous(series.of, series.span.value + 1) : previous(series);
  };
  const earlier = mapTerms(condition, (term) => {
    if (term.kind === 'compare' || term.kind === 'cross')
      return { ...term, left: before(term.left), right: before(term.right) };
    if (term.kind === 'change') return { ...term, of: before(term.of) };
    known = false;
    return term;
  });
  return known ? earlier : null;
}

/** "... and the next candle closes above its high": that of the bar before, which gave the signal. */
export function beyondSignalBar(condition: Condition): Condition {
  return mapTerms(condition, (term) => {
    if (term.kind !== 'compare' && term.kind !== 'cross') return term;
    const { right } = term;
    if (right.kind !== 'field' || (right.field !== 'high' && right.field !== 'low')) return term;
    const op = term.kind === 'compare' ? term.op : term.direction === 'above' ? '>' : '<';
    return compare(term.left, op, previous(right));
  });
}

function isOfOtherBars(series: Series): boolean {
  return 'timeframe' in series && series.timeframe !== null;
}
