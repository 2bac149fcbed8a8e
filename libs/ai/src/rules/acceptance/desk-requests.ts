import type { AcceptanceGroup } from './acceptance-case.js';

/** Requests by a second writer who does not know the grammar, with further wordings of the same. */
export const deskRequests: readonly AcceptanceGroup[] = [
  {
    kind: 'from a desk: lines and levels',
    cases: [
      [
        'Short ADA if the 4h CCI(20) crosses down through +100, cover when CCI gets to -100. 3% stop.',
        {
          symbol: 'ADA',
          timeframe: '4h',
          enterLong: null,
          enterShort: 'crosses_below(cci_20, 100)',
          exitShort: 'cci_20 <= -100',
          stop: ['percent', 3],
          left: [],
        },
      ],
      [
        'short SOL 1h when CCI(14) > +150, cover when CCI < +20',
        { enterShort: 'cci_14 > 150', exitShort: 'cci_14 < 20', left: [] },
      ],
      [
        'AVAX/USDT on the 1h. Buy when Stoch RSI (14,14,3,3) %K crosses above %D while %K is under 20. Sell when %K crosses below %D above 80.',
        {
          enterLong:
            'crosses_above(stoch_rsi_14_14_3_3.k, stoch_rsi_14_14_3_3.d) and stoch_rsi_14_14_3_3.k < 20',
          exitLong:
            'crosses_below(stoch_rsi_14_14_3_3.k, stoch_rsi_14_14_3_3.d) and stoch_rsi_14_14_3_3.k > 80',
          kinds: { stochastic: null },
        },
      ],
      [
        'EURUSD 15m, buy on a cross of the 8 ema over the 34 ema, exit on the opposite cross. .5% stop, .75% target, $2,500 per trade',
        {
          enterLong: 'crosses_above(ema_8, ema_34)',
          exitLong: 'crosses_below(ema_8, ema_34)',
          stop: ['percent', 0.5],
          target: ['percent', 0.75],
          size: ['fixed_notional', 2500],
        },
      ],
      [
        'short ETH 4h on a cross of the 20 SMA under the 50 SMA',
        { enterShort: 'crosses_below(sma_20, sma_50)', enterLong: null },
      ],
      [
        'BTC 4h: long when the close is above the upper Keltner Channel (20, 1.5), out below the middle',
        { kinds: { keltner: { period: 20, atr_period: 10, k: 1.5 } } },
      ],
      [
        'SOL 1h supertrend (10,3). long when it turns green but only if ADX(14) is over 20. close when it turns red.',
        {
          enterLong: 'crosses_above(supertrend_10_3.direction, 0) and adx_14.adx > 20',
          exitLong: 'crosses_below(supertrend_10_3.direction, 0)',
        },
      ],
      [
        'Long BTC on the daily when Twitter sentiment is bullish and RSI(14) is below 45. Exit above RSI 70. Stop 6%.',
        { enterLong: 'rsi_14 < 45', exitLong: 'rsi_14 > 70', left: ['Twitter sentiment'] },
      ],
      ['ETH 1h: buy below RSI 25, out above RSI 55', { enterLong: 'rsi_14 < 25', exitLong: 'rsi_14 > 55' }],
    ],
  },
  {
    kind: 'from a desk: ways out',
    cases: [
      [
        'MATICUSDT 15m. Breakout of the 48 bar high, trail 2%, and if still in the trade after 32 bars close it.',
        {
          enterLong: 'close > prev(highest(high, 48), 1)',
          trail: ['percent', 2],
          timeExit: 32,
          stop: null,
          left: [],
        },
      ],
      [
        'BTC 1h buy when rsi under 30, close the trade if it is still open after 10 bars',
        { enterLong: 'rsi_14 < 30', timeExit: 10, left: [] },
      ],
      [
        'BTC 1d buy when rsi under 30, get out if the trade is older than 5 days',
        { enterLong: 'rsi_14 < 30', timeExit: 5, left: [] },
      ],
      [
        'AAPL 1h long when the 20 EMA crosses over the 50 EMA. Stop goes under the lowest low of the last 10 candles, take profit at 2R. Risk 0.5% of equity.',
        {
          enterLong: 'crosses_above(ema_20, ema_50)',
          size: ['percent_risk', 0.5],
          left: ['lowest low of the last 10 candles'],
        },
      ],
      [
        'BTC 4h long if close above ema 20; stop below the low of the entry bar; tp 4%',
        { enterLong: 'close > ema_20', target: ['percent', 4], left: ['low of the entry bar'] },
      ],
      [
        'BTC 4h buy when rsi < 30, target is the upper bollinger band, stop 3%',
        {
          enterLong: 'rsi_14 < 30',
          exitLong: 'high >= bollinger_20_2.upper',
          stop: ['percent', 3],
          left: [],
        },
      ],
      [
        'short BTC 1h when rsi > 70, stop at the 20 EMA, target the 200 SMA',
        { enterShort: 'rsi_14 > 70', exitShort: 'close > ema_20 or low <= sma_200', left: [] },
      ],
      [
        'NQ 15m long when close > highest high of the last 20 bars before this one, no new trades after 15:30, everything closed at 15:55',
        { status: 'refused', says: 'never at 15:55 UTC' },
      ],
      [
        'NQ 5m long when close > highest high of the last 20 bars before this one, no new trades after 15:30, everything closed at 15:55',
        { exitLong: 'hour() == 15 and minute() == 55' },
      ],
      [
        'by LINK wen rsi 14 is undr 25 on teh 1h and sel at rsi 60, stoploss 4 percnt',
        {
          symbol: 'LINK',
          timeframe: '1h',
          enterLong: 'rsi_14 < 25',
          exitLong: 'rsi_14 >= 60',
          stop: ['percent', 4],
        },
      ],
    ],
  },
  {
    kind: 'from a desk: both, volumes and windows before',
    cases: [
      [
        'If the MACD line crosses its signal line from below while both are under zero, buy ETH 4h. Sell when MACD crosses back under.',
        {
          enterLong:
            'crosses_above(macd_12_26_9.macd, macd_12_26_9.signal) and macd_12_26_9.macd < 0 and macd_12_26_9.signal < 0',
          exitLong: 'crosses_below(macd_12_26_9.macd, macd_12_26_9.signal)',
          left: [],
        },
      ],
      [
        'long BTC if close > highest high of the previous 20 days, exit if close < lowest low of the previous 10 days',
        {
          enterLong: 'close > prev(highest(high, 20), 1)',
          exitLong: 'close < prev(lowest(low, 10), 1)',
          left: [],
        },
      ],
      [
        'Short TSLA if it gaps up more than 4% at the open and RSI(2) > 95, cover when RSI(2) < 50',
        {
          enterLong: null,
          enterShort: 'open > prev(close, 1) * 1.04 and rsi_2 > 95',
          exitShort: 'rsi_2 < 50',
          left: [],
        },
      ],
      [
        'Short TSLA if volume is over 1m and RSI(2) > 95',
        { enterLong: null, enterShort: 'volume > 1000000 and rsi_2 > 95', left: [] },
      ],
      [
        "buy ETH when BTC's 50 SMA is above the 200 SMA",
        { symbol: 'ETH', enterLong: 'btc_sma_50 > btc_sma_200', left: [] },
      ],
      [
        "buy BTC daily on a break of yesterday's high, exit at the following day's close",
        { nodes: { time_exit: { period: 1 } }, exitLong: null, left: [] },
      ],
      [
        'Keltner breakout: long when ETH closes above the upper Keltner channel (EMA 20, 2 ATR), reverse for short, exit at the EMA in the middle. Timeframe 1h.',
        { enterShort: 'close < keltner_20_10_2.lower', timeframe: '1h', left: [] },
      ],
      ['buy AAPL when volume > 50m and close > open', { enterLong: 'volume > 50000000 and close > open' }],
      [
        'long on green supertrend, short on red, ETH 4h',
        {
          enterLong: 'supertrend_10_3.direction > 0',
          exitLong: 'supertrend_10_3.direction < 0',
          enterShort: 'supertrend_10_3.direction < 0',
        },
      ],
      [
        'buy BTC when supertrend turns green, exit when red',
        {
          enterLong: 'crosses_above(supertrend_10_3.direction, 0)',
          exitLong: 'supertrend_10_3.direction < 0',
        },
      ],
      [
        'buy ETH when EMA(10) crosses above EMA(30) and RSI < 30, exit on cross below',
        { exitLong: 'crosses_below(ema_10, ema_30)', left: [] },
      ],
      ['buy SPY when low touches the 20 bar low', { enterLong: 'low <= prev(lowest(low, 20), 1)' }],
      [
        'buy BTC when the low touches the 50 EMA and close is above it',
        { enterLong: 'low <= ema_50 and close > ema_50' },
      ],
      [
        'Supertrend(10,3) flip long/short on SOL 1h, 50% of equity',
        {
          enterLong: 'crosses_above(supertrend_10_3.direction, 0)',
          enterShort: 'crosses_below(supertrend_10_3.direction, 0)',
          size: ['percent_equity', 50],
        },
      ],
    ],
  },
  {
    kind: 'from a desk: parts and pairs',
    cases: [
      [
        'Sell 1/3 at 2%, 1/3 at 4%, rest at 6%. Entry: BTC 1h close above upper Keltner. Stop 1.5%',
        {
          stop: ['percent', 1.5],
          kinds: {
            take_profit_ladder: {
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
        'BTC 1h buy rsi < 30, take 1/2 off at 3% and 1/2 at 6%',
        { kinds: { take_profit_ladder: { distance_1: 3, share_1: 50, distance_2: 6, share_2: 50 } } },
      ],
      [
        'Pairs: long GLD short SLV when the z-score of the ratio over 60 days < -2, close at 0, stop at -3.5',
        {
          legs: {
            gld_rules: {
              enterLong: 'zscore_60_of_gld_slv_ratio < -2',
              exitLong: 'zscore_60_of_gld_slv_ratio >= 0 or zscore_60_of_gld_slv_ratio < -3.5',
            },
            slv_rules: {
              enterShort: 'zscore_60_of_gld_slv_ratio < -2',
              exitShort: 'zscore_60_of_gld_slv_ratio >= 0 or zscore_60_of_gld_slv_ratio < -3.5',
            },
          },
          left: [],
        },
      ],
      [
        'Pairs KO/PEP daily: short KO and long PEP when the 60 day z-score of the ratio is above 2',
        {
          legs: {
            ko_rules: { enterShort: 'zscore_60_of_ko_pep_ratio > 2', enterLong: null },
            pep_rules: { enterLong: 'zscore_60_of_ko_pep_ratio > 2', enterShort: null },
          },
        },
      ],
      [
        'Parabolic SAR flips below price and ADX above 20 → buy ETH 4h; SAR flips above → sell',
        {
          enterLong: 'crosses_below(parabolic_sar_0_02_0_2.sar, close) and adx_14.adx > 20',
          exitLong: 'crosses_above(parabolic_sar_0_02_0_2.sar, close)',
        },
      ],
      [
        'short EURUSD when stochastic (14,3,3) crosses down from above 80 on the 4h chart',
        { enterShort: 'crosses_below(stochastic_14_3_3.k, 80)', left: [] },
      ],
      [
        'hold SPY with 10% annualised volatility target, only when 50 SMA > 200 SMA',
        { enterLong: 'sma_50 > sma_200', size: ['volatility_target', 10] },
      ],
    ],
  },
  {
    kind: 'from a desk: which way and where',
    cases: [
      [
        'Use a 4-hour chart for LINK. Enter long if MACD(12,26,9) crosses up below zero. Exit if MACD crosses down above zero or after 30 candles',
        {
          symbol: 'LINK',
          timeframe: '4h',
          enterLong: 'crosses_above(macd_12_26_9.macd, macd_12_26_9.signal) and macd_12_26_9.macd < 0',
          exitLong: 'crosses_below(macd_12_26_9.macd, macd_12_26_9.signal) and macd_12_26_9.macd > 0',
          timeExit: 30,
        },
      ],
      [
        'Scalp gold M5: stochastic 5,3,3 crosses up under 20 buy, crosses down over 80 sell, sl 0.2% tp 0.3%',
        {
          enterLong: 'crosses_above(stochastic_5_3_3.k, stochastic_5_3_3.d) and stochastic_5_3_3.k < 20',
          exitLong: 'crosses_below(stochastic_5_3_3.k, stochastic_5_3_3.d) and stochastic_5_3_3.k > 80',
        },
      ],
      [
        'CCI(20) crosses above -100 go long, crosses below 100 close, BNB 1h, SL 2%, TP 5%',
        { enterLong: 'crosses_above(cci_20, -100)', exitLong: 'crosses_below(cci_20, 100)', symbol: 'BNB' },
      ],
      [
        'Aroon(25) up crosses over down: long. Down crosses over up: short. 1 day, gold.',
        {
          enterLong: 'crosses_above(aroon_25.up, aroon_25.down)',
          enterShort: 'crosses_above(aroon_25.down, aroon_25.up)',
          left: [],
        },
      ],
      [
        'BTC 4h: long when the Bollinger Bands are inside the Keltner Channel, exit when rsi > 70',
        {
          enterLong:
            'bollinger_20_2.upper < keltner_20_10_2.upper and bollinger_20_2.lower > keltner_20_10_2.lower',
        },
      ],
    ],
  },
  {
    kind: 'from a desk: bars, parts and places',
    cases: [
      [
        'enter BTC when 1h RSI(14) < 30 and ema50 > ema200 on 4h',
        { timeframe: '1h', enterLong: 'rsi_14 < 30 and ema_50_4h > ema_200_4h' },
      ],
      [
        'Short when price rejects the upper band and RSI > 70, cover at the mid band, BTC 15m bollinger 20 2',
        { timeframe: '15m', exitShort: 'low <= bollinger_20_2.middle' },
      ],
      [
        'Whenever Bitcoin closes three red days in a row, buy the next open and hold 2 days.',
        { enterLong: 'sum(if(close < open, 1, 0), 3) == 3', timeExit: 2 },
      ],
      [
        'BNB 4h. Buy above the 50 EMA. Sell half at +4%, the other half when price closes below the 10 EMA. Stop 3%.',
        {
          enterLong: 'close > ema_50',
          exitLong: 'close < ema_10',
          stop: ['percent', 3],
          kinds: { take_profit_ladder: { distance_1: 4, share_1: 50, share_2: 0 } },
          left: [],
        },
      ],
      [
        'I want to buy bitcoin when the daily RSI dips below 35 and sell half of it when RSI is over 60 and the rest over 70.',
        { enterLong: 'crosses_below(rsi_14, 35)', left: ['sell half of it when RSI is over 60'] },
      ],
      [
        'TWAP into BTC over 10 bars when RSI(14) < 30; exit when RSI(14) > 55',
        { symbol: 'BTC', execution: 'twap', kinds: { twap: { period: 10 } }, left: [] },
      ],
      [
        'Buy the dip: when BTC is 20% below its 90 day high buy, sell at new 90 day high',
        {
          enterLong: 'close <= highest(high, 90) * 0.8',
          exitLong: 'close > prev(highest(high, 90), 1)',
          timeExit: null,
        },
      ],
      [
        'Kelly sizing with a cap of 20%, BTC daily, momentum: long if 90 day return positive',
        {
          enterLong: 'roc_90 > 0',
          kinds: { position_size: { mode: 'kelly', value: 100, cap: 20 } },
          left: [],
        },
      ],
      [
        'Long only. Timeframe daily. Universe SPY. Entry RSI2 below 5. Exit RSI2 above 70. No stop.',
        { symbol: 'SPY', enterLong: 'rsi_2 < 5', exitLong: 'rsi_2 > 70', stop: null },
      ],
    ],
  },
];
