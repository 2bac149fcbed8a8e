import type { AcceptanceGroup } from './acceptance-case.js';

/** Rules whose parts lean on each other: words that are defined, sides told by the other one, regimes before entries. */
export const rulesInContext: readonly AcceptanceGroup[] = [
  {
    kind: 'words that a request defines',
    cases: [
      [
        'SPY daily. Uptrend = 50 SMA above the 200 SMA. In an uptrend, buy when RSI(3) drops under 15. Sell when RSI(3) goes over 80.',
        {
          enterLong: 'sma_50 > sma_200 and crosses_below(rsi_3, 15)',
          exitLong: 'crosses_above(rsi_3, 80)',
          left: [],
        },
      ],
      [
        'QQQ: uptrend means 50 day above 200 day. Only buy in an uptrend, when RSI(2) < 10. exit RSI(2) > 70',
        { enterLong: 'sma_50 > sma_200 and rsi_2 < 10', exitLong: 'rsi_2 > 70', left: [] },
      ],
      [
        'BTC 4h. The trend is up when EMA 50 > EMA 200. When the trend is up buy RSI(2) under 10; when the trend is down short RSI(2) over 90.',
        {
          enterLong: 'ema_50 > ema_200 and rsi_2 < 10',
          enterShort: 'not ema_50 > ema_200 and rsi_2 > 90',
          left: [],
        },
      ],
      [
        'By uptrend I mean the 20 EMA is over the 50 EMA. Buy ETH 1h when in uptrend and RSI dips below 40, exit when the uptrend ends',
        {
          enterLong: 'ema_20 > ema_50 and crosses_below(rsi_14, 40)',
          exitLong: 'not ema_20 > ema_50',
          left: [],
        },
      ],
      [
        'Bull regime: close above 200 SMA. In the bull regime buy SPY when RSI(2) < 5, sell above RSI 60.',
        { enterLong: 'close > sma_200 and rsi_2 < 5', exitLong: 'rsi_2 > 60', left: [] },
      ],
    ],
  },
  {
    kind: 'the other side told by the first',
    cases: [
      [
        'Go long gold futures daily when the close breaks above the 55-day high; exit on a close below the 20-day low. Shorts are the mirror image.',
        {
          enterLong: 'close > prev(highest(high, 55), 1)',
          exitLong: 'close < prev(lowest(low, 20), 1)',
          enterShort: 'close < prev(lowest(low, 55), 1)',
          exitShort: 'close > prev(highest(high, 20), 1)',
          left: [],
        },
      ],
      [
        'buy 20 day breakout of ES, exit 10 day low, same thing flipped for shorts',
        {
          enterLong: 'close > prev(highest(high, 20), 1)',
          exitLong: 'close < prev(lowest(low, 10), 1)',
          enterShort: 'close < prev(lowest(low, 20), 1)',
          exitShort: 'close > prev(highest(high, 10), 1)',
          left: [],
        },
      ],
      [
        'long BTC 1h when RSI crosses above 50 and price > EMA 100, out when RSI < 45. Shorts: same but inverted.',
        {
          enterLong: 'crosses_above(rsi_14, 50) and close > ema_100',
          exitLong: 'rsi_14 < 45',
          enterShort: 'crosses_below(rsi_14, 50) and close < ema_100',
          exitShort: 'rsi_14 > 55',
          left: [],
        },
      ],
    ],
  },
  {
    kind: 'a regime right before its entry',
    cases: [
      [
        'if price is above the 200 sma buy rsi(2) below 10, if price is below the 200 sma short rsi(2) above 90. spy',
        {
          enterLong: 'close > sma_200 and rsi_2 < 10',
          enterShort: 'close < sma_200 and rsi_2 > 90',
          left: [],
        },
      ],
      [
        'above the 200 sma: buy rsi(2) < 10. below the 200 sma: short rsi(2) > 90. spy',
        {
          enterLong: 'close > sma_200 and rsi_2 < 10',
          enterShort: 'close < sma_200 and rsi_2 > 90',
          left: [],
        },
      ],
    ],
  },
];
