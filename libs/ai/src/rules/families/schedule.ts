import type { Reader } from '../parse/reader.js';
import {
  type Condition,
  compare,
  joined,
  numberSeries,
  previous,
  type Series,
} from '../request/expression.js';

export type Every = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** A reading of the calendar or of the time of day at the bar. */
export const clock = (of: Extract<Series, { kind: 'clock' }>['of']): Series => ({ kind: 'clock', of });

/** The first bar of each day, week, month: something of the calendar is another than at the bar before. */
export function scheduleOf(every: Every): Condition {
  const month = clock('month');
  const begins = compare(month, '!=', previous(month));
  switch (every) {
    case 'day':
      return compare(clock('day_of_month'), '!=', previous(clock('day_of_month')));
    case 'week':
      return compare(clock('weekday'), '<', previous(clock('weekday')));
    case 'month':
      return begins;
    case 'quarter': {
      const firsts = [1, 4, 7, 10].map((number) => compare(month, '==', numberSeries(number)));
      return joined('all', [begins, joined('any', firsts)]);
    }
    case 'year':
      return joined('all', [begins, compare(month, '==', numberSeries(1))]);
  }
}

/** `every week`, `monthly`, `rebalanced weekly`, `each month`: how often; null when the reader stands elsewhere. */
export function readEvery(reader: Reader): Every | null {
  return reader.tryRead(() => {
    if (reader.peekIs('unsupported')?.what === 'rebalancing') reader.at++;
    reader.takeMark('per');
    const named = reader.take('every');
    if (named !== null) return named.every;
    const timeframe = reader.take('timeframe')?.timeframe;
    if (timeframe === '1w') return 'week';
    if (timeframe === '1M') return 'month';
    return timeframe === '1d' && reader.peekIs('chart') === null && reader.peekIs('candle') === null
      ? 'day'
      : null;
  });
}
