import { type Condition, mapSeries, type Series } from '../request/expression.js';
import { readSeries } from './read-series.js';
import type { Reader } from './reader.js';
import { withOrigin } from './series-origin.js';

/**
 * `... but RSI does not`, `... and MFI does too`, `... but QQQ is not`: what was said last, of another line or market. The
 * words alone are no condition, and without them the rule would be another one.
 */
export function readSaidOfOther(reader: Reader): Condition | null {
  const { before } = reader;
  if (before === null || !saysOnlyWhether(reader)) return null;
  return reader.tryRead(() => {
    const asset = reader.take('asset');
    const other = asset === null ? readSeries(reader) : null;
    if (asset === null && (other === null || other.kind === 'number')) return null;
    reader.skipBe();
    reader.take('question');
    const denied = reader.takeMark('not');
    const alike = !denied && (reader.takeMark('also') || isSame(reader));
    if (!(denied || alike) || !endsHere(reader)) return null;
    const said = asset === null ? saidOf(before, other!) : ofMarket(before, asset.symbol);
    return denied && said !== null ? { kind: 'not', of: said } : said;
  });
}

/** Whether "not", "too" or "the same" follows within the words that name a line. */
function saysOnlyWhether(reader: Reader): boolean {
  for (let ahead = 1; ahead < 8; ahead++) {
    const lexeme = reader.peek(ahead);
    if (lexeme?.is === 'question' || (lexeme?.is === 'unknown' && lexeme.word.toLowerCase() === 'same'))
      return true;
    if (reader.isMark('not', ahead) || reader.isMark('also', ahead)) return true;
    if (lexeme === undefined || ['compare', 'side', 'pattern', 'action'].includes(lexeme.is)) return false;
  }
  return false;
}

function isSame(reader: Reader): boolean {
  if (reader.peekIs('unknown')?.word.toLowerCase() !== 'same') return false;
  reader.at++;
  return true;
}

function endsHere(reader: Reader): boolean {
  const next = reader.peek();
  return next === undefined || next.is === 'mark' || next.is === 'action';
}

type Compared = NonNullable<Reader['before']>;

/** A number stays the level, an extreme is that of the other line; a line of prices is none of an oscillator. */
function saidOf(before: Compared, other: Series): Condition | null {
  if (before.right.kind === 'number') return { ...before, left: other };
  let found = false;
  const right = mapSeries(before.right, (part) => {
    if (part.kind !== 'extreme') return part;
    found = true;
    const price = other.kind === 'field' && other.field === 'close';
    return { ...part, of: price ? { ...other, field: part.extreme } : other };
  });
  return found ? { ...before, left: other, right } : null;
}

function ofMarket(before: Compared, asset: string): Condition {
  return { ...before, left: withOrigin(before.left, { asset }), right: withOrigin(before.right, { asset }) };
}
