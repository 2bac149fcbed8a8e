import type { Lexeme } from './lexeme.js';

const subjects: ReadonlySet<Lexeme['is']> = new Set([
  'indicator',
  'output',
  'field',
  'number',
  'extreme',
  'average',
]);

/** "Below minus four percent": a sign, where nothing stands before it that a number is taken from. */
export function signedNumbers(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  return lexemes.flatMap((lexeme, at): readonly Lexeme[] => {
    const [before, next] = [lexemes[at - 1], lexemes[at + 1]];
    if (isSign(lexeme, text) && next?.is === 'number' && !subjects.has(before?.is ?? 'mark')) return [];
    const signed = before !== undefined && isSign(before, text) && lexeme.is === 'number';
    if (!signed || subjects.has(lexemes[at - 2]?.is ?? 'mark')) return [lexeme];
    return [{ ...lexeme, value: -lexeme.value, from: before.from }];
  });
}

function isSign(lexeme: Lexeme, text: string): boolean {
  return (
    lexeme.is === 'mark' &&
    lexeme.mark === 'minus' &&
    text.slice(lexeme.from, lexeme.to).toLowerCase() === 'minus'
  );
}
