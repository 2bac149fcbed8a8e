import type { AcceptanceGroup } from './acceptance-case.js';

/** Rules on one market as different people post them: counts, orders of averages, bars of several sizes, scales. */
export const rulesOnOneMarket: readonly AcceptanceGroup[] = [
  {
    kind: 'how conditions are joined',
    cases: [
      [
        'eth 1h, buy if price crosses above vwap plus volume > 1.8 x vol SMA 48, sl 1.5% tp 3%',
        {
          enterLong: 'crosses_above(close, vwap_line) and volume > volume_average_48 * 1.8',
          stop: ['percent', 1.5],
          target: ['percent', 3],
          left: [],
        },
      ],
      [
        'buy eth 4h when rsi > 50 + adx > 20 + close above ema 50',
        { enterLong: 'rsi_14 > 50 and adx_14.adx > 20 and close > ema_50', left: [] },
      ],
      ['buy eth 4h when vwap plus 2 atr < close', { enterLong: 'vwap_line + atr_14 * 2 < close', left: [] }],
      [
        'Long BTC 1h if RSI is under 30 or stochastic %K is under 20, but not both. tp 2% sl 1%',
        {
          enterLong:
            '(rsi_14 < 30 or stochastic_14_3_3.k < 20) and not (rsi_14 < 30 and stochastic_14_3_3.k < 20)',
          left: [],
        },
      ],
      [
        'I want at least 3 of these 5 true before buying ETH on 4h: RSI above 50, MACD above signal, price above 200 EMA, ADX over 25, volume above its 20 average. Stop 4%, take profit 9%',
        {
          enterLong:
            'if(rsi_14 > 50, 1, 0) + if(macd_12_26_9.macd > macd_12_26_9.signal, 1, 0) + if(close > ema_200, 1, 0) + if(adx_14.adx > 25, 1, 0) + if(volume > volume_average_20, 1, 0) >= 3',
          symbol: 'ETH',
          timeframe: '4h',
          left: [],
        },
      ],
      [
        '2 of these 3 must be true to go long btc 1h: rsi > 50, close > ema 50, adx > 20. exit when rsi < 45',
        {
          enterLong: 'if(rsi_14 > 50, 1, 0) + if(close > ema_50, 1, 0) + if(adx_14.adx > 20, 1, 0) >= 2',
          exitLong: 'rsi_14 < 45',
          symbol: 'BTC',
          timeframe: '1h',
          left: [],
        },
      ],
      [
        'buy ADA when it closes above the 20 bar high on 4h, but no trades when btc daily is below its 200 sma. exit 10 bar low.',
        {
          enterLong: 'close > prev(highest(high, 20), 1) and not btc_price.close@1d < btc_sma_200_1d',
          exitLong: 'close < prev(lowest(low, 10), 1)',
          symbol: 'ADA',
          timeframe: '4h',
          left: [],
        },
      ],
    ],
  },
  {
    kind: 'lines of an indicator and their order',
    cases: [
      [
        'EMA ribbon 8/13/21/34/55 stacked bullish on BTC 1h -> long, exit when ema8 drops below ema55',
        {
          enterLong: 'ema_8 > ema_13 and ema_13 > ema_21 and ema_21 > ema_34 and ema_34 > ema_55',
          exitLong: 'crosses_below(ema_8, ema_55)',
          left: [],
        },
      ],
      [
        "go long btc 4h when the EMAs (20, 50, 100) are in bullish alignment and price dips to the 20 ema, exit when they're stacked bearish",
        {
          enterLong: 'ema_20 > ema_50 and ema_50 > ema_100 and close <= ema_20',
          exitLong: 'ema_20 < ema_50 and ema_50 < ema_100',
          left: [],
        },
      ],
      [
        'LONG: MFI(14) < 20, close < BB lower(20, 2.5). SHORT: MFI(14) > 80, close > BB upper(20, 2.5). EXIT: BB middle. Pair: BTCUSDT, TF: 15m, SL 1.2%',
        {
          enterLong: 'mfi_14 < 20 and close < bollinger_20_2_5.lower',
          exitLong: 'high >= bollinger_20_2_5.middle',
          enterShort: 'mfi_14 > 80 and close > bollinger_20_2_5.upper',
          exitShort: 'low <= bollinger_20_2_5.middle',
          left: [],
        },
      ],
      [
        'psar flips below price = buy XRP 1h, get out on the opposite psar dot',
        {
          enterLong: 'crosses_below(parabolic_sar_0_02_0_2.sar, close)',
          exitLong: 'crosses_above(parabolic_sar_0_02_0_2.sar, close)',
          symbol: 'XRP',
          left: [],
        },
      ],
      [
        'Long BTC when slope of 50 sma is positive over last 5 bars and MACD histogram turns positive (4h). Exit when histogram turns negative.',
        {
          enterLong: 'sma_50 > prev(sma_50, 5) and crosses_above(macd_12_26_9.histogram, 0)',
          exitLong: 'crosses_below(macd_12_26_9.histogram, 0)',
          left: [],
        },
      ],
      [
        'Enter long when OBV makes a new 20-bar high while price above EMA 20 (SOL, 1h), exit OBV below its EMA(20)',
        {
          enterLong: 'obv_line > prev(highest(obv_line, 20), 1) and close > ema_20',
          exitLong: 'obv_line < ema_20_of_obv_line',
          left: [],
        },
      ],
      [
        'Bullish engulfing at the lower bollinger band with volume above average, ETH 4h. target the middle band.',
        { exitLong: 'high >= bollinger_20_2.middle', left: [] },
      ],
      [
        "don't buy unless RSI is below 35 and the price isn't under the 200 EMA. ETH 1h, exit RSI 60",
        { enterLong: 'rsi_14 < 35 and not close < ema_200', exitLong: 'rsi_14 >= 60', left: [] },
      ],
    ],
  },
  {
    kind: 'bars of several sizes',
    cases: [
      [
        "Go long AVAX on a break of yesterday's high, 15m chart. Exit below the previous day's low. Flat by 23:00 UTC.",
        {
          enterLong: 'crosses_above(close, high@1d)',
          exitLong: 'close < low@1d or hour() == 23 and minute() == 0',
          timeframe: '15m',
          left: [],
        },
      ],
      ["buy btc daily when close > yesterday's high", { enterLong: 'close > prev(high, 1)', left: [] }],
      [
        'long eth 15m when close above previous 4h candle high, tp 2% sl 1%',
        { enterLong: 'close > high@4h', left: [] },
      ],
      [
        'Enter long ETH 15m if 1h MACD line is above signal and 15m RSI crosses above 30. TP 1.5% SL 0.8%',
        {
          enterLong: 'macd_12_26_9_1h.macd > macd_12_26_9_1h.signal and crosses_above(rsi_14, 30)',
          timeframe: '15m',
          left: [],
        },
      ],
    ],
  },
  {
    kind: 'bars in a row',
    cases: [
      [
        'DOGE 30m: three consecutive closes below the lower bollinger band (20,2) -> buy. Sell when price touches the mid band.',
        {
          enterLong: 'sum(if(close < bollinger_20_2.lower, 1, 0), 3) == 3',
          exitLong: 'high >= bollinger_20_2.middle',
          left: [],
        },
      ],
      [
        'BTC: higher high and higher low for three days running -> long, exit first lower low.',
        {
          enterLong: 'sum(if(high > prev(high, 1) and low > prev(low, 1), 1, 0), 3) == 3',
          exitLong: 'low < prev(low, 1)',
          left: [],
        },
      ],
      [
        'LINK 1h: short when close stays above the upper Keltner channel for 6 bars. cover at the middle line',
        {
          enterShort: 'sum(if(close > keltner_20_10_2.upper, 1, 0), 6) == 6',
          exitShort: 'low <= keltner_20_10_2.middle',
          left: [],
        },
      ],
      [
        'LINK 1h: short when close stays above the upper Keltner channel (20, 2) for 6 bars and then closes back inside. cover at the middle line',
        {
          enterShort:
            'sum(if(sum(if(close > keltner_20_10_2.upper, 1, 0), 6) == 6, 1, 0), 10) > 0 and close < keltner_20_10_2.upper',
          left: [],
        },
      ],
      [
        'BTC 1h: when the candle close more high than the 24 last candles, enter long. when close more low than the 12 last candles, go out.',
        {
          enterLong: 'close > prev(highest(high, 24), 1)',
          exitLong: 'close < prev(lowest(low, 12), 1)',
          left: [],
        },
      ],
      [
        'Long if EMA(20) has been above EMA(50) for at least 10 candles and price pulls back to touch EMA(20). BTC 1h. stop 1 ATR, take profit 2R',
        { enterLong: 'sum(if(ema_20 > ema_50, 1, 0), 10) == 10 and low <= ema_20', left: [] },
      ],
    ],
  },
  {
    kind: 'candles and bars before this one',
    cases: [
      [
        "If yesterday closed red and today opens above yesterday's high, buy at open. BTC daily, sell at +3% or -2%.",
        {
          enterLong: 'prev(close, 1) < prev(open, 1) and open > prev(high, 1)',
          stop: ['percent', 2],
          target: ['percent', 3],
          left: [],
        },
      ],
      [
        'buy ETH if it closes 3 days in a row above the 50 day average but volume is lower than its 20 day average',
        { enterLong: 'sum(if(close > sma_50, 1, 0), 3) == 3 and volume < volume_average_20', left: [] },
      ],
      [
        'Buy the first green candle after at least 5 red ones, ETH 1h, TP 1%, SL 1%',
        { enterLong: 'sum(if(prev(close, 1) < prev(open, 1), 1, 0), 5) == 5 and close > open', left: [] },
      ],
      [
        'short if 3 of the last 5 candles closed below the 20 SMA, btc 1h, cover above sma',
        { enterShort: 'sum(if(close < sma_20, 1, 0), 5) >= 3', exitShort: 'close > sma_20', left: [] },
      ],
      [
        'exit my btc long if it closes two 4h candles below the 21 ema; entry is a 4h close above the 21 ema with rsi over 55',
        {
          enterLong: 'close > ema_21 and rsi_14 > 55',
          exitLong: 'sum(if(close < ema_21, 1, 0), 2) == 2',
          left: [],
        },
      ],
      [
        'MACD(12,26,9) histogram has been below zero for 10+ bars and crosses above → buy NEAR 1h, exit when it crosses back or after 48 bars',
        {
          enterLong:
            'sum(if(prev(macd_12_26_9.histogram, 1) < 0, 1, 0), 10) == 10 and crosses_above(macd_12_26_9.histogram, 0)',
          exitLong: 'crosses_below(macd_12_26_9.histogram, 0)',
          timeExit: 48,
          left: [],
        },
      ],
      [
        'buy if volume is higher than any of the previous 30 bars and candle closes in the top 25% of its range. SOL 1h, exit after 10 bars',
        {
          enterLong: 'volume > prev(highest(volume, 30), 1) and (close - low) / (high - low) >= 0.75',
          left: [],
        },
      ],
      [
        'Enter when ATR(14) is in its lowest 20% of the last 100 bars and price breaks the 20 bar high. BTC 4h, trail 3 ATR',
        { enterLong: 'percent_rank_100_of_atr_14 <= 20 and close > prev(highest(high, 20), 1)', left: [] },
      ],
    ],
  },
  {
    kind: 'what keeps out, and what both are',
    cases: [
      [
        'No longs if the 200 day SMA is falling. Otherwise buy BTC when RSI(3) < 15 on the daily, exit when close > SMA(5).',
        { enterLong: 'rsi_3 < 15 and not sma_200 < prev(sma_200, 1)', exitLong: 'close > sma_5', left: [] },
      ],
      [
        "Don't short in an uptrend (50 SMA above 200 SMA). Short BTC 4h when RSI falls back under 70, cover at RSI 50",
        {
          enterShort: 'crosses_below(rsi_14, 70) and not sma_50 > sma_200',
          exitShort: 'rsi_14 <= 50',
          left: [],
        },
      ],
      [
        'Buy AVAX 1h when the 10 EMA is within 0.5% of the 30 EMA and price breaks above both',
        {
          enterLong:
            'abs(ema_10 / ema_30 - 1) <= 0.005 and close > ema_10 and close > ema_30 and (crosses_above(close, ema_10) or crosses_above(close, ema_30))',
          left: [],
        },
      ],
      [
        'buy sol 15m when ema 50 > ema 200 on both 1h and 4h and rsi crosses above 40',
        {
          enterLong: 'ema_50_1h > ema_200_1h and ema_50_4h > ema_200_4h and crosses_above(rsi_14, 40)',
          timeframe: '15m',
          left: [],
        },
      ],
      [
        'price > ichimoku cloud, tenkan > kijun, chikou above price 26 bars ago: long SOL 4h; exit tenkan < kijun',
        {
          enterLong:
            'close > prev(close, 26) and close > ichimoku_9_26_52.senkou_a and close > ichimoku_9_26_52.senkou_b and ichimoku_9_26_52.tenkan > ichimoku_9_26_52.kijun',
          left: [],
        },
      ],
      [
        'ROC(10) goes from negative to positive with price above the 100 MA; exit on ROC(10) under -2. TRX 4h',
        { enterLong: 'crosses_above(roc_10, 0) and close > sma_100', exitLong: 'roc_10 < -2', left: [] },
      ],
      [
        'RSI 14 hooks up from below 25 while price sits at or under lower keltner (20,2), 30m, DOGE. Out at keltner mid.',
        {
          enterLong:
            'rsi_14 > prev(rsi_14, 1) and prev(rsi_14, 1) <= prev(rsi_14, 2) and prev(rsi_14, 1) < 25 and close <= keltner_20_10_2.lower',
          left: [],
        },
      ],
    ],
  },
  {
    kind: 'what a short needs as a long does',
    cases: [
      [
        'aroon up crosses aroon down from below w/ ADX(14) rising and > 20 — long, ETHUSDT 4h. vice versa for shorts.',
        {
          enterShort:
            'crosses_below(aroon_25.up, aroon_25.down) and adx_14.adx > prev(adx_14.adx, 1) and adx_14.adx > 20',
          left: [],
        },
      ],
      [
        'buy dips: price falls 4% within 6 hours on ETH and RSI(14) 1h < 25; sell after 12 hours or +3%',
        { enterLong: 'roc_6 <= -4 and rsi_14 < 25', timeExit: 12, target: ['percent', 3], left: [] },
      ],
    ],
  },
  {
    kind: 'what lines, sides and bands are meant',
    cases: [
      [
        'Long: EMA(8) > EMA(21) and stoch K crosses D upward below 40. Short: the opposite. BTCUSDT 1h. SL 1.5 ATR, TP 3 ATR.',
        {
          enterLong:
            'ema_8 > ema_21 and crosses_above(stochastic_14_3_3.k, stochastic_14_3_3.d) and stochastic_14_3_3.k < 40',
          enterShort:
            'ema_8 < ema_21 and crosses_below(stochastic_14_3_3.k, stochastic_14_3_3.d) and stochastic_14_3_3.k > 60',
          left: [],
        },
      ],
      [
        'sell short when CCI(20) crosses down through +100, cover when CCI(20) crosses up through -100; the other way round for longs. ETH 1h',
        {
          enterShort: 'crosses_below(cci_20, 100)',
          exitShort: 'crosses_above(cci_20, -100)',
          enterLong: 'crosses_above(cci_20, -100)',
          exitLong: 'crosses_below(cci_20, 100)',
          left: [],
        },
      ],
      [
        'price more than 2 standard deviations below its 20-day mean AND rsi(5) < 20 -> long; exit when price back above the mean. AAPL daily',
        { enterLong: 'close < bollinger_20_2.lower and rsi_5 < 20' },
      ],
      [
        'buy eth if 1h candle closes above the high of the last 12 hours, only if bitcoin is above its own 1h 50 ema. exit under the low of the last 6 hours',
        {
          enterLong: 'close > prev(highest(high, 12), 1) and btc_price.close > btc_ema_50',
          exitLong: 'close < prev(lowest(low, 6), 1)',
          left: [],
        },
      ],
      [
        'btc 1h. long: close crosses over upper donchian 20. exit long: close crosses under donchian mid.',
        { exitLong: 'crosses_below(close, prev(donchian_20.middle, 1))', left: [] },
      ],
      [
        'if ATR(14)/close < 1% and price breaks above the 48h high → long ; trail 2% ; btc 1h',
        { enterLong: 'atr_14 / close < 0.01 and close > prev(highest(high, 48), 1)', left: [] },
      ],
      [
        'buy if price is between the 50 and 200 EMA and RSI < 40, exit above the 50 EMA. MATIC 4h',
        {
          enterLong:
            '(close >= ema_50 and close <= ema_200 or close >= ema_200 and close <= ema_50) and rsi_14 < 40',
          exitLong: 'close > ema_50',
          left: [],
        },
      ],
      [
        'long btc daily when the close is above all of these: 20, 50, 100, 200 SMA. exit when it closes below any of them',
        {
          enterLong: 'close > sma_20 and close > sma_50 and close > sma_100 and close > sma_200',
          exitLong: 'close < sma_20 or close < sma_50 or close < sma_100 or close < sma_200',
          left: [],
        },
      ],
      [
        'Coin: NEAR. TF: 1H. Entry: close > EMA20, EMA20 > EMA50, RSI 55-70, vol > avg vol 20. Exit: close < EMA20. SL: 3%. TP: none.',
        {
          enterLong:
            'close > ema_20 and ema_20 > ema_50 and rsi_14 >= 55 and rsi_14 <= 70 and volume > volume_average_20',
          target: null,
          left: [],
        },
      ],
      [
        "Long when the spread between EMA 12 and EMA 26 is widening for 3 bars and positive. Exit when it's negative. BTC 2h",
        {
          enterLong:
            'sum(if(ema_12 - ema_26 > prev(ema_12 - ema_26, 1), 1, 0), 3) == 3 and ema_12 - ema_26 > 0',
          exitLong: 'ema_12 - ema_26 < 0',
          left: [],
        },
      ],
      [
        'no entries on sundays; buy btc 4h on supertrend flip to green, sell on flip to red',
        {
          enterLong: 'crosses_above(supertrend_10_3.direction, 0) and not weekday() == 7',
          exitLong: 'crosses_below(supertrend_10_3.direction, 0)',
          left: [],
        },
      ],
      [
        'Vortex indicator crossover on BTC 4h with ADX > 20',
        { symbol: 'BTC', timeframe: '4h', left: ['Vortex indicator crossover on BTC 4h'] },
      ],
    ],
  },
  {
    kind: 'lists, rows and what is otherwise',
    cases: [
      [
        'Entry: all of: RSI(7) < 25; close < lower BB(20,2); close > open. Exit: any of: RSI(7) > 60, close > middle BB. BNB 1h',
        {
          enterLong: 'rsi_7 < 25 and close < bollinger_20_2.lower and close > open',
          exitLong: 'rsi_7 > 60 or close > bollinger_20_2.middle',
          left: [],
        },
      ],
      [
        'supertrend(7,2) and supertrend(21,5) both green -> long, both red -> short, otherwise flat. BTCUSDT 1h',
        {
          enterLong: 'supertrend_7_2.direction > 0 and supertrend_21_5.direction > 0',
          exitLong: 'not (supertrend_7_2.direction > 0 and supertrend_21_5.direction > 0)',
          enterShort: 'supertrend_7_2.direction < 0 and supertrend_21_5.direction < 0',
          exitShort: 'not (supertrend_7_2.direction < 0 and supertrend_21_5.direction < 0)',
          left: [],
        },
      ],
      [
        'go long when WMA(9) crosses WMA(30) from below, RSI(14) confirms above 50. otherwise stay out. BTC 2h',
        {
          enterLong: 'crosses_above(wma_9, wma_30) and rsi_14 > 50',
          exitLong: 'crosses_below(wma_9, wma_30)',
          left: [],
        },
      ],
      [
        '2 green daily candles in a row + rsi under 60 = buy SOL. 2 red in a row = sell',
        {
          enterLong: 'sum(if(close > open, 1, 0), 2) == 2 and rsi_14 < 60',
          exitLong: 'sum(if(close < open, 1, 0), 2) == 2',
          timeframe: '1d',
          left: [],
        },
      ],
      [
        'short on 5m ETH if price has closed below VWAP 5 times in a row & RSI(14) < 40; cover on first close above VWAP',
        { enterShort: 'sum(if(close < vwap_line, 1, 0), 5) == 5 and rsi_14 < 40', left: [] },
      ],
      [
        'Long BTC 4h on a close above the 100 EMA provided the close is not more than 3% above it. Exit on close below it.',
        {
          enterLong: 'close > ema_100 and not close > ema_100 * 1.03',
          exitLong: 'close < ema_100',
          left: [],
        },
      ],
      [
        'long XRP 4h when RSI < 45; exit RSI > 60 or EMA50 lower than 10 bars ago',
        { enterLong: 'rsi_14 < 45', exitLong: 'rsi_14 > 60 or ema_50 < prev(ema_50, 10)', left: [] },
      ],
      [
        'BTC: buy when it closes above the highest close of the prior 3 weeks, sell when it closes under the lowest close of the prior week. daily bars',
        {
          enterLong: 'close > prev(highest(close, 21), 1)',
          exitLong: 'close < prev(lowest(close, 7), 1)',
          left: [],
        },
      ],
      [
        'buy BTC 1h when close > ema 20 AND (RSI > 50 OR MFI > 50) AND NOT weekday friday',
        {
          enterLong: 'close > ema_20 and (rsi_14 > 50 or mfi_14 > 50) and not weekday() == 5',
          left: [],
        },
      ],
      ['BTC weekly: buy if monthly RSI < 40, sell if monthly RSI > 80', { status: 'refused', says: 'month' }],
    ],
  },
  {
    kind: 'kept out, and left under a condition of its own',
    cases: [
      [
        'OP 1h mean reversion: z score(20) below -2, exit z score above -0.5, no trades when ADX > 30',
        { enterLong: 'zscore_20 < -2 and not adx_14.adx > 30', exitLong: 'zscore_20 > -0.5', left: [] },
      ],
      [
        "don't trade BTC when ATR(14) is above 5% of price. buy 4h close above the 50 sma, sell 4h close below",
        { enterLong: 'close > sma_50 and not atr_14 > close * 0.05', exitLong: 'close < sma_50', left: [] },
      ],
      [
        'KC(20,1.5) lower touched + ADX(14) < 20 => long LTC 2h, exit KC middle, stop 2.5%',
        {
          enterLong: 'low <= keltner_20_10_1_5.lower and adx_14.adx < 20',
          exitLong: 'high >= keltner_20_10_1_5.middle',
          left: [],
        },
      ],
      [
        'BTC 4h: if the 20 EMA is sloping down no longs. long when RSI crosses above 30. exit at 60.',
        {
          enterLong: 'crosses_above(rsi_14, 30) and not ema_20 < prev(ema_20, 1)',
          exitLong: 'rsi_14 >= 60',
          left: [],
        },
      ],
    ],
  },
];
