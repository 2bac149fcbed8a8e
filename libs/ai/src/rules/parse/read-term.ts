import { type Direction, type IndicatorName } from '../lexicon/meaning.js';
import { type Condition, compare, cross, field, indicatorSeries, joined } from '../request/expression.js';
import { readsOnlyClock } from '../settle/clock-conditions.js';
import { candleShapes } from './candle-shapes.js';
import { closesPosition } from './clauses.js';
import { readLastCandles } from './last-candles.js';
import { patternCondition } from './pattern-conditions.js';
import { startsPredicate } from './predicate-start.js';
import { readAveragePair, readBareCross } from './read-average-pair.js';
import { readCalendar, withFurtherTimes } from './read-calendar.js';
import { readCondition } from './read-condition.js';
import { readAgainOfList, readCounted } from './read-counted.js';
import { readDayCandle } from './read-day-candle.js';
import { deniedBehind } from './read-denied-behind.js';
import { readEarlierCandle } from './read-earlier-candle.js';
import { readBoth, readEither, readNeither, readSaidOfEach } from './read-either-both.js';
import { readHeld, readSomeOf } from './read-held.js';
import { readHours } from './read-hours.js';
import { readLaggingSpan } from './read-lagging-span.js';
import { onceOver } from './read-opening-range.js';
import { endsCondition } from './read-operand.js';
import { readOwnSignal } from './read-own-signal.js';
import { readPredicate } from './read-predicate.js';
import { readSaidOfOther } from './read-said-of-other.js';
import { readSeries } from './read-series.js';
import { readSlope } from './read-slope.js';
import { readStack } from './read-stack.js';
import { isPriceBesideNothing, readBareExtreme, readElliptic, readSubjects } from './read-subjects.js';
import { readVolumeSaid } from './read-volume-said.js';
import { type Reader } from './reader.js';
import {
  asOfBefore,
  onBars,
  onSameBars,
  readOnEachBars,
  readOnOtherBars,
  readTrendOnBars,
} from './term-bars.js';

/** Reads one condition without connecting words, or a group in parentheses. Null when none stands here. */
export function readTerm(reader: Reader, depth: number): Condition | null {
  const term = reader.tryRead(() => {
    const read = readBareTerm(reader, depth);
    return read === null || isPriceBesideNothing(reader, read) ? null : read;
  });
  if (term === null) return null;
  const said = term.kind === 'streak' ? term.of : term;
  if (said.kind === 'compare' || said.kind === 'cross') {
    reader.said = [...reader.said, said].slice(-6);
    reader.before = said;
  } else reader.before = null;
  const told = deniedBehind(reader, term);
  return onceOver(reader, readHeld(reader, asOfBefore(reader, onBars(reader, onSameBars(told)))));
}

function readBareTerm(reader: Reader, depth: number): Condition | null {
  if (depth > 12) return null;
  skipNoise(reader);
  const lexeme = reader.peek();
  if (lexeme === undefined || namesUnsupported(reader) || closesPosition(reader)) return null;
  const again =
    readAgainOfList(reader) ?? readVolumeSaid(reader) ?? readSaidOfOther(reader) ?? readTrendOnBars(reader);
  if (again !== null) return again;
  if (lexeme.is === 'mark') {
    if (lexeme.mark === 'not') return readNegated(reader, depth);
    if (lexeme.mark === 'absolute') return readAbsolute(reader, depth);
    if (lexeme.mark === 'either' || lexeme.mark === 'any') return readEither(reader, depth);
    if (lexeme.mark === 'neither') return readNeither(reader, depth);
    if (lexeme.mark === 'all') {
      const each = readSaidOfEach(reader, 'all');
      if (each !== null) return each;
      reader.at++;
      reader.takeMark('of');
      reader.takeMark('colon');
      return readCondition(reader, depth + 1, 'all');
    }
    if (lexeme.mark === 'both') {
      reader.at++;
      return readBoth(reader, depth);
    }
    if (lexeme.mark === 'open') {
      const parenthesis = reader.parentheses.get(reader.at);
      if (parenthesis?.holdsCondition) {
        reader.at++;
        const inner = readCondition(reader, depth + 1);
        return inner !== null && reader.takeMark('close') ? inner : null;
      }
    }
  }
  if (lexeme.is === 'formula') return readWritten(reader);
  if (lexeme.is === 'indicator' && saysYesOrNo.has(lexeme.name)) {
    reader.at++;
    return { kind: 'flag', of: indicatorSeries(lexeme.name) };
  }
  const day = readDayCandle(reader);
  if (day !== null) return day;
  const calendar = reader.tryRead(() => {
    // "only trade on weekdays"
    if (reader.isVerb('stay')) reader.at++;
    // "if it's Saturday or Sunday", "if it is after 9:30"
    if (reader.isMark('it')) {
      reader.at++;
      reader.skipBe();
      if (reader.peekIs('weekdays') === null) return readHours(reader);
    }
    return readCalendar(reader);
  });
  if (calendar !== null) return calendar;
  const counted =
    readLastCandles(reader) ??
    readSomeFirst(reader) ??
    readRowFirst(reader) ??
    readCounted(reader, (one) => readTerm(one, depth + 1));
  if (counted !== null) return counted;
  if (lexeme.is === 'cross-call') return readCrossCall(reader, lexeme.direction);
  const stack = readStack(reader);
  if (stack !== null) return stack;
  const slope = readSlope(reader) ?? readLaggingSpan(reader) ?? readEarlierCandle(reader);
  if (slope !== null) return slope;
  const pair = readAveragePair(reader);
  if (pair !== null) return pair;
  const pattern = reader.tryRead(() => patternCondition(reader));
  if (pattern !== null) return pattern;
  const own = readOwnSignal(reader);
  if (own !== null) return own;
  const placed = readOnOtherBars(reader);
  if (placed !== null) return placed;
  const each = readOnEachBars(reader);
  if (each !== null) return each;
  const bare = readBareCross(reader);
  if (bare !== null) return bare;
  const other = readOtherWay(reader);
  if (other !== null) return other;
  const subjects = readSubjects(reader);
  if (subjects !== null) return subjects;
  return readElliptic(reader) ?? readBareExtreme(reader);
}

/** "Long when SMA 10 is higher than SMA 40, short when it is lower": the last comparison, the other way. */
function readOtherWay(reader: Reader): Condition | null {
  return reader.tryRead(() => {
    const last = reader.said[reader.said.length - 1];
    if (!reader.takeMark('it') || last === undefined) return null;
    reader.skipBe();
    const lexeme = reader.peek();
    reader.at++;
    const down =
      (lexeme?.is === 'way' && lexeme.way === 'down') ||
      (lexeme?.is === 'edit' && lexeme.edit === 'decrease');
    const up = lexeme?.is === 'way' && lexeme.way === 'up';
    const op = lexeme?.is === 'compare' ? lexeme.op : down ? '<' : up ? '>' : null;
    if ((op !== '>' && op !== '<') || !endsCondition(reader)) return null;
    return compare(last.left, op, last.right);
  });
}

/** `3 of the last 5 candles closed below the 20 SMA`, `2 of the last 3 bars are red`. */
function readSomeFirst(reader: Reader): Condition | null {
  if (reader.peekIs('number') === null && reader.peekIs('compare') === null) return null;
  return reader.tryRead(() => {
    const some = readSomeOf(reader);
    if (some === null) return null;
    reader.takeMark('colon');
    const of = readPredicate(reader, field('close')) ?? readTerm(reader, 12);
    return of === null ? null : { kind: 'within', of, ...some };
  });
}

/** `two candles in a row close below the lower band`, German `zwei Kerzen in Folge unter dem Band schließen`. */
function readRowFirst(reader: Reader): Condition | null {
  if (reader.peekIs('field') === null && reader.peekIs('duration') === null) return null;
  return reader.tryRead(() => {
    const priced = reader.peekIs('field')?.field === 'close';
    if (priced) reader.at++;
    const duration = reader.take('duration');
    if (duration === null || !reader.takeMark('row')) return null;
    const said = readPredicate(reader, field('close'));
    if (said === null) return null;
    return { kind: 'streak', of: said, span: { value: duration.value, unit: duration.unit } };
  });
}

/** `crosses_above(a, b)` of a script; `> 0` and `< 0` behind it ask which way. */
function readCrossCall(reader: Reader, direction: Direction | null): Condition | null {
  reader.at++;
  if (!reader.takeMark('open')) return null;
  const left = readSeries(reader);
  if (left === null || !reader.takeMark('comma')) return null;
  const right = readSeries(reader);
  if (right === null || !reader.takeMark('close')) return null;
  const sign = reader.tryRead(() => {
    const compared = reader.take('compare')?.op;
    const level = reader.take('number')?.value;
    if (level === undefined || compared === undefined) return null;
    if ((compared === '>' && level === 0) || (compared === '==' && level === 1)) return 'as-said';
    return (compared === '<' && level === 0) || (compared === '==' && level === -1) ? 'turned' : null;
  });
  const turned = direction === 'above' ? 'below' : 'above';
  const way = sign === 'turned' && direction !== null ? turned : direction;
  reader.crossed = { left, right };
  if (way !== null) return cross(left, way, right);
  return joined('any', [cross(left, 'above', right), cross(left, 'below', right)]);
}

/** Indicators that need no comparison. */
const saysYesOrNo: ReadonlySet<IndicatorName> = new Set(['three_white_soldiers', 'three_black_crows']);

/** Whether what is compared here is something that flows cannot read: "funding rate is negative", "positive news". */
function namesUnsupported(reader: Reader): boolean {
  for (let ahead = 0; ahead < 5; ahead++) {
    const lexeme = reader.peek(ahead);
    if (lexeme === undefined) return false;
    if (lexeme.is === 'unsupported') return true;
    if (lexeme.is === 'compare' || lexeme.is === 'side' || lexeme.is === 'number' || lexeme.is === 'mark')
      return false;
  }
  return false;
}

/** Words of a condition that carry nothing: "there is", "we see", "we get a". */
function skipNoise(reader: Reader): void {
  for (let step = 0; step < 4; step++) {
    // "the candle closes above ...", German "die Kerze über dem Band schließt"
    if (
      reader.peekIs('candle') !== null &&
      (reader.peekIs('side', 1) !== null || reader.isVerb('close', 1) || movesFrom(reader))
    ) {
      reader.at++;
      reader.subject = null;
    } else if (reader.isVerb('be') && !startsPredicate(reader, 1)) reader.at++;
    else if (
      reader.peekIs('candle') !== null &&
      reader.isVerb('be', 1) &&
      reader.peekIs('pattern', 2) !== null
    )
      reader.at += 2;
    else if (
      (reader.isVerb('make') || reader.isVerb('move')) &&
      candleShapes[reader.peekIs('pattern', 1)?.pattern ?? 'squeeze'] !== undefined
    )
      // "we get a green candle"
      reader.at++;
    else if (reader.isVerb('make') && reader.peekIs('pattern', 1) !== null) reader.at++;
    else if (reader.peekIs('unknown') !== null && startsSubject(reader, 1)) reader.at++;
    else if (reader.isMark('at') && reader.peekIs('pattern', 1) !== null) reader.at++;
    else if (reader.isMark('it') && reader.isMark('neither', 1)) reader.at++;
    else return;
  }
}

/** "The candle drops at least 3 ATR below ..." */
function movesFrom(reader: Reader): boolean {
  return (reader.isVerb('fall', 1) || reader.isVerb('rise', 1)) && reader.peekIs('compare', 2) !== null;
}

function startsSubject(reader: Reader, ahead: number): boolean {
  const lexeme = reader.peek(ahead);
  return lexeme?.is === 'indicator' || lexeme?.is === 'field' || lexeme?.is === 'output';
}

function readWritten(reader: Reader): Condition | null {
  const lexeme = reader.peekIs('formula');
  if (lexeme === null) return null;
  if (startsPredicate(reader, 1)) return readSubjects(reader);
  reader.at++;
  return { kind: 'written', formula: lexeme.formula };
}

function readNegated(reader: Reader, depth: number): Condition | null {
  reader.at++;
  const inner = readTerm(reader, depth + 1);
  if (inner === null) return null;
  return { kind: 'not', of: readsOnlyClock(inner) ? withFurtherTimes(reader, inner) : inner };
}

/** `|z| < 0.5`: on both sides of zero. */
function readAbsolute(reader: Reader, depth: number): Condition | null {
  reader.at++;
  const term = readTerm(reader, depth + 1);
  if (term?.kind !== 'compare' || term.right.kind !== 'number' || term.right.value < 0) return null;
  const { left, op, right } = term;
  const below = op === '<' || op === '<=';
  if (!below && op !== '>' && op !== '>=') return null;
  const turned = ({ '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const)[op];
  return joined(below ? 'all' : 'any', [
    term,
    { kind: 'compare', op: turned, left, right: { kind: 'number', value: -right.value } },
  ]);
}
