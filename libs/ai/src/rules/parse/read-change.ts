import { type Condition, compare, field, type Series, type Span, scaled } from '../request/expression.js';
import { slope } from './read-crossing.js';
import { readDistanceAway } from './read-distance-away.js';
import { averageOf, computedOn, endsCondition } from './read-operand.js';
import { isOpeningPrice } from './read-prices.js';
import { readSeries } from './read-series.js';
import { readStart } from './read-start.js';
import { readSpan } from './read-time.js';
import { type Reader } from './reader.js';

/** A move in percent with its window, if one is named: `5% in 24 hours`, `10% from its high`. */
export function readChange(reader: Reader, subject: Series, direction: 'up' | 'down'): Condition | null {
  const compared = reader.peekIs('compare', -1);
  const number = reader.take('number');
  if (number === null) return null;
  const strict = !reader.takeMark('or-more', 'or-less') && compared?.op === '>';
  const from = readStart(reader);
  if (from === 'unread') return null;
  if (from !== null && typeof from !== 'string') {
    const factor = direction === 'up' ? 1 + number.value / 100 : 1 - number.value / 100;
    const least = direction === 'up' ? '>=' : '<=';
    const beyond = direction === 'up' ? '>' : '<';
    return compare(subject, strict ? beyond : least, scaled(from, factor));
  }
  return {
    kind: 'change',
    of: pricedSubject(subject),
    direction,
    percent: number.value,
    ...readOver(reader),
    from: from ?? null,
    ...(strict && { strict }),
  };
}

/** "It falls 5%" after an oscillator was named is said of the price. */
function pricedSubject(subject: Series): Series {
  if (subject.kind !== 'indicator') return subject;
  return { ...field('close'), asset: subject.asset, timeframe: subject.timeframe } as Series;
}

/** Over how long, and whether since the last day or week that closed: "on the day", "today", "this week". */
function readOver(reader: Reader): { readonly span: Span | null; readonly calendar?: true } {
  const days = readCalendarSpan(reader);
  return days === null ? { span: readChangeSpan(reader) } : { span: days, calendar: true };
}

/** `today`, `on the day`, `for the week`. */
function readCalendarSpan(reader: Reader): Span | null {
  return reader.tryRead((): Span | null => {
    if (reader.take('now') !== null) return { value: 1, unit: 'day' };
    if (!reader.takeMark('on', 'for')) return null;
    const unit = reader.take('unit')?.unit;
    return unit === 'day' || unit === 'week' ? { value: 1, unit } : null;
  });
}

function readChangeSpan(reader: Reader): Span | null {
  const span = readSpan(reader);
  if (span !== null) return span;
  return reader.tryRead((): Span | null => {
    const named = reader.take('timeframe');
    if (named !== null && named.timeframe === '1d') return { value: 1, unit: 'day' };
    // Spanish "cae un 5 % en 24 horas": over how long, and no bars of that size.
    const over =
      reader.isMark('on') && reader.text.slice(reader.peek()?.from, reader.peek()?.to).toLowerCase() !== 'on';
    const lasting = over ? reader.peekIs('duration', 1) : null;
    if (lasting !== null && reader.peekIs('chart', 2) === null && reader.peekIs('candle', 2) === null) {
      reader.at += 2;
      return { value: lasting.value, unit: lasting.unit };
    }
    const bare = reader.take('unit');
    if (bare !== null) return { value: 1, unit: bare.unit };
    // "up 1% on the day", "down 2% for the week"
    const spoken = reader.isMark('on') || reader.isMark('for');
    if (spoken && reader.peekIs('unit', 1) === null) return null;
    if (reader.takeMark('in', 'per', 'on', 'for')) {
      const unit = reader.take('unit') ?? reader.take('candle');
      if (unit === null) return null;
      return { value: 1, unit: unit.is === 'unit' ? unit.unit : 'bar' };
    }
    return null;
  });
}

/** `5% above its 200 SMA`, `up 5% today`, `twice its average`. */
export function readMeasure(reader: Reader, subject: Series): Condition | null {
  const number = reader.peekIs('number');
  if (number?.unit === 'percent') {
    const next = reader.peek(1);
    if (next?.is === 'way') {
      const way = next.way;
      const value = reader.take('number');
      reader.at++;
      if (value === null) return null;
      reader.at -= 2;
      return changeWithWay(reader, subject, way);
    }
    const entry = reader.peek(2);
    const bought = entry?.is === 'action' && (entry.action === 'enter' || entry.action === 'buy');
    if (next?.is === 'side' && bought && !isOpeningPrice(reader, 2)) {
      // "5% above entry": a gain since the position was opened.
      reader.at += 3;
      reader.take('field');
      const direction = next.direction === 'above' ? 'up' : 'down';
      return {
        kind: 'change',
        of: pricedSubject(subject),
        direction,
        percent: number.value,
        span: null,
        from: 'entry',
      };
    }
    const lower = next?.is === 'compare' && (next.op === '<' || next.op === '>');
    if (lower) return readDistanceAway(reader, subject, '>=');
    if (next?.is === 'side') {
      const direction = next.direction;
      const high = readOfExtreme(reader, subject, number.value, direction);
      if (high !== null) return high;
      const named = reader.tryRead(() => {
        const series = readSeries(reader);
        if (series === null || series.kind === 'number') return null;
        // "3% below its 20 day average" of a ratio: the average of the ratio.
        return computedOn(subject) ? (averageOf(subject, series) ?? series) : series;
      });
      const level = named ?? sameDistance(reader, direction);
      if (level === null) return null;
      reader.level = level;
      return compare(subject, direction === 'above' ? '>=' : '<=', level);
    }
  }
  const owned = (reader.peek()?.owned ?? reader.peek(1)?.owned) === true;
  const own = (said: Series): Series =>
    owned || computedOn(subject) ? (averageOf(subject, said) ?? said) : said;
  const multiple = reader.tryRead(() => readMultiple(reader));
  if (multiple !== null) return compare(subject, '>=', own(multiple));
  const said = readSeries(reader);
  const level = said === null ? null : own(said);
  if (level === null || level.kind === 'number') return null;
  // "2 ATR below the 20 EMA": further down than that.
  const down =
    (level.kind === 'indicator' && level.output === 'lower') ||
    (level.kind === 'arithmetic' && level.op === '-');
  return compare(subject, down ? '<=' : '>=', level);
}

/** "5% below its recent high": a high of no named length, so how long is settled with the rest. */
function readOfExtreme(
  reader: Reader,
  subject: Series,
  percent: number,
  direction: 'above' | 'below',
): Condition | null {
  const extreme =
    reader.peekIs('extreme', 2)?.extreme ??
    (reader.isMark('it', 2) ? reader.peekIs('extreme', 3)?.extreme : undefined);
  if (extreme === undefined || (extreme === 'high') !== (direction === 'below')) return null;
  return reader.tryRead(() => {
    reader.at += 2;
    const level = readSeries(reader);
    if (level?.kind !== 'field' || !endsCondition(reader)) return null;
    const way = direction === 'above' ? 'up' : 'down';
    return { kind: 'change', of: pricedSubject(subject), direction: way, percent, span: null, from: extreme };
  });
}

/** "short if 30bps above the SMA, long if 30bps below": from the line that was named before. */
function sameDistance(reader: Reader, direction: 'above' | 'below'): Series | null {
  const { level } = reader;
  const line = level?.kind === 'arithmetic' ? level.left : level;
  const number = reader.peekIs('number');
  if (line === null || line.kind === 'number' || number === null) return null;
  reader.at += 2;
  if (!endsCondition(reader)) return null;
  return scaled(line, direction === 'above' ? 1 + number.value / 100 : 1 - number.value / 100);
}

function changeWithWay(reader: Reader, subject: Series, way: 'up' | 'down'): Condition | null {
  const number = reader.take('number');
  reader.at++;
  if (number === null) return null;
  return {
    kind: 'change',
    of: subject,
    direction: way,
    percent: number.value,
    ...readOver(reader),
    from: null,
  };
}

/** `up 5% today`, `down`. */
export function readMove(reader: Reader, subject: Series, direction: 'up' | 'down'): Condition | null {
  reader.takeMark('by');
  if (reader.peekIs('number', 1)?.unit === 'percent') reader.take('compare');
  if (reader.peekIs('number')?.unit === 'percent') return readChange(reader, subject, direction);
  return readOnward(reader, subject, direction);
}

/** `rising`, `down on the day`: beside the bar before, or beside the close of the day or week before. */
export function readOnward(reader: Reader, subject: Series, direction: 'up' | 'down'): Condition {
  const days = readCalendarSpan(reader);
  if (days === null) return slope(subject, direction);
  return {
    kind: 'change',
    of: pricedSubject(subject),
    direction,
    percent: 0,
    span: days,
    from: null,
    strict: true,
    calendar: true,
  };
}

/** `3 times higher than its average`. */
function readMultiple(reader: Reader): Series | null {
  const word = reader.take('multiple');
  const number = word === null ? reader.take('number') : null;
  const factor = word?.factor ?? number?.value;
  if (factor === undefined || (number !== null && number.unit !== 'times' && !reader.takeMark('times')))
    return null;
  const more = reader.take('compare');
  if (more === null || !more.op.startsWith('>')) return null;
  const level = readSeries(reader);
  return level === null || level.kind === 'number' ? null : scaled(level, factor);
}
