import type { AcceptanceGroup } from './acceptance-case.js';

const kept = { timeframe: '4h', newStrategy: false, left: [] } as const;
const denied = (...months: readonly number[]): string =>
  ['crosses_above(close, ema_50)', ...months.map((month) => `not month() == ${month}`)].join(' and ');

/** Follow-ups of a few words, whose meaning is that of what is there: spans held, months added, bare numbers. */
export const saidInShort: readonly AcceptanceGroup[] = [
  {
    kind: 'in short: how long a position is held',
    on: 'Buy ETH on 4h when RSI(14) is below 30, sell after 20 bars or when RSI is above 60. Stop 4%.',
    cases: [
      ['Hold 3 days', { ...kept, timeExit: 18 }],
      ['hold for a week', { ...kept, timeExit: 42 }],
      ['exit after 3 days', { ...kept, timeExit: 18 }],
      ['keep it for 2 days at most', { ...kept, timeExit: 12 }],
      ['hold up to 5 days instead', { ...kept, timeExit: 30 }],
      ['10 bars max', { ...kept, timeExit: 10, enterLong: 'rsi_14 < 30' }],
      ['no longer than a week', { ...kept, timeExit: 42, enterLong: 'rsi_14 < 30' }],
    ],
  },
  {
    kind: 'in short: how long a pair is held',
    on: 'Pair: long ETH short BTC when the 90 day z-score of ETH/BTC drops under -1.5, close at 0',
    cases: [
      [
        'close after 20 days at the latest',
        { nodes: { zscore_90_of_eth_btc_ratio: { period: 90 } }, kinds: { time_exit: { period: 20 } } },
      ],
      [
        'hold no longer than 10 days',
        { nodes: { zscore_90_of_eth_btc_ratio: { period: 90 } }, kinds: { time_exit: { period: 10 } } },
      ],
      ['60 days lookback', { nodes: { zscore_90_of_eth_btc_ratio: { period: 60 } } }],
    ],
  },
  {
    kind: 'in short: further months and days',
    on: 'Buy BTC daily when close crosses above the 50 EMA, exit when below. Do not trade in December.',
    cases: [
      ['and January', { enterLong: denied(12, 1) }],
      ['nor in January', { enterLong: denied(12, 1) }],
      ['same for August', { enterLong: denied(12, 8) }],
      ['also not in November please', { enterLong: denied(12, 11) }],
    ],
  },
  {
    kind: 'in short: further months that are traded',
    on: 'Buy SPY when RSI(2) < 10, only trade in May',
    cases: [
      ['and June', { enterLong: 'rsi_2 < 10 and (month() == 5 or month() == 6)' }],
      ['October too', { enterLong: 'rsi_2 < 10 and (month() == 5 or month() == 10)' }],
    ],
  },
  {
    kind: 'in short: a number behind an indicator',
    on: 'Long BTC on 1h when ADX(14) is above 25 and RSI(14) is below 30, exit when RSI is above 70. Stop 2%',
    cases: [
      ['ADX 30', { enterLong: 'adx_14.adx > 30 and rsi_14 < 30', nodes: { adx_14: { period: 14 } } }],
      ['the adx at 20', { enterLong: 'adx_14.adx > 20 and rsi_14 < 30' }],
      ['RSI 25', { enterLong: 'adx_14.adx > 25 and rsi_14 < 25', assumes: ['indicator'] }],
      ['RSI 80', { exitLong: 'rsi_14 > 80', enterLong: 'adx_14.adx > 25 and rsi_14 < 30' }],
      ['RSI 21', { nodes: { rsi_14: { period: 21 } } }],
      ['ADX length 30', { nodes: { adx_14: { period: 30 } } }],
      ['RSI 50', { status: 'clarify', says: 'length of RSI or its level' }],
    ],
  },
];
