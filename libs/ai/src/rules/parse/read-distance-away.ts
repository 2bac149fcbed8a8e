import type { Comparison, Direction } from '../lexicon/meaning.js';
import {
  arithmetic,
  type Condition,
  compare,
  type IndicatorSeries,
  indicatorSeries,
  type Series,
  scaled,
} from '../request/expression.js';
import { lineMeant } from './line-meant.js';
import { readAmount } from './read-amount.js';
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
    const ranges = op === '==' || op === '!=' ? null : reader.tryRead(() => readRangesAway(reader));
    if (ranges !== null) {
      const up = ranges.direction === 'above';
      return compare(subject, up ? op : turnedRound[op as '>'], ranges.level);
    }
    const number = reader.take('number');
    const side = reader.take('side');
    if (number?.unit !== 'percent' || side === null || op === '==' || op === '!=') return null;
    const line = reader.isMark('it') ? lineMeant(reader, subject) : null;
    if (line !== null) reader.at++;
    const from = line ?? readSeries(reader);
    if (from === null || from.kind === 'number') return null;
    const up = side.direction === 'above';
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
function readRangesAway(reader: Reader): { readonly level: Series; readonly direction: Direction } | null {
  const amount = readAmount(reader);
  const side = reader.take('side');
  if (amount?.kind !== 'atr' || side === null) return null;
  const from = readSeries(reader);
  if (from === null || from.kind === 'number') return null;
  const range = indicatorSeries('atr', amount.atrPeriod === null ? [] : [amount.atrPeriod]);
  const up = side.direction === 'above';
  return { level: arithmetic(up ? '+' : '-', from, scaled(range, amount.value)), direction: side.direction };
}

/** `2 standard deviations below its 20-day mean`: a Bollinger band. */
function readDeviationsAway(reader: Reader): IndicatorSeries | null {
  if (reader.peekIs('number')?.unit !== 'deviations' || reader.peekIs('side', 1) === null) return null;
  const band = readSeries(reader);
  return band?.kind === 'indicator' && band.name === 'bollinger' ? band : null;
}

/** Further below is less. */
const turnedRound = { '>': '<', '>=': '<=', '<': '>', '<=': '>=' } as const;
