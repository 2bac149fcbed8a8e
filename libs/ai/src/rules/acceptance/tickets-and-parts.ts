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
];
