import type { Comparison, IndicatorName } from '../lexicon/meaning.js';
import { type Condition, compare, indicatorSeries, joined } from '../request/expression.js';
import { isAverage } from './read-parameters.js';
import type { Reader } from './reader.js';

/**
 * Averages in order by their bare lengths: `8 > 13 > 21 ema`, `ema 8 > 13`, and `8 < 13` once averages of these lengths
 * were named. Null when the numbers are levels.
 */
export function readStack(reader: Reader): Condition | null {
  return reader.tryRead(() => {
    const leading = readAverageName(reader);
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
    const named = leading ?? readAverageName(reader);
    const names = lengths.map((length) => named ?? reader.lengths.get(length) ?? null);
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
  });
}

function readAverageName(reader: Reader): IndicatorName | null {
  const indicator = reader.peekIs('indicator');
  if (indicator === null || !isAverage(indicator.name)) return null;
  reader.at++;
  return indicator.name;
}

function readLength(reader: Reader): number | null {
  const number = reader.peekIs('number');
  const duration = reader.peekIs('duration');
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
