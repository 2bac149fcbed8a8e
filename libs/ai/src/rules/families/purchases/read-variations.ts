import type { Lexeme } from '../../lex/lexeme.js';
import { isComma } from '../../lex/marks.js';
import { readCondition } from '../../parse/read-condition.js';
import { Reader } from '../../parse/reader.js';
import type { Condition, Series } from '../../request/expression.js';

/** Another amount than the usual one, under a condition: "double it when RSI is below 30", "nothing if …". */
export interface Variation {
  /** What is bought then, all in all. */
  readonly amount: number;
  readonly condition: Condition;
}

interface Found {
  readonly variations: readonly Variation[];
  readonly rest: readonly Lexeme[];
}

/** Takes amounts under conditions of their own out of a request; `heard` are its words before anything was taken. */
export function takeVariations(lexemes: readonly Lexeme[], text: string): Found {
  const first = lexemes.findIndex(
    (lexeme, at) =>
      lexeme.is === 'number' &&
      (lexeme.unit === 'money' || (lexeme.unit === 'plain' && lexemes[at + 1]?.is === 'asset')),
  );
  const usual = lexemes[first];
  if (usual?.is !== 'number') return { variations: [], rest: lexemes };
  return variationsBehind(lexemes, text, first, usual.value);
}

/** Amounts under conditions behind a place, against the usual amount; of a follow-up, which need not name it again. */
export function variationsBehind(
  lexemes: readonly Lexeme[],
  text: string,
  first: number,
  usual: number,
): Found {
  const variations: Variation[] = [];
  let rest = lexemes;
  for (let at = first + 1; at < rest.length && variations.length < 6; at++) {
    const heard = subjectOf(variations[variations.length - 1]?.condition);
    const found = variationAt(rest, at, first, usual, text, heard);
    if (found === null) continue;
    variations.push(found.variation);
    rest = [...rest.slice(0, found.from), ...rest.slice(found.to)];
    at = found.from - 1;
  }
  return { variations, rest };
}

function variationAt(
  lexemes: readonly Lexeme[],
  at: number,
  first: number,
  usual: number,
  text: string,
  heard: Series | null,
): { readonly variation: Variation; readonly from: number; readonly to: number } | null {
  const said = amountAt(lexemes[at], usual) ?? coinsAt(lexemes, at, first);
  if (said === null) return null;
  let from = at;
  while (from > first + 1 && !breaks(lexemes[from - 1])) from--;
  const before = lexemes.slice(from, at);
  const more = text.slice(lexemes[from]?.from, lexemes[at]?.from);
  const onTop = /\b(extra|additional|another|more|further|plus|zusatzlich|supplementaires?)\b/i.test(more);
  const amount = onTop && lexemes[at]?.is === 'number' ? usual + said : said;
  const told = conditionBehind(lexemes, at, text, heard) ?? conditionBefore(lexemes, from, at, text, before);
  if (told === null || amount === usual) return null;
  let begin = told.from ?? from;
  while (begin > first + 1 && breaks(lexemes[begin - 1])) begin--;
  let to = told.to;
  while (saysInstead(lexemes[to])) to++;
  return { variation: { amount, condition: told.condition }, from: begin, to };
}

/** "Double", "three times", "half of it", "nothing", "$200". */
function amountAt(lexeme: Lexeme | undefined, usual: number): number | null {
  if (lexeme?.is === 'number' && lexeme.unit === 'money') return lexeme.value;
  if (lexeme?.is === 'edit' && lexeme.edit === 'double') return usual * 2;
  if (lexeme?.is === 'edit' && lexeme.edit === 'halve') return usual / 2;
  if (lexeme?.is === 'multiple') return usual * lexeme.factor;
  if (lexeme?.is === 'number' && lexeme.unit === 'times') return usual * lexeme.value;
  if (lexeme?.is === 'mark' && lexeme.mark === 'not') return 0;
  return lexeme?.is === 'unknown' && /^(skip|pause|nothing)$/i.test(lexeme.word) ? 0 : null;
}

/** "0.02 if the price is lower", where the usual amount is counted in coins too. */
function coinsAt(lexemes: readonly Lexeme[], at: number, first: number): number | null {
  const [usual, lexeme, next] = [lexemes[first], lexemes[at], lexemes[at + 1]];
  if (usual?.is !== 'number' || usual.unit !== 'plain') return null;
  return lexeme?.is === 'number' && lexeme.unit === 'plain' && isWhen(next) ? lexeme.value : null;
}

/** "... instead", "... the amount", "... that week": nothing more about an amount. */
function saysInstead(lexeme: Lexeme | undefined): boolean {
  if (lexeme?.is === 'mark') return lexeme.mark === 'instead';
  return lexeme?.is === 'unknown' && /^(amount|size|purchase|buy|normally|that)$/i.test(lexeme.word);
}

interface Told {
  readonly condition: Condition;
  readonly from?: number;
  readonly to: number;
}

/** "... when RSI is below 30", "... under the 200 day average". */
function conditionBehind(
  lexemes: readonly Lexeme[],
  at: number,
  text: string,
  heard: Series | null,
): Told | null {
  let when = at + 1;
  while (when < lexemes.length && !breaks(lexemes[when]) && !isWhen(lexemes[when])) when++;
  const side = lexemes.findIndex((lexeme, place) => place > at && place < when && lexeme.is === 'side');
  const told = isWhen(lexemes[when]);
  const from = told ? when + 1 : side;
  const level = lexemes[from];
  if (level === undefined) return null;
  // "Triple it under the 200 day average": the price is under it.
  const price: Lexeme = { is: 'field', field: 'close', from: level.from, to: level.from, glued: false };
  const reader = new Reader(
    told ? lexemes : [...lexemes.slice(0, from), price, ...lexemes.slice(from)],
    text,
  );
  reader.at = from;
  // "100 if RSI < 40, nothing if > 75": of what the condition before was about.
  if (told) reader.subject = heard;
  const condition = readCondition(reader);
  if (condition === null) return null;
  // Dutch "... onder de hoogste koers staat"
  reader.skipBe();
  return { condition, to: told ? reader.at : reader.at - 1 };
}

/** What a condition is about. */
function subjectOf(condition: Condition | undefined): Series | null {
  if (condition?.kind === 'all' || condition?.kind === 'any') return subjectOf(condition.terms[0]);
  return condition?.kind === 'compare' || condition?.kind === 'cross' ? condition.left : null;
}

/** "If it is below the 200 day average invest $600 instead". */
function conditionBefore(
  lexemes: readonly Lexeme[],
  from: number,
  at: number,
  text: string,
  before: readonly Lexeme[],
): Told | null {
  const when = before.findIndex(isWhen);
  const start = when < 0 ? clauseBefore(lexemes, from) : from + when;
  if (start < 0) return null;
  const reader = new Reader(lexemes, text);
  reader.at = start + 1;
  const condition = readCondition(reader);
  while (reader.takeMark('comma', 'then', 'colon') || reader.take('action') !== null);
  if (condition === null || reader.at !== at) return null;
  return { condition, from: start, to: at + 1 };
}

/** Where a condition in the clause before begins: "if RSI < 30, double it". */
function clauseBefore(lexemes: readonly Lexeme[], from: number): number {
  if (!isComma(lexemes[from - 1])) return -1;
  let start = from - 2;
  while (start >= 0 && !breaks(lexemes[start]) && !isWhen(lexemes[start])) start--;
  return isWhen(lexemes[start]) ? start : -1;
}

function breaks(lexeme: Lexeme | undefined): boolean {
  return lexeme?.is === 'mark' && ['comma', 'and', 'stop', 'newline', 'or', 'plus'].includes(lexeme.mark);
}

function isWhen(lexeme: Lexeme | undefined): boolean {
  return lexeme?.is === 'mark' && lexeme.mark === 'when';
}
