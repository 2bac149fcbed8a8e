import type { Comparison, Direction } from '../lexicon/meaning.js';
import {
  type Condition,
  compare,
  cross,
  field,
  type IndicatorSeries,
  indicatorSeries,
  joined,
  numberSeries,
  type Series,
} from '../request/expression.js';
import { beforeThisBar, readBarsBefore } from './breakouts.js';
import { isOscillator } from './indicator-moods.js';
import { lineMeant } from './line-meant.js';
import { readSameOfOther } from './read-beside-market.js';
import { crossedAgain } from './read-crossing.js';
import { readDistanceAway } from './read-distance-away.js';
import {
  beyond,
  byMargin,
  endsCondition,
  lineOf,
  lineTowards,
  readSidedOperand,
  rememberPair,
} from './read-operand.js';
import { type Reader } from './reader.js';

export function readOnSide(
  reader: Reader,
  subject: Series,
  direction: Direction,
  inclusive: boolean,
): Condition | null {
  // "over 10% below the average": how far away, not on which side of what.
  const share = reader.peekIs('number')?.unit === 'percent' && reader.peekIs('side', 1) !== null;
  const away = share || (reader.peekIs('number') !== null && reader.peekIs('indicator', 1)?.name === 'atr');
  const distance = away ? readDistanceAway(reader, subject, direction === 'above' ? '>' : '<') : null;
  if (distance !== null) return distance;
  const same = readSameOfOther(reader, subject);
  if (same !== null) return compare(subject, direction === 'above' ? '>' : '<', same);
  const named = readNamedLevel(reader, direction, inclusive);
  if (named !== null) return named;
  const them = readThem(reader);
  if (them !== null) {
    const op = direction === 'above' ? '>' : '<';
    return joined(
      them.sense,
      them.lines.map((line) => compare(subject, op, line)),
    );
  }
  const bars = readBarsBefore(reader, subject, direction === 'above');
  if (bars !== null) return compare(subject, direction === 'above' ? '>' : '<', bars);
  const verbLast = subject.kind === 'field' && subject.field === 'close' && isLastVerb(reader);
  const said = verbLast ? null : readSidedOperand(reader, subject);
  if (isLastVerb(reader)) reader.at++;
  // "cover when it closes above": above the level that was named before.
  const again =
    said === null && endsCondition(reader) && comparedLast(reader, subject)
      ? lineMeant(reader, subject)
      : null;
  // Dutch "wanneer hij eronder kruist"
  if (said === null && again === null && endsWithMove(reader)) {
    reader.at++;
    return crossedAgain(reader, subject, direction);
  }
  const right = said ?? (again === null ? null : [again]);
  if (right === null) return null;
  reader.level = right[0] ?? null;
  if (right[0] !== undefined) rememberPair(reader, subject, right[0]);
  const op: Comparison = direction === 'above' ? (inclusive ? '>=' : '>') : inclusive ? '<=' : '<';
  const levels = right.map((level) => byMargin(reader, lineTowards(level, direction), direction));
  // In German the verb comes last: "wenn der RSI über 70 steigt".
  if (endsWithMove(reader)) {
    reader.at++;
    return joined(
      'all',
      levels.map((level) => cross(lineOf(subject), direction, beforeThisBar(level))),
    );
  }
  return joined(
    'all',
    levels.map((level) => compare(subject, op, beyond(level, op))),
  );
}

/** "... below any of them", "above all of them": the averages that were listed before. */
function readThem(
  reader: Reader,
): { readonly sense: 'all' | 'any'; readonly lines: readonly IndicatorSeries[] } | null {
  return reader.tryRead(() => {
    const sense = reader.isMark('all') ? 'all' : 'any';
    if (!reader.takeMark('any', 'all', 'either')) return null;
    while (reader.takeMark('of', 'it') || reader.take('unknown') !== null);
    const lines = reader.listed.length > 0 ? reader.listed : reader.lines;
    return lines.length > 1 && endsCondition(reader) ? { sense, lines } : null;
  });
}

/** "exit above RSI 70": the oscillator and its level, not a line to be above of. */
function readNamedLevel(reader: Reader, direction: Direction, inclusive: boolean): Condition | null {
  return reader.tryRead(() => {
    const indicator = reader.take('indicator');
    if (indicator === null || !isOscillator(indicator.name)) return null;
    const known =
      reader.indicator?.name === indicator.name ? reader.indicator : indicatorSeries(indicator.name);
    reader.takeMark('of', 'at');
    const level = reader.take('number');
    if (level?.unit !== 'plain' || !endsCondition(reader)) return null;
    const op = direction === 'above' ? (inclusive ? '>=' : '>') : inclusive ? '<=' : '<';
    reader.subject = known;
    return compare(lineOf(known), op, numberSeries(level.value));
  });
}

/** A level that is not named again is only that of the same series. */
function comparedLast(reader: Reader, subject: Series): boolean {
  const last = reader.compared[reader.compared.length - 1];
  if (subject.kind === 'number' || reader.isMark('bullet') || reader.isMark('open')) return false;
  if (last === undefined || JSON.stringify(last) === JSON.stringify(subject)) return true;
  // "price above the EMA 50 and RSI under 60, exit when price closes below": prices compare with their own.
  const price = JSON.stringify(field('close'));
  return JSON.stringify(subject) === price && reader.said.some(({ left }) => JSON.stringify(left) === price);
}

/** In German and Dutch the verb comes last: "wenn er darunter liegt", "als die eronder sluit". */
function isLastVerb(reader: Reader): boolean {
  if (!reader.isVerb('be') && !reader.isVerb('close')) return false;
  const next = reader.peek(1);
  return next === undefined || next.is === 'mark';
}

function endsWithMove(reader: Reader): boolean {
  const verb = reader.peekIs('verb');
  if (verb === null || !['rise', 'fall', 'cross', 'move', 'break'].includes(verb.verb)) return false;
  const next = reader.peek(1);
  return next === undefined || next.is === 'mark' || next.is === 'action' || next.is === 'head';
}
