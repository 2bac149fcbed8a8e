import type { Lexeme } from './lexeme.js';

/** "Entry" or "Risk" on a line of its own is a headline for the lines below it, with or without its colon. */
export function loneLabels(lexemes: readonly Lexeme[]): readonly Lexeme[] {
  if (!lexemes.some((lexeme) => lexeme.is === 'mark' && lexeme.mark === 'newline')) return lexemes;
  return lexemes.flatMap((lexeme, at): readonly Lexeme[] => {
    // "Stop" above "3%": one line.
    if (isLabel(lexemes, at - 1) && lexemes[at - 1]?.is === 'head' && lexemes[at + 1]?.is === 'number')
      return [];
    if (!isLabel(lexemes, at)) return [lexeme];
    return [lexeme, { is: 'mark', mark: 'colon', from: lexeme.to, to: lexeme.to, glued: true }];
  });
}

function isLabel(lexemes: readonly Lexeme[], at: number): boolean {
  const lexeme = lexemes[at];
  const names = lexeme?.is === 'action' || lexeme?.is === 'head';
  return names && isLineEdge(lexemes[at - 1]) && lexemes[at + 1] !== undefined && isLineEdge(lexemes[at + 1]);
}

function isLineEdge(lexeme: Lexeme | undefined): boolean {
  return lexeme === undefined || (lexeme.is === 'mark' && lexeme.mark === 'newline');
}
