import type { CatalogueKind } from './kind.js';

/** Lengths of a bar that a price series may have, shortest first. */
export const timeframes = [
  '1m',
  '3m',
  '5m',
  '15m',
  '30m',
  '1h',
  '2h',
  '4h',
  '6h',
  '8h',
  '12h',
  '1d',
  '3d',
  '1w',
] as const;

export const dataKinds = {
  price: {
    type: 'data',
    kind: 'price',
    title: 'Price',
    description: 'Open, high, low, close and volume of one market, bar by bar.',
    params: [
      {
        name: 'symbol',
        title: 'Symbol',
        unit: '',
        default: 'BTC/USDT',
        suggestions: ['BTC/USDT', 'ETH/USDT', 'SOL/USDT', 'BTC-PERPETUAL', 'ETH-PERPETUAL'],
      },
      {
        name: 'exchange',
        title: 'Exchange',
        unit: '',
        default: 'binance',
        suggestions: ['binance', 'deribit', 'coinbase', 'kraken', 'bybit', 'okx'],
      },
      { name: 'timeframe', title: 'Timeframe', unit: '', default: '1d', choices: timeframes },
      {
        name: 'market',
        title: 'Market',
        unit: '',
        default: 'spot',
        suggestions: ['spot', 'perpetual', 'future', 'option', 'index', 'stock', 'forex'],
      },
    ],
    inputs: [],
    outputs: [{ name: 'bars', type: 'bars' }],
    convention: "A bar's time is its open, in UTC; its values are known when it has closed.",
    source: 'The market data that is imported or fetched for the node.',
  },
} as const satisfies Record<string, CatalogueKind>;
