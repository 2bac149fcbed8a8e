/** The exchanges whose history can be fetched: a closed list, by the names that a data node uses. */
export const venues = {
  binance: { library: 'binance', title: 'Binance' },
  bybit: { library: 'bybit', title: 'Bybit' },
  coinbase: { library: 'coinbaseexchange', title: 'Coinbase Exchange' },
  deribit: { library: 'deribit', title: 'Deribit' },
  kraken: { library: 'kraken', title: 'Kraken', note: 'Kraken gives its newest 720 bars only.' },
  okx: { library: 'okx', title: 'OKX' },
} as const satisfies Record<string, { library: string; title: string; note?: string }>;

export type Venue = keyof typeof venues;
export const venueNames = Object.keys(venues) as [Venue, ...Venue[]];
