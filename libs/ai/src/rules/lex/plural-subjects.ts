import type { Lexeme } from './lexeme.js';

/** "Hold the ones of SPY, EFA and TLT that are above their 10 month average": each of them while it is above its own. */
export function eachOfThem(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  const verb = lexemes.findIndex(
    (lexeme, at) =>
      lexeme.is === 'verb' &&
      lexeme.verb === 'be' &&
      /^are$/i.test(text.slice(lexeme.from, lexeme.to)) &&
      lexemes[at - 1]?.is === 'asset',
  );
  const predicate = lexemes[verb + 1];
  if (verb < 0 || (predicate?.is !== 'side' && predicate?.is !== 'compare')) return lexemes;
  let first = verb - 1;
  while (first > 0 && (lexemes[first - 1]?.is === 'asset' || joins(lexemes[first - 1]))) first--;
  const listed = lexemes.slice(first, verb).filter(({ is }) => is === 'asset').length;
  const before = lexemes.slice(0, first);
  const holds = before.some(
    (lexeme) =>
      (lexeme.is === 'verb' && lexeme.verb === 'stay') ||
      (lexeme.is === 'action' && ['buy', 'long', 'enter'].includes(lexeme.action)),
  );
  const conditional = before.some((lexeme) => lexeme.is === 'mark' && lexeme.mark === 'when');
  if (listed < 2 || !holds || conditional) return lexemes;
  const at = lexemes[verb]?.from ?? 0;
  const mark = (name: 'when' | 'it'): Lexeme => ({ is: 'mark', mark: name, from: at, to: at, glued: false });
  return [...lexemes.slice(0, verb), mark('when'), mark('it'), ...lexemes.slice(verb)];
}

function joins(lexeme: Lexeme | undefined): boolean {
  return lexeme?.is === 'mark' && ['comma', 'and', 'or'].includes(lexeme.mark);
}
