import type { Comparison, IndicatorName } from '../lexicon/meaning.js';
import { type Condition, compare, indicatorSeries, joined } from '../request/expression.js';
import { isAverage } from './read-parameters.js';
import type { Reader } from './reader.js';

/**
 * Averages in order: `8 > 13 > 21 ema`, `ema 8 > 13`, `8 < 13` once averages of these lengths were named, and `EMA ribbon
 * 8/13/21 stacked bullish`. Null when the numbers are levels.
 */
export function readStack(reader: Reader): Condition | null {
  return reader.tryRead(() => readCompared(reader)) ?? reader.tryRead(() => readRibbon(reader));
}

function readCompared(reader: Reader): Condition | null {
  const leading = readAverageName(reader);
  if (leading !== null) reader.takeMark('colon', 'of');
  const lengths: number[] = [];
  const ops: Comparison[] = [];
  for (let step = 0; step < 6; step++) {
    const length = readLength(reader);
    if (length === null) return null;
    lengths.push(length);
    const op = readOrder(reader);
    if (op === null) break;
    ops.push(op);
  }
  const first = ops[0];
  if (first === undefined || !ops.every((op) => op[0] === first[0])) return null;
  return inOrder(reader, leading ?? readAverageName(reader), lengths, ops);
}

/** `EMA ribbon 8/13/21 stacked bullish`, `EMAs (8, 21, 55) in bullish order`, `bullishly stacked 20, 50 and 200 SMAs`. */
function readRibbon(reader: Reader): Condition | null {
  // "When they are stacked bullish"
  if (/^(?:they|these|those)$/i.test(reader.peekIs('unknown')?.word ?? '')) {
    reader.at++;
    reader.skipBe();
  }
  const early = readStacked(reader);
  if (early !== null) while (reader.takeMark('of', 'colon', 'with'));
  let name = readAverageName(reader);
  const open = reader.takeMark('open');
  reader.takeMark('of', 'colon');
  let lengths: number[] = [];
  for (let step = 0; step < 10; step++) {
    const length = readLength(reader);
    if (length === null) break;
    lengths.push(length);
    name ??= readAverageName(reader);
    const next = reader.peekIs('compare')?.op;
    const side = reader.peekIs('side')?.direction;
    // "stacked bullish (9 over 21 over 55)": the same once more.
    const again = open && early !== null && side === (early ? 'above' : 'below');
    if (next === '>' || next === '<' || again) reader.at++;
    else while (reader.takeMark('slash', 'comma', 'and'));
  }
  if (open && !reader.takeMark('close')) return null;
  name ??= readAverageName(reader);
  while (
    reader.isVerb('be') ||
    reader.isVerb('turn') ||
    reader.isVerb('stay') ||
    reader.takeMark('all', 'both')
  )
    if (reader.peekIs('verb') !== null) reader.at++;
  const up = early ?? readStacked(reader);
  if (up === null) return null;
  // "Exit when the EMAs are stacked bearish": those that were named before.
  if (lengths.length === 0)
    lengths = [...reader.lengths].filter(([, of]) => name === null || of === name).map(([length]) => length);
  if (lengths.length < 2 || (name === null && !lengths.every((length) => reader.lengths.has(length))))
    return null;
  const sorted = [...new Set(lengths)].sort((a, b) => a - b);
  return inOrder(
    reader,
    name,
    sorted,
    sorted.slice(1).map(() => (up ? '>' : '<')),
  );
}

function readStacked(reader: Reader): boolean | null {
  const pattern = reader.peekIs('pattern')?.pattern;
  if (pattern !== 'stacked-up' && pattern !== 'stacked-down') return null;
  reader.at++;
  return pattern === 'stacked-up';
}

/** Each average compared with the next one. */
function inOrder(
  reader: Reader,
  named: IndicatorName | null,
  lengths: readonly number[],
  ops: readonly Comparison[],
): Condition | null {
  // "The 9 EMA over the 21 EMA and the 21 over the 55": the one that was named says what the other is.
  const known = reader.lengths.get(lengths[0] ?? 0) ?? null;
  const names = lengths.map((length) => named ?? reader.lengths.get(length) ?? known);
  if (names.includes(null)) return null;
  const averages = lengths.map((length, place) => {
    const name = names[place] ?? 'ma';
    reader.lengths.set(length, name);
    return indicatorSeries(name, [length]);
  });
  const terms: Condition[] = [];
  for (const [place, op] of ops.entries()) {
    const [left, right] = [averages[place], averages[place + 1]];
    if (left !== undefined && right !== undefined) terms.push(compare(left, op, right));
  }
  return joined('all', terms);
}

function readAverageName(reader: Reader): IndicatorName | null {
  const indicator = reader.peekIs('indicator');
  if (indicator === null || !isAverage(indicator.name)) return null;
  reader.at++;
  return indicator.name;
}

function readLength(reader: Reader): number | null {
  const number = reader.peekIs('number');
  // "EMA 50 lower than 10 bars ago": no length.
  const duration = reader.isMark('ago', 1) ? null : reader.peekIs('duration');
  const length = number?.unit === 'plain' && number.whole ? number.value : (duration?.value ?? null);
  if (length === null || length < 2) return null;
  reader.at++;
  return length;
}

function readOrder(reader: Reader): Comparison | null {
  while (reader.isVerb('be')) reader.at++;
  const compared = reader.take('compare');
  if (compared !== null) return compared.op === '==' || compared.op === '!=' ? null : compared.op;
  const side = reader.take('side');
  return side === null ? null : side.direction === 'above' ? '>' : '<';
}
