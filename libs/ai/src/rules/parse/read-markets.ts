import { arithmetic, type Series } from '../request/expression.js';
import { marketKey } from '../request/market.js';
import { deepest, readBase } from './read-series.js';
import { type Reader } from './reader.js';

/** `the spread between EMA 12 and EMA 26`, `the difference of two lines`: the one less the other. */
export function readSpread(reader: Reader): Series | null {
  const lexeme = reader.peek();
  const word = lexeme === undefined ? '' : reader.text.slice(lexeme.from, lexeme.to).toLowerCase();
  if (!['spread', 'difference', 'distance', 'gap'].includes(word)) return null;
  reader.at++;
  if (!reader.takeMark('between', 'of')) return null;
  const left = readBase(reader, deepest - 2);
  if (left?.kind !== 'indicator' || !reader.takeMark('and')) return null;
  const right = readBase(reader, deepest - 2);
  return right?.kind === 'indicator' ? arithmetic('-', left, right) : null;
}

/** The funding rate of whatever the strategy trades. */
export const ownFunding = marketKey({ symbol: '', venue: null, kind: 'funding' });

export function withMarket(series: Series, asset: string): Series {
  return series.kind === 'field' ? { ...series, asset } : series;
}

/** `the premium of BTC on kraken over BTC on bybit`, in percent. */
export function readPremium(reader: Reader): Series | null {
  reader.at++;
  if (!reader.takeMark('of')) return null;
  const of = readMarketKey(reader);
  if (of === null || reader.take('side') === null) return null;
  const over = readMarketKey(reader);
  return over === null ? null : { kind: 'premium', of, over };
}

/** A market with what sets it apart: `BTC on kraken`, `BTC perpetual`. */
export function readMarketKey(reader: Reader): string | null {
  const asset = reader.take('asset');
  if (asset === null) return null;
  const kind = reader.take('market')?.market ?? null;
  const venue = reader.tryRead(() => (reader.takeMark('on') ? reader.take('venue') : null))?.venue ?? null;
  return marketKey({ symbol: asset.symbol, venue, kind });
}
