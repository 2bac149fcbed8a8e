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

/** "The ETHBTC ratio", "the ratio SOLETH": one coin by the other, told as one symbol beside the word for it. */
export function splitRatioSymbols(lexemes: readonly Lexeme[]): readonly Lexeme[] {
  const at = lexemes.findIndex(
    (lexeme, place) =>
      lexeme.is === 'asset' && isQuotedInCoin(lexeme.symbol) && lexemes[place + 1]?.is === 'ratio',
  );
  const symbol = lexemes[at];
  if (symbol?.is !== 'asset') return lexemes;
  const quote = symbol.symbol.slice(-3);
  const slash: Lexeme = { ...symbol, is: 'mark', mark: 'slash', glued: true } as Lexeme;
  return [
    ...lexemes.slice(0, at),
    { ...symbol, symbol: symbol.symbol.slice(0, -3) },
    slash,
    { ...symbol, symbol: quote, glued: true },
    ...lexemes.slice(at + 1),
  ];
}

/** "HD/LOW", "V and MA": tickers that are other words, beside another one where two markets are traded against each other. */
export function pairedWordTickers(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  const paired = lexemes.some(
    (lexeme) =>
      ['pairs', 'ratio'].includes(lexeme.is) ||
      (lexeme.is === 'unknown' && /^(pair|pairs|cointegrat\w*)$/i.test(lexeme.word)) ||
      (lexeme.is === 'indicator' && lexeme.name === 'zscore'),
  );
  const symbolAt = (at: number): string | null => {
    const lexeme = lexemes[at];
    if (lexeme === undefined) return null;
    if (lexeme.is === 'asset') return lexeme.symbol;
    const words = text.slice(lexeme.from, lexeme.to);
    return pairTickers.has(words) ? words : null;
  };
  return lexemes.map((lexeme, at): Lexeme => {
    const symbol = symbolAt(at);
    if (lexeme.is === 'asset' || symbol === null) return lexeme;
    // "Trade T, 1d bars."
    if (!paired) return saysTrade(lexemes, at, text) ? { ...lexeme, is: 'asset', symbol } : lexeme;
    const beside = [at - 1, at + 1].some((link) => {
      const between = lexemes[link];
      const joins =
        (between?.is === 'mark' && ['slash', 'and'].includes(between.mark)) ||
        (between?.is === 'unknown' && /^(vs|versus|against)$/i.test(between.word));
      return joins && symbolAt(2 * link - at) !== null;
    });
    // "Trade LOW", "it also reads LOW", "the ratio of HD to LOW"
    const before = lexemes[at - 1];
    const placed =
      before?.is === 'reads' ||
      (before !== undefined && /^trade$/i.test(text.slice(before.from, before.to))) ||
      (before?.is === 'mark' && before.mark === 'to' && symbolAt(at - 2) !== null) ||
      (before?.is === 'mark' && before.mark === 'of' && lexemes[at - 2]?.is === 'ratio');
    return beside || placed ? { ...lexeme, is: 'asset', symbol } : lexeme;
  });
}

const pairTickers: ReadonlySet<string> = new Set([
  ...['LOW', 'V', 'MA', 'T', 'F', 'C', 'GM', 'ON', 'ALL', 'NOW', 'KEY'],
]);

function saysTrade(lexemes: readonly Lexeme[], at: number, text: string): boolean {
  const [before, , behind, bars] = lexemes.slice(at - 1, at + 3);
  const trade = before !== undefined && at > 0 && /^trade$/i.test(text.slice(before.from, before.to));
  return trade && behind?.is === 'mark' && behind.mark === 'comma' && bars?.is === 'duration';
}

function isQuotedInCoin(symbol: string): boolean {
  return /^[A-Z]{6,7}$/.test(symbol) && (symbol.endsWith('BTC') || symbol.endsWith('ETH'));
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
