import { clock } from '../families/schedule.js';
import { type Condition, compare, joined, numberSeries, previous } from '../request/expression.js';
import type { Reader } from './reader.js';

/** A day of the year, or the first or last days of a month. */
interface DateOfYear {
  readonly month: number;
  readonly day: number;
  /** The month alone was named, or its start or end. */
  readonly named: 'day' | 'month' | 'start' | 'end';
}

/** `December 20`, `the 20th of December`, `end of April`, `from December 20 to January 10`; null for months alone. */
export function readDateOfYear(reader: Reader): Condition | null {
  // Asked at nearly every word: nothing is tried where no month is near.
  if (![0, 1, 2, 3, 4].some((ahead) => namesMonth(reader, ahead))) return null;
  return (
    reader.tryRead(() => {
      const ranged = reader.takeMark('from', 'between');
      const first = readDate(reader);
      if (first === null) return null;
      const last = reader.tryRead(() =>
        reader.takeMark('to', 'until', 'slash', 'and', 'on', 'minus') ? readDate(reader) : null,
      );
      if (last !== null && (ranged || first.named !== 'day' || last.named !== 'day'))
        return first.named === 'month' && last.named === 'month' ? null : between(first, last);
      if (last !== null) return null;
      return first.named === 'month' ? null : on(reader, first);
    }) ?? reader.tryRead(() => readOne(reader))
  );
}

function namesMonth(reader: Reader, ahead: number): boolean {
  const lexeme = reader.peek(ahead);
  if (lexeme?.is === 'calendar-month') return true;
  return (
    lexeme?.is === 'unknown' && (short.includes(lexeme.word.toLowerCase()) || /^sept$/i.test(lexeme.word))
  );
}

function readOne(reader: Reader): Condition | null {
  const counted = reader.tryRead(() => readTradingDay(reader)) ?? reader.tryRead(() => readLastDays(reader));
  if (counted !== null) return counted;
  const date = readDate(reader);
  return date === null || date.named === 'month' ? null : on(reader, date);
}

/** `the second trading day of January`. */
function readTradingDay(reader: Reader): Condition | null {
  const nth = reader.take('nth-day');
  if (nth === null || !nth.trading) return null;
  reader.takeMark('of', 'in');
  const month = takeMonth(reader);
  if (month === null) return null;
  reader.note('calendar', 'Trading days of a month are counted by its bars of a day.');
  const now = clock('month');
  const before = nth.day === 1 ? now : previous(now, nth.day - 1);
  return joined('all', [
    compare(now, '==', numberSeries(month)),
    compare(before, '!=', previous(now, nth.day)),
  ]);
}

/** `the last 5 trading days of December`. */
function readLastDays(reader: Reader): Condition | null {
  if (!reader.takeMark('last')) return null;
  const span = reader.take('duration');
  if (span?.unit !== 'day' || span.value > 10) return null;
  reader.takeMark('of', 'in');
  const month = takeMonth(reader);
  if (month === null) return null;
  const trading = /trading|business/i.test(reader.text.slice(span.from, span.to));
  const day = 32 - (trading ? Math.ceil((span.value * 7) / 5) : span.value);
  reader.note(
    'calendar',
    `The last ${span.value} days of the month are read as its ${day}th day and later: which bar is the last one is only known in the next month.`,
  );
  return joined('all', [
    compare(clock('month'), '==', numberSeries(month)),
    compare(clock('day_of_month'), '>=', numberSeries(day)),
  ]);
}

function readDate(reader: Reader): DateOfYear | null {
  return reader.tryRead(() => {
    if (reader.take('month-start') !== null) return edge(reader, 'start');
    if (reader.take('month-end') !== null) return edge(reader, 'end');
    const word = reader.peekIs('unknown')?.word.toLowerCase() ?? '';
    if (/^(start|beginning|end|middle|mid|close)$/.test(word)) {
      reader.at++;
      return edge(
        reader,
        word === 'end' || word === 'close' ? 'end' : word.startsWith('mid') ? 'mid' : 'start',
      );
    }
    const before = takeDay(reader);
    if (before !== null) {
      reader.takeMark('of');
      const month = takeMonth(reader);
      return month === null ? null : { month, day: before, named: 'day' };
    }
    const month = takeMonth(reader);
    if (month === null) return null;
    const day = takeDay(reader);
    return day === null ? { month, day: 1, named: 'month' } : { month, day, named: 'day' };
  });
}

function edge(reader: Reader, which: 'start' | 'mid' | 'end'): DateOfYear | null {
  reader.takeMark('of', 'in');
  const month = takeMonth(reader);
  if (month === null) return null;
  return which === 'start'
    ? { month, day: 1, named: 'start' }
    : { month, day: which === 'end' ? 28 : 15, named: which === 'end' ? 'end' : 'day' };
}

/** `20th`, or a number that can be a day. */
function takeDay(reader: Reader): number | null {
  const nth = reader.peekIs('nth-day');
  if (nth !== null) {
    if (nth.trading) return null;
    reader.at++;
    return nth.day;
  }
  const number = reader.peekIs('number');
  if (number?.unit !== 'plain' || !number.whole || number.value < 1 || number.value > 31) return null;
  reader.at++;
  return number.value;
}

const short = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function takeMonth(reader: Reader): number | null {
  const named = reader.take('calendar-month')?.month;
  if (named !== undefined) return named;
  const word = reader.peekIs('unknown')?.word.toLowerCase() ?? '';
  const at = short.indexOf(word === 'sept' ? 'sep' : word);
  if (at < 0) return null;
  reader.at++;
  return at + 1;
}

/** The first bar on the date or after it, for the days of a month's end also in the month behind it. */
function on(reader: Reader, { month, day, named }: DateOfYear): Condition {
  const that = compare(clock('month'), '==', numberSeries(month));
  const date = clock('day_of_month');
  if (named === 'end') {
    reader.note(
      'calendar',
      'The end of a month is read as its 28th day and later: which bar is the last one is only known in the next month.',
    );
    return joined('all', [that, compare(date, '>=', numberSeries(28))]);
  }
  reader.note('calendar', 'A day of a month is the first bar that opens on it or after it, in UTC.');
  const begins = compare(clock('month'), '!=', previous(clock('month')));
  if (day === 1) return joined('all', [that, begins]);
  const reached = joined('all', [
    that,
    compare(date, '>=', numberSeries(day)),
    joined('any', [compare(previous(date), '<', numberSeries(day)), begins]),
  ]);
  if (day < 27) return reached;
  const skipped = joined('all', [
    compare(previous(clock('month')), '==', numberSeries(month)),
    begins,
    compare(previous(date), '<', numberSeries(day)),
  ]);
  return joined('any', [reached, skipped]);
}

/** From one date to another, over the turn of the year when the second is the earlier one. */
function between(first: DateOfYear, last: DateOfYear): Condition {
  const from = first.day;
  const to = last.named === 'month' || last.named === 'end' ? 31 : last.day;
  const month = clock('month');
  const date = clock('day_of_month');
  const begin = first.month * 100 + from;
  const end = last.month * 100 + to;
  const whole = from === 1 && to >= 30;
  const bounds = whole
    ? [compare(month, '>=', numberSeries(first.month)), compare(month, '<=', numberSeries(last.month))]
    : [
        joined('any', [
          compare(month, '>', numberSeries(first.month)),
          joined('all', [
            compare(month, '==', numberSeries(first.month)),
            compare(date, '>=', numberSeries(from)),
          ]),
        ]),
        joined('any', [
          compare(month, '<', numberSeries(last.month)),
          joined('all', [
            compare(month, '==', numberSeries(last.month)),
            compare(date, '<=', numberSeries(to)),
          ]),
        ]),
      ];
  return joined(begin <= end ? 'all' : 'any', bounds);
}
