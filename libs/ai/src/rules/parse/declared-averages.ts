import type { Lexeme } from '../lex/lexeme.js';
import type { IndicatorName } from '../lexicon/meaning.js';
import { isAverage } from './average-names.js';

/**
 * Averages that are listed under one name anywhere in a text: `three EMAs 9, 21 and 55`, `the 9, 21 and 55 EMAs`. What
 * later words call "the 21" is one of them.
 */
export function declaredAverages(lexemes: readonly Lexeme[]): ReadonlyMap<number, IndicatorName> {
  const declared = new Map<number, IndicatorName>();
  for (const [at, lexeme] of lexemes.entries()) {
    if (lexeme.is !== 'indicator' || !isAverage(lexeme.name)) continue;
    for (const lengths of [listBehind(lexemes, at + 1), listBefore(lexemes, at - 1)])
      if (lengths.length > 1) for (const length of lengths) declared.set(length, lexeme.name);
  }
  return declared;
}

function listBehind(lexemes: readonly Lexeme[], from: number): readonly number[] {
  const lengths: number[] = [];
  for (let at = from; ; at += 2) {
    const length = lengthAt(lexemes, at);
    if (length === null) return [];
    lengths.push(length);
    if (joinsAt(lexemes, at + 1) && lengthAt(lexemes, at + 2) !== null) continue;
    if (joinsAt(lexemes, at + 1)) return lengths;
    return counts.has(lexemes[at + 1]?.is ?? 'mark') ? [] : lengths;
  }
}

function listBefore(lexemes: readonly Lexeme[], from: number): readonly number[] {
  const lengths: number[] = [];
  for (let at = from; ; at -= 2) {
    const length = lengthAt(lexemes, at);
    if (length === null) return [];
    lengths.unshift(length);
    if (joinsAt(lexemes, at - 1)) continue;
    // "RSI under 30, 50 EMA rising": the first number is a level.
    return levels.has(lexemes[at - 1]?.is ?? 'mark') ? [] : lengths;
  }
}

function lengthAt(lexemes: readonly Lexeme[], at: number): number | null {
  const lexeme = lexemes[at];
  return lexeme?.is === 'number' && lexeme.unit === 'plain' && lexeme.whole && lexeme.value > 1
    ? lexeme.value
    : null;
}

function joinsAt(lexemes: readonly Lexeme[], at: number): boolean {
  const lexeme = lexemes[at];
  return lexeme?.is === 'mark' && ['comma', 'slash', 'and'].includes(lexeme.mark);
}

/** What makes the last number one of something else. */
const counts: ReadonlySet<Lexeme['is']> = new Set([
  'indicator',
  'pattern',
  'candle',
  'unit',
  'field',
  'number',
]);

/** What makes the first number a level or a length of something else. */
const levels: ReadonlySet<Lexeme['is']> = new Set([
  'side',
  'compare',
  'indicator',
  'verb',
  'head',
  'level-verb',
]);
