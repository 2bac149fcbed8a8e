import type { Assumption, MadePlan } from '../../planner.js';
import { capitalTickers, isTraditional } from '../lexicon/tickers.js';
import { vocabularyOf } from '../lexicon/vocabulary.js';

/** "ZORB" is traded as it is written, as nobody keeps a list of all markets: that it is none of those known here is said. */
export function unlistedSymbols({ commands }: MadePlan): readonly Assumption[] {
  const named = commands.flatMap((command) => {
    if (command.type !== 'AddNode' && command.type !== 'EditNode') return [];
    const symbol = command.params?.symbol;
    return typeof symbol === 'string' && !isListed(symbol) ? [{ symbol, nodeId: command.id }] : [];
  });
  const seen = new Set<string>();
  return named.flatMap(({ symbol, nodeId }) => {
    if (seen.has(symbol)) return [];
    seen.add(symbol);
    return [
      {
        about: 'symbol',
        text: `${symbol} is taken as a symbol just as it is written: it is none of those known here by name.`,
        param: 'symbol',
        ...(nodeId !== undefined && { nodeId }),
      },
    ];
  });
}

const quotes: readonly string[] = ['USDTPERP', 'USDT', 'USDC', 'BUSD', 'PERP', 'USD', 'EUR', 'BTC', 'ETH'];

function isListed(symbol: string): boolean {
  const base = symbol.split(/[/:_.-]/)[0] ?? symbol;
  const known = (name: string): boolean =>
    capitalTickers.has(name) || vocabularyOf('en').isAsset(name.toLowerCase()) || isTraditional(name);
  // "BTCUSDT", "EURUSD", "PETR4", "ES1!"
  return (
    isTraditional(symbol) ||
    known(base) ||
    /\d/.test(symbol) ||
    quotes.some((quote) => base.endsWith(quote) && known(base.slice(0, -quote.length)))
  );
}
