import type { Definition } from './definition.js';
import { constant } from './signature.js';

const civilDate = [
  // H. Hinnant, chrono-Compatible Low-Level Date Algorithms: years begin in March, eras have 400 of them.
  'days = floor(time / 86400000) + 719468',
  'era = floor(days / 146097)',
  'day_of_era = days - era * 146097',
  'leap = floor(day_of_era / 1460) - floor(day_of_era / 36524) + floor(day_of_era / 146096)',
  'year = floor((day_of_era - leap) / 365)',
  'day_of_year = day_of_era - (365 * year + floor(year / 4) - floor(year / 100))',
  'march = floor((5 * day_of_year + 2) / 153)',
];

/** When clocks of a region stand an hour ahead, as a truth value of `sunday` and `utc` below. */
interface SummerTime {
  readonly rule: string;
  readonly formula: (winter: number) => string;
}

/** US Energy Policy Act of 2005: from 2:00 of the second Sunday in March to 2:00 of the first in November, local time. */
const american: SummerTime = {
  rule: 'as since 2007',
  formula: (winter) =>
    [
      'month() > 3 and month() < 11',
      `month() == 3 and sunday >= 8 and not (weekday() == 7 and sunday <= 14 and utc < ${120 - winter})`,
      `month() == 11 and (sunday < 1 or weekday() == 7 and sunday <= 7 and utc < ${60 - winter})`,
    ].join(' or '),
};

/** Directive 2000/84/EC: from 1:00 UTC of the last Sunday in March to 1:00 UTC of the last in October. */
const european: SummerTime = {
  rule: 'as since 1996',
  formula: () =>
    [
      'month() > 3 and month() < 10',
      'month() == 3 and sunday >= 25 and not (weekday() == 7 and utc < 60)',
      'month() == 10 and (sunday < 25 or weekday() == 7 and utc < 60)',
    ].join(' or '),
};

/** The minute of the day on the clocks of a city, `winter` minutes ahead of UTC in its winter. */
function cityClock(name: string, city: string, winter: number, summerTime: SummerTime): Definition {
  return {
    name,
    parameters: [],
    readsBars: true,
    description: `minute of the day on clocks in ${city} when the bar opens, 0 to 1439 (9:30 is 570); summer time ${summerTime.rule}`,
    ranges: { value: [0, 1439] },
    body: [
      'utc = hour() * 60 + minute()',
      // The date of the newest Sunday; below 1 it lies in the month before.
      'sunday = day_of_month() - if(weekday() == 7, 0, weekday())',
      `summer = ${summerTime.formula(winter)}`,
      `local = utc + ${winter + 1440} + if(summer, 60, 0)`,
      'value = local - floor(local / 1440) * 1440',
    ].join('\n'),
  };
}

/** When a bar opens: in UTC, but for the clocks of cities. */
export const calendar: readonly Definition[] = [
  {
    name: 'minute',
    parameters: [],
    readsBars: true,
    description: 'minute of the hour in which the bar opens, 0 to 59, UTC',
    ranges: { value: [0, 59] },
    body: 'minutes = floor(time / 60000)\nvalue = minutes - floor(minutes / 60) * 60',
  },
  {
    name: 'hour',
    parameters: [],
    readsBars: true,
    description: 'hour of the day in which the bar opens, 0 to 23, UTC',
    ranges: { value: [0, 23] },
    body: 'hours = floor(time / 3600000)\nvalue = hours - floor(hours / 24) * 24',
  },
  {
    name: 'weekday',
    parameters: [],
    readsBars: true,
    description: 'day of the week on which the bar opens, 1 Monday to 7 Sunday, UTC',
    ranges: { value: [1, 7] },
    body: 'days = floor(time / 86400000) + 3\nvalue = days - floor(days / 7) * 7 + 1',
  },
  {
    name: 'day_of_month',
    parameters: [],
    readsBars: true,
    description: 'day of the month on which the bar opens, 1 to 31, UTC',
    ranges: { value: [1, 31] },
    body: [...civilDate, 'value = day_of_year - floor((153 * march + 2) / 5) + 1'].join('\n'),
  },
  {
    name: 'month',
    parameters: [],
    readsBars: true,
    description: 'month in which the bar opens, 1 to 12, UTC',
    ranges: { value: [1, 12] },
    body: [...civilDate, 'value = if(march < 10, march + 3, march - 9)'].join('\n'),
  },
  cityClock('new_york_minute', 'New York', -300, american),
  cityClock('chicago_minute', 'Chicago', -360, american),
  cityClock('los_angeles_minute', 'Los Angeles', -480, american),
  cityClock('london_minute', 'London', 0, european),
  cityClock('frankfurt_minute', 'Frankfurt', 60, european),
  {
    name: 'hour_between',
    parameters: [constant('from_hour'), constant('to_hour')],
    readsBars: true,
    result: 'boolean',
    description: 'the bar opens at or after one hour and before the other, UTC; from 22 to 6 spans midnight',
    body: [
      'at = hour()',
      'inside = from_hour <= at and at < to_hour',
      'across = from_hour <= at or at < to_hour',
      'value = if(from_hour <= to_hour, inside, across)',
    ].join('\n'),
  },
  {
    name: 'weekday_between',
    parameters: [constant('from_day'), constant('to_day')],
    readsBars: true,
    result: 'boolean',
    description:
      'the bar opens on one of the days from the first to the last, 1 Monday to 7 Sunday, UTC; from 6 to 1 spans Sunday',
    body: [
      'at = weekday()',
      'inside = from_day <= at and at <= to_day',
      'across = from_day <= at or at <= to_day',
      'value = if(from_day <= to_day, inside, across)',
    ].join('\n'),
  },
];
