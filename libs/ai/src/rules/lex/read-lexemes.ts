import { fillers } from '../lexicon/fillers.js';
import type { Vocabulary } from '../lexicon/vocabulary.js';
import type { Token } from '../scan/token.js';
import { mistypedBuy, putsMoney } from './buying-words.js';
import {
  dayInShort,
  dayOfMonth,
  fortnight,
  monthInShort,
  ordinal,
  timeframeLetterFirst,
  twelveOClock,
  withInShort,
  zoneInCapitals,
} from './calendar-words.js';
import type { Lexeme } from './lexeme.js';
import { LexemeTape } from './lexeme-tape.js';
import { capitalMarket, marketSymbol, numberedTicker, wordTicker } from './market-words.js';
import { nthInARow } from './nth-in-a-row.js';
import { numberInWords } from './number-in-words.js';
import { numberWithUnit } from './number-with-unit.js';
import { knownPhrase, possessives } from './phrases.js';
import {
  fractionOfPercent,
  partOfPercentInWords,
  shareInWords,
  shareOfMoney,
  shareOfPosition,
} from './shares.js';
import { readSymbol } from './symbols.js';

/** Turns tokens into what they mean; fillers fall away, mistyped words are read as what they were meant to be. */
export function readLexemes(
  tokens: readonly Token[],
  text: string,
  vocabulary: Vocabulary,
): readonly Lexeme[] {
  const tape = new LexemeTape(tokens, text, vocabulary);
  skipBullet(tape);
  while (tape.index < tokens.length) step(tape);
  return tape.lexemes;
}

function step(tape: LexemeTape): void {
  const token = tape.tokens[tape.index];
  if (token === undefined) return;
  switch (token.kind) {
    case 'newline':
      tape.push({ is: 'mark', mark: 'newline' }, 1);
      skipBullet(tape);
      return;
    case 'formula':
      tape.push({ is: 'formula', formula: token.text }, 1);
      return;
    case 'quoted':
      tape.push({ is: 'quoted', name: token.text }, 1);
      return;
    case 'number':
      if (listNumber(tape) || fractionOfPercent(tape, token.value)) return;
      if (shareOfMoney(tape, token.value) || shareOfPosition(tape, token.value)) return;
      if (nthInARow(tape) || ordinal(tape)) return;
      numberWithUnit(tape, 1, token.value);
      return;
    case 'symbol':
      readSymbol(tape, token);
      return;
    case 'word':
      readWord(tape, token);
      return;
  }
}

/** `1)` inside a line: a list mark, when no parenthesis waits to be closed; `2.` behind the end of a sentence. */
function listNumber(tape: LexemeTape): boolean {
  const next = tape.tokens[tape.index + 1];
  const before = tape.tokens[tape.index - 1];
  const behind = tape.tokens[tape.index + 2];
  const apart =
    before === undefined || (before.kind === 'symbol' && (before.norm === '.' || before.norm === ';'));
  if (apart && next?.norm === '.' && next.glued && behind?.kind === 'word' && !behind.glued) {
    tape.push({ is: 'mark', mark: 'bullet' }, 2);
    return true;
  }
  if (next?.kind !== 'symbol' || next.norm !== ')' || !next.glued) return false;
  if (tape.open > 0) return false;
  tape.push({ is: 'mark', mark: 'bullet' }, 2);
  return true;
}

/** A list mark at the start of a line: `- `, `* `, `1. `, `2) `. */
function skipBullet(tape: LexemeTape): void {
  const token = tape.tokens[tape.index];
  const next = tape.tokens[tape.index + 1];
  // Polish "15. dnia każdego miesiąca"
  if (token?.kind === 'number' && dayOfMonth(tape)) return;
  if (token?.kind === 'symbol' && ['-', '*', '+', '--', '->', '>'].includes(token.norm)) {
    tape.push({ is: 'mark', mark: 'bullet' }, 1);
  } else if (
    token?.kind === 'number' &&
    next?.kind === 'symbol' &&
    next.glued &&
    (next.norm === '.' || next.norm === ')')
  ) {
    tape.push({ is: 'mark', mark: 'bullet' }, 2);
  }
}

function readWord(tape: LexemeTape, token: Token): void {
  // Brazilian "R$ 200"
  const sign = tape.tokens[tape.index + 1];
  if (token.text === 'R' && sign?.norm === '$' && sign.glued) {
    tape.index++;
    return;
  }
  // "5% against us, close it": no session of a country.
  if (token.norm === 'us' && tape.tokens[tape.index - 1]?.norm === 'against') {
    tape.push({ is: 'mark', mark: 'it' }, 1);
    return;
  }
  if (marketSymbol(tape) || numberedTicker(tape, token) || wordTicker(tape, token)) return;
  if (putsMoney(tape, token) || partOfPercentInWords(tape) || shareInWords(tape)) return;
  if (timeframeLetterFirst(tape) || mistypedBuy(tape, token) || zoneInCapitals(tape, token)) return;
  if (monthInShort(tape, token) || dayInShort(tape, token) || twelveOClock(tape, token)) return;
  if (nthInARow(tape) || fortnight(tape, token) || withInShort(tape, token)) return;
  if (numberInWords(tape) || knownPhrase(tape)) return;
  const norm = tape.norms[tape.index] ?? token.norm;
  if (fillers.has(norm) || norm.endsWith("'")) {
    if (possessives.has(norm)) tape.owned = true;
    tape.index++;
    return;
  }
  if (capitalMarket(tape, token)) return;
  tape.push({ is: 'unknown', word: token.text }, 1);
}
