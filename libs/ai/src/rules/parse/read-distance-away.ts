import type { Comparison, Direction } from '../lexicon/meaning.js';
import {
  arithmetic,
  type Condition,
  compare,
  type IndicatorSeries,
  indicatorSeries,
  mapSeries,
  type Series,
  scaled,
} from '../request/expression.js';
import { comparedBefore, lineMeant } from './line-meant.js';
import { readAmount } from './read-amount.js';
import { endsCondition, readOperand } from './read-operand.js';
import { readSeries } from './read-series.js';
import { type Reader } from './reader.js';

/** `at least 3% below the 20 SMA`, `more than 5% above`: how far away, not on which side of what. */
export function readDistanceAway(reader: Reader, subject: Series, op: Comparison): Condition | null {
  return reader.tryRead(() => {
    const spread = op === '==' || op === '!=' ? null : reader.tryRead(() => readDeviationsAway(reader));
    // "more than 2 standard deviations below the mean": further down than the lower band.
    if (spread !== null) {
      reader.level = spread;
      reader.bands = { ...spread, output: null };
      return compare(subject, spread.output === 'upper' ? op : turnedRound[op as '>'], spread);
    }
    const ranges = op === '==' || op === '!=' ? null : reader.tryRead(() => readRangesAway(reader, subject));
    if (ranges !== null) {
      const up = ranges.direction === 'above';
      return compare(subject, up ? op : turnedRound[op as '>'], ranges.level);
    }
    const number = reader.take('number');
    const direction = readDirection(reader);
    if (number?.unit !== 'percent' || direction === null || op === '==' || op === '!=') return null;
    const from = readMeasuredFrom(reader, subject);
    if (from === null) return null;
    const up = direction === 'above';
    const level = scaled(from, up ? 1 + number.value / 100 : 1 - number.value / 100);
    return compare(subject, up ? op : turnedRound[op], level);
  });
}

/** `moves more than 3 ATR above the 20 EMA`: the verb says no more than "is". */
export function readMovedAway(reader: Reader, subject: Series): Condition | null {
  return reader.tryRead(() => {
    const compared = reader.take('compare');
    return compared === null ? null : readDistanceAway(reader, subject, compared.op);
  });
}

/** `2 ATR below the 20 EMA`: a level that far away. */
function readRangesAway(
  reader: Reader,
  subject: Series,
): { readonly level: Series; readonly direction: Direction } | null {
  const amount = readAmount(reader);
  const direction = readDirection(reader);
  if (amount?.kind !== 'atr' || direction === null) return null;
  const from = readMeasuredFrom(reader, subject);
  if (from === null) return null;
  const range =
    amount.atrPeriod === null
      ? (rangeBefore(reader) ?? indicatorSeries('atr'))
      : indicatorSeries('atr', [amount.atrPeriod]);
  return {
    level: arithmetic(direction === 'above' ? '+' : '-', from, scaled(range, amount.value)),
    direction,
  };
}

/** `below`, `lower than`. */
function readDirection(reader: Reader): Direction | null {
  const side = reader.take('side');
  if (side !== null) return side.direction;
  const op = reader.take('compare')?.op;
  return op === '>' ? 'above' : op === '<' ? 'below' : null;
}

/** The line a distance is measured from; behind "more than 2 ATR below" without one, the line that was measured from last. */
function readMeasuredFrom(reader: Reader, subject: Series): Series | null {
  const line = reader.isMark('it') ? lineMeant(reader, subject) : null;
  if (line !== null) reader.at++;
  const from =
    line ??
    reader.tryRead(() => readOperand(reader, subject)) ??
    (endsCondition(reader) ? comparedBefore(reader, subject, 'line') : null);
  return from === null || from.kind === 'number' ? null : from;
}

/** The range that a distance was measured in before: "2 ATR(20) above the EMA; when it is 2 ATR below". */
function rangeBefore(reader: Reader): IndicatorSeries | null {
  let range: IndicatorSeries | null = null;
  for (const { right } of reader.said)
    mapSeries(right, (part) => {
      if (part.kind === 'indicator' && part.name === 'atr') range = part;
      return part;
    });
  return range;
}

/** `2 standard deviations below its 20-day mean`: a Bollinger band. */
function readDeviationsAway(reader: Reader): IndicatorSeries | null {
  if (reader.peekIs('number')?.unit !== 'deviations' || reader.peekIs('side', 1) === null) return null;
  const band = readSeries(reader);
  return band?.kind === 'indicator' && band.name === 'bollinger' ? band : null;
}

/** Further below is less. */
const turnedRound = { '>': '<', '>=': '<=', '<': '>', '<=': '>=' } as const;
