import {
  capitalTickers,
  chartFeeds,
  isBrokerIndex,
  isCurrencyPair,
  quoteCurrencies,
  stockEndings,
} from '../lexicon/tickers.js';
import type { Token } from '../scan/token.js';

export interface Ticker {
  readonly symbol: string;
  /** The kind of market that the spelling names: `.P` and `PERP` are perpetuals. */
  readonly market: string | null;
  /** Tokens that it takes. */
  readonly length: number;
}

/** Coins that other coins are quoted in, and currencies a coin is run together with. */
const runTogetherQuotes = ['USDTPERP', 'USDCPERP', 'USDPERP', 'USDT', 'USDC', 'BUSD', 'USD', 'PERP', 'EUR'];
const coinQuotes = ['BTC', 'ETH', 'BNB', 'INR', 'TRY', 'BRL', 'GBP', 'JPY'];

/**
 * A market written as a symbol at `index`: `BTC/USDT`, `ETH-PERP`, `btcusdt`, `BTCUSDT.P`, `$AAPL`, `NSE:NIFTY`, `SOL`. The
 * symbol keeps the user's spelling, in capitals; nothing is added to it.
 */
export function readTicker(
  tokens: readonly Token[],
  index: number,
  text: string,
  known: (word: string) => boolean,
): Ticker | null {
  const token = tokens[index];
  if (token === undefined) return null;
  if (token.kind === 'symbol' && token.norm === '$') {
    const word = tokens[index + 1];
    if (word?.kind !== 'word' || !word.glued || word.text.length > 6) return null;
    return { symbol: word.text.toUpperCase(), market: null, length: 2 };
  }
  if (token.kind !== 'word') return null;
  const [mark, next] = tokens.slice(index + 1, index + 3);
  const joined = mark?.kind === 'symbol' && mark.glued && next?.kind === 'word' && next.glued;
  if (joined && mark.norm === ':' && chartFeeds.has(token.text)) {
    const listed = readTicker(tokens, index + 2, text, known) ?? plain(next.text.toUpperCase(), 1);
    return { ...listed, length: listed.length + 2 };
  }
  const upper = token.text.toUpperCase();
  if (joined && ['/', '-', ':', '_'].includes(mark.norm)) {
    const right = next.text.toUpperCase();
    const capitals = token.text === upper || known(token.norm) || isCurrencyPair(upper + right);
    if (capitals && quoteCurrencies.has(right) && token.text.length <= 10)
      return plain(text.slice(token.from, next.to).toUpperCase(), 3);
  }
  const numbered = withNumber(upper, tokens.slice(index + 1, index + 3));
  if (numbered !== null) return numbered;
  const single = oneWord(token.text, known);
  const ending = joined && mark.norm === '.' ? next.text : null;
  if (ending === 'P' && single !== null) return { symbol: single, market: 'perpetual', length: 3 };
  const listed = ending !== null && token.text === upper && stockEndings.has(ending);
  if (listed && upper.length > 1) return plain(`${upper}.${ending}`, 3);
  return single === null || ending === 'D' ? null : plain(single, 1);
}

function plain(symbol: string, length: number): Ticker {
  return { symbol, market: /PERP(ETUAL)?$/.test(symbol) ? 'perpetual' : null, length };
}

/** `US30`, `GER40`, and the first or second contract of a future: `ES1!`. */
function withNumber(upper: string, [number, mark]: readonly Token[]): Ticker | null {
  if (number?.kind !== 'number' || !number.glued) return null;
  const symbol = upper + number.text;
  if (isBrokerIndex(symbol)) return plain(symbol, 2);
  const continuous = mark?.norm === '!' && mark.glued && (number.text === '1' || number.text === '2');
  return continuous ? { symbol: `${symbol}!`, market: 'future', length: 3 } : null;
}

/** `btcusdt`, `SOLBTC`, `eurusd`, `LINK`: letters alone that are a market. */
function oneWord(text: string, known: (word: string) => boolean): string | null {
  const upper = text.toUpperCase();
  const coin = (base: string): boolean => known(base.toLowerCase()) || capitalTickers.has(base);
  for (const currency of runTogetherQuotes) {
    const base = upper.slice(0, -currency.length);
    const runTogether = upper.endsWith(currency) && base.length >= 2 && base.length <= 6;
    if (runTogether && (coin(base) || text === upper)) return upper;
  }
  if (upper.length === 6 && isCurrencyPair(upper)) return upper;
  for (const currency of coinQuotes) {
    const base = upper.slice(0, -currency.length);
    if (text === upper && upper.endsWith(currency) && base.length >= 2 && coin(base)) return upper;
  }
  return text === upper && capitalTickers.has(upper) ? upper : null;
}
