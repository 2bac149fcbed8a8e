import { timeframeMinutes } from '../lex/timeframes.js';
import { cityClocks } from '../lexicon/city-clocks.js';
import {
  type Condition,
  compare,
  joined,
  numberSeries,
  type Series,
  seriesOf,
} from '../request/expression.js';
import type { Lines, SignalName } from './settle.js';

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

/** "At 13:00" on bars that are shorter than an hour is the bar that opens then, not each of that hour. */
export function onTheHour(lines: Lines, timeframe: string): Lines {
  if (timeframeMinutes(timeframe) >= 60) return lines;
  const exact: Lines = {};
  for (const [signal, line] of Object.entries(lines) as [SignalName, Condition][])
    exact[signal] = exactly(line);
  return exact;
}

function exactly(condition: Condition): Condition {
  switch (condition.kind) {
    case 'compare':
      return shows(condition, 'hour') ? joined('all', [condition, fullHour]) : condition;
    case 'all': {
      const told = condition.terms.some((term) => shows(term, 'minute'));
      return joined('all', told ? condition.terms : condition.terms.map(exactly));
    }
    case 'any':
      return joined('any', condition.terms.map(exactly));
    case 'not':
    case 'streak':
    case 'within':
      return { ...condition, of: exactly(condition.of) };
    default:
      return condition;
  }
}

const fullHour: Condition = compare({ kind: 'clock', of: 'minute' }, '==', numberSeries(0));

function shows(condition: Condition, of: 'hour' | 'minute'): boolean {
  return (
    condition.kind === 'compare' &&
    condition.op === '==' &&
    condition.left.kind === 'clock' &&
    condition.left.of === of
  );
}

/** Minutes of the day that a condition waits for or compares with. */
export function timesIn(condition: Condition): readonly number[] {
  switch (condition.kind) {
    case 'compare': {
      const { left, right } = condition;
      if (right.kind !== 'number') return [];
      if (left.kind === 'clock') return timesOn(left.of, right.value);
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

type ClockOf = Extract<Series, { kind: 'clock' }>['of'];

/** Minutes of the day, in UTC, at which a clock shows a number. */
function timesOn(of: ClockOf, shown: number): readonly number[] {
  if (of === 'hour') return [shown * 60];
  if (of === 'minute') return [shown];
  const city = cityClocks.find(({ clock }) => clock === of);
  if (city === undefined) return [];
  return [city.winter, city.winter + 60].map((ahead) => (shown - ahead + 1_440) % 1_440);
}
