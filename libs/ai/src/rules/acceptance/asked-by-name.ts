import type { AcceptanceGroup } from './acceptance-case.js';

const both = (port: string) => ({
  momentum_rules: { symbol: 'BTC', exitLong: `crosses_below(${port}.direction, 0)` },
  eth_rules: { symbol: 'ETH', exitLong: `crosses_below(eth_${port}.direction, 0)` },
});
const z = 'zscore_30_of_eth_btc_ratio';
const stopped = (level: number) => ({
  legs: {
    eth_rules: {
      enterLong: `${z} < -2`,
      exitLong: `${z} >= 0 or ${z} < -${level}`,
      exitShort: `${z} <= 0 or ${z} > ${level}`,
    },
    btc_rules: {
      enterLong: `${z} > 2`,
      exitLong: `${z} <= 0 or ${z} > ${level}`,
      exitShort: `${z} >= 0 or ${z} < -${level}`,
    },
  },
});

/** Names that nobody knows, words of judgement, and questions on what is there: each is answered by what it names. */
export const askedByName: readonly AcceptanceGroup[] = [
  {
    kind: 'by name: markets, judgements and questions',
    on: 'Buy BTC on 4h when RSI(14) < 30, sell when RSI > 60. Stop 3%.',
    cases: [
      ['use zorbcoin instead', { status: 'clarify', says: 'Which market is "zorbcoin"' }],
      ['switch to zorbcoin', { status: 'clarify', says: 'Which market is "zorbcoin"' }],
      ['swap BTC for zorbcoin', { status: 'clarify', says: 'Which market is "zorbcoin"' }],
      ['what about zorbcoin?', { status: 'clarify', says: 'Which market is "zorbcoin"' }],
      ['zorbcoin instead of BTC', { status: 'clarify', says: 'Which market is "zorbcoin"' }],
      ['use ZORB instead', { status: 'clarify', says: 'What is "ZORB"' }],
      ['run it on ZORB', { symbol: 'ZORB', assumes: ['symbol'] }],
      ['use PEPE instead', { symbol: 'PEPE', states: ['symbol'] }],
      ['only if the trend looks healthy', { status: 'clarify', says: 'the trend looks healthy' }],
      ["not when it's choppy", { status: 'clarify', says: 'choppy' }],
      ['avoid sideways markets', { status: 'clarify', says: 'sideways' }],
      ['no trades when volatility is crazy', { status: 'clarify', says: 'crazy' }],
      ['how wide is the stop now, and why not 2%?', { status: 'answer', says: 'Stop loss: 3%' }],
      ['what is the stop now? and is there a target?', { status: 'answer', says: 'There is no take profit' }],
      ['why RSI 14 and not 21?', { status: 'answer', says: 'period 14' }],
      ['how long does it hold?', { status: 'answer', says: 'above 60' }],
      ['remind me what the entry is', { status: 'answer', says: 'Buy when RSI(14) is below 30' }],
      ['stop 2% tighter', { status: 'clarify', says: 'The stop loss is 3%' }],
      ["a stop that's 50% wider", { stop: ['percent', 4.5] }],
      ['20% smaller stop', { stop: ['percent', 2.4] }],
      ['sell at 20', { exitLong: 'rsi_14 > 20' }],
    ],
  },
  {
    kind: 'by name: several things that go',
    on: 'BTC 1h: buy when RSI 14 < 30 and close > SMA 200, sell when RSI > 70, stop 3%, target 9%',
    cases: [
      [
        'drop the moving average condition and the target',
        { enterLong: 'rsi_14 < 30', target: null, stop: ['percent', 3] },
      ],
      ['remove the target and the SMA', { enterLong: 'rsi_14 < 30', target: null }],
      [
        'get rid of the SMA condition and stop',
        { enterLong: 'rsi_14 < 30', stop: null, target: ['percent', 9] },
      ],
      ['target 3% further away', { status: 'clarify', says: 'The take profit is 9%' }],
    ],
  },
  {
    kind: 'by name: the stop of a pair',
    on: 'Pairs trade ETH against BTC: go long the ratio when its 30 day z-score is below -2, short when it is above 2, close at 0',
    cases: [
      ['stop at a z-score of 4', stopped(4)],
      ['bail out at 3.5', stopped(3.5)],
      ['exit if the spread widens to 3.5 sigma', stopped(3.5)],
      ['cut it if z exceeds 4', stopped(4)],
      ['stop at 1.5', { status: 'clarify', says: 'beyond' }],
    ],
  },
  {
    kind: 'by name: a market more',
    on: 'Long BTC when supertrend turns up, exit when it turns down.',
    cases: [
      ['add a second market, ETH with the same rules', { legs: both('supertrend_10_3') }],
      ['add a second market: ETH, same rules', { legs: both('supertrend_10_3') }],
      ['run the same rules on ETH as well', { legs: both('supertrend_10_3') }],
      ['add another market, ETH', { legs: both('supertrend_10_3') }],
    ],
  },
  {
    kind: 'by name: hours of the day',
    on: 'Buy BTC every day at 9:00 UTC, sell at 17:00 UTC',
    cases: [
      ['and sell an hour later', { enterLong: 'hour() == 9', exitLong: 'hour() == 18' }],
      ['buy at 10 instead', { enterLong: 'hour() == 10', exitLong: 'hour() == 17' }],
      ['exit 2 hours earlier', { exitLong: 'hour() == 15' }],
      ['sell 30 minutes later', { status: 'clarify', says: 'full hour' }],
      ['sell at 18:00 instead of 17:00', { exitLong: 'hour() == 18' }],
    ],
  },
  {
    kind: 'by name: days that no calendar tells',
    on: 'Buy $50 of ETH every week',
    cases: [
      ['every two weeks instead', { status: 'clarify', says: 'On which should it buy' }],
      ['make it biweekly', { status: 'clarify', says: 'On which should it buy' }],
      ['every 3 days', { status: 'clarify', says: 'On which should it buy' }],
      ['on the 1st and 15th of every month', { enterLong: 'day_of_month() == 1 or day_of_month() == 15' }],
    ],
  },
  {
    kind: 'by name: what was asked for before',
    on: 'Sell a 30 day at the money straddle on BTC every month when implied volatility is above 60',
    cases: [
      [
        'make it a strangle with 10% otm strikes',
        {
          draft: true,
          symbol: 'BTC',
          sums: '30 day at the money straddle',
          left: ['make it a strangle with 10% otm strikes'],
        },
      ],
    ],
  },
];
