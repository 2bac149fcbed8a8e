import { type Venue, venues } from '../datasets/history/venues.js';

/** What an exchange says that an account of its lowest tier pays, in basis points of notional. */
export interface PublishedFees {
  /** As data nodes name it. */
  readonly exchange: Venue;
  readonly title: string;
  readonly market: 'spot' | 'perpetual';
  readonly feeBps: number;
  readonly makerFeeBps: number;
}

const fees = (
  exchange: Venue,
  market: PublishedFees['market'],
  feeBps: number,
  makerFeeBps: number,
): PublishedFees => ({ exchange, title: venues[exchange].title, market, feeBps, makerFeeBps });

/**
 * Fees to begin with, never taken without being asked for: exchanges change them, and an account may have a tier of its
 * own. Lowest tier, without discounts for their own tokens, as others who compare exchanges list it: none of it was read
 * from an exchange itself.
 */
export const publishedFees = {
  asOf: '2026-06',
  fees: [
    fees('binance', 'spot', 10, 10),
    fees('binance', 'perpetual', 5, 2),
    fees('bybit', 'spot', 10, 10),
    fees('bybit', 'perpetual', 5.5, 2),
    fees('coinbase', 'spot', 60, 40),
    fees('deribit', 'perpetual', 5, 0),
    fees('kraken', 'spot', 40, 25),
    fees('kraken', 'perpetual', 5, 2),
    fees('okx', 'spot', 10, 8),
    fees('okx', 'perpetual', 5, 2),
  ],
} as const;
