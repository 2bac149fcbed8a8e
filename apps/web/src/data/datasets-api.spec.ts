import { expect, test } from 'vitest';
import { symbolFit, symbolOfFile } from './datasets-api.js';

test('the file name suggests the symbol', () => {
  expect(symbolOfFile('btcusdt_daily_2017_2021.csv')).toBe('BTCUSDT');
  expect(symbolOfFile('SPY.csv')).toBe('SPY');
  expect(symbolOfFile('eth-usd 1h.csv')).toBe('ETH');
});

test('spellings of one pair fit best, the same asset in another currency less', () => {
  expect(symbolFit('btcusdt', 'BTC/USDT')).toBe(2);
  expect(symbolFit('BTC-PERPETUAL', 'BTC')).toBe(1);
  expect(symbolFit('ETH/USDT', 'BTC/USDT')).toBe(0);
});
