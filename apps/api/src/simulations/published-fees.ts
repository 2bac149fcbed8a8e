/** What an exchange says that an account of its lowest tier pays, in basis points of notional. */
export interface PublishedFees {
  /** As data nodes name it. */
  readonly exchange: string;
  readonly title: string;
  readonly market: 'spot' | 'perpetual';
  readonly feeBps: number;
  readonly makerFeeBps: number;
}

const fees = (
  exchange: string,
  title: string,
  market: PublishedFees['market'],
  feeBps: number,
  makerFeeBps: number,
): PublishedFees => ({ exchange, title, market, feeBps, makerFeeBps });

/**
 * Fees to begin with, never taken without being asked for: exchanges change them, and an account may have a tier of its
 * own. Source: the fee schedules of the exchanges, lowest tier, without discounts for their own tokens.
 */
export const publishedFees = {
  asOf: '2026-06',
  fees: [
    fees('binance', 'Binance', 'spot', 10, 10),
    fees('binance', 'Binance', 'perpetual', 5, 2),
    fees('bybit', 'Bybit', 'spot', 10, 10),
    fees('bybit', 'Bybit', 'perpetual', 5.5, 2),
    fees('coinbase', 'Coinbase Exchange', 'spot', 60, 40),
    fees('deribit', 'Deribit', 'perpetual', 5, 0),
    fees('kraken', 'Kraken', 'spot', 40, 25),
    fees('kraken', 'Kraken', 'perpetual', 5, 2),
    fees('okx', 'OKX', 'spot', 10, 8),
    fees('okx', 'OKX', 'perpetual', 5, 2),
  ],
} as const;
