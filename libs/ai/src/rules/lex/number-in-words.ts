import { phraseGaps } from '../lexicon/fillers.js';
import { readNumberWords } from '../lexicon/number-words.js';
import { deviationWords, percentWords, unitWords } from '../lexicon/symbols-and-units.js';
import type { LexemeTape } from './lexeme-tape.js';
import { numberWithUnit } from './number-with-unit.js';

/** `seventy`, `twenty-five`, `two hundred`. */
export function numberInWords(tape: LexemeTape): boolean {
  // Hyphens inside a number count for nothing.
  const places: number[] = [];
  for (let at = tape.index; places.length < 9 && at < tape.norms.length; at++) {
    if (tape.norms[at] !== '-' || at === tape.index) places.push(at);
  }
  const written = readNumberWords((ahead) => tape.normAt(places[ahead] ?? tape.norms.length));
  if (written === null) return false;
  const length = (places[written.length - 1] ?? tape.index) - tape.index + 1;
  if (written.doubtful && !measured(tape, tape.index + length)) return false;
  if (longerPhrase(tape, length)) return false;
  numberWithUnit(tape, length, written.value);
  return true;
}

function measured(tape: LexemeTape, index: number): boolean {
  const word = tape.normAt(index);
  if (word === undefined) return false;
  return (
    word === '%' ||
    percentWords.has(word) ||
    unitWords[word] !== undefined ||
    deviationWords.has(word) ||
    word === 'x' ||
    word === 'atr'
  );
}

function longerPhrase(tape: LexemeTape, length: number): boolean {
  const found = tape.vocabulary.phrases.longest((ahead) => tape.normAt(tape.index + ahead), phraseGaps);
  return found !== null && found.length > length;
}
