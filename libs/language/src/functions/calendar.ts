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

/** When a bar opens, in UTC. */
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
