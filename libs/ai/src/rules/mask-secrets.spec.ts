import { describe, expect, it } from 'vitest';
import { mask, maskSecrets } from './mask-secrets.js';

describe('maskSecrets', () => {
  it.each([
    ['my key is sk-ant-REDACTED', `my key is ${mask}`],
    ['use AKIAIOSFODNN7EXAMPLE for aws', `use ${mask} for aws`],
    ['api_key=Zx81hQpL92 and buy BTC', `api_key=${mask} and buy BTC`],
    ['password: hunter2!', `password: ${mask}`],
    ['binance secret "q8Wm2ZrT5yXe" please', `binance secret "${mask}" please`],
    ['token 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', `token ${mask}`],
  ])('takes the secret out of %j', (text, expected) => {
    expect(maskSecrets(text)).toBe(expected);
  });

  it.each([
    'Create a momentum strategy that buys BTC when RSI crosses above 70',
    'the key level is 30000, buy above it',
    'buy BTC/USDT on binance when crosses_above(rsi_14, 70)',
    'enter_long = close > prev(highest(high, 20), 1) and volume_average_20 > 1000',
  ])('leaves %j as it is', (text) => {
    expect(maskSecrets(text)).toBe(text);
  });

  it('takes time in proportion to the length of the text', () => {
    const text = 'key: '.repeat(800);
    const start = performance.now();
    for (let round = 0; round < 20; round++) maskSecrets(text);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
