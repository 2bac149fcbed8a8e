import type { Lexeme } from './lexeme.js';

/** "Twice leverage", "double leverage", "triple the leverage": so many times, as "2x leverage" is. */
export function leverageInNumbers(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  return lexemes.map((lexeme, at): Lexeme => {
    const next = lexemes[at + 1];
    if (next?.is !== 'head' || next.head !== 'leverage' || lexeme.is === 'number') return lexeme;
    const { from, to, glued } = lexeme;
    const value = times[text.slice(from, to).toLowerCase()];
    return value === undefined
      ? lexeme
      : { is: 'number', value, unit: 'times', whole: true, from, to, glued };
  });
}

const times: Readonly<Record<string, number>> = { twice: 2, double: 2, triple: 3 };
