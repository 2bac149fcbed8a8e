import type { Lexeme } from './lexeme.js';

/**
 * "Long when ROC > 2, close at 0": behind a comma the way out at a level, no price that closes there. `beside`: of a pair
 * or a ratio too, whose "close below 0.5" is that as well.
 */
export function closingAtLevels(lexemes: readonly Lexeme[], beside = false): readonly Lexeme[] {
  return lexemes.map((lexeme, at) => {
    if (lexeme.is !== 'verb' || lexeme.verb !== 'close') return lexeme;
    const [link, level, end] = lexemes.slice(at + 1, at + 4);
    const before = lexemes[at - 1];
    const begins =
      before?.is === 'mark' && ['comma', 'stop', 'newline', 'and', 'bullet'].includes(before.mark);
    const atLevel = link?.is === 'mark' && link.mark === 'at';
    const closes = beside
      ? atLevel || (begins && link?.is === 'side')
      : atLevel && begins && endsClause(end) && follows(lexemes.slice(0, at));
    const leveled = level?.is === 'number' && (beside || level.unit === 'plain');
    return closes && leveled
      ? { is: 'action', action: 'exit', from: lexeme.from, to: lexeme.to, glued: lexeme.glued }
      : lexeme;
  });
}

function endsClause(lexeme: Lexeme | undefined): boolean {
  return (
    lexeme === undefined ||
    (lexeme.is === 'mark' && !['of', 'in', 'to', 'times', 'per'].includes(lexeme.mark))
  );
}

/** Something was opened before, on a condition. */
function follows(before: readonly Lexeme[]): boolean {
  const opens = before.some(
    (lexeme) => lexeme.is === 'action' && ['buy', 'long', 'short', 'enter', 'sell'].includes(lexeme.action),
  );
  return opens && before.some(({ is }) => is === 'compare' || is === 'side');
}
