import type { StrategyRequest } from '../request/strategy-request.js';
import { isClauseBreak } from './clauses.js';
import { isShare, readShare } from './parts-of-position.js';
import type { Reader } from './reader.js';

/**
 * A position that is bought in parts as the price falls: `in four equal parts, each 2% lower`, `half now and half 5%
 * lower`, `a third at once, another third 3% below and the last third 6% below`. They are put together when all is read.
 */
export function readEntryInParts(reader: Reader, request: StrategyRequest): boolean {
  return (
    readEqualEntries(reader, request) || readFirstPart(reader, request) || readLowerPart(reader, request)
  );
}

/** `in four equal parts, each 2% lower`, `in three tranches 2% apart`, `in two halves, the second 4% below the first`. */
function readEqualEntries(reader: Reader, request: StrategyRequest): boolean {
  if (!reader.isMark('in') && !reader.isMark('with') && !reader.isMark('by')) return false;
  return (
    reader.tryRead(() => {
      const from = reader.at;
      reader.at++;
      const count = readCountOfParts(reader);
      if (count === null) return null;
      const spacing = reader.tryRead(() => readApart(reader, count));
      if (spacing === null) return null;
      const parts = Array.from({ length: count }, (_, place) => ({
        share: 100 / count,
        lower: Number((place * spacing).toPrecision(12)),
        text: place === 0 ? reader.words(from, reader.at - 1) : '',
      }));
      request.entryParts = parts;
      return true;
    }) ?? false
  );
}

function readCountOfParts(reader: Reader): number | null {
  const spoken = halves[wordAt(reader)];
  if (spoken !== undefined) {
    reader.at++;
    return spoken;
  }
  const number = reader.take('number');
  if (number?.unit !== 'plain' || !number.whole || number.value < 2 || number.value > 20) return null;
  if (wordAt(reader) === 'equal') reader.at++;
  const named = wordAt(reader)
    .split(' ')
    .some((word) => parts.has(word));
  if (!named) return null;
  reader.at++;
  return number.value;
}

const halves: Readonly<Record<string, number>> = { halves: 2, thirds: 3, quarters: 4 };
const parts: ReadonlySet<string> = new Set(
  'parts pieces tranches steps chunks portions lots slices halves thirds quarters entries buys orders clips'.split(
    ' ',
  ),
);

/** `, each 2% lower`, `2% apart`, `every 2%`, `, the second 4% below the first`. */
function readApart(reader: Reader, count: number): number | null {
  let each = count === 2;
  for (let step = 0; step < 4; step++) {
    if (reader.takeMark('per')) each = true;
    else if (
      !reader.takeMark('comma', 'with', 'at', 'colon') &&
      !takeWord(reader, 'spaced', 'second', 'other', 'next')
    )
      break;
  }
  const number = reader.take('number');
  if (number?.unit !== 'percent') return null;
  if (takeWord(reader, 'apart', 'steps', 'intervals', 'spacing')) return number.value;
  const lower = takesLower(reader);
  return each && (lower || reader.atClauseEnd() || reader.isMark('comma')) ? number.value : null;
}

/** `half now`, `a third at once`: the part that the entry itself buys, where another one is lower. */
function readFirstPart(reader: Reader, request: StrategyRequest): boolean {
  if (request.entryParts.length > 0 || !(bought(reader) || isClauseBreak(reader, reader.at - 1)))
    return false;
  return (
    reader.tryRead(() => {
      const from = reader.at;
      const share = readPart(reader);
      if (share === null) return null;
      const begun = takesNow(reader);
      if ((!begun && !bought(reader, from)) || !anotherIsLower(reader)) return null;
      request.entryParts = [{ share, lower: 0, text: reader.words(from, reader.at - 1) }];
      return true;
    }) ?? false
  );
}

/** `the other half 5% lower`, `and another third if it falls 3%`: a further part. */
function readLowerPart(reader: Reader, request: StrategyRequest): boolean {
  if (request.entryParts.length === 0) return false;
  return (
    reader.tryRead(() => {
      const from = reader.at;
      while (reader.takeMark('comma', 'and', 'then'));
      if (reader.isAction('buy') || reader.peekIs('edit')?.edit === 'add') reader.at++;
      const share = readPart(reader);
      if (share === null) return null;
      reader.takeMark('at', 'on');
      const falls = reader.takeMark('when') && takesFall(reader);
      const number = reader.take('number');
      if (number?.unit !== 'percent' || !(falls || takesLower(reader))) return null;
      request.entryParts = [
        ...request.entryParts,
        { share, lower: number.value, text: reader.words(from, reader.at - 1) },
      ];
      return true;
    }) ?? false
  );
}

/** A share in percent; -1 for the rest. */
function readPart(reader: Reader): number | null {
  const number = reader.peekIs('number');
  if (number?.unit === 'percent') {
    reader.at++;
    return number.value;
  }
  const share = reader.tryRead(() => readShare(reader));
  return share === null ? null : (share.share ?? -1);
}

/** `now`, `at once`, `first`, `at the signal`: when the entry says. */
function takesNow(reader: Reader): boolean {
  return (
    reader.tryRead(() => {
      if (reader.take('now') !== null || reader.takeMark('row')) return true;
      if (takeWord(reader, 'first')) return true;
      if (!reader.takeMark('at', 'on')) return null;
      return (
        reader.takeMark('when') ||
        reader.take('action')?.action === 'enter' ||
        takeWord(reader, 'signal') ||
        null
      );
    }) ?? false
  );
}

/** Whether a share with a percentage below stands further on. */
function anotherIsLower(reader: Reader): boolean {
  for (let ahead = 0; ahead < 40 && reader.peek(ahead) !== undefined; ahead++) {
    const share = isShare(reader, ahead) || reader.peekIs('number', ahead)?.unit === 'percent';
    if (!share) continue;
    for (let behind = ahead + 1; behind < ahead + 6; behind++)
      if (reader.peekIs('number', behind)?.unit === 'percent' && saysLower(reader, behind)) return true;
  }
  return false;
}

function saysLower(reader: Reader, number: number): boolean {
  return (
    isLower(reader, number + 1) ||
    reader.isVerb('fall', number - 1) ||
    reader.isVerb('fall', number - 2) ||
    reader.isVerb('fall', number - 3)
  );
}

function isLower(reader: Reader, ahead: number): boolean {
  const word = reader.words(reader.at + ahead, reader.at + ahead).toLowerCase();
  return (
    lower.has(word) &&
    reader.peekIs('indicator', ahead + 1) === null &&
    reader.peekIs('number', ahead + 1) === null
  );
}

const lower: ReadonlySet<string> = new Set(['lower', 'below', 'under', 'cheaper', 'down', 'beneath']);

function takesLower(reader: Reader): boolean {
  if (!isLower(reader, 0)) return false;
  reader.at++;
  while (reader.takeMark('last', 'previous') || takeWord(reader, 'first', 'that', 'one'));
  return true;
}

/** `it falls another`, `the price drops`. */
function takesFall(reader: Reader): boolean {
  while (reader.takeMark('it') || reader.take('field') !== null);
  if (!reader.isVerb('fall')) return false;
  reader.at++;
  reader.takeMark('by');
  takeWord(reader, 'another', 'further');
  return true;
}

function bought(reader: Reader, at = reader.at): boolean {
  const before = reader.lexemes[at - 1];
  return before?.is === 'action' && ['buy', 'long', 'enter'].includes(before.action);
}

function wordAt(reader: Reader): string {
  return reader.words(reader.at, reader.at).toLowerCase();
}

function takeWord(reader: Reader, ...words: readonly string[]): boolean {
  if (!words.includes(wordAt(reader))) return false;
  reader.at++;
  return true;
}
