import { phraseGaps } from '../lexicon/fillers.js';
import type { Lexeme } from './lexeme.js';
import type { LexemeTape } from './lexeme-tape.js';

/** Words that say whose line is meant: what follows is another line than the one before. */
export const possessives = new Set(['its', 'their', 'seine', 'seinen', 'ihre', 'ihren', 'sa', 'su', 'sua']);

/** The longest phrase of the vocabulary that stands here; fillers are passed over. */
export function knownPhrase(tape: LexemeTape): boolean {
  const found = tape.vocabulary.phrases.longest((ahead) => tape.normAt(tape.index + ahead), phraseGaps);
  if (found === null) return false;
  if (found.meaning.is === 'way' && namesAroonLine(tape, found.length)) {
    tape.push({ is: 'output', output: found.meaning.way, of: 'aroon' }, found.length);
    return true;
  }
  if (found.meaning.is === 'filler') {
    if (possessives.has(tape.normAt(tape.index) ?? '')) tape.owned = true;
    tape.index += found.length;
  } else tape.push(found.meaning, found.length);
  return true;
}

/** "Aroon(25): up crosses over down": two lines, not two ways. */
function namesAroonLine(tape: LexemeTape, length: number): boolean {
  const isAroon = (lexeme: Lexeme): boolean =>
    (lexeme.is === 'indicator' && lexeme.name === 'aroon') ||
    (lexeme.is === 'output' && lexeme.of === 'aroon');
  if (!tape.lexemes.some(isAroon)) return false;
  const before = tape.before;
  const line = tape.lexemes.slice(-4).some((lexeme) => lexeme.is === 'output' && lexeme.of === 'aroon');
  const compared =
    before?.is === 'side' || before?.is === 'compare' || (before?.is === 'verb' && before.verb === 'cross');
  if (compared && line) return true;
  const next = tape.vocabulary.phrases.single(tape.normAt(tape.index + length) ?? '');
  return next?.is === 'verb' || next?.is === 'side' || next?.is === 'compare';
}
