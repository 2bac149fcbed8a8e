import { expect, it } from 'vitest';
import { isPerpetual } from './perpetual.js';

it.each([
  'BTC-PERPETUAL',
  'ETH-PERP',
  'BTC/USDT:USDT',
  'BTC/USD:BTC',
])('knows %s as a perpetual', (symbol) => {
  expect(isPerpetual({ symbol, market: 'spot' })).toBe(true);
});

it.each([
  'BTC/USDT',
  'NASDAQ:AAPL',
  'BTC/USDT:USDT-260327',
  'PERPETUAL-INCOME',
  'SPX',
])('takes %s for none, unless its market says so', (symbol) => {
  expect(isPerpetual({ symbol, market: 'spot' })).toBe(false);
  expect(isPerpetual({ symbol, market: 'perpetual' })).toBe(true);
});
