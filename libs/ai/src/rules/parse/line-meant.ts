import type { Series } from '../request/expression.js';
import { isOnPriceScale } from './price-scale.js';
import type { Reader } from './reader.js';

/**
 * What "it" stands for behind a comparison: what the same subject was compared with last. Beside a price that is a line
 * or level of prices, the one that was only told to move before one that was compared; an oscillator never is.
 */
export function lineMeant(reader: Reader, subject: Series): Series | null {
  if (subject.kind === 'indicator') return comparedBefore(reader, subject) ?? reader.level;
  // "ETH/BTC closes above its 50 day average, exit below it": a ratio has its own line, and none of a price.
  if (subject.kind === 'ratio') return comparedBefore(reader, subject);
  if (subject.kind !== 'field') return null;
  if (subject.field === 'volume') return comparedBefore(reader, subject);
  const newest = reader.lines[reader.lines.length - 1];
  const spoken =
    newest !== undefined && !reader.said.some((said) => [said.left, said.right].some(isLine(newest)));
  if (spoken) return newest;
  const level = reader.level !== null && isOnPriceScale(reader.level) ? reader.level : null;
  return comparedBefore(reader, subject) ?? newest ?? level;
}

/** What a series of the same kind was compared with last; `line`: the last line, whatever levels came after it. */
export function comparedBefore(reader: Reader, subject: Series, what: 'any' | 'line' = 'any'): Series | null {
  const alike = (left: Series): boolean =>
    subject.kind === 'field'
      ? left.kind === 'field' && (left.field === 'volume') === (subject.field === 'volume')
      : sameLine(left, subject);
  const last = [...reader.said]
    .reverse()
    .find(({ left, right }) => alike(left) && (what === 'any' || right.kind !== 'number'));
  return last === undefined ? null : withoutDistance(last.right);
}

/** "1.5% above the average, out when 0.5% below it": the average. */
function withoutDistance(level: Series): Series {
  return level.kind === 'arithmetic' && level.left.kind !== 'number' ? withoutDistance(level.left) : level;
}

function isLine(line: Series): (series: Series) => boolean {
  return (series) => sameLine(withoutDistance(series), line);
}

/** The same indicator of the same length, whichever of its outputs. */
function sameLine(one: Series, other: Series): boolean {
  if (one.kind !== 'indicator' || other.kind !== 'indicator')
    return one.kind !== 'field' && JSON.stringify(one) === JSON.stringify(other);
  return one.name === other.name && one.params.join() === other.params.join();
}
