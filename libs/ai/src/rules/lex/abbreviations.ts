import type { Lexeme } from './lexeme.js';
import { isMark } from './marks.js';

/** "prev. day high", "approx. 2%": the dot belongs to the word and ends no sentence. */
export function abbreviations(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  return lexemes.filter((lexeme, at) => {
    const [before, next] = [lexemes[at - 1], lexemes[at + 1]];
    if (!isMark(lexeme, 'stop') || !lexeme.glued || before === undefined || next === undefined) return true;
    const short = shortened.has(text.slice(before.from, before.to).toLowerCase());
    return !short || !/[a-z0-9]/.test(text.charAt(next.from));
  });
}

const shortened: ReadonlySet<string> = new Set(
  'prev avg approx incl max min vs resp ca exp vol pos'.split(' '),
);
