import type { Lexeme } from '../../lex/lexeme.js';

/** Two markets that are traded as one, by the price of the first in the second. */
export interface TradedRatio {
  readonly pair: readonly [string, string];
  readonly rest: readonly Lexeme[];
}

/**
 * "Short ETH/BTC when its z-score > 2", "buy the GLD/SLV ratio when it falls below 1.9": the first market is traded the
 * way that is told, the second the other way. Null where the two are a list of markets.
 */
export function tradedRatio(lexemes: readonly Lexeme[]): TradedRatio | null {
  const first = lexemes.findIndex((_, at) => isTraded(lexemes, at));
  const [, of, , to] = lexemes.slice(first, first + 4);
  if (first < 0 || of?.is !== 'asset' || to?.is !== 'asset') return null;
  const pair = [of.symbol, to.symbol] as const;
  const named = (at: number): boolean =>
    isPairAt(lexemes, at) && markets(lexemes, at).every((symbol, place) => symbol === pair[place]);
  const others = lexemes.some(
    (lexeme, at) => lexeme.is === 'asset' && !named(at) && !(at > 1 && named(at - 2)),
  );
  const measured = lexemes.some(
    (lexeme) => lexeme.is === 'ratio' || (lexeme.is === 'indicator' && lexeme.name === 'zscore'),
  );
  if (others || !(measured || isSaidOfIt(lexemes, first + 4))) return null;
  const slash: Lexeme = { is: 'mark', mark: 'slash', from: of.to, to: of.to, glued: true };
  const ratio: Lexeme = { is: 'ratio', from: to.to, to: to.to, glued: false };
  const rest: Lexeme[] = [];
  for (let at = 0; at < lexemes.length; at++) {
    const lexeme = lexemes[at];
    if (lexeme === undefined) continue;
    // Behind an action it is what is traded, which is known.
    if (named(at) && lexemes[at - 1]?.is === 'action') at += lexemes[at + 3]?.is === 'ratio' ? 3 : 2;
    else if (at > first && lexeme.is === 'ratio' && lexemes[at - 1]?.is !== 'asset' && !isScored(lexemes, at))
      rest.push(of, slash, { ...to, glued: true }, lexeme);
    else if (lexeme.is === 'mark' && lexeme.mark === 'it' && at === first + 5 && isSaidOfIt(lexemes, at - 1))
      rest.push(of, slash, { ...to, glued: true }, ratio);
    else if (at === first && lexeme.is === 'action' && lexeme.action === 'sell')
      rest.push({ ...lexeme, action: 'short' });
    else rest.push(lexeme);
  }
  return { pair, rest };
}

/** What trades, and a pair of markets behind it. */
function isTraded(lexemes: readonly Lexeme[], at: number): boolean {
  const action = lexemes[at];
  const opens = action?.is === 'action' && ['long', 'short', 'buy', 'sell'].includes(action.action);
  return opens && isPairAt(lexemes, at + 1);
}

/** `ETH/BTC`, written as one word. */
function isPairAt(lexemes: readonly Lexeme[], at: number): boolean {
  const [of, slash, to] = lexemes.slice(at, at + 3);
  const joins = slash?.is === 'mark' && slash.mark === 'slash' && slash.glued;
  return of?.is === 'asset' && joins && to?.is === 'asset' && to.glued && of.symbol !== to.symbol;
}

function markets(lexemes: readonly Lexeme[], at: number): readonly string[] {
  return [lexemes[at], lexemes[at + 2]].flatMap((lexeme) => (lexeme?.is === 'asset' ? [lexeme.symbol] : []));
}

/** "... when it": of the two as one. */
function isSaidOfIt(lexemes: readonly Lexeme[], at: number): boolean {
  const [when, it] = lexemes.slice(at, at + 2);
  return when?.is === 'mark' && when.mark === 'when' && it?.is === 'mark' && it.mark === 'it';
}

/** "The z-score of the ratio", "the ratio z-score". */
function isScored(lexemes: readonly Lexeme[], at: number): boolean {
  return [lexemes[at + 1], lexemes[at - 2]].some(
    (lexeme) => lexeme?.is === 'indicator' && lexeme.name === 'zscore',
  );
}
