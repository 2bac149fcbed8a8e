import { clock, scheduleOf } from '../families/schedule.js';
import type { Lexeme } from '../lex/lexeme.js';
import { type Condition, compare, joined, numberSeries, previous } from '../request/expression.js';
import { readDateOfYear } from './read-date-of-year.js';
import { readBound, readHours } from './read-hours.js';
import { readNthWeekday } from './read-nth-weekday.js';
import type { LexemeOf, Reader } from './reader.js';

/** A condition on the calendar or the time of day: `on Mondays`, `between 9:00 and 17:00 UTC`, `after 14:30`. */
export function readCalendar(reader: Reader): Condition | null {
  return reader.tryRead(() => {
    while (reader.takeMark('on', 'in', 'at', 'per', 'for', 'of'));
    // "weekday Friday"
    if (reader.peekIs('weekdays')?.days.length === 5 && reader.peekIs('weekdays', 1) !== null) reader.at++;
    const since = readSinceDay(reader);
    if (since !== null) return since;
    const days = readDays(reader);
    if (days === null)
      return readSessions(reader) ?? readPeriod(reader) ?? readMonths(reader) ?? readHours(reader);
    // "Sunday 20:00", "Mondays at 9am"
    const hours = reader.tryRead(() => {
      // "Friday afternoon (after 15:00 UTC)"
      if (/^(mornings?|afternoons?|evenings?|nights?)$/i.test(reader.peekIs('unknown')?.word ?? ''))
        reader.at++;
      const open = reader.takeMark('open');
      reader.takeMark('at', 'on');
      const told = readHours(reader);
      return open && !reader.takeMark('close') ? null : told;
    });
    return hours === null ? days : joined('all', [days, hours]);
  });
}

/** "No trading after 20:00 and on Fridays": what keeps out at one time keeps out at the others too. */
export function withFurtherTimes(reader: Reader, first: Condition): Condition {
  const terms = [first];
  while (terms.length < 6) {
    const next = reader.tryRead(() => {
      if (!reader.takeMark('and', 'or', 'comma')) return null;
      reader.takeMark('or', 'and');
      if (!reader.isMark('on') && reader.peekIs('weekdays') === null) return null;
      const time = readCalendar(reader);
      // "No trades after 20:00, Mon to Thu only": when it does trade.
      return reader.isMark('only') ? null : time;
    });
    if (next === null) break;
    terms.push(next);
  }
  return joined('any', terms);
}

/** `every week`, `at the end of the month`, `the London session`. */
function readPeriod(reader: Reader): Condition | null {
  const every = reader.take('every');
  if (every !== null) {
    // "every month at the end of the month", "monatlich am Monatsende": the day says it all.
    const day = reader.tryRead(() => {
      reader.takeMark('comma');
      reader.takeMark('on', 'at', 'in');
      const sharper =
        every.every === 'month' ? sharperThanMonth : every.every === 'week' ? sharperThanWeek : [];
      return sharper.includes(reader.peek()?.is ?? 'mark') ? readCalendar(reader) : null;
    });
    if (day !== null) return day;
    const hours = reader.tryRead(() => {
      reader.takeMark('at', 'on');
      return readHours(reader);
    });
    return hours === null ? scheduleOf(every.every) : atHours(every.every, hours);
  }
  if (reader.peekIs('month-end') !== null && readsMonthBehind(reader)) return null;
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
  return inSession(reader, session);
}

/** "The last trading day of April": not of any month. */
function readsMonthBehind(reader: Reader): boolean {
  return reader.peekIs('calendar-month', 1) !== null || reader.peekIs('calendar-month', 2) !== null;
}

/** `London and New York sessions`: the first of them are named by their city alone. */
function readSessions(reader: Reader): Condition | null {
  if (reader.peekIs('zone') === null) return null;
  return reader.tryRead(() => {
    const spans: { readonly opens: number; readonly closes: number }[] = [];
    while (spans.length < 4) {
      const zone = reader.peekIs('zone');
      const city = zone === null ? undefined : sessionsOf[zone.name];
      const next = city ?? reader.peekIs('session');
      if (next === undefined || next === null) return null;
      spans.push(next);
      reader.at++;
      if (city === undefined) break;
      if (!reader.takeMark('and', 'or', 'slash', 'comma', 'plus')) return null;
      reader.takeMark('and', 'or');
    }
    if (spans.length < 2) return null;
    reader.take('market');
    return joined(
      'any',
      spans.map((span) => inSession(reader, span)),
    );
  });
}

/** Sessions by the clock of their city, in hours of UTC. */
const sessionsOf: Readonly<Record<string, { readonly opens: number; readonly closes: number }>> = {
  'London time': { opens: 8, closes: 16 },
  'New York time': { opens: 13, closes: 21 },
  'Tokyo time': { opens: 0, closes: 8 },
};

function inSession(reader: Reader, session: { readonly opens: number; readonly closes: number }): Condition {
  const { opens: from, closes: to } = session;
  const words = `${String(from).padStart(2, '0')}:00 to ${String(to).padStart(2, '0')}:00`;
  reader.note('calendar', `The session is read as bars that open from ${words} UTC.`);
  return joined('all', [
    compare(clock('hour'), '>=', numberSeries(from)),
    compare(clock('hour'), '<', numberSeries(to)),
  ]);
}

/** `after Friday noon`, `before Monday 10:00`: from a time of one day on, to the end of the week, or up to it. */
function readSinceDay(reader: Reader): Condition | null {
  if (reader.peekIs('weekdays', 1) === null) return null;
  return reader.tryRead(() => {
    const after = reader.isMark('after') || reader.isMark('from');
    if (!after && !reader.isMark('ago')) return null;
    reader.at++;
    const day = reader.take('weekdays')?.days;
    if (day?.length !== 1) return null;
    reader.takeMark('at');
    const time = readBound(reader, after);
    if (time === null) return null;
    const weekday = clock('weekday');
    const that = joined('all', [compare(weekday, '==', numberSeries(day[0] ?? 1)), time]);
    reader.note(
      'calendar',
      'Days are those on which a bar opens, in UTC; orders fill at the open of the bar after.',
    );
    return after && (day[0] ?? 7) < 7
      ? joined('any', [that, compare(weekday, '>', numberSeries(day[0] ?? 1))])
      : that;
  });
}

/** "Every day at 10:00": the hour says when; a week begins on Monday, a month on its first. */
function atHours(every: LexemeOf<'every'>['every'], hours: Condition): Condition {
  if (every === 'day') return hours;
  if (every === 'week') return joined('all', [compare(clock('weekday'), '==', numberSeries(1)), hours]);
  const first = compare(clock('day_of_month'), '==', numberSeries(1));
  return every === 'month' ? joined('all', [first, hours]) : joined('all', [scheduleOf(every), hours]);
}

/** Days that tell more than "every month" and "every week". */
const sharperThanMonth: readonly Lexeme['is'][] = ['month-start', 'month-end', 'nth-day', 'nth-weekday'];
const sharperThanWeek: readonly Lexeme['is'][] = ['weekdays'];

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

/** `the first trading day of the month`, `on the 1st and 15th of every month`, `from November to April`. */
function readMonths(reader: Reader): Condition | null {
  const date = readDateOfYear(reader);
  if (date !== null) return date;
  if (reader.take('month-start') !== null) {
    reader.note('calendar', 'The start of a month is the first bar that opens in it, in UTC.');
    return compare(clock('month'), '!=', previous(clock('month')));
  }
  const nth = readNthWeekday(reader);
  if (nth !== null) return nth;
  return readDaysOfMonth(reader) ?? readMonthNames(reader);
}

function readDaysOfMonth(reader: Reader): Condition | null {
  const days = readListed(reader, () => reader.take('nth-day'));
  if (days.length === 0) return null;
  reader.tryRead(() => {
    reader.takeMark('of', 'in');
    reader.takeMark('per');
    if (reader.take('future') !== null) return true;
    return reader.take('every')?.every === 'month' || reader.take('unit')?.unit === 'month' ? true : null;
  });
  reader.note(
    'calendar',
    days.some(({ trading }) => trading)
      ? 'Trading days of a month are counted by its bars of a day.'
      : 'A day of a month is the first bar that opens on it or after it, in UTC.',
  );
  // Beside a time of day, or in a change of some other schedule, the day itself is meant and not its first bar.
  const timed = reader.lexemes.some(({ is }) => is === 'proportion' || is === 'half-of-day');
  const told = reader.lexemes.some(
    (lexeme) =>
      lexeme.is === 'action' ||
      lexeme.is === 'unsupported' ||
      (lexeme.is === 'number' && lexeme.unit === 'money'),
  );
  return joined(
    'any',
    days.map((one) =>
      one.trading || (told && !timed)
        ? dayOfMonth(one)
        : compare(clock('day_of_month'), '==', numberSeries(one.day)),
    ),
  );
}

/** The bar on which a day of the month begins: the first bar of the month, or that many bars later. */
function dayOfMonth({ day, trading }: { readonly day: number; readonly trading: boolean }): Condition {
  const month = clock('month');
  if (day === 1) return compare(month, '!=', previous(month));
  if (trading) return compare(previous(month, day - 1), '!=', previous(month, day));
  const date = clock('day_of_month');
  return joined('all', [
    compare(date, '>=', numberSeries(day)),
    compare(previous(date), '<', numberSeries(day)),
  ]);
}

/** `in May or June`, `from November through April`. */
function readMonthNames(reader: Reader): Condition | null {
  const named = reader.tryRead(() => {
    reader.takeMark('from', 'between');
    return reader.take('calendar-month');
  });
  if (named === null) return null;
  const first = named.month;
  const month = clock('month');
  const last = reader.tryRead(() =>
    reader.takeMark('to', 'until', 'slash', 'on') ? reader.take('calendar-month') : null,
  );
  if (last !== null) {
    const bounds = [
      compare(month, '>=', numberSeries(first)),
      compare(month, '<=', numberSeries(last.month)),
    ];
    return joined(first <= last.month ? 'all' : 'any', bounds);
  }
  const others = readListed(reader, () => reader.take('calendar-month'), true);
  return joined(
    'any',
    [first, ...others.map((other) => other.month)].map((one) => compare(month, '==', numberSeries(one))),
  );
}

/** Things of a kind with "and", "or" or commas between them; `joined`: a link stands before the first one too. */
function readListed<T>(reader: Reader, read: () => T | null, linked = false): readonly T[] {
  const found: T[] = [];
  while (found.length < 12) {
    const next = reader.tryRead(() => {
      const joins = reader.takeMark('or', 'and', 'comma');
      if (joins) reader.takeMark('or', 'and');
      if ((linked || found.length > 0) && !joins) return null;
      reader.takeMark('on');
      return found.length === 0 && joins && !linked ? null : read();
    });
    if (next === null) break;
    found.push(next);
  }
  return found;
}
