import { clock } from '../families/schedule.js';
import { type Condition, compare, joined, numberSeries } from '../request/expression.js';
import type { Reader } from './reader.js';

/** `first Monday of the month`, `the last Friday of each month`. */
export function readNthWeekday(reader: Reader): Condition | null {
  const told = reader.take('nth-weekday');
  if (told === null) return null;
  reader.tryRead(() => {
    reader.takeMark('of', 'in');
    reader.takeMark('per');
    return reader.take('every')?.every === 'month' || reader.take('unit')?.unit === 'month' ? true : null;
  });
  const date = clock('day_of_month');
  const weekday = compare(clock('weekday'), '==', numberSeries(told.day));
  const { nth } = told;
  if (nth !== 'last')
    return joined('all', [
      weekday,
      compare(date, '>', numberSeries((nth - 1) * 7)),
      compare(date, '<=', numberSeries(nth * 7)),
    ]);
  reader.note(
    'calendar',
    'The last week of a month is counted by its number of days, with 28 for February: in a leap year its 22nd counts too.',
  );
  return joined('all', [weekday, inLastWeek()]);
}

const shortMonths = [4, 6, 9, 11];
const february = 2;

/** The last seven days of a month, by how many days it has. */
function inLastWeek(): Condition {
  const date = clock('day_of_month');
  const month = clock('month');
  const after = (day: number): Condition => compare(date, '>', numberSeries(day));
  const is = (one: number): Condition => compare(month, '==', numberSeries(one));
  return joined('any', [
    after(24),
    joined('all', [after(23), joined('any', shortMonths.map(is))]),
    joined('all', [after(21), is(february)]),
  ]);
}
