import { clock } from '../families/schedule.js';
import type { CityClock } from '../lexicon/city-clocks.js';
import type { Zone } from '../lexicon/meaning.js';
import { type Condition, compare, joined, numberSeries, type Series } from '../request/expression.js';
import type { Reader } from './reader.js';

/** A time of day as a request says it, in the zone that it names or that is named elsewhere in the text. */
interface Time {
  readonly minutes: number;
  readonly zone: Zone | null;
  /** Morning or afternoon, where it is said. */
  readonly half?: 'am' | 'pm';
}

const day = 1_440;

/** `between 9:30 and 11:00 New York`, `after 14:30`, `at the London open`, `12:00-13:30`: a condition on the time of day. */
export function readHours(reader: Reader): Condition | null {
  return reader.tryRead(() => readWindows(reader) ?? readFromOrUntil(reader) ?? readMoment(reader));
}

/** `8-11am and 1:30-4pm New York`: in one of several windows. */
function readWindows(reader: Reader): Condition | null {
  const first = readWindow(reader);
  if (first === null) return null;
  const windows = [first];
  while (windows.length < 6) {
    const next = reader.tryRead(() => {
      if (!reader.takeMark('and', 'or', 'comma', 'slash')) return null;
      reader.takeMark('and', 'or');
      return readWindow(reader, true);
    });
    if (next === null) break;
    windows.push(next);
  }
  return joined('any', windows);
}

function readWindow(reader: Reader, further = false): Condition | null {
  return reader.tryRead(() => {
    const introduced = reader.takeMark('between', 'from');
    // "8-11am": the second half of the day is told once.
    const half = reader.peekIs('half-of-day', 3) ?? reader.peekIs('zone', 3);
    const short =
      reader.peekIs('number')?.whole === true &&
      (reader.isMark('slash', 1) || reader.isMark('to', 1)) &&
      half !== null;
    const from = readTime(reader, introduced || short || further);
    if (from === null || !reader.takeMark('to', 'until', 'slash', ...(introduced ? (['and'] as const) : [])))
      return null;
    const to = readTime(reader, true);
    const last = reader.lexemes[reader.at - 1];
    // "From 10 to 12 and 14 to 15:30 New York time": the clock is told once.
    const sure = (last !== undefined && sureTimes.has(last.is)) || (introduced && reader.zone !== null);
    if (to === null || !sure) return null;
    // "1:30-4pm": the half of the day is told once.
    const afternoon = from.half === undefined && to.half === 'pm' && from.minutes + 720 < to.minutes;
    const begins = afternoon ? from.minutes + 720 : from.minutes;
    // "Between the London open and the New York close": each by its own clock.
    if (from.zone !== null && to.zone !== null && from.zone.clock !== to.zone.clock && to.minutes > 0)
      return joined('all', [
        zoned(reader, from.zone, (dial) => dial.compare('>=', dial.at(begins))),
        zoned(reader, to.zone, (dial) => dial.compare('<', dial.at(to.minutes))),
      ]);
    return zoned(reader, to.zone ?? from.zone, (dial) => within(dial, dial.at(begins), dial.at(to.minutes)));
  });
}

/** What the end of a window must be told by, so that "between 30 and 70" is none. */
const sureTimes: ReadonlySet<string> = new Set(['zone', 'half-of-day', 'proportion', 'session-edge']);

function readFromOrUntil(reader: Reader): Condition | null {
  // "at or after": a bar that opens at the time itself belongs to what is after it.
  const at = reader.isMark('at') ? 1 : 0;
  if (reader.isMark('or', at) && reader.isMark('after', at + 1)) reader.at += at + 1;
  const after = reader.isMark('after');
  const before = reader.isMark('ago') || (reader.peekIs('side') === null && reader.isMark('until'));
  if (!after && !before) return null;
  reader.at++;
  return readBound(reader, after);
}

/** The time behind "after" or "before": from then on to midnight, or from midnight up to then. */
export function readBound(reader: Reader, after: boolean): Condition | null {
  const time = readTime(reader, false);
  if (time === null) return null;
  return zoned(reader, time.zone, (dial) => {
    const at = dial.at(time.minutes);
    const midnight = dial.at(0);
    if (midnight === 0) return dial.compare(after ? '>=' : '<', at);
    return after ? within(dial, at, midnight) : within(dial, midnight, at);
  });
}

function readMoment(reader: Reader): Condition | null {
  const time = readTime(reader, false);
  if (time === null) return null;
  return zoned(reader, time.zone, (dial) => dial.compare('==', dial.at(time.minutes)));
}

/** `9:30`, `9am`, `14:00 UTC`, `the London open`; a bare number only where `bare` allows it. */
function readTime(reader: Reader, bare: boolean): Time | null {
  return reader.tryRead(() => {
    const edge = reader.take('session-edge');
    if (edge !== null) return { minutes: edge.minutes, zone: edge.zone };
    const told = reader.peekIs('proportion');
    // "2:1" is a ratio: minutes have two digits.
    if (told !== null && /:\d(?!\d)/.test(reader.text.slice(told.from, told.to + 1))) return null;
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
    return { minutes: hours * 60 + minute, zone, ...(half !== null && { half: half.half }) };
  });
}

/** How a zone counts the minutes of the day: on the clock of a city, or shifted into UTC. */
interface Dial {
  readonly at: (minutes: number) => number;
  readonly compare: (op: '>=' | '<' | '==', at: number) => Condition;
}

/** A condition for a time told in a zone, with a note of how its clock is read. */
function zoned(reader: Reader, own: Zone | null, make: (dial: Dial) => Condition): Condition {
  const zone = own ?? reader.zone;
  if (zone !== null && typeof zone.clock === 'string') {
    reader.note(
      'time-zone',
      `Times are ${zone.name}, summer time included, and those at which a bar opens; orders fill at the open of the bar after.`,
    );
    return make(onCityClock(zone.clock));
  }
  const ahead = typeof zone?.clock === 'number' ? zone.clock : 0;
  reader.note(
    'calendar',
    'Times are UTC and those at which a bar opens; orders fill at the open of the bar after.',
  );
  if (zone !== null && ahead !== 0)
    reader.note('time-zone', `${zone.name} is read as ${offsetInWords(ahead)}.`);
  return make(aheadOfUtc(ahead));
}

function onCityClock(city: CityClock): Dial {
  return {
    at: (minutes) => minutes % day,
    compare: (op, at) => compare(clock(city), op, numberSeries(at)),
  };
}

function aheadOfUtc(ahead: number): Dial {
  return { at: (minutes) => (minutes - ahead + day) % day, compare: compareInUtc };
}

function offsetInWords(minutes: number): string {
  const hours = minutes / 60;
  return `UTC${hours < 0 ? '−' : '+'}${Math.abs(hours)}`;
}

/** From one time to another, over midnight where the second comes first. */
function within(dial: Dial, from: number, to: number): Condition {
  const begun = dial.compare('>=', from);
  if (to === 0) return begun;
  return joined(from < to ? 'all' : 'any', [begun, dial.compare('<', to)]);
}

function compareInUtc(op: '>=' | '<' | '==', at: number): Condition {
  const hour = Math.floor(at / 60);
  if (at % 60 === 0) return compare(clock('hour'), op, numberSeries(hour));
  if (op === '==') {
    const minute = compare(clock('minute'), '==', numberSeries(at % 60));
    return joined('all', [compare(clock('hour'), '==', numberSeries(hour)), minute]);
  }
  const minutes: Series = {
    kind: 'arithmetic',
    op: '+',
    left: { kind: 'arithmetic', op: '*', left: clock('hour'), right: numberSeries(60) },
    right: clock('minute'),
  };
  return compare(minutes, op, numberSeries(at));
}
