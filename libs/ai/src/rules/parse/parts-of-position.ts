import { isMark } from '../lex/marks.js';
import type { Reader } from './reader.js';

/** `sell`, `close`, `take`, `book`, `trim`: leaving with a part. */
export function isSale(reader: Reader): boolean {
  const action = reader.peekIs('action')?.action;
  if (action !== undefined) return action === 'sell' || action.startsWith('exit');
  if (reader.isVerb('close')) return true;
  // "take off a third": the same two words as a pause.
  if (reader.peekIs('head')?.head === 'cooldown') return isShare(reader, 1);
  const word = reader.peekIs('unknown')?.word.toLowerCase();
  if (word !== undefined) return sales.has(word);
  return (
    reader.peekIs('head')?.head === 'equity' && sales.has(reader.words(reader.at, reader.at).toLowerCase())
  );
}

/** `a third`, `half`. */
export function isShare(reader: Reader, ahead: number): boolean {
  const word = reader.peekIs('unknown', ahead)?.word.toLowerCase() ?? '';
  return reader.peekIs('part', ahead) !== null || sharesInWords[word] !== undefined;
}

const sales: ReadonlySet<string> = new Set(
  'take takes taking book books bank banks cash trim trims lock scale reduce unload'.split(' '),
);

export function isOff(reader: Reader, ahead = 0): boolean {
  const word = reader.peekIs('unknown', ahead)?.word.toLowerCase();
  return word === 'off' || word === 'out';
}

/** `in thirds`, `in four equal parts`: as many steps, all alike. */
export function readEqualParts(reader: Reader): { readonly share: number | null } | null {
  reader.takeMark('in');
  const spoken = partsInWords[word(reader)];
  const count = spoken ?? reader.peekIs('number')?.value ?? 0;
  reader.at++;
  if (spoken === undefined) {
    const equal = reader.peekIs('unsupported')?.what === 'equal-weight';
    if (equal || word(reader) === 'equal') reader.at++;
    if (parts.has(reader.words(reader.at, reader.at).toLowerCase())) reader.at++;
    else if (!equal) return null;
  }
  if (!Number.isInteger(count) || count < 2 || count > 4) return null;
  reader.takeMark('comma', 'colon');
  return { share: Math.floor(10_000 / count) / 100 };
}

const partsInWords: Readonly<Record<string, number>> = { halves: 2, thirds: 3, quarters: 4 };

const parts: ReadonlySet<string> = new Set(
  'parts pieces tranches steps chunks portions lots slices goes shots bites clips'.split(' '),
);

/** `two thirds`, `three quarters`. */
function readCountedShare(reader: Reader): number | null {
  const number = reader.take('number');
  const of = partsInWords[word(reader)];
  if (number?.unit !== 'plain' || of === undefined || number.value < 1 || number.value >= of) return null;
  reader.at++;
  return Math.floor((number.value / of) * 10_000) / 100;
}

/** `half`, `50%`, `another 25%`, `1/3`: null as a share is the rest. */
export function readShare(reader: Reader): { readonly share: number | null } | null {
  while (['another', 'other', 'next', 'further', 'first'].includes(word(reader))) reader.at++;
  const part = reader.take('part');
  if (part !== null) return { share: part.share === null ? (readPercentOfRest(reader) ?? null) : part.share };
  const spoken = sharesInWords[word(reader)];
  if (spoken !== undefined) {
    reader.at++;
    return { share: spoken };
  }
  const counted = reader.tryRead(() => readCountedShare(reader));
  if (counted !== null) return { share: counted };
  const number = reader.take('number');
  if (number?.unit === 'percent' && number.value <= 100)
    return isOff(reader) || isMark(reader.peek(), 'at', 'of', 'when', 'on', 'after', 'per')
      ? { share: number.value }
      : null;
  // "1/3 at 2%"
  const under = reader.takeMark('slash') ? reader.take('number') : null;
  if (number === null || under === null || number.value >= under.value) return null;
  const links = reader.isMark('at') || reader.isMark('of') || isOff(reader);
  return links ? { share: Math.floor((number.value / under.value) * 10_000) / 100 } : null;
}

/** "The remaining 60% at 12%": how much that is. */
function readPercentOfRest(reader: Reader): number | null {
  const number = reader.peekIs('number');
  if (number?.unit !== 'percent' || number.value >= 100 || !isMark(reader.peek(1), 'at', 'of', 'when', 'on'))
    return null;
  reader.at++;
  return number.value;
}

const sharesInWords: Readonly<Record<string, number>> = { half: 50, third: 33.33, quarter: 25 };

export function word(reader: Reader): string {
  return reader.peekIs('unknown')?.word.toLowerCase() ?? '';
}

/** `off`, `of the position`, `of it`: what a share is a share of. */
export function skipPosition(reader: Reader): void {
  reader.tryRead(() => {
    const linked = reader.takeMark('of');
    const named =
      reader.takeMark('it') || ['position', 'holdings', 'trade', 'bag', 'size'].includes(word(reader));
    if (!named) return null;
    if (!reader.isMark('it', -1)) reader.at++;
    return linked || named ? true : null;
  });
  if (isOff(reader)) reader.at++;
}

/** `sell 50%`, `(50%)`, `close half`, `for half`, `rest`: the share of a step; null when none is said. */
export function readShareBehind(reader: Reader): { readonly share: number | null } | null {
  return reader.tryRead(() => {
    const open = reader.takeMark('open');
    reader.takeMark('for', 'on');
    if (reader.take('action') === null && reader.isVerb('close')) reader.at++;
    const part = reader.take('part');
    const counted = part === null ? reader.tryRead(() => readCountedShare(reader)) : null;
    const spoken = part === null ? (counted ?? sharesInWords[word(reader)]) : undefined;
    if (spoken !== undefined && counted === null) reader.at++;
    const number = part === null && spoken === undefined ? reader.take('number') : null;
    skipPosition(reader);
    if (open && !reader.takeMark('close')) return null;
    if (part !== null) return { share: part.share };
    if (spoken !== undefined) return { share: spoken };
    return number?.unit === 'percent' ? { share: number.value } : null;
  });
}
