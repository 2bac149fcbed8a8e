import type { AcceptanceGroup } from './acceptance-case.js';

/** Bars that follow each other, what is said of another line, of volume in front of the word, and of how near a line is. */
export const barsThatFollow: readonly AcceptanceGroup[] = [
  {
    kind: 'bars that follow each other',
    cases: [
      [
        'buy link when its under the lower bb and the next candle closes green, out at the mid band',
        {
          enterLong: 'prev(close, 1) < prev(bollinger_20_2.lower, 1) and close > open',
          exitLong: 'high >= bollinger_20_2.middle',
          symbol: 'LINK',
        },
      ],
      [
        'Buy BTC when RSI < 30, then the next candle closes green; sell when RSI > 60',
        { enterLong: 'prev(rsi_14, 1) < 30 and close > open', exitLong: 'rsi_14 > 60' },
      ],
      [
        'Buy ETH if RSI < 30 and the next candle closes above its high',
        { enterLong: 'prev(rsi_14, 1) < 30 and close > prev(high, 1)' },
      ],
      [
        'short when price crosses below the 50 EMA and the next bar is red. BTC 4h',
        { enterShort: 'crosses_below(prev(close, 1), prev(ema_50, 1)) and close < open', timeframe: '4h' },
      ],
      ['Buy BTC if the next candle closes green', { status: 'refused' }],
      [
        'Long on the second consecutive close above the 50-day SMA, out on the 2nd consecutive close below it. MSFT',
        {
          enterLong: 'sum(if(close > sma_50, 1, 0), 2) == 2',
          exitLong: 'sum(if(close < sma_50, 1, 0), 2) == 2',
        },
      ],
      [
        'Buy SPY after three down closes in a row, sell after the first up close',
        {
          enterLong: 'sum(if(close < prev(close, 1), 1, 0), 3) == 3',
          exitLong: 'close > prev(close, 1)',
        },
      ],
      ['Buy ETH if there is a golden cross', { enterLong: 'crosses_above(sma_50, sma_200)' }],
      [
        'Short when there was a bearish engulfing yesterday. TSLA',
        {
          enterShort:
            'prev(close, 2) > prev(open, 2) and prev(close, 1) < prev(open, 2) and prev(open, 1) >= prev(close, 2)',
        },
      ],
      [
        "Short TSLA if it opens below yesterday's low and the RSI(14) was above 60 yesterday",
        { enterShort: 'open < prev(low, 1) and prev(rsi_14, 1) > 60' },
      ],
    ],
  },
  {
    kind: 'said of another line',
    cases: [
      [
        'Short BTC when price makes a new 20 day high but RSI(14) does not, cover when RSI(14) < 50',
        {
          enterShort: 'close > prev(highest(high, 20), 1) and not rsi_14 > prev(highest(rsi_14, 20), 1)',
        },
      ],
      [
        'Buy SPY when it is above its 200 SMA but QQQ is not',
        { enterLong: 'close > sma_200 and not qqq_price.close > qqq_sma_200' },
      ],
      [
        'buy when RSI crosses above 30 and MFI does too, BTC',
        { enterLong: 'crosses_above(rsi_14, 30) and crosses_above(mfi_14, 30)' },
      ],
      [
        'Buy when OBV makes a new 30 day high but price has not. AVAX',
        { enterLong: 'obv_line > prev(highest(obv_line, 30), 1) and not close > prev(highest(high, 30), 1)' },
      ],
      [
        'Buy SOL when the MACD histogram turns positive while price is above VWAP, sell when it turns negative',
        {
          enterLong: 'crosses_above(macd_12_26_9.histogram, 0) and close > vwap_line',
          exitLong: 'crosses_below(macd_12_26_9.histogram, 0)',
          left: [],
        },
      ],
      [
        'Buy Brent when RSI(3) is below 15, exit when it closes above its 5-day average',
        { enterLong: 'rsi_3 < 15', exitLong: 'close > sma_5' },
      ],
      [
        'Buy AUDUSD when the close crosses above the 34 EMA of the high; sell when it crosses below the 34 EMA of the low.',
        {
          enterLong: 'crosses_above(close, ema_34_of_high)',
          exitLong: 'crosses_below(close, ema_34_of_low)',
        },
      ],
      [
        'Compra SOL cuando el precio cierre por encima de la banda superior de Bollinger (20, 2,5)',
        { enterLong: 'close > bollinger_20_2_5.upper', left: [] },
      ],
    ],
  },
  {
    kind: 'volume said before the word',
    cases: [
      [
        'Buy QQQ if it closes above the 20 SMA on above average volume',
        { enterLong: 'close > sma_20 and volume > volume_average_20' },
      ],
      [
        'Buy ADA after 3 green candles with rising volume',
        { enterLong: 'sum(if(close > open, 1, 0), 3) == 3 and volume > prev(volume, 1)' },
      ],
      [
        'Buy ADA after three green candles, each with higher volume than the last',
        {
          enterLong:
            'sum(if(close > open, 1, 0), 3) == 3 and sum(if(volume > prev(volume, 1), 1, 0), 3) == 3',
        },
      ],
      [
        'Buy QQQ if it breaks the 20 day high on at least 1.5 times the 50 day average volume',
        { enterLong: 'close > prev(highest(high, 20), 1) and volume >= volume_average_50 * 1.5' },
      ],
      [
        'Buy QQQ if it breaks the 20 day high on twice the average volume',
        { enterLong: 'close > prev(highest(high, 20), 1) and volume >= volume_average_20 * 2' },
      ],
      [
        'short a break of the 20 day low on heavy volume. GLD',
        { enterShort: 'close < prev(lowest(low, 20), 1)', left: ['on heavy volume'] },
      ],
    ],
  },
  {
    kind: 'near a line, and stops from a level',
    cases: [
      [
        'Long ETH when the 20 EMA slopes up for 5 bars in a row and the close pulls back to within 1% of it; exit on a close under it.',
        {
          enterLong: 'sum(if(ema_20 > prev(ema_20, 1), 1, 0), 5) == 5 and abs(close / ema_20 - 1) <= 0.01',
          exitLong: 'close < ema_20',
        },
      ],
      [
        'Buy gold when the low is within half an ATR of the 50 EMA',
        { enterLong: 'abs(low - ema_50) <= atr_14 * 0.5' },
      ],
      [
        'buy BTC when RSI < 30, sell when RSI > 60, stop 1 ATR below the low of the entry candle',
        { enterLong: 'rsi_14 < 30', left: ['stop 1 ATR below the low of the entry candle'] },
      ],
    ],
  },
  {
    kind: 'times that are kept out behind their name',
    cases: [
      ['Buy BTC when RSI < 30. Fridays off.', { enterLong: 'rsi_14 < 30 and not weekday() == 5', left: [] }],
      [
        "Buy BTC when RSI < 30. On Fridays don't trade.",
        { enterLong: 'rsi_14 < 30 and not weekday() == 5', left: [] },
      ],
      [
        'Buy BTC when RSI < 30, but Mondays are excluded',
        { enterLong: 'rsi_14 < 30 and not weekday() == 1', left: [] },
      ],
      [
        'buy BTC when RSI < 30, between 12 and 14 UTC no trades',
        { enterLong: 'rsi_14 < 30 and not (hour() >= 12 and hour() < 14)', left: [] },
      ],
      [
        'Kaufe BTC wenn RSI unter 30 fällt; freitags nicht handeln',
        { enterLong: 'crosses_below(rsi_14, 30) and not weekday() == 5', left: [] },
      ],
      [
        'Compra EURUSD si el RSI baja de 30; no operes los viernes',
        { enterLong: 'crosses_below(rsi_14, 30) and not weekday() == 5', left: [] },
      ],
      [
        'Neither long nor short when ATR(14)/close is under 1%. Otherwise long above the 50 SMA, short below it. EURJPY daily',
        {
          enterLong: 'close > sma_50 and not atr_14 / close < 0.01',
          enterShort: 'close < sma_50 and not atr_14 / close < 0.01',
        },
      ],
      [
        'Buy USDCAD when EMA 10 crosses above EMA 30 during the New York session, exit on the opposite cross or at 17:00 New York',
        {
          enterLong: 'crosses_above(ema_10, ema_30) and hour() >= 13 and hour() < 21',
          exitLong: 'new_york_minute() == 1020 or crosses_below(ema_10, ema_30)',
        },
      ],
      [
        'Buy ETH when EMA 10 crosses above EMA 30, exit on the opposite cross or when RSI > 80',
        {
          enterLong: 'crosses_above(ema_10, ema_30)',
          exitLong: 'rsi_14 > 80 or crosses_below(ema_10, ema_30)',
        },
      ],
    ],
  },
  {
    kind: 'levels and lines of what was said',
    cases: [
      [
        'Sell short when the fast stochastic turns down from above 85 while the daily trend (200 SMA) is down. Cover at 20. EURUSD 1h',
        {
          enterShort:
            'stochastic_14_1_3.k < prev(stochastic_14_1_3.k, 1) and prev(stochastic_14_1_3.k, 1) >= prev(stochastic_14_1_3.k, 2) and prev(stochastic_14_1_3.k, 1) > 85 and close@1d < sma_200_1d',
          exitShort: 'stochastic_14_1_3.k <= 20',
          timeframe: '1h',
        },
      ],
      [
        'Short EURUSD 1h when RSI > 70 in a daily downtrend',
        { enterShort: 'rsi_14 > 70 and close@1d < sma_200_1d', timeframe: '1h' },
      ],
      [
        'Buy SPY daily when RSI(2) < 10 in a weekly uptrend (40 week SMA)',
        { enterLong: 'rsi_2 < 10 and close@1w > sma_40_1w', left: [] },
      ],
      [
        'Buy LTC after RSI(14) has spent at least 5 bars under 30 and then closes above 30. Sell after 12 bars.',
        {
          enterLong: 'sum(if(sum(if(rsi_14 < 30, 1, 0), 5) == 5, 1, 0), 10) > 0 and rsi_14 > 30',
          timeExit: 12,
        },
      ],
      [
        'buy BTC if price > VWAP and ADX rising. Out if either stops being true.',
        {
          enterLong: 'close > vwap_line and adx_14.adx > prev(adx_14.adx, 1)',
          exitLong: 'not (close > vwap_line and adx_14.adx > prev(adx_14.adx, 1))',
        },
      ],
      [
        "Achète l'or quand la clôture dépasse le plus haut des 55 derniers jours",
        { enterLong: 'close > prev(highest(high, 55), 1)', symbol: 'XAU' },
      ],
    ],
  },
  {
    kind: 'taken back, and what is left of it',
    cases: [
      ['Buy ETH when RSI < 30, scratch that, RSI < 25', { enterLong: 'rsi_14 < 25', symbol: 'ETH' }],
      [
        'Buy ETH when the 20-day, scratch that, the 30-day SMA is crossed from below.',
        { enterLong: 'crosses_above(close, sma_30)', symbol: 'ETH' },
      ],
      ['Buy ETH at RSI 30, scratch that, buy SOL at RSI 25', { enterLong: 'rsi_14 <= 25', symbol: 'SOL' }],
      [
        'buy gold when RSI < 30, sell it three days later',
        { enterLong: 'rsi_14 < 30', timeExit: 3, timeframe: '1d', left: [] },
      ],
      [
        'buy when rsi crosses 50 and hold until rsi crosses 70 or 40, LINK 1d',
        { exitLong: 'crosses_above(rsi_14, 70) or crosses_below(rsi_14, 40)' },
      ],
      [
        'Buy ADA when RSI<30, sell when it closes outside the bands',
        { exitLong: 'close > bollinger_20_2.upper or close < bollinger_20_2.lower' },
      ],
      [
        'if the close is higher than 4 closes ago for 9 bars in a row, short it, cover after 5 bars. BTC',
        { enterShort: 'sum(if(close > prev(close, 4), 1, 0), 9) == 9', timeExit: 5 },
      ],
      ['Buy on the second touch of the lower band within 10 bars, TSLA', { status: 'clarify' }],
      [
        '1. Market: EUR/USD. 2. Timeframe: 30 min. 3. Buy: close above upper Bollinger (20,2). 4. Sell: close below middle band. 5. Stop: 0.5%.',
        { timeframe: '30m', stop: ['percent', 0.5], left: [] },
      ],
      [
        "I don't want to be long when the 50 SMA is below the 200 SMA. Buy ETH on RSI(14) < 35, sell at RSI 65.",
        { enterLong: 'rsi_14 < 35 and not sma_50 < sma_200' },
      ],
      [
        'Buy BTC when RSI < 30 and sell when RSI > 70, both only if ADX < 25',
        { enterLong: 'rsi_14 < 30 and adx_14.adx < 25', exitLong: 'rsi_14 > 70 and adx_14.adx < 25' },
      ],
      [
        "Buy BTC if it's not the case that ADX < 20 and RSI > 60",
        { enterLong: 'not (adx_14.adx < 20 and rsi_14 > 60)' },
      ],
      [
        'No longs under the 200 SMA, no shorts above it. Long when RSI(5) < 20, short when RSI(5) > 80. NQ 1h',
        {
          enterLong: 'rsi_5 < 20 and close > sma_200',
          exitLong: 'rsi_5 > 80',
          enterShort: 'rsi_5 > 80 and close < sma_200',
          exitShort: 'rsi_5 < 20',
        },
      ],
    ],
  },
  {
    kind: 'falls from a high, beyond a line',
    cases: [
      [
        'buy ada on a dip of 4% from the last 10 day high',
        { enterLong: 'close <= highest(high, 10) * 0.96', symbol: 'ADA' },
      ],
      [
        'buy ada after a 4% pullback from its 10 day high',
        { enterLong: 'close <= highest(high, 10) * 0.96' },
      ],
      ['Buy QQQ on a 10% dip below the 200 day average', { enterLong: 'close <= sma_200 * 0.9' }],
      ['buy BTC on a 5% drop in 1 day', { enterLong: 'roc_1 <= -5' }],
      [
        'Open short if RSI(14) on the 15m is over 75 and the 1h is over 70; cover when the 15m RSI is under 45. ETH',
        { enterShort: 'rsi_14 > 75 and rsi_14_1h > 70', exitShort: 'rsi_14 < 45', timeframe: '15m' },
      ],
    ],
  },
  {
    kind: 'prices, volumes and coins by their words',
    cases: [
      [
        'buy doge if its down 8% from the high of the last 3 days and volume is double its 20 day avg, get out at +5% or after 48h',
        {
          enterLong: 'close <= highest(high, 3) * 0.92 and volume >= volume_average_20 * 2',
          target: ['percent', 5],
        },
      ],
      [
        'Compra ETH cuando el precio cierre por encima de la media móvil de 100 sesiones y el volumen supere su media de 30; vende cuando cierre por debajo de la media de 50.',
        { enterLong: 'close > sma_100 and volume > volume_average_30', exitLong: 'close < sma_50' },
      ],
      [
        'Vender a descoberto BTC no gráfico de 1 hora quando a média de 9 cruzar para baixo da média de 21 e o ADX estiver acima de 25; recomprar quando cruzar para cima; stop de 2%',
        {
          enterShort: 'crosses_below(sma_9, sma_21) and adx_14.adx > 25',
          exitShort: 'crosses_above(sma_9, sma_21)',
        },
      ],
      [
        'Buy apple if either the RSI(2) is below 5 or it has fallen four days in a row, but only while it trades above its 200 day SMA; sell when it closes above the 5 day SMA',
        {
          enterLong: '(rsi_2 < 5 or sum(if(close < prev(close, 1), 1, 0), 4) == 4) and close > sma_200',
          exitLong: 'close > sma_5',
        },
      ],
      [
        'Scalp BTC 5m: short when price pokes above upper band (BB 20, 2.5) but closes back inside it; stop 0.4%, target the middle band, skip if ATR(14) is over 1% of price',
        {
          enterShort:
            'high > bollinger_20_2_5.upper and close < bollinger_20_2_5.upper and not atr_14 > close * 0.01',
        },
      ],
      [
        'entry = close > 50 day high of closes. exit = close < 25 day low of closes. ADA',
        {
          enterLong: 'close > prev(highest(close, 50), 1)',
          exitLong: 'close < prev(lowest(close, 25), 1)',
        },
      ],
      [
        'Get me into ETH when CCI(20) comes back up through -100, out when it comes back down through +100 or after 20 bars',
        { enterLong: 'crosses_above(cci_20, -100)', exitLong: 'crosses_below(cci_20, 100)', timeExit: 20 },
      ],
      [
        'Buy Nasdaq if yesterday was a down day and today closes up more than 1%.',
        { enterLong: 'prev(close, 1) < prev(close, 2) and roc_1 > 1' },
      ],
      ['Buy when RSI(14) is below 30 on 4h bars. asset: ARB', { enterLong: 'rsi_14 < 30', symbol: 'ARB' }],
    ],
  },
];
