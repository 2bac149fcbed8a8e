import type { Action } from '../lexicon/meaning.js';
import type { Lexeme } from './lexeme.js';
import { isMark } from './marks.js';

/**
 * "Buy ETH when the ratio is above its average, the other way round below": the other side is taken where that is told.
 * "Go long when ..., and vice versa": where nothing is told, it is taken on the same rule turned round.
 */
export function mirroredBeyond(lexemes: readonly Lexeme[]): readonly Lexeme[] {
  return lexemes.flatMap((lexeme, at): readonly Lexeme[] => {
    if (lexeme.is !== 'mirror' || !startsClause(lexemes[at - 1])) return [lexeme];
    const opened = openedBefore(lexemes, at);
    if (opened === null) return [lexeme];
    const place = { from: lexeme.from, to: lexeme.to, glued: lexeme.glued };
    const next = lexemes[at + 1];
    if (says(next) || (isMark(next, 'when') && saysOfIt(lexemes, at + 2)))
      return [{ is: 'action', action: 'reverse', ...place }];
    const ends = next === undefined || isMark(next, 'stop', 'newline');
    if (!ends || (opened !== 'long' && opened !== 'short')) return [lexeme];
    return [lexeme, { is: 'action', action: opened === 'long' ? 'short' : 'long', ...place }];
  });
}

function startsClause(before: Lexeme | undefined): boolean {
  return isMark(before, 'comma', 'and', 'stop', 'newline', 'bullet');
}

/** The last action before it, when it opens a position. */
function openedBefore(lexemes: readonly Lexeme[], at: number): Action | null {
  for (let before = at - 1; before >= 0; before--) {
    const lexeme = lexemes[before];
    if (lexeme?.is !== 'action') continue;
    return ['buy', 'long', 'short', 'sell', 'enter'].includes(lexeme.action) ? lexeme.action : null;
  }
  return null;
}

function says(lexeme: Lexeme | undefined): boolean {
  return lexeme?.is === 'side' || lexeme?.is === 'compare';
}

/** "... when it crosses below": of what was spoken of before. */
function saysOfIt(lexemes: readonly Lexeme[], at: number): boolean {
  const next = isMark(lexemes[at], 'it') ? lexemes[at + 1] : lexemes[at];
  return says(next) || next?.is === 'verb';
}
