import { type Condition, compare, field, numberSeries } from '../request/expression.js';
import type { StrategyRequest } from '../request/strategy-request.js';
import { beforeThisBar } from './breakouts.js';
import { isOnPriceScale } from './price-scale.js';
import { endsCondition } from './read-operand.js';
import { isAverage } from './read-parameters.js';
import { readReached } from './read-reached.js';
import { readSeries } from './read-series.js';
import type { Reader } from './reader.js';

type Head = 'target' | 'stop' | 'trail';

/**
 * "tp at the middle band", "stop at the 50 EMA": a line that moves with the bars, so a way out and no distance from the
 * entry. A target is touched; beyond a stop the bar must close.
 */
export function readLineOut(
  reader: Reader,
  request: StrategyRequest,
  head: Head,
  from: number,
): Condition | null {
  return reader.tryRead(() => {
    skipPlacing(reader, head, from);
    const line = readSeries(reader);
    const moves =
      line?.kind === 'indicator' &&
      (isAverage(line.name) || ['upper', 'middle', 'lower', 'line'].includes(line.output ?? ''));
    // The lowest low of ten days moves up with them.
    const trails =
      head === 'trail' &&
      line !== null &&
      (line.kind === 'extreme' ? line.span !== null : line.kind === 'indicator' && isOnPriceScale(line));
    if (line === null || !(moves || trails) || !endsCondition(reader)) return null;
    if (head === 'target') return readReached(reader, field('close'), line);
    const words = reader.words(from, reader.at - 1);
    reader.note('exit', `"${words}": out when a bar closes beyond this line.`);
    request.stopAt = words;
    return compare(field('close'), reader.bias === 'up' ? '>' : '<', beforeThisBar(line));
  });
}

/** "Stop at 60500", "target 66k", "invalidation below $65k": a price, judged where bars close. */
export function readPriceOut(
  reader: Reader,
  request: StrategyRequest,
  head: Exclude<Head, 'trail'>,
  from: number,
): Condition | null {
  return reader.tryRead(() => {
    const placed = skipPlacing(reader, head, from);
    const number = reader.take('number');
    if (number === null || (number.unit !== 'plain' && number.unit !== 'money')) return null;
    const told = number.price !== undefined;
    if (number.unit === 'money' && !placed && !told) return null;
    if (!(told || isPrice(number.value, request)) || !endsLevel(reader)) return null;
    const words = reader.words(from, reader.at - 1);
    reader.note('exit', `"${words}": out at the open after a bar that closes there or beyond.`);
    if (head === 'stop') request.stopAt = words;
    const up = (reader.bias === 'up') === (head === 'stop');
    return compare(field('close'), up ? '>=' : '<=', numberSeries(number.value));
  });
}

/** `at`, `moves to`, `below`: where it lies. */
function skipPlacing(reader: Reader, head: Head, from: number): boolean {
  while (
    reader.takeMark('at', 'on', 'colon', 'to', 'of', 'with', 'by') ||
    reader.peekIs('compare')?.op === '=='
  ) {
    if (!reader.isMark('at', -1) && reader.peekIs('compare') !== null) reader.at++;
  }
  reader.skipBe();
  if (head === 'stop' && (reader.isVerb('stay') || reader.isVerb('move'))) reader.at++;
  if (reader.peekIs('side') !== null) reader.at++;
  return reader.at > from + 1;
}

/** Far above any distance, or of the size of the prices at which the strategy trades. */
function isPrice(value: number, request: StrategyRequest): boolean {
  if (value >= 1_000) return true;
  const prices = request.rules.flatMap(({ condition }) => pricesIn(condition));
  return prices.some((price) => value > price / 2 && value < price * 2);
}

/** Numbers that a price is compared with. */
function pricesIn(condition: Condition): readonly number[] {
  switch (condition.kind) {
    case 'compare':
    case 'cross': {
      const { left, right } = condition;
      const priced = left.kind === 'field' && left.field !== 'volume';
      return priced && right.kind === 'number' ? [right.value] : [];
    }
    case 'all':
    case 'any':
    case 'count':
      return condition.terms.flatMap(pricesIn);
    case 'not':
    case 'streak':
    case 'within':
      return pricesIn(condition.of);
    default:
      return [];
  }
}

function endsLevel(reader: Reader): boolean {
  const next = reader.peek();
  if (next === undefined || next.is === 'head' || next.is === 'action' || next.is === 'unsupported')
    return true;
  if (next.is === 'asset') return true;
  if (next.is !== 'mark') return false;
  return !['slash', 'to', 'per', 'times', 'minus', 'plus', 'of'].includes(next.mark);
}
