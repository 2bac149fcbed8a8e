import { timeframeMinutes } from '../lex/timeframes.js';
import { cityClocks } from '../lexicon/city-clocks.js';
import type { Comparison } from '../lexicon/meaning.js';
import { type Condition, type Series, seriesOf } from '../request/expression.js';
import { barsOfClock, readsOnlyClock, timesIn } from './clock-conditions.js';
import type { Lines } from './settle.js';

/**
 * Why bars of a size never open at a time of day that a line waits for, in a sentence; null when they do. In winter and
 * in summer alike, where clocks change.
 */
export function neverOpens(lines: Lines, timeframe: string): string | null {
  const bars = timeframeMinutes(timeframe);
  const opens = Array.from({ length: Math.max(1, Math.floor(1_440 / bars)) }, (_, bar) => bar * bars);
  const missed = Object.values(lines).find(
    (line) =>
      timesIn(line).length > 0 &&
      [0, 60].some((summer) => !opens.some((minute) => mayHoldAt(line, minute, summer))),
  );
  if (missed === undefined) return null;
  const shown = opens.slice(0, 3).map(clockFace).join(', ');
  return `Bars of ${timeframe} open at ${shown}${opens.length > 3 ? ' …' : ''} UTC, never at ${awaited(missed) ?? 'the time that is waited for'}, so this would never happen. On which bars should it trade, for example ${barsOfClock(lines) ?? '1h'}?`;
}

function clockFace(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** The first time of day that a condition names, in words. */
function awaited(condition: Condition): string | null {
  switch (condition.kind) {
    case 'compare': {
      if (condition.left.kind !== 'clock' || condition.right.kind !== 'number') return null;
      const { of } = condition.left;
      const { value } = condition.right;
      if (of === 'hour') return `${clockFace(value * 60)} UTC`;
      const city = cityClocks.find(({ clock }) => clock === of);
      return city === undefined ? null : `${clockFace(value)} ${city.name}`;
    }
    case 'all': {
      const shown = (of: 'hour' | 'minute') =>
        condition.terms.flatMap((term) =>
          term.kind === 'compare' &&
          term.left.kind === 'clock' &&
          term.left.of === of &&
          term.right.kind === 'number'
            ? term.right.value
            : [],
        )[0];
      const [hour, minute] = [shown('hour'), shown('minute')];
      if (hour !== undefined && minute !== undefined) return `${clockFace(hour * 60 + minute)} UTC`;
      return condition.terms.map(awaited).find((words) => words !== null) ?? null;
    }
    case 'any':
      return condition.terms.map(awaited).find((words) => words !== null) ?? null;
    default:
      return null;
  }
}

/** Whether a condition can hold on a bar that opens at a minute of the day in UTC; what is not about the time of day can. */
function mayHoldAt(condition: Condition, minute: number, summer: number): boolean {
  switch (condition.kind) {
    case 'compare': {
      const shown = minuteShown(condition.left, minute, summer);
      if (shown === null || condition.right.kind !== 'number') return true;
      return holds(condition.op, shown, condition.right.value);
    }
    case 'all':
      return condition.terms.every((term) => mayHoldAt(term, minute, summer));
    case 'any':
      return condition.terms.some((term) => mayHoldAt(term, minute, summer));
    case 'not':
      return !readsOnlyTime(condition.of) || !mayHoldAt(condition.of, minute, summer);
    default:
      return true;
  }
}

function readsOnlyTime(condition: Condition): boolean {
  return (
    readsOnlyClock(condition) &&
    seriesOf(condition).every((part) => part.kind !== 'clock' || isTimeOfDay(part.of))
  );
}

const holds = (op: Comparison, a: number, b: number): boolean => {
  switch (op) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '==':
      return a === b;
    default:
      return a !== b;
  }
};

/** What a series of clocks shows at a minute of the day in UTC; null for what is more than the time of day. */
function minuteShown(series: Series, minute: number, summer: number): number | null {
  switch (series.kind) {
    case 'number':
      return series.value;
    case 'arithmetic': {
      const left = minuteShown(series.left, minute, summer);
      const right = minuteShown(series.right, minute, summer);
      if (left === null || right === null) return null;
      return series.op === '*' ? left * right : series.op === '+' ? left + right : null;
    }
    case 'clock': {
      if (series.of === 'hour') return Math.floor(minute / 60);
      if (series.of === 'minute') return minute % 60;
      const city = cityClocks.find(({ clock }) => clock === series.of);
      return city === undefined ? null : (minute + city.winter + summer + 1_440) % 1_440;
    }
    default:
      return null;
  }
}

function isTimeOfDay(of: Extract<Series, { kind: 'clock' }>['of']): boolean {
  return of !== 'weekday' && of !== 'day_of_month' && of !== 'month';
}
