import { describe, expect, it } from 'vitest';
import { mask, maskSecrets } from './mask-secrets.js';

describe('maskSecrets', () => {
  it.each([
    ['my key is sk-ant-REDACTED', `my key is ${mask}`],
    ['use AKIAIOSFODNN7EXAMPLE for aws', `use ${mask} for aws`],
    ['api_key=Zx81hQpL92 and buy BTC', `api_key=${mask} and buy BTC`],
    ['password: hunter2!', `password: ${mask}`],
    ['binance secret "q8Wm2ZrT5yXe" please', `binance secret "${mask}" please`],
    ['token = abcdefghij0123456789', `token = ${mask}`],
    ['password=swordfish', `password=${mask}`],
    ['my password is swordfish', `my password is ${mask}`],
    ['{"apiKey": "abcdEFGH1234", "secret": "allinsmall"}', `{"apiKey": "${mask}", "secret": "${mask}"}`],
    ['The API key for binance is q8Wm2ZrT5yXe', `The API key for binance is ${mask}`],
    ['“sk-ant-api03-Abcdefgh_1234567”', `“${mask}”`],
    ['key\u00a0sk-ant-api03-Abcdefgh_1234567', `key\u00a0${mask}`],
    ['aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', `aws_secret_access_key = ${mask}`],
    ['here: wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', `here: ${mask}`],
    ['ASIAIOSFODNN7EXAMPLE', mask],
    ['Authorization: Bearer abcdefghijklmnop', `Authorization: Bearer ${mask}`],
    ['Authorization: Basic dXNlcjpwYXNz', `Authorization: Basic ${mask}`],
    ['bot 123456789:AAHdqTcvCHhvGWJxfSeofSAsnKnPALDsaw', `bot 123456789:${mask}`],
    ['postgres://trader:Sw0rdfish@db.example/x', `postgres://trader:${mask}@db.example/x`],
    ['mein Passwort ist hunter22x', `mein Passwort ist ${mask}`],
    [
      'sign with -----BEGIN EC PRIVATE KEY-----\nMIIEow+x/1\nq1w2==\n-----END EC PRIVATE KEY----- and buy BTC',
      `sign with ${mask} and buy BTC`,
    ],
    ['-----BEGIN PRIVATE KEY-----\nnever ends', mask],
    ['0x4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318', mask],
    ['token 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', `token ${mask}`],
  ])('takes the secret out of %j', (text, expected) => {
    expect(maskSecrets(text)).toBe(expected);
  });

  it.each([
    'Create a momentum strategy that buys BTC when RSI crosses above 70',
    'the key level is 30000, buy above it',
    'buy BTC/USDT on binance when crosses_above(rsi_14, 70)',
    'buy the token ETHUSDT when RSI < 30',
    'use the token SOLANA, or token PEPE1000, or token LINK/USDT',
    'my API key works, so buy ETHUSDT and sell BTC/USDT',
    'keys: resistance1 and sma200; seed=1234567',
    'pin bar reversal on the key level: 64,250.50',
    'sell BTC-27DEC24-100000-C/BTC-27DEC24-120000-C as a spread',
    'mean_reversion_strategy_2024_version_10_final = rsi_14_below_30_and_close_above_200',
    '/show-flow 01a21d93-30a4-773b-affb-8c6e3d4be7ba',
    'enter_long = close > prev(highest(high, 20), 1) and volume_average_20 > 1000',
  ])('leaves %j as it is', (text) => {
    expect(maskSecrets(text)).toBe(text);
  });

  it('takes the words of a seed phrase out, and no sentence that is none', () => {
    const words = 'abandon ability able about above absent absorb abstract absurd abuse access accident';
    expect(maskSecrets(`my seed phrase: ${words}, keep it`)).not.toMatch(/abandon|absurd|accident/);
    const sentence = 'seed phrase is what I never tell you';
    expect(maskSecrets(sentence)).toBe(sentence);
  });
});
