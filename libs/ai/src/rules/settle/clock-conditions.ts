import { timeframeMinutes } from '../lex/timeframes.js';
import { type Condition, joined, type Series, seriesOf } from '../request/expression.js';
import type { Lines } from './settle.js';

/** Whether nothing but the calendar and the time of day decides. */
export function readsOnlyClock(condition: Condition): boolean {
  const parts = seriesOf(condition);
  return parts.some(({ kind }) => kind === 'clock') && parts.every(({ kind }) => clockKinds.has(kind));
}

const clockKinds: ReadonlySet<Series['kind']> = new Set(['clock', 'number', 'previous', 'arithmetic']);

/** A day or bar at which something is due, such as the first of a month or Wednesday; hours and seasons last. */
export function isMoment(condition: Condition): boolean {
  if (!readsOnlyClock(condition)) return false;
  switch (condition.kind) {
    case 'compare':
      if (seriesOf(condition).some(({ kind }) => kind === 'previous')) return true;
      if (condition.left.kind !== 'clock') return false;
      return (
        condition.left.of === 'day_of_month' || (condition.left.of === 'weekday' && condition.op === '==')
      );
    case 'all':
      return condition.terms.some(isMoment);
    case 'any':
      return condition.terms.every(isMoment) && condition.terms.length !== 2;
    default:
      return false;
  }
}

/**
 * What ends a position that is held while a condition holds. A condition that is judged at certain times is judged then
 * only: "at month end, if above the average, else cash" leaves at a month end, not on the day after.
 */
export function otherwiseOf(entry: Condition): Condition {
  const terms = entry.kind === 'all' ? entry.terms : [entry];
  const due = terms.filter(isMoment);
  const rest = terms.filter((term) => !isMoment(term));
  if (due.length === 0 || rest.length === 0) return { kind: 'not', of: entry };
  return joined('all', [{ kind: 'not', of: joined('all', rest) }, ...due]);
}

/** The longest bars that open at every time of day that lines name; null when they name none. */
export function barsOfClock(lines: Lines): string | null {
  const times = Object.values(lines).flatMap(timesIn);
  if (times.length === 0) return null;
  return (
    ['1h', '30m', '15m', '5m', '1m'].find((one) => times.every((at) => at % timeframeMinutes(one) === 0)) ??
    '1m'
  );
}

/** Why bars of a size never open at a time that a line waits for, in a sentence; null when they do. */
export function neverOpens(lines: Lines, timeframe: string): string | null {
  const bars = timeframeMinutes(timeframe);
  const missed = Object.values(lines)
    .flatMap(timesIn)
    .find((at) => (bars >= 1_440 ? at !== 0 : at % bars !== 0 && bars > 60));
  if (missed === undefined) return null;
  const clock = `${String(Math.floor(missed / 60)).padStart(2, '0')}:${String(missed % 60).padStart(2, '0')}`;
  return `No bar of ${timeframe} opens at ${clock} UTC, so this would never happen. On which bars should it trade, for example 1h?`;
}

/** Minutes of the day that a condition waits for or compares with. */
function timesIn(condition: Condition): readonly number[] {
  switch (condition.kind) {
    case 'compare': {
      const { left, right } = condition;
      if (right.kind !== 'number') return [];
      if (left.kind === 'clock')
        return left.of === 'hour' ? [right.value * 60] : left.of === 'minute' ? [right.value] : [];
      return left.kind === 'arithmetic' && readsOnlyClock(condition) ? [right.value] : [];
    }
    case 'all':
    case 'any':
    case 'count':
      return condition.terms.flatMap(timesIn);
    case 'not':
    case 'streak':
    case 'within':
      return timesIn(condition.of);
    default:
      return [];
  }
}
