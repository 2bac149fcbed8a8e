import type { Lexeme } from './lexeme.js';

/**
 * "Hold GLD while RSI is under 50, exit when it is above 70": to hold a market is to buy it where a way out is told apart;
 * otherwise the condition of the first would wait for the exit.
 */
export function holdingWhile(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  const last = lexemes.map(isExit).lastIndexOf(true);
  if (last < 0) return lexemes;
  return lexemes.map((lexeme, at) =>
    at < last && holds(lexemes, at, text)
      ? { is: 'action', action: 'long', from: lexeme.from, to: lexeme.to, glued: lexeme.glued }
      : lexeme,
  );
}

function isExit(lexeme: Lexeme): boolean {
  return lexeme.is === 'action' && ['exit', 'exit-long', 'sell'].includes(lexeme.action);
}

/** `hold <market> while`, where a clause begins. */
function holds(lexemes: readonly Lexeme[], at: number, text: string): boolean {
  const [verb, market, when] = lexemes.slice(at, at + 3);
  if (verb?.is !== 'verb' || market?.is !== 'asset' || when?.is !== 'mark' || when.mark !== 'when')
    return false;
  const before = lexemes[at - 1];
  const begins =
    before === undefined ||
    (before.is === 'mark' && ['stop', 'newline', 'bullet', 'colon', 'comma'].includes(before.mark));
  return begins && holding.has(text.slice(verb.from, verb.to).toLowerCase());
}

const holding: ReadonlySet<string> = new Set([
  'hold',
  'holding',
  'own',
  'owning',
  'keep',
  'stay in',
  'be in',
]);
