import { clock } from '../families/schedule.js';
import type { Zone } from '../lexicon/meaning.js';
import { type Condition, compare, joined, numberSeries, type Series } from '../request/expression.js';
import type { Reader } from './reader.js';

/** A time of day as a request says it, in the zone that it names or that is named elsewhere in the text. */
interface Time {
  readonly minutes: number;
  readonly zone: Zone | null;
}

const day = 1_440;

/** `between 9:30 and 11:00 New York`, `after 14:30`, `at the London open`, `12:00-13:30`: a condition on the time of day. */
export function readHours(reader: Reader): Condition | null {
  return reader.tryRead(() => readWindow(reader) ?? readFromOrUntil(reader) ?? readMoment(reader));
}

function readWindow(reader: Reader): Condition | null {
  return reader.tryRead(() => {
    const introduced = reader.takeMark('between', 'from');
    // "8-11am": the second half of the day is told once.
    const half = reader.peekIs('half-of-day', 3) ?? reader.peekIs('zone', 3);
    const short = reader.peekIs('number')?.whole === true && reader.isMark('slash', 1) && half !== null;
    const from = readTime(reader, introduced || short);
    if (from === null || !reader.takeMark('to', 'until', 'slash', ...(introduced ? (['and'] as const) : [])))
      return null;
    const to = readTime(reader, true);
    const last = reader.lexemes[reader.at - 1];
    const sure = last !== undefined && sureTimes.has(last.is);
    if (to === null || !sure) return null;
    const afternoon =
      short && half?.is === 'half-of-day' && half.half === 'pm' && from.minutes + 720 < to.minutes;
    const begins = afternoon ? from.minutes + 720 : from.minutes;
    return zoned(reader, to.zone ?? from.zone, (offset) =>
      within(inUtc(begins, offset), inUtc(to.minutes, offset)),
    );
  });
}

/** What the end of a window must be told by, so that "between 30 and 70" is none. */
const sureTimes: ReadonlySet<string> = new Set(['zone', 'half-of-day', 'proportion', 'session-edge']);

function readFromOrUntil(reader: Reader): Condition | null {
  const after = reader.isMark('after');
  const before = reader.isMark('ago') || (reader.peekIs('side') === null && reader.isMark('until'));
  if (!after && !before) return null;
  reader.at++;
  const time = readTime(reader, false);
  if (time === null) return null;
  return zoned(reader, time.zone, (offset) => {
    const at = inUtc(time.minutes, offset);
    if (offset === 0) return compareMinutes(after ? '>=' : '<', at);
    const midnight = inUtc(0, offset);
    return after ? within(at, midnight) : within(midnight, at);
  });
}

function readMoment(reader: Reader): Condition | null {
  const time = readTime(reader, false);
  if (time === null) return null;
  return zoned(reader, time.zone, (offset) => {
    const at = inUtc(time.minutes, offset);
    const hour = compare(clock('hour'), '==', numberSeries(Math.floor(at / 60)));
    const minute = compare(clock('minute'), '==', numberSeries(at % 60));
    return joined('all', at % 60 === 0 ? [hour] : [hour, minute]);
  });
}

/** `9:30`, `9am`, `14:00 UTC`, `the London open`; a bare number only where `bare` allows it. */
function readTime(reader: Reader, bare: boolean): Time | null {
  return reader.tryRead(() => {
    const edge = reader.take('session-edge');
    if (edge !== null) return { minutes: edge.minutes, zone: edge.zone };
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
    const hours = half === null ? hour : half.half === 'pm' ? noon + 12 : noon;
    return { minutes: hours * 60 + minute, zone };
  });
}

/**
 * A condition in UTC for a time told in a zone. Where clocks change, both offsets are spelled out, each for its months.
 */
function zoned(reader: Reader, own: Zone | null, make: (offset: number) => Condition): Condition {
  const zone = own ?? reader.zone;
  reader.note(
    'calendar',
    'Times are UTC and those at which a bar opens; orders fill at the open of the bar after.',
  );
  if (zone === null || (zone.winter === 0 && zone.summer === 0)) return make(0);
  if (zone.winter === zone.summer) {
    reader.note('time-zone', `${zone.city} is read as ${offsetInWords(zone.winter)}.`);
    return make(zone.winter);
  }
  reader.note(
    'time-zone',
    `${zone.city} is read as ${offsetInWords(zone.summer)} from April to October and ${offsetInWords(zone.winter)} otherwise; the days in March, October and November on which clocks change are not told apart.`,
  );
  const month = clock('month');
  const summer = [compare(month, '>=', numberSeries(4)), compare(month, '<=', numberSeries(10))];
  const winter = [compare(month, '<', numberSeries(4)), compare(month, '>', numberSeries(10))];
  return joined('any', [
    joined('all', [...summer, make(zone.summer)]),
    joined('all', [joined('any', winter), make(zone.winter)]),
  ]);
}

function offsetInWords(minutes: number): string {
  const hours = minutes / 60;
  return `UTC${hours < 0 ? '−' : '+'}${Math.abs(hours)}`;
}

function inUtc(minutes: number, offset: number): number {
  return offset === 0 ? minutes : (minutes - offset + day) % day;
}

/** From one time to another, over midnight where the second comes first. */
function within(from: number, to: number): Condition {
  const bounds = [compareMinutes('>=', from), compareMinutes('<', to)];
  if (to === 0) return compareMinutes('>=', from);
  return joined(from < to ? 'all' : 'any', bounds);
}

function compareMinutes(op: '>=' | '<', at: number): Condition {
  if (at % 60 === 0) return compare(clock('hour'), op, numberSeries(at / 60));
  const minutes: Series = {
    kind: 'arithmetic',
    op: '+',
    left: { kind: 'arithmetic', op: '*', left: clock('hour'), right: numberSeries(60) },
    right: clock('minute'),
  };
  return compare(minutes, op, numberSeries(at));
}
