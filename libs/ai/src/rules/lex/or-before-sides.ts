import type { Lexeme } from './lexeme.js';

const levels: ReadonlySet<Lexeme['is']> = new Set([
  'number',
  'indicator',
  'output',
  'field',
  'duration',
  'average',
]);

/** "Above 70 or below 20": two bounds, where "20 or below" is one. */
export function orBeforeSides(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  return lexemes.flatMap((lexeme, at): readonly Lexeme[] => {
    if (lexeme.is !== 'mark' || (lexeme.mark !== 'or-more' && lexeme.mark !== 'or-less')) return [lexeme];
    const next = lexemes[at + 1];
    const word = /^or (above|below|under)$/i.exec(text.slice(lexeme.from, lexeme.to))?.[1];
    if (word === undefined || next === undefined || !levels.has(next.is)) return [lexeme];
    const { from, to, glued } = lexeme;
    return [
      { is: 'mark', mark: 'or', from, to: from + 2, glued },
      {
        is: 'side',
        direction: lexeme.mark === 'or-more' ? 'above' : 'below',
        inclusive: false,
        from: to - word.length,
        to,
        glued: false,
      },
    ];
  });
}
