/**
 * The exchanges whose history can be fetched: a closed list, by the names that a data node uses. `ratesAtOnce`: funding
 * rates that an answer surely holds; left out where perpetuals are not traded or their rates not told.
 */
export const venues = {
  binance: { library: 'binance', title: 'Binance', ratesAtOnce: 720 },
  bybit: { library: 'bybit', title: 'Bybit', ratesAtOnce: 200 },
  coinbase: { library: 'coinbaseexchange', title: 'Coinbase Exchange' },
  deribit: { library: 'deribit', title: 'Deribit', ratesAtOnce: 720 },
  kraken: { library: 'kraken', title: 'Kraken', note: 'Kraken gives its newest 720 bars only.' },
  okx: { library: 'okx', title: 'OKX', ratesAtOnce: 100 },
} as const satisfies Record<string, { library: string; title: string; note?: string; ratesAtOnce?: number }>;

export type Venue = keyof typeof venues;
export const venueNames = Object.keys(venues) as [Venue, ...Venue[]];
