import { clock, scheduleOf } from '../families/schedule.js';
import {
  type Condition,
  compare,
  joined,
  numberSeries,
  previous,
  type Series,
} from '../request/expression.js';
import type { Reader } from './reader.js';

/** A condition on the calendar or the time of day: `on Mondays`, `between 9:00 and 17:00 UTC`, `after 14:30`. */
export function readCalendar(reader: Reader): Condition | null {
  return reader.tryRead(() => {
    while (reader.takeMark('on', 'in', 'at', 'per', 'for', 'of'));
    return readPeriod(reader) ?? readDays(reader) ?? readMonths(reader) ?? readHours(reader);
  });
}

/** `every week`, `at the end of the month`, `the London session`. */
function readPeriod(reader: Reader): Condition | null {
  const every = reader.take('every');
  if (every !== null) return scheduleOf(every.every);
  if (reader.take('month-end') !== null) {
    reader.note(
      'calendar',
      'The end of a month is read as its 28th day and later: which bar is the last one is only known in the next month.',
    );
    return compare({ kind: 'clock', of: 'day_of_month' }, '>=', numberSeries(28));
  }
  const session = reader.take('session');
  if (session === null) return null;
  reader.take('market');
  const { opens: from, closes: to } = session;
  const words = `${String(from).padStart(2, '0')}:00 to ${String(to).padStart(2, '0')}:00`;
  reader.note('calendar', `The session is read as bars that open from ${words} UTC.`);
  return joined('all', [
    compare(clock('hour'), '>=', numberSeries(from)),
    compare(clock('hour'), '<', numberSeries(to)),
  ]);
}

function readDays(reader: Reader): Condition | null {
  const first = reader.take('weekdays');
  if (first === null) return null;
  const days = [...first.days];
  for (let step = 0; step < 6; step++) {
    const next = reader.tryRead(() => {
      const through = reader.takeMark('to', 'slash', 'until', 'on');
      if (!through && !reader.takeMark('or', 'and', 'comma')) return null;
      reader.takeMark('or', 'and');
      const lexeme = reader.take('weekdays');
      return lexeme === null ? null : { through, days: lexeme.days };
    });
    if (next === null) break;
    const last = days[days.length - 1] ?? 1;
    const until = next.days[0] ?? last;
    if (next.through) for (let day = last + 1; day <= until; day++) days.push(day);
    else days.push(...next.days);
  }
  reader.note(
    'calendar',
    'Days are those on which a bar opens, in UTC; orders fill at the open of the bar after.',
  );
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  const low = sorted[0] ?? 1;
  const high = sorted[sorted.length - 1] ?? low;
  const weekday = clock('weekday');
  if (sorted.length > 2 && high - low + 1 === sorted.length) {
    if (low === 1) return compare(weekday, '<=', numberSeries(high));
    if (high === 7) return compare(weekday, '>=', numberSeries(low));
    return joined('all', [
      compare(weekday, '>=', numberSeries(low)),
      compare(weekday, '<=', numberSeries(high)),
    ]);
  }
  return joined(
    'any',
    sorted.map((day) => compare(weekday, '==', numberSeries(day))),
  );
}

function readMonths(reader: Reader): Condition | null {
  if (reader.take('month-start') !== null) {
    reader.note('calendar', 'The start of a month is the first bar that opens in it, in UTC.');
    return compare(clock('month'), '!=', previous(clock('month')));
  }
  const first = reader.take('calendar-month');
  if (first === null) return null;
  const months = [first.month];
  while (months.length < 12) {
    const next = reader.tryRead(() =>
      reader.takeMark('or', 'and', 'comma') ? reader.take('calendar-month') : null,
    );
    if (next === null) break;
    months.push(next.month);
  }
  return joined(
    'any',
    months.map((month) => compare(clock('month'), '==', numberSeries(month))),
  );
}

interface Time {
  readonly hour: number;
  readonly minute: number;
}

/** `9:30`, `9am`, `14:00 UTC`; a bare number only where `bare` allows it. */
function readTime(reader: Reader, bare: boolean): Time | null {
  return reader.tryRead(() => {
    const proportion = reader.take('proportion');
    const number = proportion === null ? reader.take('number') : null;
    const hour = proportion?.left ?? number?.value;
    if (hour === undefined || !Number.isInteger(hour) || hour < 0 || hour > 24) return null;
    const half = reader.take('half-of-day');
    const zone = reader.take('zone');
    if (number !== null && half === null && zone === null && !bare) return null;
    const minute = proportion?.right ?? 0;
    if (minute < 0 || minute > 59) return null;
    const noon = hour % 12;
    return { hour: half === null ? hour : half.half === 'pm' ? noon + 12 : noon, minute };
  });
}

function readHours(reader: Reader): Condition | null {
  return reader.tryRead(() => {
    if (reader.takeMark('between', 'from')) {
      const from = readTime(reader, true);
      if (from === null || !reader.takeMark('and', 'to', 'until', 'slash')) return null;
      const to = readTime(reader, true);
      const last = reader.lexemes[reader.at - 1];
      const sure = last?.is === 'zone' || last?.is === 'half-of-day' || last?.is === 'proportion';
      if (to === null || !sure) return null;
      noteClock(reader);
      const within = [compareTime('>=', from), compareTime('<', to)];
      return joined(minutesOf(from) < minutesOf(to) ? 'all' : 'any', within);
    }
    const after = reader.isMark('after');
    const side = reader.peekIs('side');
    if (after) {
      reader.at++;
      const time = readTime(reader, false);
      if (time === null) return null;
      noteClock(reader);
      return compareTime('>=', time);
    }
    if (reader.isMark('ago') || (side === null && reader.isMark('until'))) {
      reader.at++;
      const time = readTime(reader, false);
      if (time === null) return null;
      noteClock(reader);
      return compareTime('<', time);
    }
    const time = readTime(reader, false);
    if (time === null) return null;
    noteClock(reader);
    const hour = compare(clock('hour'), '==', numberSeries(time.hour));
    return joined(
      'all',
      time.minute === 0 ? [hour] : [hour, compare(clock('minute'), '==', numberSeries(time.minute))],
    );
  });
}

function noteClock(reader: Reader): void {
  reader.note(
    'calendar',
    'Times are UTC and those at which a bar opens; orders fill at the open of the bar after.',
  );
}

function minutesOf({ hour, minute }: Time): number {
  return hour * 60 + minute;
}

function compareTime(op: '>=' | '<', time: Time): Condition {
  if (time.minute === 0) return compare(clock('hour'), op, numberSeries(time.hour));
  const minutes: Series = {
    kind: 'arithmetic',
    op: '+',
    left: { kind: 'arithmetic', op: '*', left: clock('hour'), right: numberSeries(60) },
    right: clock('minute'),
  };
  return compare(minutes, op, numberSeries(minutesOf(time)));
}
