import type { Meaning } from '../lexicon/meaning.js';
import { currencySymbols, marksOfSymbols, percentWords } from '../lexicon/symbols-and-units.js';
import type { Token } from '../scan/token.js';
import type { LexemeTape } from './lexeme-tape.js';
import { marketSymbol } from './market-words.js';
import { numberWithUnit } from './number-with-unit.js';
import { knownPhrase } from './phrases.js';

/** Reads a sign: a currency before its number, a hyphen that joins or parts, a comparison, a mark between clauses. */
export function readSymbol(tape: LexemeTape, token: Token): void {
  if (marketSymbol(tape)) return;
  const next = tape.tokens[tape.index + 1];
  if (token.norm === '|' && bar(tape, next)) return;
  if (currencySymbols.has(token.norm) && next?.kind === 'number') {
    numberWithUnit(tape, 2, next.value, 'money');
    return;
  }
  if (token.norm === '-') {
    const previous = tape.tokens[tape.index - 1];
    const joins = token.glued && next?.glued === true;
    const betweenNumbers = previous?.kind === 'number' && next?.kind === 'number';
    const named = tape.before?.is;
    const betweenNames = named === 'weekdays' || named === 'calendar-month';
    if (!joins && takesDistance(tape)) tape.push({ is: 'mark', mark: 'minus' }, 1);
    else if (joins && (betweenNumbers || betweenNames)) tape.push({ is: 'mark', mark: 'slash' }, 1);
    else if (joins || next?.norm === 'di') phraseOrSkip(tape);
    else tape.push({ is: 'mark', mark: 'comma' }, 1);
    return;
  }
  if (token.norm === '+' && !token.glued && next?.kind === 'number' && next.glued && isSign(tape)) {
    tape.index++;
    return;
  }
  if (token.norm === '=>' && names(tape, tape.index + 1, 'action', 'close')) {
    tape.push({ is: 'mark', mark: 'arrow' }, 1);
    return;
  }
  if (token.norm === '=>') {
    tape.push({ is: 'compare', op: '>=' }, 1);
    return;
  }
  if (token.norm === '.' && token.glued && next?.glued === true && next.kind === 'word') {
    // A dot inside a word ("gate.io", "e.g.") ends no sentence.
    phraseOrSkip(tape);
    return;
  }
  if (knownPhrase(tape)) return;
  const mark = marksOfSymbols[token.norm];
  if (mark === undefined) tape.index++;
  else tape.push({ is: 'mark', mark }, 1);
}

/** `vwap - 1.5 atr`, `EMA 20 - 2 * ATR(14)`: a distance is taken off a line; `- 2 ATR stop` is an item of its own. */
function takesDistance(tape: LexemeTape): boolean {
  const before = tape.before;
  const line =
    before !== undefined &&
    (['indicator', 'output', 'field', 'extreme', 'number'].includes(before.is) ||
      (before.is === 'mark' && before.mark === 'close'));
  if (!line) return false;
  let at = tape.index + 1;
  if (tape.tokens[at]?.kind === 'number') at++;
  if (['*', 'x', 'times'].includes(tape.normAt(at) ?? '')) at++;
  if (tape.normAt(at) !== 'atr') return false;
  if (tape.normAt(at + 1) === '(') at += 3;
  return !/^(stop|sl|stoploss|target|tp|trail|trailing|take)$/.test(tape.normAt(at + 1) ?? '');
}

/** `|z|`: bars around what is taken without its sign. */
function bar(tape: LexemeTape, next: Token | undefined): boolean {
  if (tape.closingBars.has(tape.index)) {
    tape.index++;
    return true;
  }
  if (next === undefined || !next.glued) return false;
  for (let at = tape.index + 2; at < Math.min(tape.index + 10, tape.tokens.length); at++) {
    const token = tape.tokens[at];
    if (token?.kind !== 'symbol' || token.norm !== '|' || !token.glued) continue;
    tape.closingBars.add(at);
    tape.push({ is: 'mark', mark: 'absolute' }, 1);
    return true;
  }
  return false;
}

/** "crosses above +100", "CCI > +100": a sign of the number, nothing to add. */
function isSign(tape: LexemeTape): boolean {
  const before = tape.before;
  const percent = tape.normAt(tape.index + 2);
  if (percent === '%' || percentWords.has(percent ?? '')) return false;
  if (before?.is === 'mark') return before.mark === 'on' || before.mark === 'at' || before.mark === 'to';
  return before !== undefined && ['side', 'compare', 'verb', 'way'].includes(before.is);
}

/** Whether a word by itself is an action, or one that is one behind an arrow. */
function names(tape: LexemeTape, index: number, is: Meaning['is'], word: string): boolean {
  const norm = tape.normAt(index) ?? '';
  return norm === word || tape.vocabulary.phrases.single(norm)?.is === is;
}

function phraseOrSkip(tape: LexemeTape): void {
  if (!knownPhrase(tape)) tape.index++;
}
