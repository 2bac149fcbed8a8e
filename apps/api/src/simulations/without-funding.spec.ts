import { expect, it } from 'vitest';
import { withoutFunding } from './without-funding.js';

const said = (symbol: string, market = 'spot') =>
  withoutFunding([{ node: 'price', exchange: 'x', timeframe: '1h', symbol, market }]).length;

it.each([
  'BTC-PERPETUAL',
  'ETH-PERP',
  'BTC/USDT:USDT',
  'BTC/USD:BTC',
])('knows %s as a perpetual', (symbol) => {
  expect(said(symbol)).toBe(1);
});

it.each([
  'BTC/USDT',
  'NASDAQ:AAPL',
  'BTC/USDT:USDT-260327',
  'PERPETUAL-INCOME',
  'SPX',
])('takes %s for none, unless its market says so', (symbol) => {
  expect(said(symbol)).toBe(0);
  expect(said(symbol, 'perpetual')).toBe(1);
});
