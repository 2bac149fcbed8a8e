import { phraseGaps } from '../lexicon/fillers.js';
import { percentWords } from '../lexicon/symbols-and-units.js';
import type { Lexeme } from './lexeme.js';
import type { LexemeTape } from './lexeme-tape.js';
import { possessives } from './phrases.js';
import { tidy } from './tidy.js';

const sharesInWords: Readonly<Record<string, number>> = {
  half: 50,
  third: 33.33,
  quarter: 25,
  fifth: 20,
  tenth: 10,
};

/** `risk 1/2 %`: a fraction of a percent. */
export function fractionOfPercent(tape: LexemeTape, over: number): boolean {
  const [slash, under, percent] = tape.tokens.slice(tape.index + 1, tape.index + 4);
  if (slash?.norm !== '/' || !slash.glued || under?.kind !== 'number' || !under.glued) return false;
  if (isInList(tape)) return false;
  if (percent?.norm !== '%' || over >= under.value) return false;
  tape.push({ is: 'number', value: tidy(over / under.value), unit: 'percent', whole: false }, 4);
  return true;
}

/** "5/10/15/20%": no fraction begins behind a slash. */
function isInList(tape: LexemeTape): boolean {
  return tape.tokens[tape.index - 1]?.norm === '/';
}

/** `1/4 of my capital`, `a quarter of the equity`: a share in percent. */
export function shareOfMoney(tape: LexemeTape, over: number): boolean {
  const [slash, under] = tape.tokens.slice(tape.index + 1, tape.index + 3);
  if (slash?.norm !== '/' || under?.kind !== 'number' || over >= under.value || isInList(tape)) return false;
  // "1/2 percent", "1/4%"
  const said = tape.normAt(tape.index + 3) ?? '';
  if (slash.glued && under.glued && (said === '%' || percentWords.has(said))) {
    const part = tidy(over / under.value);
    tape.push({ is: 'number', value: part, unit: 'percent', whole: false }, 4);
    return true;
  }
  // "1/4 Kelly"
  if (said !== 'kelly' && !namesMoney(tape, tape.index + 3)) return false;
  const value = tidy(Number(((over / under.value) * 100).toFixed(2)));
  tape.push({ is: 'number', value, unit: 'percent', whole: Number.isInteger(value) }, 3);
  return true;
}

/** `sell 1/3 at 2%`, `1/2 off at 4%`: a part of the position. */
export function shareOfPosition(tape: LexemeTape, over: number): boolean {
  const [slash, under] = tape.tokens.slice(tape.index + 1, tape.index + 3);
  if (slash?.norm !== '/' || !slash.glued || under?.kind !== 'number' || !under.glued) return false;
  if (over >= under.value || under.value > 10) return false;
  const off = tape.normAt(tape.index + 3) === 'off' || tape.normAt(tape.index + 3) === 'out' ? 1 : 0;
  const next = tape.normAt(tape.index + 3 + off);
  const before = tape.before;
  const sale = leavesWith(before);
  if (off === 0 && next !== 'at' && next !== '@' && !(sale && endsShare(tape, tape.index + 3))) return false;
  const share = tidy(Number(((over / under.value) * 100).toFixed(2)));
  // "sell 1/3" is one thing: the sale of a part.
  if (before?.is === 'action' && sale) tape.lexemes.pop();
  tape.push({ is: 'part', share }, 3 + off);
  return true;
}

/** `sell`, `close`, `bank`: what a part of the position is left with. */
function leavesWith(before: Lexeme | undefined): boolean {
  if (before?.is === 'action') return before.action === 'sell' || before.action === 'exit';
  if (before?.is === 'verb') return before.verb === 'close';
  return (
    before?.is === 'unknown' &&
    /^(take|book|bank|trim|unload|cash|dump|another|other|last|final)$/i.test(before.word)
  );
}

/** "Close 1/2 and", "sell 1/3 when": nothing behind the share that it could be a number of. */
function endsShare(tape: LexemeTape, at: number): boolean {
  const token = tape.tokens[at];
  return token === undefined || token.kind === 'newline' || [',', '.', ';', ':', ')'].includes(token.norm)
    ? true
    : ['and', 'then', 'when', 'if', 'once', 'after', 'on', 'of', 'position'].includes(token.norm);
}

/** `half of my capital`, `a third of the equity`. */
export function shareInWords(tape: LexemeTape): boolean {
  const counted = tape.normAt(tape.index);
  const ahead = counted === 'one' || counted === 'a' ? 1 : 0;
  const value = sharesInWords[tape.normAt(tape.index + ahead) ?? ''];
  if (value === undefined || !namesMoney(tape, tape.index + ahead + 1)) return false;
  tape.push({ is: 'number', value, unit: 'percent', whole: Number.isInteger(value) }, ahead + 1);
  return true;
}

/** `three quarters of a percent`, `half of one percent`: a part of a percent. */
export function partOfPercentInWords(tape: LexemeTape): boolean {
  const three = tape.normAt(tape.index) === 'three' ? 1 : 0;
  const part = tape.normAt(tape.index + three) ?? '';
  const value =
    three === 1 ? (part.startsWith('quarter') ? 0.75 : undefined) : (sharesInWords[part] ?? 0) / 100;
  const [of, one, percent] = [1, 2, 3].map((ahead) => tape.normAt(tape.index + three + ahead) ?? '');
  const said = of === 'of' && (one === 'a' || one === 'one') && percentWords.has(percent ?? '');
  if (value === undefined || value === 0 || !said) return false;
  tape.push({ is: 'number', value: tidy(value), unit: 'percent', whole: false }, three + 4);
  return true;
}

/** "of my capital" comes next. */
function namesMoney(tape: LexemeTape, index: number): boolean {
  if (tape.normAt(index) !== 'of') return false;
  const next = tape.normAt(index + 1) ?? '';
  const word = phraseGaps.has(next) || possessives.has(next) ? tape.normAt(index + 2) : next;
  const meaning = tape.vocabulary.phrases.single(word ?? '');
  return meaning?.is === 'head' && meaning.head === 'equity';
}
