import { slug } from '@strategy-builder/domain';
import { marketOf } from '../request/market.js';

/** Id of the data node of a market: `btc_price`, `kraken_btc_price`, `btc_perpetual_price`, `btc_funding`. */
export function dataNodeName(key: string): string {
  const { symbol, venue, kind } = marketOf(key);
  const base = slug(symbol.split(/[/:_\s-]/)[0] ?? symbol);
  const what = kind === 'funding' ? kind : 'price';
  const words = [venue ?? '', base === '' ? 'market' : base, kind === 'funding' ? '' : (kind ?? ''), what];
  return words
    .filter((word) => word !== '')
    .map((word) => slug(word))
    .join('_');
}

const firstOutput: Readonly<Record<string, string>> = {
  macd: 'macd',
  bollinger: 'upper',
  keltner: 'upper',
  donchian: 'upper',
  stochastic: 'k',
  adx: 'adx',
  supertrend: 'line',
  ichimoku: 'tenkan',
};

/** The output of a node that a formula means by its bare name. */
export function mainLineOf(kind: string): string {
  return firstOutput[kind] ?? 'value';
}
