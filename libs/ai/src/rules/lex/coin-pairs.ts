import type { Lexeme } from './lexeme.js';

const coinQuotes: ReadonlySet<string> = new Set(['BTC', 'ETH', 'BNB']);

/**
 * "Long ETH/BTC above its 50 day average": one coin quoted in another is one market, as exchanges list it, where nothing in
 * the request speaks of two markets against each other.
 */
export function joinCoinPairs(lexemes: readonly Lexeme[]): readonly Lexeme[] {
  const at = lexemes.findIndex((_, place) => isCoinPair(lexemes, place));
  const [base, , quote] = lexemes.slice(at, at + 3);
  if (at < 0 || base?.is !== 'asset' || quote?.is !== 'asset') return lexemes;
  const apart = lexemes.some(
    (lexeme, place) => speaksOfTwo(lexeme) || (lexeme.is === 'asset' && (place < at || place > at + 2)),
  );
  if (apart) return lexemes;
  const market: Lexeme = { ...base, symbol: `${base.symbol}/${quote.symbol}`, to: quote.to };
  return [...lexemes.slice(0, at), market, ...lexemes.slice(at + 3)];
}

/** "Gold (XAUUSD)", "gold GC", "bitcoin BTC": a market by its name and by its symbol is one, and the symbol is what trades. */
export function joinNamedSymbols(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  const joined: Lexeme[] = [];
  for (let at = 0; at < lexemes.length; at++) {
    const lexeme = lexemes[at];
    if (lexeme === undefined) continue;
    const open = isMarkOf(lexemes[at + 1], 'open') ? 1 : 0;
    const symbol = lexemes[at + 1 + open];
    const closes = open === 0 || isMarkOf(lexemes[at + 3], 'close');
    const named = lexeme.is === 'asset' && symbol?.is === 'asset' && closes;
    if (!named || !isName(lexeme, text) || isName(symbol, text)) {
      joined.push(lexeme);
      continue;
    }
    joined.push({ ...symbol, glued: lexeme.glued });
    at += open === 0 ? 1 : 3;
  }
  return joined;
}

function isMarkOf(lexeme: Lexeme | undefined, mark: 'open' | 'close'): boolean {
  return lexeme?.is === 'mark' && lexeme.mark === mark;
}

/** `gold`, `Bitcoin`: a word, where the symbol is another. */
function isName(lexeme: Lexeme, text: string): boolean {
  const words = text.slice(lexeme.from, lexeme.to);
  return lexeme.is === 'asset' && words !== words.toUpperCase() && words.toUpperCase() !== lexeme.symbol;
}

function isCoinPair(lexemes: readonly Lexeme[], at: number): boolean {
  const [base, slash, quote] = lexemes.slice(at, at + 3);
  const joins = slash?.is === 'mark' && slash.mark === 'slash' && slash.glued && quote?.glued === true;
  if (base?.is !== 'asset' || !joins || quote?.is !== 'asset') return false;
  return coinQuotes.has(quote.symbol) && base.symbol !== 'BTC' && base.symbol !== quote.symbol;
}

function speaksOfTwo(lexeme: Lexeme): boolean {
  if (lexeme.is === 'indicator') return lexeme.name === 'zscore' || lexeme.name === 'correlation';
  if (lexeme.is === 'unsupported') return true;
  return ['pairs', 'ratio', 'premium', 'ranked', 'leg'].includes(lexeme.is);
}
