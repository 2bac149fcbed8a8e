import { type Comparison, type Direction } from '../lexicon/meaning.js';
import {
  type Condition,
  compare,
  cross,
  field,
  indicatorSeries,
  joined,
  numberSeries,
  previous,
  type Series,
  type Span,
} from '../request/expression.js';
import { beforeThisBar } from './breakouts.js';
import { ownCross } from './indicator-moods.js';
import { comparedBefore } from './line-meant.js';
import { readChange, readOnward } from './read-change.js';
import { readMovedInto } from './read-inside.js';
import { readComeNear } from './read-nearness.js';
import {
  beyond,
  endsCondition,
  impliedSide,
  isCloud,
  lineOf,
  lineTowards,
  readListedAverages,
  readOperand,
} from './read-operand.js';
import { isAverage } from './read-parameters.js';
import { readReached } from './read-reached.js';
import { readSeries } from './read-series.js';
import { readPattern } from './read-turn.js';
import { type Reader } from './reader.js';

/** `70 überschreitet`: the level stands before its verb. */
export function readLevelFirst(reader: Reader, subject: Series): Condition | null {
  return reader.tryRead(() => {
    const level = readSeries(reader);
    if (level === null) return null;
    const verb = reader.take('level-verb');
    if (verb !== null) return levelSaid(subject, verb, level);
    // "zero line cross up"
    const late = reader.tryRead(() => (takesThrough(reader) ? reader.take('way') : null));
    const way = late ?? reader.take('way');
    if (way === null || (late === null && !takesThrough(reader))) return null;
    reader.crossed = { left: lineOf(subject), right: level };
    reader.level = level;
    return levelSaid(subject, { direction: way.way === 'up' ? 'above' : 'below', crossing: true }, level);
  });
}

/** "... nach unten kreuzt": the way stands before its verb, the line was named before. */
export function readTurnedCrossing(reader: Reader, subject: Series): Condition | null {
  return reader.tryRead(() => {
    const way = reader.take('way');
    if (way === null || !takesThrough(reader) || !endsCondition(reader)) return null;
    return crossedAgain(reader, subject, way.way === 'up' ? 'above' : 'below');
  });
}

/** Takes a verb that goes through a line. */
function takesThrough(reader: Reader): boolean {
  if (!reader.isVerb('cross') && !reader.isVerb('break')) return false;
  reader.at++;
  return true;
}

/** A crossing of a line that is not named again: the one that was crossed before, or the subject's own. */
export function crossedAgain(reader: Reader, subject: Series, direction: Direction): Condition | null {
  const last = reader.crossed;
  // "the EMA cross": the two averages that were named, not the price and one of them.
  const unsized = subject.kind === 'indicator' && isAverage(subject.name) && subject.params.length === 0;
  if (last !== null && unsized) return cross(last.left, direction, last.right);
  const again =
    last !== null && sameSeries(last.left, lineOf(subject)) ? last.right : priceLevel(reader, subject);
  return again === null ? ownCross(subject, direction) : cross(lineOf(subject), direction, again);
}

/** "Sell when they cross back", "... when the EMA 5 flips back": what crossed before, the other way. */
export function readTurnedBack(reader: Reader, subject: Series): Condition | null {
  return reader.tryRead(() => {
    const { crossed } = reader;
    if (crossed === null || !sameSeries(crossed.left, lineOf(subject))) return null;
    if (!reader.isVerb('cross') && !reader.isVerb('turn')) return null;
    const behind = reader.text.slice(reader.peek()?.to ?? 0, reader.peek(1)?.from ?? reader.text.length);
    reader.at++;
    if (!/\bback\b/i.test(behind) || !endsCondition(reader)) return null;
    return cross(crossed.left, reader.bias === 'down' ? 'below' : 'above', crossed.right);
  });
}

export function levelSaid(
  subject: Series,
  verb: { readonly direction: Direction; readonly crossing: boolean },
  level: Series,
): Condition {
  if (verb.crossing) return cross(lineOf(subject), verb.direction, beforeThisBar(level));
  const op = verb.direction === 'above' ? '>' : '<';
  return compare(subject, op, beyond(level, op));
}

function unsaidDirection(reader: Reader, what: string): Direction {
  const direction = reader.bias === 'down' ? 'below' : 'above';
  reader.note('direction', `"${what}" is read as ${what} ${direction}.`);
  return direction;
}

/** "until RSI crosses 70 or 40": up through the one, or down through the other. */
function readEitherLevel(reader: Reader, subject: Series): Condition | null {
  return reader.tryRead(() => {
    const [one, or, other] = [reader.take('number'), reader.takeMark('or'), reader.take('number')];
    if (one?.unit !== 'plain' || !or || other?.unit !== 'plain' || one.value === other.value) return null;
    const line = lineOf(subject);
    return joined('any', [
      cross(line, 'above', numberSeries(Math.max(one.value, other.value))),
      cross(line, 'below', numberSeries(Math.min(one.value, other.value))),
    ]);
  });
}

export function readCrossing(reader: Reader, subject: Series): Condition | null {
  const over = reader
    .words(reader.at - 1, reader.at - 1)
    .toLowerCase()
    .endsWith(' over');
  // "EMA 20 cross to down EMA 50"
  if (reader.isMark('to') && reader.peekIs('way', 1) !== null) reader.at++;
  const way = reader.take('way');
  // "crosses down from above 80"
  if (reader.peekIs('way')?.way === way?.way) reader.take('way');
  const mood = reader.peekIs('pattern');
  if (mood !== null && (mood.pattern === 'bullish' || mood.pattern === 'bearish')) {
    reader.at++;
    return ownCross(subject, mood.pattern === 'bullish' ? 'above' : 'below');
  }
  const apart =
    way === null ? null : readCrossingInZone(reader, subject, way.way === 'up' ? 'above' : 'below');
  if (apart !== null) return apart;
  const either = way === null ? readEitherLevel(reader, subject) : null;
  if (either !== null) return either;
  const side = reader.take('side');
  // Portuguese "cruza para baixo a MME 21"
  reader.takeMark('with', 'on', 'at');
  // Portuguese "cruzar para baixo da média de 21"
  if (way !== null && side === null) reader.takeMark('of');
  if (isCloud(reader))
    return readCloud(reader, side?.direction ?? (way?.way === 'down' ? 'below' : 'above'), true);
  const listed = readListedAverages(reader);
  if (listed !== null) {
    const towards =
      side?.direction ??
      (way?.way === 'down' ? 'below' : way?.way === 'up' ? 'above' : unsaidDirection(reader, 'crosses'));
    return crossingAll(subject, towards, listed);
  }
  // "is crossing up the price the average": the subject once more, behind its verb.
  const again = subject.kind === 'field' && reader.peekIs('field')?.field === subject.field;
  if (again && ['indicator', 'average', 'duration', 'number'].includes(reader.peek(1)?.is ?? 'mark'))
    reader.at++;
  const level = reader.tryRead(() => readOperand(reader, subject));
  // "cross the moving average to up"
  if (reader.isMark('to') && reader.peekIs('way', 1) !== null) reader.at++;
  const late = way === null && side === null ? reader.take('way') : null;
  const lateSide = way === null && side === null && late === null ? readFromSide(reader) : null;
  const said: Direction | null =
    side?.direction ??
    (way !== null ? (way.way === 'up' ? 'above' : 'below') : null) ??
    (late !== null ? (late.way === 'up' ? 'above' : 'below') : lateSide) ??
    // Two lines "cross over" either way, a number is crossed over from below.
    (over && level?.kind === 'number' ? 'above' : null);
  const direction = said ?? unsaidDirection(reader, 'crosses');
  if (level === null) return crossedAgain(reader, subject, direction);
  const right = beforeThisBar(lineTowards(level, direction));
  reader.crossed = { left: lineOf(subject), right };
  reader.level = right;
  skipOrigin(reader);
  const directed = cross(lineOf(subject), direction, right);
  const crossing: Condition =
    said === null && directed.kind === 'cross' ? { ...directed, eitherWay: true } : directed;
  const lines = [lineOf(subject), right] as const;
  const origin = readZoneOfOrigin(reader, direction === 'above' ? 'up' : 'down', lines);
  const zone = right.kind === 'number' ? null : (origin ?? readZone(reader, lines));
  return zone === null ? crossing : joined('all', [crossing, zone]);
}

/** "MACD crosses up below zero", "stochastic crosses down over 80": one word says which way, the other where. */
function readCrossingInZone(reader: Reader, subject: Series, direction: Direction): Condition | null {
  const side = reader.peekIs('side');
  if (side === null || side.direction === direction) return null;
  return reader.tryRead(() => {
    const own = ownCross(subject, direction);
    const zone = own?.kind === 'cross' ? readZone(reader, [own.left, own.right]) : null;
    if (own !== null && zone !== null) return joined('all', [own, zone]);
    reader.at++;
    const level = readOperand(reader, subject);
    return level === null ? null : cross(lineOf(subject), direction, beforeThisBar(level));
  });
}

/** "%K crosses %D from below 20": the way it goes and where it comes from, which is where the two lines meet. */
function readZoneOfOrigin(
  reader: Reader,
  way: 'up' | 'down',
  lines: readonly [Series, Series],
): Condition | null {
  return reader.tryRead(() => {
    const apart =
      reader.peekIs('way') !== null && reader.words(reader.at, reader.at).toLowerCase().startsWith('from');
    if (apart) reader.at++;
    const number = reader.take('number');
    const origin = /^from (below|under|above|over)$/i.test(reader.words(reader.at - 2, reader.at - 2));
    if (number?.unit !== 'plain' || !origin || lines[1].kind === 'number') return null;
    return compare(lines[0], way === 'up' ? '<' : '>', numberSeries(number.value));
  });
}

/** "%K crosses above %D below 20", "both below 20": where the two lines meet. */
function readZone(reader: Reader, lines: readonly [Series, Series]): Condition | null {
  return reader.tryRead(() => {
    reader.takeMark('at', 'in', 'comma', 'with');
    const both = reader.takeMark('both');
    if (both) reader.skipBe();
    const side = reader.take('side') ?? reader.take('compare');
    const number = reader.take('number');
    if (side === null || number === null || number.unit !== 'plain' || reader.peekIs('unit') !== null)
      return null;
    if (reader.peek() !== undefined && reader.peek()?.is !== 'mark' && reader.peek()?.is !== 'action')
      return null;
    const op = side.is === 'side' ? (side.direction === 'above' ? '>' : '<') : side.op;
    return joined(
      'all',
      (both ? lines : lines.slice(0, 1)).map((line) =>
        compare(line, op, { kind: 'number', value: number.value }),
      ),
    );
  });
}

/** The two lines that met last, which "both" means; null where a line met a number, or something else was said since. */
export function linesCrossedLast({ crossed, compared }: Reader): readonly [Series, Series] | null {
  const last = compared[compared.length - 1];
  if (crossed === null || crossed.right.kind === 'number') return null;
  return last === undefined || sameSeries(lineOf(last), crossed.left) ? [crossed.left, crossed.right] : null;
}

/** Beyond all of several lines, and across one of them on this bar. */
function crossingAll(subject: Series, direction: Direction, levels: readonly Series[]): Condition {
  const op: Comparison = direction === 'above' ? '>' : '<';
  return joined('all', [
    ...levels.map((level) => compare(subject, op, level)),
    joined(
      'any',
      levels.map((level) => cross(lineOf(subject), direction, level)),
    ),
  ]);
}

/** "... from oversold" repeats where a crossing comes from. */
function skipOrigin(reader: Reader): void {
  reader.tryRead(() => {
    if (!reader.takeMark('from')) return null;
    const pattern = reader.take('pattern');
    return pattern?.pattern === 'oversold' || pattern?.pattern === 'overbought' ? true : null;
  });
}

/** The line that the price was last compared with. */
function priceLevel(reader: Reader, subject: Series): Series | null {
  if (subject.kind !== 'field' || subject.field !== 'close') return null;
  const level = comparedBefore(reader, subject) ?? reader.level;
  return level === null || level.kind === 'field' ? null : level;
}

function sameSeries(a: Series, b: Series): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** `crosses 30 from below`. */
function readFromSide(reader: Reader): Direction | null {
  return reader.tryRead(() => {
    if (!reader.takeMark('from')) return null;
    const side = reader.take('side');
    return side === null ? null : side.direction === 'below' ? 'above' : 'below';
  });
}

function readCloud(reader: Reader, direction: Direction, crossing: boolean): Condition {
  reader.at++;
  const a = indicatorSeries('ichimoku', [], 'senkou_a');
  const b = indicatorSeries('ichimoku', [], 'senkou_b');
  const close = field('close');
  const op = direction === 'above' ? '>' : '<';
  const now = joined('all', [compare(close, op, a), compare(close, op, b)]);
  if (!crossing) return now;
  const opposite = direction === 'above' ? '<=' : '>=';
  const before = joined('any', [
    compare(previous(close), opposite, previous(a)),
    compare(previous(close), opposite, previous(b)),
  ]);
  return joined('all', [now, before]);
}

/** `goes from negative to positive`, `flips from red to green`. */
export function readFromTo(reader: Reader, subject: Series): Condition | null {
  return reader.tryRead(() => {
    if (!reader.takeMark('from')) return null;
    const before = reader.take('pattern')?.pattern;
    if (before === undefined || !reader.takeMark('to', 'in')) return null;
    const after = reader.take('pattern')?.pattern;
    const up = upward.has(after ?? '') && downward.has(before);
    if (!up && !(downward.has(after ?? '') && upward.has(before))) return null;
    const zero = after === 'positive' || after === 'negative';
    return zero
      ? cross(lineOf(subject), up ? 'above' : 'below', { kind: 'number', value: 0 })
      : ownCross(subject, up ? 'above' : 'below');
  });
}

const upward: ReadonlySet<string> = new Set(['positive', 'green', 'bullish']);
const downward: ReadonlySet<string> = new Set(['negative', 'red', 'bearish']);

export function readMovement(reader: Reader, subject: Series, verb: 'move' | 'break'): Condition | null {
  const near = verb === 'move' ? readComeNear(reader, subject) : null;
  if (near !== null) return near;
  const sides = readFromTo(reader, subject);
  if (sides !== null) return sides;
  const way = reader.take('way');
  const side = reader.take('side');
  // "comes up through -100"
  reader.takeMark('to', 'in', 'of', 'from', 'at', ...(way === null ? [] : (['on'] as const)));
  if (isCloud(reader))
    return readCloud(reader, side?.direction ?? (way?.way === 'down' ? 'below' : 'above'), true);
  const pattern = reader.peekIs('pattern');
  // "Breaks the inside bar's high" is a level.
  if (side === null && pattern !== null && reader.peekIs('extreme', 1) === null)
    return readPattern(reader, subject);
  const listed = verb === 'break' || side !== null || way !== null ? readListedAverages(reader) : null;
  if (listed !== null) {
    const down = way === null ? reader.bias === 'down' : way.way === 'down';
    return crossingAll(subject, side?.direction ?? (down ? 'below' : 'above'), listed);
  }
  const level = reader.tryRead(() => readOperand(reader, subject));
  const said = side?.direction ?? (way === null ? null : way.way === 'up' ? 'above' : 'below');
  if (level === null) {
    if (verb === 'break' && way !== null) {
      const up = way.way === 'up';
      reader.note('breakout', 'A breakout is read as a close beyond the 20 bars before.');
      return compare(
        field('close'),
        up ? '>' : '<',
        previous({
          kind: 'extreme',
          extreme: up ? 'high' : 'low',
          of: field(up ? 'high' : 'low'),
          span: { value: 20, unit: 'bar' },
        }),
      );
    }
    // "... and sell when it goes below": the level that was named before.
    if (side === null || !endsCondition(reader)) return null;
    // "SAR flips above": above the price, whatever else was compared before.
    if (subject.kind === 'indicator' && subject.name === 'parabolic_sar')
      return cross(subject, side.direction, field('close'));
    return reader.level === null ? null : cross(lineOf(subject), side.direction, reader.level);
  }
  reader.level = level;
  const late = said === null ? reader.take('way') : null;
  const implied = impliedSide(level);
  const direction =
    said ??
    (late === null ? implied : late.way === 'up' ? 'above' : 'below') ??
    (verb === 'break' ? unsaidDirection(reader, 'breaks') : null);
  if (direction === null) return readReached(reader, subject, level);
  const line = lineTowards(level, direction);
  const before = beforeThisBar(line);
  if (before !== line) return compare(subject, direction === 'above' ? '>' : '<', before);
  return cross(lineOf(subject), direction, line);
}

/** `rises above 70`, `drops 5%`, `falls 10% from its high`, `is rising`. */
export function readRiseOrFall(reader: Reader, subject: Series, direction: 'up' | 'down'): Condition | null {
  const into = readMovedInto(reader, subject, direction === 'up' ? 'above' : 'below');
  const near = into === null ? readComeNear(reader, subject) : into;
  if (near !== null) return near;
  reader.takeMark('by');
  // French "baisse de 5 %", Italian "scende del 5%"
  const by = reader.isMark('of') || reader.isMark('with');
  if (by && reader.peekIs('number', 1)?.unit === 'percent') reader.at++;
  const more = reader.peekIs('compare');
  const exact = more !== null && reader.peekIs('number', 1)?.unit === 'percent';
  if (exact) reader.at++;
  const number = reader.peekIs('number');
  if (number?.unit === 'percent') return readChange(reader, subject, direction);
  const told = reader.peekIs('side') !== null || reader.isMark('last');
  const since = told ? reader.tryRead(() => readOverBars(reader)) : null;
  if (since !== null)
    return compare(subject, direction === 'up' ? '>' : '<', { kind: 'previous', of: subject, span: since });
  const side = reader.take('side');
  if (side === null) reader.take('way');
  if (side !== null) {
    if (isCloud(reader)) return readCloud(reader, side.direction, true);
    const level = readOperand(reader, subject);
    if (level === null) return endsCondition(reader) ? crossedAgain(reader, subject, side.direction) : null;
    reader.level = level;
    reader.crossed = { left: lineOf(subject), right: level };
    skipOrigin(reader);
    return cross(lineOf(subject), side.direction, beforeThisBar(level));
  }
  const touches = reader.isMark('and') && reader.isVerb('hit', 1);
  if (touches) reader.at++;
  if (touches || reader.takeMark('to')) {
    // "pulls back to touch the 20 EMA", "pulls back and touches it"
    if (reader.isVerb('hit')) {
      reader.at++;
      const touched = readOperand(reader, subject);
      return touched === null ? null : readReached(reader, subject, touched);
    }
    const level = readOperand(reader, subject);
    if (level === null) return null;
    return compare(subject, direction === 'up' ? '>=' : '<=', level);
  }
  const through = reader.tryRead(() => {
    // "falls through the 20 EMA"
    if (reader.isVerb('break')) reader.at++;
    // Spanish "baja de 50"
    if (!reader.takeMark('on') && reader.isMark('of') && reader.peekIs('number', 1)?.unit === 'plain')
      reader.at++;
    const level = readOperand(reader, subject);
    return level;
  });
  if (through !== null)
    return cross(lineOf(subject), direction === 'up' ? 'above' : 'below', beforeThisBar(through));
  return namesLevel(reader) ? null : readOnward(reader, subject, direction);
}

/** "Rising over 10 bars", "falling over the last 5 days": now beside then. */
function readOverBars(reader: Reader): Span | null {
  const side = reader.peekIs('side');
  const over = side !== null && reader.words(reader.at, reader.at).toLowerCase() === 'over';
  const last = reader.isMark('last') && reader.words(reader.at, reader.at).toLowerCase().startsWith('over');
  if (!over && !last) return null;
  reader.at++;
  reader.takeMark('last', 'previous');
  const duration = reader.take('duration');
  return duration === null || !endsCondition(reader) ? null : { value: duration.value, unit: duration.unit };
}

/** "baja de 30", "falls to near 30": a level that is not understood is not passed over. */
function namesLevel(reader: Reader): boolean {
  for (let ahead = 0; ahead < 3; ahead++) {
    const lexeme = reader.peek(ahead);
    if (lexeme?.is === 'number') return lexeme.unit === 'plain' || ahead > 0;
    if (ahead > 0 && (lexeme?.is === 'indicator' || lexeme?.is === 'output')) return true;
    const links =
      lexeme?.is === 'mark' && ['of', 'from', 'to', 'at', 'in', 'within', 'not'].includes(lexeme.mark);
    if (!links && lexeme?.is !== 'unknown') return false;
  }
  return false;
}

export function slope(subject: Series, direction: 'up' | 'down'): Condition {
  return compare(subject, direction === 'up' ? '>' : '<', previous(subject));
}
