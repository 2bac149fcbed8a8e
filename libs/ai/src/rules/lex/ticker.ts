import { capitalTickers, quoteCurrencies } from '../lexicon/market-phrases.js';
import type { Token } from '../scan/token.js';

/**
 * A market written as a symbol at `index`: `BTC/USDT`, `ETH-PERP`, `btcusdt`, `$AAPL`, `SOL`. The symbol keeps the
 * user's spelling, in capitals; nothing is added to it.
 */
export function readTicker(
  tokens: readonly Token[],
  index: number,
  text: string,
  known: (word: string) => boolean,
): { readonly symbol: string; readonly length: number } | null {
  const token = tokens[index];
  if (token === undefined) return null;
  if (token.kind === 'symbol' && token.norm === '$') {
    const word = tokens[index + 1];
    if (word?.kind !== 'word' || !word.glued || word.text.length > 6) return null;
    return { symbol: word.text.toUpperCase(), length: 2 };
  }
  if (token.kind !== 'word') return null;
  const mark = tokens[index + 1];
  const quote = tokens[index + 2];
  const joined =
    mark?.kind === 'symbol' &&
    mark.glued &&
    (mark.norm === '/' || mark.norm === '-' || mark.norm === ':' || mark.norm === '_');
  if (joined && quote?.kind === 'word' && quote.glued) {
    const right = quote.text.toUpperCase();
    const capitals = token.text === token.text.toUpperCase() || known(token.norm);
    if (capitals && quoteCurrencies.has(right) && token.text.length <= 10) {
      return { symbol: text.slice(token.from, quote.to).toUpperCase(), length: 3 };
    }
  }
  const upper = token.text.toUpperCase();
  for (const currency of ['USDT', 'USDC', 'BUSD', 'USD', 'PERP', 'EUR']) {
    const base = upper.slice(0, -currency.length);
    const runTogether = upper.endsWith(currency) && base.length >= 2 && base.length <= 6;
    if (runTogether && (known(base.toLowerCase()) || capitalTickers.has(base) || token.text === upper)) {
      return { symbol: upper, length: 1 };
    }
  }
  return token.text === upper && capitalTickers.has(upper) ? { symbol: upper, length: 1 } : null;
}
