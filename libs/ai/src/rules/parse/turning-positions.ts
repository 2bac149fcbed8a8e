import type { StrategyRequest } from '../request/strategy-request.js';
import type { Reader } from './reader.js';

/** "Reverse the position on every cross", "flip to short when": a position ends as the other side opens. */
export function turnsRound(reader: Reader): boolean {
  return reader.lexemes.some(
    (lexeme, at) =>
      (lexeme.is === 'action' &&
        (lexeme.action === 'reverse' || /^flip/i.test(reader.text.slice(lexeme.from, lexeme.to)))) ||
      (lexeme.is === 'edit' && lexeme.edit === 'flip' && opensBehind(reader, at)),
  );
}

/** Where only one side was told, the other one is its mirror image. */
export function settleTurning(request: StrategyRequest): void {
  request.alwaysIn = true;
  const entries = request.rules.filter(({ act }) => act === 'enter');
  const exits = request.rules.some(({ act }) => act !== 'enter');
  if (entries.length === 1 && !exits && request.sides === null) request.sides = 'both';
}

/** "Flip to short" */
function opensBehind(reader: Reader, at: number): boolean {
  return reader.lexemes
    .slice(at + 1, at + 3)
    .some((lexeme) => lexeme.is === 'action' && (lexeme.action === 'long' || lexeme.action === 'short'));
}
