import type { Lexeme } from './lexeme.js';

/**
 * "Hold TQQQ while QQQ is above its 200 day SMA": behind what is bought, "while" opens a condition as "when" does; behind
 * a condition it joins one more.
 */
export function whileAsWhen(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  return lexemes.map((lexeme, at) => {
    if (lexeme.is !== 'mark' || lexeme.mark !== 'and') return lexeme;
    const word = text.slice(lexeme.from, lexeme.to).toLowerCase();
    const before = lexemes[at - 1];
    const opens = before?.is === 'asset' || before?.is === 'action' || before?.is === 'market';
    if ((word !== 'while' && word !== 'whilst') || !opens) return lexeme;
    const waits = lexemes.slice(0, at).some((one) => one.is === 'mark' && one.mark === 'when');
    return waits ? lexeme : { ...lexeme, mark: 'when' };
  });
}
