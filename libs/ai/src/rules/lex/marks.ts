import type { Mark } from '../lexicon/meaning.js';
import type { Lexeme } from './lexeme.js';

/** Whether a lexeme is one of these marks. */
export function isMark(lexeme: Lexeme | undefined, ...marks: readonly Mark[]): boolean {
  return lexeme?.is === 'mark' && marks.includes(lexeme.mark);
}

/** The end of a sentence or of a line. */
export function isBreak(lexeme: Lexeme | undefined): boolean {
  return isMark(lexeme, 'stop', 'newline');
}

export function isComma(lexeme: Lexeme | undefined): boolean {
  return isMark(lexeme, 'comma');
}

/** The end of a sentence, of a line or of an item of a list. */
export function endsItem(lexeme: Lexeme | undefined): boolean {
  return isMark(lexeme, 'stop', 'newline', 'bullet');
}
