import type { DataSource } from '@strategy-builder/domain';

/** What to say of perpetuals: the simulation charges and pays no funding. */
export function withoutFunding(data: readonly DataSource[]): string[] {
  return data
    .filter(isPerpetual)
    .map(
      ({ symbol }) =>
        `${symbol} is a perpetual, and no funding is charged or paid: the result leaves it out.`,
    );
}

/** By its market, or by its name: BTC-PERPETUAL on Deribit, BTC/USDT:USDT in ccxt, where a dated future has its date behind. */
function isPerpetual({ market, symbol }: DataSource): boolean {
  return market === 'perpetual' || /-perp(etual)?$/i.test(symbol) || /^[^/:]+\/[^/:]+:[^/:-]+$/.test(symbol);
}
