import { readDenial } from './denied-values.js';
import type { Lexeme } from './lexeme.js';
import { isBreak, isComma, isMark } from './marks.js';
import { saidAnew } from './said-anew.js';
import { corrected, familyOf, isSame } from './word-families.js';

/**
 * Carries out what people take back while they write: "RSI 14, no wait, 21", "above, sorry, below 30", "buy BTC,
 * actually ETH". The words behind the correction replace the nearest words of their kind before it; a whole comparison replaces one. "Scratch that"
 * drops the sentence so far.
 */
export function applyCorrections(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  const heard: Lexeme[] = [];
  for (let at = 0; at < lexemes.length; at++) {
    const lexeme = lexemes[at];
    if (lexeme === undefined) continue;
    const denied = readDenial(heard, lexemes, at, text);
    if (denied > 0) {
      at += denied - 1;
      continue;
    }
    if (isAside(lexemes, at)) {
      at += 3;
      continue;
    }
    const scratch = lexeme.is === 'mark' && lexeme.mark === 'scratch';
    if (scratch && !takesBackOneNumber(lexemes, at + 1) && !goesOn(heard, lexemes, at + 1)) {
      heard.length = clauseStart(heard);
      continue;
    }
    if (!scratch && !isCorrection(lexemes, at, text)) {
      heard.push(lexeme);
      continue;
    }
    at += replaceBy(heard, lexemes, at + 1, text);
  }
  return heard;
}

/** "rsi < 30 (not 25)": what is not meant, in parentheses behind what is. */
function isAside(lexemes: readonly Lexeme[], at: number): boolean {
  const [open, not, number, close] = lexemes.slice(at, at + 4);
  return (
    lexemes[at - 1]?.is === 'number' &&
    open?.is === 'mark' &&
    open.mark === 'open' &&
    not?.is === 'mark' &&
    not.mark === 'not' &&
    number?.is === 'number' &&
    close?.is === 'mark' &&
    close.mark === 'close'
  );
}

/** A word such as "sorry", or a "no," between two numbers: "risk 2%... no, 1% per trade". */
function isCorrection(lexemes: readonly Lexeme[], at: number, text: string): boolean {
  const lexeme = lexemes[at];
  // "the 20 EMA, er, the 50 EMA"
  if (lexeme?.is === 'unknown' && hesitating.has(lexeme.word.toLowerCase()))
    return isComma(lexemes[at - 1]) && isComma(lexemes[at + 1]);
  // ", wait, ..." by itself waits for nothing.
  if (lexeme?.is === 'head' && lexeme.head === 'cooldown')
    return isComma(lexemes[at - 1]) && isComma(lexemes[at + 1]);
  if (lexeme?.is !== 'mark') return false;
  if (lexeme.mark === 'correction') return true;
  const [comma, next] = [lexemes[at + 1], lexemes[at + 2]];
  const before = lexemes.slice(Math.max(0, at - 4), at).filter((one) => !isBreak(one) && !isComma(one));
  // "on Wednesday... no Thursday"
  const trails = isBreak(lexemes[at - 1]) && isBreak(lexemes[at - 2]);
  if (
    lexeme.mark === 'not' &&
    trails &&
    !isComma(comma) &&
    text.slice(lexeme.from, lexeme.to).toLowerCase() === 'no'
  )
    return familyOf(comma ?? lexeme) !== null && before[before.length - 1]?.is === comma?.is;
  return (
    lexeme.mark === 'not' &&
    isComma(comma) &&
    (((next?.is === 'number' || next?.is === 'timeframe' || next?.is === 'side') &&
      before[before.length - 1]?.is === next.is) ||
      // "sell at RSI 60, no, after 3 days"
      (isComma(lexemes[at - 1]) && isMark(next, 'after', 'when', 'at', 'on')))
  );
}

const hesitating: ReadonlySet<string> = new Set(['er', 'erm', 'um', 'uhm', 'eh']);

/** "Buy ETH when RSI < 30, scratch that, RSI < 25": what follows orders nothing itself, so what was ordered stays. */
function goesOn(heard: readonly Lexeme[], lexemes: readonly Lexeme[], at: number): boolean {
  const orders = (one: Lexeme): boolean => one.is === 'action' || one.is === 'edit' || one.is === 'strategy';
  const end = lexemes.findIndex((one, place) => place > at && isBreak(one));
  const behind = lexemes.slice(at, end === -1 ? undefined : end);
  return heard.slice(clauseStart(heard)).some(orders) && behind.length > 1 && !behind.some(orders);
}

/** "5%, scratch that, 3%", "..., under 22": a level alone takes the place of the one before, and the sentence stays. */
function takesBackOneNumber(lexemes: readonly Lexeme[], at: number): boolean {
  const start = isComma(lexemes[at]) ? at + 1 : at;
  const level = isBound(lexemes[start]) ? start + 1 : start;
  const behind = lexemes[level + 1];
  return lexemes[level]?.is === 'number' && (behind === undefined || isComma(behind) || isBreak(behind));
}

function isBound(lexeme: Lexeme | undefined): boolean {
  return lexeme?.is === 'side' || lexeme?.is === 'compare';
}

/** "Under 25, no wait, under 22": side and number in place of those before; false where no number stands before. */
function replaceLevel(heard: Lexeme[], bound: Lexeme, number: Lexeme): boolean {
  for (let back = heard.length - 1; back >= 0; back--) {
    const before = heard[back];
    if (before === undefined || isBreak(before)) return false;
    if (before.is !== 'number' || number.is !== 'number' || before.unit !== number.unit) continue;
    const side = heard[back - 1];
    if (side !== undefined && isBound(side)) heard[back - 1] = corrected(side, bound);
    heard[back] = corrected(before, number);
    return true;
  }
  return false;
}

function clauseStart(heard: readonly Lexeme[]): number {
  let from = heard.length;
  // A sentence mark right before "scratch that" closes the sentence that is meant.
  while (from > 0 && isBreak(heard[from - 1])) from--;
  while (from > 0 && !isBreak(heard[from - 1])) from--;
  return from;
}

/** Puts the corrected word in place; gives how many lexemes behind the correction were used up. */
function replaceBy(heard: Lexeme[], lexemes: readonly Lexeme[], start: number, text: string): number {
  let used = 0;
  while (
    isComma(lexemes[start + used]) ||
    isLink(lexemes[start + used]) ||
    isTakenBack(lexemes[start + used])
  )
    used++;
  const word = lexemes[start + used];
  if (word === undefined) return used;
  if (comparesItself(lexemes, start + used)) {
    dropComparison(heard);
    return used;
  }
  if (saidAnew(heard, lexemes, start + used)) return used;
  const level = lexemes[start + used + 1];
  if (isBound(word) && level?.is === 'number' && replaceLevel(heard, word, level)) {
    while (isComma(heard[heard.length - 1])) heard.pop();
    return isComma(lexemes[start + used + 2]) ? used + 3 : used + 2;
  }
  const family = familyOf(word);
  if (family === null) return 0;
  // "overbought... I mean oversold": the dots end no sentence.
  while (isBreak(heard[heard.length - 1]) || isComma(heard[heard.length - 1])) heard.pop();
  for (let back = heard.length - 1; back >= 0; back--) {
    const before = heard[back];
    if (before === undefined || isBreak(before)) break;
    if (familyOf(before) !== family) continue;
    heard[back] = corrected(before, word);
    const [length, old] = [lexemes[start + used + 1], heard[back + 1]];
    // "ema 20, wait, ema 30": the length goes with its name.
    if (word.is === 'indicator' && length?.is === 'number' && old?.is === 'number') {
      heard[back + 1] = corrected(old, length);
      used++;
    }
    // "2 red ones - wait, 3 red ones": what was said of both stays once.
    const [said, again] = [heard[back + 1], lexemes[start + used + 1]];
    if (word.is === 'number' && said !== undefined && again !== undefined && isSame(said, again, text))
      used++;
    while (isComma(heard[heard.length - 1])) heard.pop();
    used++;
    if (isComma(lexemes[start + used])) used++;
    return used;
  }
  return 0;
}

/** "... I mean volume > 1.2m": a whole comparison, with its own subject. */
function comparesItself(lexemes: readonly Lexeme[], at: number): boolean {
  const subject = lexemes[at];
  const named = subject?.is === 'indicator' || subject?.is === 'field' || subject?.is === 'output';
  if (!named && !(subject?.is === 'verb' && subject.verb === 'close')) return false;
  for (let next = at + 1; next < at + 7; next++) {
    const lexeme = lexemes[next];
    if (lexeme?.is === 'compare' || lexeme?.is === 'side') return true;
    if (lexeme?.is === 'verb' && lexeme.verb === 'cross') return true;
    const inside = lexeme?.is === 'mark' && ['open', 'close', 'on', 'of'].includes(lexeme.mark);
    const part = lexeme?.is === 'number' || lexeme?.is === 'verb' || lexeme?.is === 'duration';
    if (!inside && !part) return false;
  }
  return false;
}

/** Takes back what was said since the last "when", "and" or comma. */
function dropComparison(heard: Lexeme[]): void {
  while (isBreak(heard[heard.length - 1]) || isComma(heard[heard.length - 1])) heard.pop();
  for (let last = heard[heard.length - 1]; last !== undefined; last = heard[heard.length - 1]) {
    const opens = last.is === 'mark' && ['when', 'and', 'or', 'only', 'unless', 'colon'].includes(last.mark);
    if (opens || last.is === 'action' || isBreak(last) || isComma(last)) return;
    heard.pop();
  }
}

/** "... no wait, make that 3%": one more word of the same correction. */
function isTakenBack(lexeme: Lexeme | undefined): boolean {
  return lexeme?.is === 'mark' && lexeme.mark === 'correction';
}

function isLink(lexeme: Lexeme | undefined): boolean {
  if (lexeme?.is === 'edit')
    return lexeme.edit === 'use' || lexeme.edit === 'create' || lexeme.edit === 'change';
  if (lexeme?.is === 'verb') return lexeme.verb === 'make';
  return lexeme?.is === 'mark' && (lexeme.mark === 'it' || lexeme.mark === 'on' || lexeme.mark === 'to');
}
