import type { DataSource } from '../strategy-program.js';

/**
 * Whether a series is a perpetual, which pays funding: by its market, or by its name: BTC-PERPETUAL on Deribit,
 * BTC/USDT:USDT in ccxt, where a dated future has its date behind.
 */
export function isPerpetual({ market, symbol }: Pick<DataSource, 'market' | 'symbol'>): boolean {
  return market === 'perpetual' || /-perp(etual)?$/i.test(symbol) || /^[^/:]+\/[^/:]+:[^/:-]+$/.test(symbol);
}
