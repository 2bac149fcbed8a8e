import type { Lexeme } from '../lex/lexeme.js';
import { isGauge } from '../lexicon/tickers.js';

/** "BTC perp 15m RSI < 25": the kind of the only market that is named, also where it stands inside a condition. */
export function marketOfOnly(lexemes: readonly Lexeme[]): string | null {
  const symbols = new Set(lexemes.flatMap((lexeme) => (lexeme.is === 'asset' ? [lexeme.symbol] : [])));
  if (symbols.size !== 1) return null;
  const kinds = lexemes.flatMap((lexeme, at) =>
    lexeme.is === 'market' && lexemes[at - 1]?.is === 'asset' ? [lexeme.market] : [],
  );
  return kinds[0] ?? null;
}

/** The longest run of markets with nothing but commas and "and" between them: `BTC, ETH and SOL`. */
export function listedMarkets(lexemes: readonly Lexeme[]): readonly string[] {
  let longest: string[] = [];
  let run: string[] = [];
  for (const lexeme of lexemes) {
    if (lexeme.is === 'asset') {
      if (!run.includes(lexeme.symbol)) run.push(lexeme.symbol);
      if (run.length > longest.length) longest = run;
    } else if (!(lexeme.is === 'mark' && ['comma', 'and', 'slash'].includes(lexeme.mark))) run = [];
  }
  return longest.length > 1 ? longest : [];
}

/** The only market of a text, wherever it is named: it is the one that is traded when no words say which is. */
export function onlyMarket(lexemes: readonly Lexeme[]): string | null {
  const symbols = new Set(lexemes.flatMap((lexeme) => (lexeme.is === 'asset' ? [lexeme.symbol] : [])));
  const [only] = symbols;
  return symbols.size === 1 && only !== undefined && !isGauge(only) ? only : null;
}
