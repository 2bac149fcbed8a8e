import type { AcceptanceGroup } from './acceptance-case.js';

/** What a move is counted from, since when, and the lines that stops trail at. */
export const movesFromWhere: readonly AcceptanceGroup[] = [
  {
    kind: 'moves: from what and since when',
    cases: [
      [
        'buy SOL when price drops 5% from its high',
        { enterLong: 'close <= highest(high, 20) * 0.95', assumes: ['entry'], left: [] },
      ],
      [
        'buy SOL when it is 5% off the 20 day high',
        { enterLong: 'close <= highest(high, 20) * 0.95', left: [] },
      ],
      [
        'buy ETH 10% off the 30 day high, sell 5% above entry, out 8% below entry',
        {
          enterLong: 'close <= highest(high, 30) * 0.9',
          target: ['percent', 5],
          stop: ['percent', 8],
          left: [],
        },
      ],
      [
        'buy SOL on a 5% pullback from the recent high',
        { enterLong: 'close <= highest(high, 20) * 0.95', assumes: ['entry'] },
      ],
      ['buy SOL on a 5% drop from the open', { enterLong: 'close <= open * 0.95' }],
      ['buy SOL on a 5% drop from yesterday', { enterLong: 'roc_1 <= -5' }],
      [
        'short SOL when it bounces 5% off the 10 day low',
        { enterShort: 'close >= lowest(low, 10) * 1.05', left: [] },
      ],
      ['Buy a 10% dip from the all time high in MSFT', { status: 'clarify', says: 'all time high' }],
      [
        'Buy BTC when it has dropped 20% from its all-time high',
        { status: 'clarify', says: 'all-time high' },
      ],
      [
        'Buy BTC when RSI < 30, sell when it drops 5% from the high',
        { enterLong: 'rsi_14 < 30', trail: ['percent', 5], stop: null },
      ],
      [
        'Buy BTC when RSI < 30, exit when it is 5% above entry and RSI > 70',
        { status: 'refused', says: 'since the entry' },
      ],
      [
        'Buy XAUUSD at 15:00 London if it is down on the day, sell at 16:30 London',
        { enterLong: 'london_minute() == 900 and close < close@1d', timeframe: '30m' },
      ],
      [
        'buy SPY 15m if it is up 1% on the day and rsi < 60',
        { enterLong: 'close >= close@1d * 1.01 and rsi_14 < 60' },
      ],
      ['buy SPY 1h if it is up on the week', { enterLong: 'close > close@1w' }],
      ['buy SPY daily if it is down today', { enterLong: 'close < prev(close, 1)' }],
      [
        'buy btc if it closes green 3 days in a row, then sell after it closes red twice in a row',
        {
          enterLong: 'sum(if(close > open, 1, 0), 3) == 3',
          exitLong: 'sum(if(close < open, 1, 0), 2) == 2',
        },
      ],
      [
        'buy ETH every time RSI(14) on the hourly goes below 25, but wait at least 6 hours between buys, sell everything at RSI above 60',
        { timeframe: '1h', enterLong: 'crosses_below(rsi_14, 25)', exitLong: 'rsi_14 > 60', left: [] },
      ],
    ],
  },
  {
    kind: 'stops that trail at a line',
    cases: [
      [
        'Long BTC when the 20 day high is broken. Trail the stop at the 10 day low.',
        { exitLong: 'close < prev(lowest(low, 10), 1)', stop: null, trail: null, left: [] },
      ],
      [
        'short ETH on a 20 day low, trail the stop above the 10 day high',
        { exitShort: 'close > prev(highest(high, 10), 1)', stop: null, trail: null, left: [] },
      ],
      [
        'buy BTC on a 20 day high, stop trails the 20 EMA',
        { exitLong: 'close < ema_20', stop: null, trail: null, left: [] },
      ],
      [
        'buy BTC on a 20 day high, use the 20 EMA as a trailing stop',
        { enterLong: 'close > prev(highest(high, 20), 1)', exitLong: 'close < ema_20', trail: null },
      ],
      [
        'buy BTC on a 20 day high with a 50 EMA trailing stop',
        { enterLong: 'close > prev(highest(high, 20), 1)', exitLong: 'close < ema_50', trail: null },
      ],
      [
        'buy BTC on a 20 day high, use supertrend(10,3) as trailing stop',
        {
          enterLong: 'close > prev(highest(high, 20), 1)',
          exitLong: 'close < supertrend_10_3.line',
          trail: null,
        },
      ],
      ['buy BTC on a 20 day high with a 3 ATR trailing stop', { trail: ['atr', 3] }],
      [
        'buy BTC when it is above the 50 EMA, trailing stop 3%',
        { enterLong: 'close > ema_50', trail: ['percent', 3] },
      ],
    ],
  },
];
