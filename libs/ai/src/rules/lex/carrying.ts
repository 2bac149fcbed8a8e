import type { Lexeme } from './lexeme.js';

/**
 * "Never carry through the weekend", "don't carry longs overnight": to hold a position, where a "not" stands before it or
 * what it is held over behind it; a carry trade elsewhere.
 */
export function carrying(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  return lexemes.map((lexeme, at): Lexeme => {
    if (lexeme.is !== 'unsupported' || lexeme.what !== 'carry') return lexeme;
    if (text.slice(lexeme.from, lexeme.to).toLowerCase() !== 'carry') return lexeme;
    const before = lexemes[at - 1];
    const denied = before?.is === 'mark' && before.mark === 'not';
    if (!denied && !lexemes.slice(at + 1, at + 5).some((next) => lasts(next))) return lexeme;
    return { ...lexeme, is: 'verb', verb: 'stay' } as Lexeme;
  });
}

function lasts(lexeme: Lexeme): boolean {
  if (lexeme.is === 'weekdays') return true;
  return lexeme.is === 'unknown' && lexeme.word.toLowerCase() === 'overnight';
}
