import type { AcceptanceGroup } from './acceptance-case.js';

/** Orders as a ticket of prices, and positions that are left in parts. */
export const ticketsAndParts: readonly AcceptanceGroup[] = [
  {
    kind: 'prices of an entry and its ways out',
    cases: [
      [
        'LINK: entry at 14.20, second entry 13.50, tp1 15.8 (half) tp2 17 (rest), SL 12.9',
        {
          enterLong: 'close <= 14.2',
          exitLong: 'close <= 12.9',
          stop: null,
          kinds: {
            take_profit_ladder: {
              mode: 'percent',
              distance_1: 11.2676,
              share_1: 50,
              distance_2: 19.7183,
              share_2: 50,
            },
          },
          left: ['13.50'],
        },
      ],
      [
        'LINK long entry 14.20 stop 12.9 targets 15.8 and 17',
        {
          enterLong: 'close <= 14.2',
          exitLong: 'close <= 12.9',
          stop: null,
          kinds: {
            take_profit_ladder: {
              mode: 'percent',
              distance_1: 11.2676,
              share_1: 50,
              distance_2: 19.7183,
              share_2: 50,
            },
          },
          left: [],
        },
      ],
      [
        'BUY XRP 0.52, TP 0.60, SL 0.48',
        { enterLong: 'close <= 0.52', exitLong: 'close >= 0.6 or close <= 0.48', stop: null, left: [] },
      ],
      [
        'short gold 2650, sl 2680, tp 2600/2550/2500',
        {
          enterShort: 'close >= 2650',
          exitShort: 'close >= 2680',
          stop: null,
          kinds: {
            take_profit_ladder: {
              mode: 'percent',
              distance_1: 1.88679,
              share_1: 33.33,
              distance_2: 3.77358,
              share_2: 33.33,
              distance_3: 5.66038,
              share_3: 33.33,
            },
          },
          left: [],
        },
      ],
      [
        'buy SOL when rsi < 30, stop 3 take profit 6',
        { enterLong: 'rsi_14 < 30', stop: ['percent', 3], target: ['percent', 6], left: [] },
      ],
    ],
  },
  {
    kind: 'positions left in parts, told in any order',
    cases: [
      [
        '0.5R partial: close 1/2 and then trail by 1 ATR. stop 2 ATR. btc 15m vwap cross up',
        {
          enterLong: 'crosses_above(close, vwap_line)',
          stop: ['atr', 2],
          trail: ['atr', 1],
          kinds: { take_profit_ladder: { mode: 'atr', distance_1: 1, share_1: 50, period: 14 } },
          left: [],
        },
      ],
      [
        'ETH 1h buy rsi < 30, stop 2%. At 1R bank 1/3, at 2R bank another 1/3, rest at 3R',
        {
          enterLong: 'rsi_14 < 30',
          stop: ['percent', 2],
          kinds: {
            take_profit_ladder: {
              mode: 'percent',
              distance_1: 2,
              share_1: 33.33,
              distance_2: 4,
              share_2: 33.33,
              distance_3: 6,
              share_3: 33.34,
            },
          },
          left: [],
        },
      ],
      [
        '+3%: take 1/3. +6%: take 1/3. Stop 3%. AVAX 4h ema 9/21 cross',
        {
          enterLong: 'crosses_above(ema_9, ema_21)',
          stop: ['percent', 3],
          kinds: {
            take_profit_ladder: {
              mode: 'percent',
              distance_1: 3,
              share_1: 33.33,
              distance_2: 6,
              share_2: 33.33,
            },
          },
          left: [],
        },
      ],
      [
        'BUY SOL on golden cross. sell 1/2 when RSI > 70, other 1/2 when RSI > 80',
        {
          enterLong: 'crosses_above(sma_50, sma_200)',
          exitLong: 'crosses_below(sma_50, sma_200)',
          stop: ['percent', 5],
          left: ['1/2 when RSI > 70, other 1/2 when RSI > 80'],
        },
      ],
      [
        'partial at 1.5 ATR: a third off, rest on the opposite cross. LTC 1h ema 8/21 cross, stop 1 ATR',
        {
          enterLong: 'crosses_above(ema_8, ema_21)',
          exitLong: 'crosses_below(ema_8, ema_21)',
          stop: ['atr', 1],
          kinds: { take_profit_ladder: { mode: 'atr', distance_1: 1.5, share_1: 33.33, period: 14 } },
          left: [],
        },
      ],
      [
        'Long SOL on 30m if RSI(14) rises above 55. Take 50% profit at 3%, move the stop to break-even, and close the rest at 6% or when RSI(14) falls below 45.',
        {
          enterLong: 'crosses_above(rsi_14, 55)',
          exitLong: 'crosses_below(rsi_14, 45)',
          stop: ['percent', 5],
          kinds: {
            take_profit_ladder: { mode: 'percent', distance_1: 3, share_1: 50, distance_2: 6, share_2: 50 },
          },
          left: ['move the stop to break-even'],
        },
      ],
      [
        'buy BTC 4h when macd crosses up. sell a third at 4%. sell another third at 8%. the rest at the upper bollinger band',
        {
          enterLong: 'crosses_above(macd_12_26_9.macd, macd_12_26_9.signal)',
          exitLong: 'high >= bollinger_20_2.upper',
          stop: ['percent', 5],
          kinds: {
            take_profit_ladder: {
              mode: 'percent',
              distance_1: 4,
              share_1: 33.33,
              distance_2: 8,
              share_2: 33.33,
            },
          },
          left: [],
        },
      ],
      [
        'Sell 40% of the position at +5%, and the remaining 60% at +12% or if the close drops under the 20 EMA. Entry: NVDA close above 50 day high',
        {
          enterLong: 'close > prev(highest(high, 50), 1)',
          exitLong: 'crosses_below(close, ema_20)',
          stop: ['percent', 5],
          kinds: {
            take_profit_ladder: { mode: 'percent', distance_1: 5, share_1: 40, distance_2: 12, share_2: 60 },
          },
          left: [],
        },
      ],
    ],
  },
  {
    kind: 'losses of a position by other words',
    cases: [
      [
        'BTC 4h, ema 9 over ema 21 = buy. Sell everything if the position loses 6%',
        { enterLong: 'ema_9 > ema_21', exitLong: 'ema_9 < ema_21', stop: ['percent', 6], left: [] },
      ],
      [
        'BTC 4h, ema 9 over ema 21 = buy. get out when the trade is 4% underwater',
        { enterLong: 'ema_9 > ema_21', exitLong: 'ema_9 < ema_21', stop: ['percent', 4], left: [] },
      ],
      [
        "BTC 4h, ema 9 over ema 21 = buy. exit if I'm losing more than 2.5%",
        { enterLong: 'ema_9 > ema_21', exitLong: 'ema_9 < ema_21', stop: ['percent', 2.5], left: [] },
      ],
      [
        'BTC 4h, ema 9 over ema 21 = buy. cut it if it goes 3% against me',
        { enterLong: 'ema_9 > ema_21', exitLong: 'ema_9 < ema_21', stop: ['percent', 3], left: [] },
      ],
      [
        "BTC 4h, ema 9 over ema 21 = buy. dump it once it's lost 7%",
        { enterLong: 'ema_9 > ema_21', exitLong: 'ema_9 < ema_21', stop: ['percent', 7], left: [] },
      ],
      [
        'BTC 4h, ema 9 over ema 21 = buy. no more than a 100 pip loss',
        {
          enterLong: 'ema_9 > ema_21',
          exitLong: 'ema_9 < ema_21',
          stop: ['percent', 5],
          left: ['no more than a 100 pip loss'],
        },
      ],
      [
        'BTC 4h, ema 9 over ema 21 = buy. no more than a 4% loss',
        { enterLong: 'ema_9 > ema_21', exitLong: 'ema_9 < ema_21', stop: ['percent', 4], left: [] },
      ],
      [
        'BTC 4h, ema 9 over ema 21 = buy. if the position is down 4%, sell everything',
        { enterLong: 'ema_9 > ema_21', exitLong: 'ema_9 < ema_21', stop: ['percent', 4], left: [] },
      ],
      [
        'BTC 4h, ema 9 over ema 21 = buy. exit on a 3% adverse move',
        { enterLong: 'ema_9 > ema_21', exitLong: 'ema_9 < ema_21', stop: ['percent', 3], left: [] },
      ],
      [
        'Buy AMZN when the close is above the 100 SMA. Sell everything if the position loses 6% or after 60 days.',
        { enterLong: 'close > sma_100', stop: ['percent', 6], timeExit: 60, left: [] },
      ],
      [
        'cut losers at -4, winners go to +12. AAPL daily 20/50 sma cross',
        {
          enterLong: 'crosses_above(sma_20, sma_50)',
          stop: ['percent', 4],
          target: ['percent', 12],
          left: [],
        },
      ],
      [
        'let losers go to -5%, take winners at +8%. ltc daily rsi < 35',
        { enterLong: 'rsi_14 < 35', stop: ['percent', 5], target: ['percent', 8], left: [] },
      ],
      [
        'hard stop 5%, soft stop: close below ema 20. no tp. AVAX 1d, rsi over 50 and ema 20 rising',
        {
          enterLong: 'rsi_14 > 50 and ema_20 > prev(ema_20, 1)',
          exitLong: 'close < ema_20',
          stop: ['percent', 5],
          left: [],
        },
      ],
      [
        'hard stop: 6%. soft stop: daily close below the 50 sma. buy AAPL on 20/50 sma golden cross',
        {
          enterLong: 'crosses_above(sma_20, sma_50)',
          exitLong: 'close < sma_50',
          stop: ['percent', 6],
          left: [],
        },
      ],
      [
        'mental stop is a close under the 20 ema. buy TSLA daily when macd crosses up',
        {
          enterLong: 'crosses_above(macd_12_26_9.macd, macd_12_26_9.signal)',
          exitLong: 'close < ema_20',
          stop: null,
          left: [],
        },
      ],
    ],
  },
  {
    kind: 'positions without an end of their own',
    cases: [
      [
        'BTC 4h always in the market: long when 10 ema above 30 ema, short when below',
        {
          enterLong: 'ema_10 > ema_30',
          exitLong: 'ema_10 < ema_30',
          enterShort: 'ema_10 < ema_30',
          exitShort: 'ema_10 > ema_30',
          stop: null,
          left: [],
        },
      ],
      [
        'Stop and reverse on the supertrend, ETH 1h',
        {
          enterLong: 'crosses_above(supertrend_10_3.direction, 0)',
          exitLong: 'crosses_below(supertrend_10_3.direction, 0)',
          enterShort: 'crosses_below(supertrend_10_3.direction, 0)',
          exitShort: 'crosses_above(supertrend_10_3.direction, 0)',
          stop: null,
          left: [],
        },
      ],
      [
        'flip long/short on macd cross, SOL 4h',
        {
          enterLong: 'crosses_above(macd_12_26_9.macd, macd_12_26_9.signal)',
          exitLong: 'crosses_below(macd_12_26_9.macd, macd_12_26_9.signal)',
          enterShort: 'crosses_below(macd_12_26_9.macd, macd_12_26_9.signal)',
          exitShort: 'crosses_above(macd_12_26_9.macd, macd_12_26_9.signal)',
          stop: null,
          left: [],
        },
      ],
      [
        'Buy SPY when it closes above the 200 sma. Hold forever.',
        { enterLong: 'close > sma_200', stop: null, left: [] },
      ],
      ['Buy SPY above the 200 sma. Never sell.', { enterLong: 'close > sma_200', stop: null, left: [] }],
      [
        'EURUSD 1h: reverse the position on every ema 20/50 cross',
        {
          enterLong: 'crosses_above(ema_20, ema_50)',
          exitLong: 'crosses_below(ema_20, ema_50)',
          enterShort: 'crosses_below(ema_20, ema_50)',
          exitShort: 'crosses_above(ema_20, ema_50)',
          stop: null,
          left: [],
        },
      ],
      [
        'NQ 15m, never flat: long above vwap, short under it',
        {
          enterLong: 'close > vwap_line',
          exitLong: 'close < vwap_line',
          enterShort: 'close < vwap_line',
          exitShort: 'close > vwap_line',
          stop: null,
          left: [],
        },
      ],
      [
        'Long BTC when macd crosses up, flip to short when it crosses down, 4h',
        {
          enterLong: 'crosses_above(macd_12_26_9.macd, macd_12_26_9.signal)',
          exitLong: 'crosses_below(macd_12_26_9.macd, macd_12_26_9.signal)',
          enterShort: 'crosses_below(macd_12_26_9.macd, macd_12_26_9.signal)',
          exitShort: 'crosses_above(macd_12_26_9.macd, macd_12_26_9.signal)',
          stop: null,
          left: [],
        },
      ],
    ],
  },
  {
    kind: 'each side at its own time',
    cases: [
      [
        'longs till noon, shorts after noon. ES 5m, vwap cross',
        {
          enterLong: 'crosses_above(close, vwap_line) and hour() < 12',
          exitLong: 'crosses_below(close, vwap_line)',
          enterShort: 'crosses_below(close, vwap_line) and hour() >= 12',
          exitShort: 'crosses_above(close, vwap_line)',
          stop: ['percent', 5],
          left: [],
        },
      ],
      [
        'ES 5m vwap cross. only longs before 11:30 New York, only shorts after',
        {
          enterLong: 'crosses_above(close, vwap_line) and new_york_minute() < 690',
          exitLong: 'crosses_below(close, vwap_line)',
          enterShort: 'crosses_below(close, vwap_line) and new_york_minute() >= 690',
          exitShort: 'crosses_above(close, vwap_line)',
          stop: ['percent', 5],
          left: [],
        },
      ],
      [
        'SPY 1h macd cross. longs on Monday and Tuesday, shorts on Friday.',
        {
          enterLong:
            'crosses_above(macd_12_26_9.macd, macd_12_26_9.signal) and (weekday() == 1 or weekday() == 2)',
          exitLong: 'crosses_below(macd_12_26_9.macd, macd_12_26_9.signal)',
          enterShort: 'crosses_below(macd_12_26_9.macd, macd_12_26_9.signal) and weekday() == 5',
          exitShort: 'crosses_above(macd_12_26_9.macd, macd_12_26_9.signal)',
          stop: ['percent', 5],
          left: [],
        },
      ],
    ],
  },
];
