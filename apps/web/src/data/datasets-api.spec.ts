import { expect, test } from 'vitest';
import { sameSymbol, symbolOfFile } from './datasets-api.js';

test('the file name suggests the symbol', () => {
  expect(symbolOfFile('btcusdt_daily_2017_2021.csv')).toBe('BTCUSDT');
  expect(symbolOfFile('SPY.csv')).toBe('SPY');
  expect(symbolOfFile('eth-usd 1h.csv')).toBe('ETH');
});

test('spellings of one market are the same', () => {
  expect(sameSymbol('BTC/USDT', 'btcusdt')).toBe(true);
  expect(sameSymbol('BTC/USDT', 'ETH/USDT')).toBe(false);
});
