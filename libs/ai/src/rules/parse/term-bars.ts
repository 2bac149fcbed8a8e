import { type Condition, joined, mapCondition, type Series } from '../request/expression.js';
import { patternCondition } from './pattern-conditions.js';
import { startsPredicate } from './predicate-start.js';
import { isOnPriceScale } from './price-scale.js';
import { endsCondition } from './read-operand.js';
import { readPredicate } from './read-predicate.js';
import { readSubjects } from './read-subjects.js';
import { readTimeframe } from './read-time.js';
import { type Reader } from './reader.js';
import { withOrigin } from './series-origin.js';

/** "4h close above the 200 EMA", "BTC is below its 200 SMA": the average is one of the same bars and market. */
export function onSameBars(term: Condition): Condition {
  if (term.kind !== 'compare' && term.kind !== 'cross') return term;
  const { left, right } = term;
  if (left.kind !== 'field' || right.kind !== 'indicator') return term;
  const { timeframe, asset } = left;
  if (timeframe === null && asset === null) return term;
  return {
    ...term,
    right: withOrigin(right, {
      ...(timeframe !== null && { timeframe }),
      ...(asset !== null && isOnPriceScale(right) && { asset }),
    }),
  };
}

/** "was below 30 yesterday": both sides as they stood a day before. */
export function asOfBefore(reader: Reader, term: Condition): Condition {
  if (term.kind !== 'compare') return term;
  const yesterday = !reader.isMark('previous')
    ? null
    : reader.tryRead(() => {
        if (!reader.takeMark('previous')) return null;
        const next = reader.peek();
        return next === undefined || next.is === 'mark' ? true : null;
      });
  if (yesterday === null) {
    if (reader.peekIs('now') !== null && reader.isVerb('be', -3)) reader.at++;
    return term;
  }
  const before = (series: Series): Series =>
    series.kind === 'number' ? series : { kind: 'previous', of: series, span: { value: 1, unit: 'day' } };
  return { ...term, left: before(term.left), right: before(term.right) };
}

/** `... on the 4h chart` right behind a comparison, before another one: these bars are meant for this part only. */
export function onBars(reader: Reader, term: Condition): Condition {
  const linked = reader.isMark('on') || reader.isMark('in') || reader.isMark('at');
  const timeframes = !linked
    ? null
    : reader.tryRead(() => {
        if (!reader.takeMark('on', 'in', 'at')) return null;
        const named = readTimeframes(reader);
        // "RSI > 70 in a daily downtrend": the bars of the trend.
        return isTrend(reader) ? null : named;
      });
  if (timeframes === null) return term;
  return joined(
    'all',
    timeframes.map((timeframe) =>
      mapCondition(term, (part) =>
        part.kind === 'field' || part.kind === 'indicator' ? withOrigin(part, { timeframe }) : part,
      ),
    ),
  );
}

/** "in a daily downtrend", "the weekly uptrend (30 SMA)": a trend on bars of its own. */
export function readTrendOnBars(reader: Reader): Condition | null {
  if (![1, 2, 3].some((ahead) => isTrend(reader, ahead))) return null;
  return reader.tryRead(() => {
    reader.takeMark('in', 'on');
    const timeframe = readTimeframe(reader);
    if (timeframe === null || !isTrend(reader)) return null;
    const trend = patternCondition(reader);
    if (trend === null) return null;
    return mapCondition(trend, (part) =>
      part.kind === 'field' || part.kind === 'indicator' ? withOrigin(part, { timeframe }) : part,
    );
  });
}

/** Whether such words stand here; nothing is read. */
export function saysTrendOnBars(reader: Reader): boolean {
  const { at } = reader;
  const said = reader.tryRead(() =>
    reader.takeMark('in') && readTimeframe(reader) !== null ? isTrend(reader) : null,
  );
  reader.at = at;
  return said === true;
}

function isTrend(reader: Reader, ahead = 0): boolean {
  const pattern = reader.peekIs('pattern', ahead)?.pattern;
  return pattern === 'uptrend' || pattern === 'downtrend';
}

/** `4h`, `both the 1h and 4h`, `15m, 1h and 4h`: the sizes of bars on which something is said. */
function readTimeframes(reader: Reader): readonly string[] | null {
  reader.takeMark('both', 'all');
  const first = readTimeframe(reader);
  if (first === null) return null;
  const named = [first];
  for (let step = 0; step < 4; step++) {
    const next = reader.tryRead(() => {
      const comma = reader.takeMark('comma');
      if (!reader.takeMark('and', 'slash') && !comma) return null;
      const timeframe = readTimeframe(reader);
      // "... on the 4h, 15m RSI < 30": bars of what comes next.
      const ends = endsCondition(reader) || reader.peekIs('timeframe') !== null;
      return timeframe !== null && ends ? timeframe : null;
    });
    if (next === null) break;
    named.push(next);
  }
  return named;
}

/** `RSI on the 4h is above 50 and on the 1h it crosses above 30`: of the line that was named, on other bars. */
export function readOnOtherBars(reader: Reader): Condition | null {
  const { subject } = reader;
  if (subject?.kind !== 'indicator') return null;
  // "RSI on the 15m is over 75 and the 1h is over 70"
  const bare = reader.peekIs('duration')?.timeframe != null && reader.isVerb('be', 1);
  if (!bare && !reader.isMark('on') && !reader.isMark('in')) return null;
  return reader.tryRead(() => {
    if (!bare && !reader.takeMark('on', 'in')) return null;
    const timeframe = readTimeframe(reader);
    if (timeframe === null) return null;
    reader.takeMark('it');
    if (!startsPredicate(reader)) return null;
    const moved = { ...subject, timeframe };
    reader.subject = moved;
    return readPredicate(reader, moved);
  });
}

/** `15m, 1h and 4h RSI above 50`: the same on each. */
export function readOnEachBars(reader: Reader): Condition | null {
  if (!['duration', 'timeframe', 'mark'].includes(reader.peek()?.is ?? 'number')) return null;
  return reader.tryRead(() => {
    reader.takeMark('both', 'all');
    const timeframes: string[] = [];
    for (let step = 0; step < 5; step++) {
      const duration = reader.peekIs('duration')?.timeframe ?? reader.peekIs('timeframe')?.timeframe ?? null;
      if (duration === null) break;
      reader.at++;
      timeframes.push(duration);
      while (reader.takeMark('comma', 'and', 'slash'));
    }
    if (timeframes.length < 2 || reader.peekIs('indicator') === null) return null;
    const term = readSubjects(reader);
    if (term === null) return null;
    const { subject } = reader;
    // "... any of them below 45": of the line on each of these bars.
    if (subject !== null)
      reader.compared = timeframes.map((timeframe) => withOrigin(subject, { timeframe })).slice(-4);
    return joined(
      'all',
      timeframes.map((timeframe) =>
        mapCondition(term, (part) =>
          part.kind === 'field' || part.kind === 'indicator' ? withOrigin(part, { timeframe }) : part,
        ),
      ),
    );
  });
}
