import type { AcceptanceGroup } from './acceptance-case.js';

/** Questions beside wishes, what happens when the price goes on, which of two is better, and values that are denied. */
export const askedAndWished: readonly AcceptanceGroup[] = [
  {
    kind: 'asked: what happens if it goes on',
    on: 'buy SOL when RSI < 30, sell when RSI > 60, no stop',
    cases: [
      ['what if it keeps dropping?', { status: 'answer', says: 'There is no stop' }],
      ['what if it goes to zero?', { status: 'answer', says: 'add a 5% stop loss' }],
      ['and if it keeps going down?', { status: 'answer', says: 'There is no stop' }],
      ['how much could I lose on one trade?', { status: 'answer', says: 'There is no stop' }],
      ['can you protect me', { status: 'answer', says: 'There is no stop' }],
      [
        'what happens when the market crashes 20% overnight',
        { status: 'answer', says: 'RSI(14) is above 60' },
      ],
      ['what if it goes short as well?', { enterShort: 'rsi_14 > 70', enterLong: 'rsi_14 < 30' }],
    ],
  },
  {
    kind: 'asked: what happens with a stop',
    on: 'short TSLA when RSI > 80, cover under 50, stop 4%',
    cases: [
      ['what happens if it keeps going up', { status: 'answer', says: 'Stop loss: 4%' }],
      ['what happens if it keeps going up after I short?', { status: 'answer', says: '0.4% of equity' }],
      ['what happens if it keeps going down', { status: 'answer', says: 'no take profit' }],
      [
        'what happens if it keeps rising? add a 3% trailing stop',
        { trail: ['percent', 3], stop: ['percent', 4] },
      ],
    ],
  },
  {
    kind: 'asked: a question and a wish',
    on: 'buy spy at a 20 day high, exit after 10 days',
    cases: [
      ['what does this do, and can you make it 4h?', { timeframe: '4h', sums: '20-bar high' }],
      ['add a 2 ATR stop. what is ATR?', { stop: ['atr', 2], sums: 'Average true range' }],
      ['how do I make it hold twice as long?', { status: 'answer', says: 'Time exit 20' }],
      ['make it hold half as long', { timeExit: 5 }],
      ['hold 5 days longer', { timeExit: 15 }],
      ['how can I add a stop', { status: 'clarify', says: 'How far' }],
      ['actually put it back how it was', { status: 'answer', says: 'undo' }],
      ['take that back please', { status: 'answer', says: 'undo' }],
      ['now the same on QQQ instead of SPY', { symbol: 'QQQ', timeExit: 10 }],
    ],
  },
  {
    kind: 'asked: which is better',
    cases: [
      [
        'what is RSI? buy BTC when RSI is under 30',
        { enterLong: 'rsi_14 < 30', sums: 'Relative strength index' },
      ],
      [
        'which is better, a trailing stop or a fixed one?',
        { status: 'answer', says: 'suits trend following' },
      ],
      [
        "What's the difference between SMA and EMA, and which is better for a fast market?",
        { status: 'answer', says: 'suits fast markets' },
      ],
      ['grid or dca, what suits a sideways market better?', { status: 'answer', says: 'is left holding' }],
      ['limit or market orders, which is better?', { status: 'answer', says: 'pays the spread' }],
      ['RSI vs stochastic', { status: 'answer', says: 'Stochastic oscillator' }],
      ['tell me if I should sell my tesla shares', { status: 'refused', says: 'Advice' }],
    ],
  },
  {
    kind: 'taken back: what is denied',
    cases: [
      [
        'buy ETH (not BTC) on the 4h, not the 1h, when RSI < 30',
        { symbol: 'ETH', timeframe: '4h', left: [] },
      ],
      ['Buy if RSI<30. Not BTC but ETH. Not 1d but 4h. Sell if RSI>70.', { symbol: 'ETH', timeframe: '4h' }],
      [
        'Buy BTC when it crosses above not the 50 but the 100 EMA',
        { enterLong: 'crosses_above(close, ema_100)' },
      ],
      ['Kaufe nicht BTC sondern ETH wenn der RSI unter 30 fällt', { symbol: 'ETH', left: [] }],
      ['long gold with not a 5% but a 3% stop when macd crosses up', { stop: ['percent', 3], left: [] }],
      [
        'buy SPY on Monday, not Tuesday, sell Friday',
        { enterLong: 'weekday() == 1', exitLong: 'weekday() == 5' },
      ],
    ],
  },
];
