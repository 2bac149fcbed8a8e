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
  {
    kind: 'rules of one market in other words',
    cases: [
      [
        'On BTC/USDT 4h, go long when the fast stochastic %K crosses above %D while both are below 25 and the 100-period EMA is rising. Exit when %K crosses below %D above 75.',
        {
          enterLong:
            'crosses_above(stochastic_14_3_3.k, stochastic_14_3_3.d) and stochastic_14_3_3.k < 25 and stochastic_14_3_3.d < 25 and ema_100 > prev(ema_100, 1)',
          exitLong: 'crosses_below(stochastic_14_3_3.k, stochastic_14_3_3.d) and stochastic_14_3_3.k > 75',
          left: [],
        },
      ],
      [
        'long when CCI(20) rises through -100, get out when CCI falls through 100, only if ADX(14) > 20. LINKUSDT, 2h',
        {
          enterLong: 'crosses_above(cci_20, -100) and adx_14.adx > 20',
          exitLong: 'crosses_below(cci_20, 100)',
          left: [],
        },
      ],
      [
        'If MACD(12,26,9) crosses bullish and within the next 4 bars ADX goes above 25, enter long SOL 1h; close when MACD crosses bearish',
        {
          enterLong:
            'sum(if(crosses_above(macd_12_26_9.macd, macd_12_26_9.signal), 1, 0), 4) > 0 and crosses_above(adx_14.adx, 25)',
          left: [],
        },
      ],
      [
        'Enter long if three consecutive closes are above the 20 SMA after at least five closes below it. AAPL daily. exit on two closes below',
        {
          enterLong:
            'sum(if(prev(close, 3) < prev(sma_20, 3), 1, 0), 5) == 5 and sum(if(close > sma_20, 1, 0), 3) == 3',
          exitLong: 'sum(if(close < sma_20, 1, 0), 2) == 2',
          left: [],
        },
      ],
      [
        "I trade TSLA on the daily. Buy if yesterday was an inside day and today we take out yesterday's high. Get out at the close of the third day.",
        {
          enterLong:
            'prev(high, 1) < prev(high, 2) and prev(low, 1) > prev(low, 2) and crosses_above(close, prev(high, 1))',
          timeExit: 3,
          left: [],
        },
      ],
      [
        'no longs while price is below the daily 200 ema. otherwise buy 15m rsi under 25 and sell it over 60. btc',
        { enterLong: 'rsi_14 < 25 and not close < ema_200_1d', exitLong: 'rsi_14 > 60', left: [] },
      ],
      [
        'Buy SOL when Ichimoku tenkan crosses above kijun with price above the cloud, exit when price closes inside or below the cloud, 4h',
        {
          exitLong: 'close < ichimoku_9_26_52.senkou_a or close < ichimoku_9_26_52.senkou_b',
          left: [],
        },
      ],
      [
        "go short when price pokes above yesterday's high and then closes back below it, 15m ES",
        { enterShort: 'sum(if(high > high@1d, 1, 0), 10) > 0 and close < high@1d', left: [] },
      ],
      [
        'DOT 1h: long as soon as any two of: supertrend green, rsi > 50, macd > signal, obv rising over 10 bars. exit when none of them is true',
        {
          enterLong:
            'if(supertrend_10_3.direction > 0, 1, 0) + if(rsi_14 > 50, 1, 0) + if(macd_12_26_9.macd > macd_12_26_9.signal, 1, 0) + if(obv_line > prev(obv_line, 10), 1, 0) >= 2',
          exitLong:
            'not (supertrend_10_3.direction > 0 or rsi_14 > 50 or macd_12_26_9.macd > macd_12_26_9.signal or obv_line > prev(obv_line, 10))',
          left: [],
        },
      ],
      [
        'EMA ribbon: 10 > 20 > 30 > 40 buy BTC 1h; when the 10 drops under the 30 close it',
        {
          enterLong: 'ema_10 > ema_20 and ema_20 > ema_30 and ema_30 > ema_40',
          exitLong: 'crosses_below(ema_10, ema_30)',
          left: [],
        },
      ],
      [
        "Sell short if RSI hasn't been above 60 in the last 20 bars and price touches the 50 SMA from below; cover on a new 10 bar low or a close above the 50 SMA. ETH 1h",
        {
          enterShort: 'not sum(if(rsi_14 > 60, 1, 0), 20) > 0 and high >= sma_50',
          exitShort: 'close < prev(lowest(low, 10), 1) or close > sma_50',
          left: [],
        },
      ],
    ],
  },
  {
    kind: 'the first minutes of a day',
    cases: [
      [
        'On QQQ 15m: if it gaps up more than 1% and then breaks the high of the first 30 minutes, go long. Exit at the close.',
        {
          enterLong:
            'sum(if(new_york_minute() == 570 and open > prev(close, 1) * 1.01, 1, 0), 26) > 0 and crosses_above(close, highest(if(new_york_minute() >= 570 and new_york_minute() < 600, high, 0), 26)) and new_york_minute() >= 600 and new_york_minute() < 960 and not new_york_minute() >= 930',
          left: [],
        },
      ],
      [
        '30 min ORB: long when close above the range high, short when close below the range low, TSLA 5m',
        {
          enterLong:
            'close > highest(if(new_york_minute() >= 570 and new_york_minute() < 600, high, 0), 78) and new_york_minute() >= 600 and new_york_minute() < 960',
          enterShort:
            'close < lowest(if(new_york_minute() >= 570 and new_york_minute() < 600, low, 1000000000), 78) and new_york_minute() >= 600 and new_york_minute() < 960',
          left: [],
        },
      ],
      [
        "Buy when price breaks above the first hour's high. BTC 15m",
        {
          enterLong:
            'crosses_above(close, highest(if(hour() * 60 + minute() < 60, high, 0), 96)) and (hour() * 60 + minute()) >= 60',
          left: [],
        },
      ],
    ],
  },
  {
    kind: 'systems that turn round and days beside each other',
    cases: [
      [
        'Reverse on every Supertrend(10,3) flip, ETHUSD 2h, always in the market',
        {
          enterLong: 'crosses_above(supertrend_10_3.direction, 0)',
          enterShort: 'crosses_below(supertrend_10_3.direction, 0)',
          left: [],
        },
      ],
      [
        'long when supertrend changes direction to up, short when it changes direction to down. ETH 4h',
        {
          enterLong: 'crosses_above(supertrend_10_3.direction, 0)',
          enterShort: 'crosses_below(supertrend_10_3.direction, 0)',
          left: [],
        },
      ],
      [
        "Buy Monday's open if Friday closed lower than Thursday, sell Wednesday close. SPY",
        { enterLong: 'weekday() == 5 and close < prev(close, 1)', exitLong: 'weekday() == 3', left: [] },
      ],
      [
        'When EMA 20 cross to down EMA 50 and RSI less of 45, make sell short. When EMA 20 cross to up and RSI more of 55, make buy. GBPUSD 1h',
        {
          enterLong: 'crosses_above(ema_20, ema_50) and rsi_14 > 55',
          enterShort: 'crosses_below(ema_20, ema_50) and rsi_14 < 45',
          left: [],
        },
      ],
      [
        '15m, 1h and 4h RSI(14) all above 50 → long SOL on 15m. Any of them below 45 → exit.',
        {
          enterLong: 'rsi_14 > 50 and rsi_14_1h > 50 and rsi_14_4h > 50',
          exitLong: 'rsi_14 < 45 or rsi_14_1h < 45 or rsi_14_4h < 45',
          left: [],
        },
      ],
      [
        'AUDUSD H4, sell when price rejects the 100 SMA from underneath with RSI below 50 and falling, buy back when RSI hits 30',
        {
          enterShort: 'high >= sma_100 and close < sma_100 and rsi_14 < 50 and rsi_14 < prev(rsi_14, 1)',
          exitShort: 'rsi_14 <= 30',
          left: [],
        },
      ],
      [
        'Stochastic(14,3,3): buy when %K crosses above %D from below 20 and price > 50 SMA; exit when %K crosses below %D from above 80. XAUUSD 1h',
        {
          enterLong:
            'crosses_above(stochastic_14_3_3.k, stochastic_14_3_3.d) and stochastic_14_3_3.k < 20 and close > sma_50',
          exitLong: 'crosses_below(stochastic_14_3_3.k, stochastic_14_3_3.d) and stochastic_14_3_3.k > 80',
          left: [],
        },
      ],
    ],
  },
  {
    kind: 'what is denied, counted or far back',
    cases: [
      [
        'Go short on ETH 1h if Williams %R(14) is above -10 and the last three candles were all green; cover when Williams %R falls below -80.',
        {
          enterShort: 'williams_r_14 > -10 and sum(if(close > open, 1, 0), 3) == 3',
          exitShort: 'crosses_below(williams_r_14, -80)',
          left: [],
        },
      ],
      [
        'Long AVAX when price closes above the upper Donchian(20) channel within 5 bars of ADX crossing above 20, daily; exit at the Donchian middle',
        {
          enterLong:
            'close > prev(donchian_20.upper, 1) and sum(if(crosses_above(adx_14.adx, 20), 1, 0), 5) > 0',
          left: [],
        },
      ],
      [
        'gold 30m: buy when momentum(10) crosses above zero; ignore signals when ATR(14) < 0.3',
        { enterLong: 'crosses_above(momentum_10, 0) and not atr_14 < 0.3', left: [] },
      ],
      [
        'Short sales only. NVDA, daily. Entry: RSI(2) > 95. Exit: close below SMA(5).',
        { enterLong: null, enterShort: 'rsi_2 > 95', exitShort: 'close < sma_5', left: [] },
      ],
      [
        "Buy when it's NOT the case that RSI is above 70 or price is below the 100 EMA, and MACD crosses up. ADA 4h. Sell when MACD crosses down.",
        {
          enterLong:
            'not (rsi_14 > 70 or close < ema_100) and crosses_above(macd_12_26_9.macd, macd_12_26_9.signal)',
          left: [],
        },
      ],
      [
        'If the 14-day RSI has been below 40 at some point in the last 5 days and today it closes above 50, buy gold; sell when RSI has been above 70 for 2 days',
        {
          enterLong: 'sum(if(rsi_14 < 40, 1, 0), 5) > 0 and rsi_14 > 50',
          exitLong: 'sum(if(rsi_14 > 70, 1, 0), 2) == 2',
          left: [],
        },
      ],
    ],
  },
];
