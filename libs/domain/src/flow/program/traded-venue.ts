import type { StrategyProgram } from '../strategy-program.js';
import { isPerpetual } from './perpetual.js';

/** Exchange and market of what a program trades, `binance:perpetual` in lower case; null when it names no data. */
export function tradedVenue({ data, traded }: Pick<StrategyProgram, 'data' | 'traded'>): string | null {
  const source = data.find(({ node }) => node === traded);
  if (source === undefined) return null;
  const market = isPerpetual(source) ? 'perpetual' : source.market.trim().toLowerCase();
  return `${source.exchange.trim().toLowerCase()}:${market}`;
}
