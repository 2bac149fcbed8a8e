import {
  type Condition,
  compare,
  field,
  joined,
  mapSeries,
  mapTerms,
  previous,
  type Series,
  seriesOf,
} from '../request/expression.js';
import { candleShapes } from './candle-shapes.js';
import { shifted } from './read-earlier-candle.js';
import type { Reader } from './reader.js';

/**
 * `the mother bar's high`, `the inside bar's low`, `the high of the mother candle`: a price of the inside bar that has
 * just closed, or of the bar it lies inside of. They are broken by a later bar, so the inside bar is the one before.
 */
export function readInsideBarPrice(reader: Reader): Series | null {
  if (!mayName(reader)) return null;
  return reader.tryRead(() => {
    // "yesterday's mother bar high"
    if (reader.isMark('previous') && reader.peekIs('unknown', 1) !== null) reader.at++;
    const bars = readWhichBar(reader);
    const extreme = bars === null ? null : reader.take('extreme');
    return bars === null || extreme === null ? null : priceOf(extreme.extreme, bars);
  });
}

/** Whether a mother bar or an inside bar may be named there. */
function mayName(reader: Reader): boolean {
  const at = reader.isMark('previous') ? 1 : 0;
  const word = reader.peekIs('unknown', at)?.word.toLowerCase() ?? '';
  return word.startsWith('mother') || reader.peekIs('pattern', at)?.pattern === 'inside-bar';
}

/** `of the mother bar`, behind a high or a low. */
export function readOfInsideBar(reader: Reader, extreme: 'high' | 'low'): Series | null {
  const named = reader.peekIs('unknown', 1) !== null || reader.peekIs('pattern', 1) !== null;
  if (!reader.isMark('of') || !named) return null;
  return reader.tryRead(() => {
    const bars = reader.takeMark('of') ? readWhichBar(reader) : null;
    return bars === null ? null : priceOf(extreme, bars);
  });
}

function readWhichBar(reader: Reader): 1 | 2 | null {
  if (reader.peekIs('pattern')?.pattern === 'inside-bar') {
    reader.at++;
    return 1;
  }
  if (!/^mother(bar|candle)?$/i.test(reader.take('unknown')?.word ?? '')) return null;
  reader.take('candle');
  return 2;
}

function priceOf(extreme: 'high' | 'low', bars: 1 | 2): Series {
  return { ...previous(field(extreme), bars), inside: true };
}

/** Whether a condition is about a price of an inside bar or of its mother bar. */
export function namesInsideBar(condition: Condition): boolean {
  return seriesOf(condition).some((part) => part.kind === 'previous' && part.inside === true);
}

/** "Inside bar, then a close above the mother bar's high": one inside bar, the bar before this one. */
export function afterInsideBar(condition: Condition): Condition {
  if (!namesInsideBar(condition)) return condition;
  const inside = candleShapes['inside-bar'];
  if (inside === undefined) return condition;
  const terms = condition.kind === 'all' ? condition.terms : [condition];
  const others = terms.filter(
    (term) => !isInsideBar(term) && !isBeyondBefore(term, 'high', '<') && !isBeyondBefore(term, 'low', '>'),
  );
  return joined('all', [shifted(inside, (part) => previous(part)), ...others.map(broken)]);
}

/** "Breaks the mother bar's high": the bar before lies inside of it, so that to be beyond it is to break it. */
function broken(condition: Condition): Condition {
  return mapTerms(condition, (term) =>
    term.kind === 'cross' && namesInsideBar(term)
      ? compare(term.left, term.direction === 'above' ? '>' : '<', term.right)
      : term,
  );
}

/** An inside bar by itself, on whichever bar, or some bars before. */
export function isInsideBar(condition: Condition): boolean {
  if (condition.kind === 'within') return isInsideBar(condition.of);
  if (condition.kind !== 'all' || condition.terms.length !== 2) return false;
  const [upper, lower] = condition.terms;
  return isBeyondBefore(upper, 'high', '<') && isBeyondBefore(lower, 'low', '>');
}

function isBeyondBefore(term: Condition | undefined, extreme: 'high' | 'low', op: '<' | '>'): boolean {
  if (term?.kind !== 'compare' || term.op !== op || term.right.kind !== 'previous') return false;
  return [term.left, term.right].every((side) => {
    let only = true;
    mapSeries(side, (part) => {
      only &&= part.kind === 'previous' || (part.kind === 'field' && part.field === extreme);
      return part;
    });
    return only;
  });
}
