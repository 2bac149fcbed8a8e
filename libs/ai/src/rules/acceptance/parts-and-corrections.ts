import type { AcceptanceGroup, Expected } from './acceptance-case.js';

const steps = (...told: readonly (readonly [distance: number, share: number])[]): Expected => ({
  kinds: {
    take_profit_ladder: Object.fromEntries(
      told.flatMap(([distance, share], at) => [
        [`distance_${at + 1}`, distance],
        [`share_${at + 1}`, share],
      ]),
    ),
  },
  left: [],
});

/** Profits taken in parts, ways out in other words, actions that are said anew, and words that are no trading words. */
export const partsAndCorrections: readonly AcceptanceGroup[] = [
  {
    kind: 'profits in parts, second round',
    cases: [
      [
        'Buy ETH at RSI 30. Sell one quarter each at 5%, 10%, 15% and 20%',
        steps([5, 25], [10, 25], [15, 25], [20, 25]),
      ],
      [
        'Buy SOL when RSI < 30, sell a quarter each at plus 10, plus 20, plus 30 and plus 40',
        steps([10, 25], [20, 25], [30, 25], [40, 25]),
      ],
      ['Buy ETH at RSI 30. Sell a third at 2 ATR and the rest at 5 ATR', steps([2, 33.33], [5, 66.67])],
      ['Long SPY when RSI(2) is below 10, take off half at 5% and the rest at 10%', steps([5, 50], [10, 50])],
      [
        'Buy BTC when RSI is below 30. Take profits in thirds at 2, 4 and 6 ATR',
        steps([2, 33.33], [4, 33.33], [6, 33.33]),
      ],
      [
        'Buy EURUSD 1h when RSI is below 30, tp 25% each @ 5/10/15/20%',
        steps([5, 25], [10, 25], [15, 25], [20, 25]),
      ],
      [
        'Buy BTC when RSI is below 30, take profit on a third of the position at 5%, stop 3%',
        { ...steps([5, 33.33]), stop: ['percent', 3] },
      ],
    ],
  },
  {
    kind: 'ways out in other words',
    cases: [
      [
        'Buy BTC when RSI is below 30. Let it go when it closes below the middle band',
        { enterLong: 'rsi_14 < 30', exitLong: 'close < bollinger_20_2.middle', left: [] },
      ],
      [
        'Buy BTC when RSI drops below 30. Get rid of it when RSI is over 60',
        { enterLong: 'crosses_below(rsi_14, 30)', exitLong: 'rsi_14 > 60', left: [] },
      ],
      [
        'Short ETH when RSI is above 75, get rid of the position when RSI is below 50',
        { enterShort: 'rsi_14 > 75', exitShort: 'rsi_14 < 50', left: [] },
      ],
    ],
  },
  {
    kind: 'a carry with a level of nothing',
    cases: [
      [
        'Long spot BTC, short perp BTC when funding is above 0.01%, close when it is below 0',
        {
          legs: {
            btc_spot_rules: { enterLong: 'btc_funding.close > 0.0001', exitLong: 'btc_funding.close < 0' },
            btc_perpetual_rules: {
              enterShort: 'btc_funding.close > 0.0001',
              exitShort: 'btc_funding.close < 0',
            },
          },
          left: [],
        },
      ],
    ],
  },
  {
    kind: 'comparisons that say nothing',
    cases: [
      ['Buy BTC when the close is above ATR', { status: 'refused', says: 'distance' }],
      ['Short SPY when RSI is below the volume', { status: 'refused', says: 'volume' }],
      [
        'Buy BTC 4h when ATR rises above its 50 average',
        { enterLong: 'crosses_above(atr_14, sma_50_of_atr_14)' },
      ],
      ['Buy BTC when ATR(14) is below 2% of the price and RSI is below 30', { status: 'plan' }],
    ],
  },
  {
    kind: 'changed: an index for a coin',
    on: 'Buy SPX when RSI is below 30',
    cases: [
      [
        'use ETH instead',
        { symbol: 'ETH', exchange: 'binance', enterLong: 'rsi_14 < 30', newStrategy: false },
      ],
      ['trade ETH on kraken instead', { symbol: 'ETH', exchange: 'kraken', newStrategy: false }],
      ['use QQQ instead', { symbol: 'QQQ', exchange: '', newStrategy: false }],
    ],
  },
  {
    kind: 'changed: a coin for an index',
    on: 'Buy ETH on kraken when RSI is below 30',
    cases: [
      ['use SPX instead', { symbol: 'SPX', exchange: '', enterLong: 'rsi_14 < 30', newStrategy: false }],
      ['use SOL instead', { symbol: 'SOL', exchange: 'kraken', newStrategy: false }],
    ],
  },
  {
    kind: 'actions said anew, ordinary words',
    cases: [
      [
        'Buy BTC when RSI is below 30, sell at RSI 60... no wait, sell after 3 days',
        { enterLong: 'rsi_14 < 30', exitLong: null, timeExit: 3, left: [] },
      ],
      ['Buy peas when RSI is below 30', { status: 'clarify' }],
      ['Buy BTC when RSI is bellow 30, trial stop 4%', { enterLong: 'rsi_14 < 30', trail: ['percent', 4] }],
    ],
  },
];
