import { clock } from '../families/schedule.js';
import {
  type Condition,
  compare,
  field,
  joined,
  numberSeries,
  previous,
  type Series,
} from '../request/expression.js';
import { candleShapes } from './candle-shapes.js';
import { readPredicate } from './read-predicate.js';
import { isOpeningPrice } from './read-prices.js';
import { readSeries } from './read-series.js';
import type { Reader } from './reader.js';

/** "Friday was a down day", "Friday closed lower than Thursday", "Monday closes red": that day's candle, at its close. */
export function readDayCandle(reader: Reader): Condition | null {
  if (reader.peekIs('weekdays') === null) return null;
  return reader.tryRead(() => {
    const day = reader.take('weekdays');
    if (day?.days.length !== 1) return null;
    const on = compare(clock('weekday'), '==', numberSeries(day.days[0] ?? 1));
    let closes = false;
    while (reader.isVerb('be') || reader.isVerb('close')) {
      closes ||= reader.isVerb('close');
      reader.at++;
    }
    if (!closes && !reader.isVerb('be', -1)) return null;
    const said =
      readShape(reader) ??
      readBesideDay(reader, day.days[0] ?? 1) ??
      (closes ? readPredicate(reader, field('close')) : null);
    return said === null ? null : joined('all', [on, said]);
  });
}

function readShape(reader: Reader): Condition | null {
  return reader.tryRead(() => {
    const way = reader.take('way');
    const close: Series = field('close');
    if (way !== null) return compare(close, way.way === 'up' ? '>' : '<', previous(close));
    const shape = candleShapes[reader.take('pattern')?.pattern ?? 'squeeze'];
    return shape ?? null;
  });
}

/** "... lower than Thursday": the day before is the bar before. */
function readBesideDay(reader: Reader, judged: number): Condition | null {
  return reader.tryRead(() => {
    const op = reader.take('compare')?.op ?? null;
    const side = op === null ? reader.take('side')?.direction : undefined;
    if (op === null && side === undefined) return null;
    const beside = reader.take('weekdays')?.days;
    if (beside?.length !== 1) return null;
    // "Friday's close was below Friday's open": of the same bar.
    if (beside[0] === judged) {
      const opening = isOpeningPrice(reader);
      if (opening) reader.at++;
      const level = opening ? field('open') : readSeries(reader);
      const same = level?.kind === 'field' && level.field !== 'close' ? level : null;
      return same === null ? null : compare(field('close'), op ?? (side === 'above' ? '>' : '<'), same);
    }
    const field_ = reader.take('field');
    const extreme = reader.take('extreme');
    if (field_ === null && extreme === null && reader.isVerb('close')) reader.at++;
    const level = previous(field(extreme?.extreme ?? field_?.field ?? 'close'));
    return compare(field('close'), op ?? (side === 'above' ? '>' : '<'), level);
  });
}

/**
 * "Buy Monday's open if Friday was a down day": on bars of a day what is decided at the close of the one is filled at
 * the open of the next, so that the day of the order says nothing more. Null when the days do not follow each other.
 */
export function decidedTheDayBefore(order: Condition, decided: Condition): Condition | null {
  const [due, judged] = [dayOf(order), dayOf(decided)];
  if (due === null || judged === null || order.kind !== 'compare') return null;
  const follows = due === judged + 1 || (judged === 5 && due === 1) || (judged === 7 && due === 1);
  return follows ? decided : null;
}

function dayOf(condition: Condition): number | null {
  if (condition.kind === 'all') return condition.terms.map(dayOf).find((day) => day !== null) ?? null;
  if (condition.kind !== 'compare' || condition.op !== '==') return null;
  const { left, right } = condition;
  return left.kind === 'clock' && left.of === 'weekday' && right.kind === 'number' ? right.value : null;
}
