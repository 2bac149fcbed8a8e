import type { AcceptanceGroup } from './acceptance-case.js';

const rsiUp = { enterLong: 'crosses_above(rsi_14, 70)' } as const;
const rsiLow = { enterLong: 'rsi_14 < 30' } as const;

export const singleIndicators: readonly AcceptanceGroup[] = [
  {
    kind: 'momentum',
    cases: [
      [
        'Create a momentum strategy that buys BTC when RSI crosses above 70',
        {
          ...rsiUp,
          symbol: 'BTC',
          assumes: ['exit', 'timeframe', 'exchange', 'position-size', 'stop-loss', 'period'],
          left: [],
        },
      ],
      ['buy BTC when RSI crosses above 70', { ...rsiUp, symbol: 'BTC', left: [] }],
      ['Buy BTC if the RSI crosses over 70', rsiUp],
      ['long btc when rsi crosses up through 70', rsiUp],
      ['Go long BTC as soon as the 14-period RSI breaks above 70', { ...rsiUp, states: ['period'] }],
      [
        'Enter a long position on Bitcoin once RSI(14) moves above 70.',
        { ...rsiUp, symbol: 'BTC', states: ['period'] },
      ],
      ['BTC: buy when the relative strength index rises above 70', { ...rsiUp, symbol: 'BTC' }],
      ['I want a bot that buys bitcoin whenever the RSI goes above 70', { ...rsiUp, symbol: 'BTC' }],
      [
        'build me a momentum bot: long ETH when RSI(21) crosses above 60, exit when it crosses below 40',
        { enterLong: 'crosses_above(rsi_21, 60)', exitLong: 'crosses_below(rsi_21, 40)', symbol: 'ETH' },
      ],
      [
        'Buy SOL when RSI is above 60 and sell when RSI is below 45',
        { enterLong: 'rsi_14 > 60', exitLong: 'rsi_14 < 45', symbol: 'SOL' },
      ],
      [
        'buy eth when rsi > 65, sell when rsi < 50',
        { enterLong: 'rsi_14 > 65', exitLong: 'rsi_14 < 50', symbol: 'ETH' },
      ],
      ['Purchase ADA when RSI exceeds 55', { enterLong: 'rsi_14 > 55', symbol: 'ADA' }],
      ['buy BTC when RSI crosses 70 from below', rsiUp],
      ['buy BTC when RSI crosses 70 to the upside', rsiUp],
      [
        'Buy when the rate of change over 10 bars turns positive on BTC',
        { enterLong: 'crosses_above(roc_10, 0)' },
      ],
      [
        'buy ETH when ROC(20) crosses above zero and sell when it crosses below zero',
        { enterLong: 'crosses_above(roc_20, 0)', exitLong: 'crosses_below(roc_20, 0)' },
      ],
      [
        'buy BTC when CCI(20) crosses above 100, exit when it drops below 0',
        { enterLong: 'crosses_above(cci_20, 100)', exitLong: 'crosses_below(cci_20, 0)' },
      ],
      ['long DOGE if MFI is greater than 80', { enterLong: 'mfi_14 > 80', symbol: 'DOGE' }],
      [
        'Buy AAPL when ADX is above 25 and +DI is above -DI',
        { enterLong: 'adx_14.adx > 25 and adx_14.plus_di > adx_14.minus_di', symbol: 'AAPL' },
      ],
      ['buy BTC when +DI crosses above -DI', { enterLong: 'crosses_above(adx_14.plus_di, adx_14.minus_di)' }],
      [
        'Buy BTC when supertrend turns bullish, sell when it turns bearish',
        {
          enterLong: 'crosses_above(supertrend_10_3.direction, 0)',
          exitLong: 'crosses_below(supertrend_10_3.direction, 0)',
        },
      ],
      ['buy when the price closes above the supertrend line', { enterLong: 'close > supertrend_10_3.line' }],
      [
        'Buy ETH when %K crosses above %D',
        { enterLong: 'crosses_above(stochastic_14_3_3.k, stochastic_14_3_3.d)' },
      ],
      [
        'buy when stochastic %K crosses above %D while below 20',
        { enterLong: 'crosses_above(stochastic_14_3_3.k, stochastic_14_3_3.d) and stochastic_14_3_3.k < 20' },
      ],
      [
        'buy BTC when the tenkan crosses above the kijun',
        { enterLong: 'crosses_above(ichimoku_9_26_52.tenkan, ichimoku_9_26_52.kijun)' },
      ],
    ],
  },
  {
    kind: 'mean reversion',
    cases: [
      [
        'monitors BTC price from Deribit, calculates 14-period RSI, buys when RSI < 30, sells when RSI > 70, uses 2% position sizing with stop losses',
        {
          ...rsiLow,
          exitLong: 'rsi_14 > 70',
          symbol: 'BTC',
          exchange: 'deribit',
          size: ['percent_equity', 2],
          stop: ['percent', 5],
          assumes: ['stop-loss', 'timeframe'],
          states: ['position-size', 'period', 'exchange'],
          left: [],
        },
      ],
      ['Buy when RSI is below 30 and sell when RSI is above 70', { ...rsiLow, exitLong: 'rsi_14 > 70' }],
      [
        'buy the S&P 500 when RSI(2) < 10, sell when RSI(2) > 90',
        { enterLong: 'rsi_2 < 10', exitLong: 'rsi_2 > 90', symbol: 'SPX' },
      ],
      [
        'Buy SPY when the 2-period RSI drops under 10 and exit when it climbs above 70',
        { enterLong: 'crosses_below(rsi_2, 10)', exitLong: 'crosses_above(rsi_2, 70)', symbol: 'SPY' },
      ],
      [
        'buy oversold, sell overbought on ETH using RSI',
        { ...rsiLow, exitLong: 'rsi_14 > 70', symbol: 'ETH', assumes: ['level'] },
      ],
      ['buy BTC when RSI is oversold and sell when overbought', { ...rsiLow, exitLong: 'rsi_14 > 70' }],
      [
        'Buy when RSI falls below 25, close when it gets back above 50',
        { enterLong: 'crosses_below(rsi_14, 25)', exitLong: 'crosses_above(rsi_14, 50)' },
      ],
      [
        'if RSI drops below 30 buy, if it goes above 70 sell',
        { enterLong: 'crosses_below(rsi_14, 30)', exitLong: 'crosses_above(rsi_14, 70)' },
      ],
      ['RSI under 30 = buy, RSI over 70 = sell', { ...rsiLow, exitLong: 'rsi_14 > 70' }],
      ['RSI below 30: buy, above 70: sell', { ...rsiLow, exitLong: 'rsi_14 > 70' }],
      ['RSI < 30 -> buy. RSI > 70 -> sell.', { ...rsiLow, exitLong: 'rsi_14 > 70' }],
      ['buy at RSI 30, sell at RSI 70', { enterLong: 'rsi_14 <= 30', exitLong: 'rsi_14 >= 70' }],
      ['buy BTC when RSI hits 30', { enterLong: 'rsi_14 <= 30' }],
      [
        'mean reversion on ETH with RSI, buy below 35 sell above 65',
        { enterLong: 'rsi_14 < 35', exitLong: 'rsi_14 > 65', symbol: 'ETH' },
      ],
      [
        'Buy if the stochastic is below 20 and sell if it is above 80',
        { enterLong: 'stochastic_14_3_3.k < 20', exitLong: 'stochastic_14_3_3.k > 80' },
      ],
      [
        'buy BTC when williams %R is below -80 and sell above -20',
        { enterLong: 'williams_r_14 < -80', exitLong: 'williams_r_14 > -20' },
      ],
      ['buy when CCI drops below -100', { enterLong: 'crosses_below(cci_20, -100)' }],
      [
        'Buy ETH when the z-score of the price (20) is below -2, exit when it is above 0',
        { enterLong: 'zscore_20 < -2', exitLong: 'zscore_20 > 0' },
      ],
      [
        'buy when price is 2 standard deviations below the 20 day moving average',
        { enterLong: 'close <= bollinger_20_2.lower' },
      ],
      [
        'buy BTC when price is 5% below its 20 SMA, sell when it is back above the 20 SMA',
        { enterLong: 'close <= sma_20 * 0.95', exitLong: 'close > sma_20' },
      ],
      ['Buy when MFI is oversold', { enterLong: 'mfi_14 < 20' }],
      ['buy BTC when it drops 10% in 3 days', { enterLong: 'roc_3 <= -10' }],
      ['buy when price falls 5% in 24 hours on the 1h chart', { enterLong: 'roc_24 <= -5', timeframe: '1h' }],
    ],
  },
  {
    kind: 'average crosses',
    cases: [
      [
        'golden cross 50/200 on ETH 4h',
        {
          enterLong: 'crosses_above(sma_50, sma_200)',
          symbol: 'ETH',
          timeframe: '4h',
          states: ['timeframe', 'period'],
        },
      ],
      [
        'Buy BTC on a golden cross and sell on a death cross',
        { enterLong: 'crosses_above(sma_50, sma_200)', exitLong: 'crosses_below(sma_50, sma_200)' },
      ],
      ['buy ETH when the 50 SMA crosses above the 200 SMA', { enterLong: 'crosses_above(sma_50, sma_200)' }],
      [
        'Buy when the 50-day moving average crosses above the 200-day moving average, sell when it crosses below',
        {
          enterLong: 'crosses_above(sma_50, sma_200)',
          exitLong: 'crosses_below(sma_50, sma_200)',
          timeframe: '1d',
        },
      ],
      [
        'buy when 9 EMA crosses above 21 EMA and sell when 9 EMA crosses below 21 EMA',
        { enterLong: 'crosses_above(ema_9, ema_21)', exitLong: 'crosses_below(ema_9, ema_21)' },
      ],
      ['9/21 EMA crossover on BTC 15m', { enterLong: 'crosses_above(ema_9, ema_21)', timeframe: '15m' }],
      ['EMA 9/21 cross on SOL', { enterLong: 'crosses_above(ema_9, ema_21)', symbol: 'SOL' }],
      [
        'when the 50 crosses above the 200 day moving average buy SPY',
        { enterLong: 'crosses_above(sma_50, sma_200)', symbol: 'SPY' },
      ],
      [
        '20EMA crossing above 50EMA buy, crossing below sell',
        { enterLong: 'crosses_above(ema_20, ema_50)', exitLong: 'crosses_below(ema_20, ema_50)' },
      ],
      ['buy when ema20 > ema50', { enterLong: 'ema_20 > ema_50' }],
      [
        'Buy when EMA(12) is above EMA(26), sell when EMA(12) is below EMA(26)',
        { enterLong: 'ema_12 > ema_26', exitLong: 'ema_12 < ema_26' },
      ],
      [
        'buy BTC when price crosses above the 200 day moving average and sell when price crosses below it',
        { enterLong: 'crosses_above(close, sma_200)' },
      ],
      [
        'long when price closes above the 200 EMA, exit when price closes below the 200 EMA',
        { enterLong: 'close > ema_200', exitLong: 'close < ema_200' },
      ],
      [
        'stay long while price is above the 200dma',
        { enterLong: 'close > sma_200', exitLong: 'close < sma_200' },
      ],
      [
        'buy if the close is greater than the simple moving average of 50 periods',
        { enterLong: 'close > sma_50' },
      ],
      [
        'buy ETH when price crosses the 20 EMA',
        { enterLong: 'crosses_above(close, ema_20)', assumes: ['direction'] },
      ],
      [
        'sell short ETH when price crosses below the 100 SMA and cover when it crosses above',
        { enterShort: 'crosses_below(close, sma_100)', exitShort: 'crosses_above(close, sma_100)' },
      ],
      [
        'buy when the 10 period hull moving average turns up',
        { enterLong: 'hma_10 > prev(hma_10, 1) and prev(hma_10, 1) <= prev(hma_10, 2)' },
      ],
      ['Buy when price is above the 50 and 200 SMA', { enterLong: 'close > sma_50 and close > sma_200' }],
      [
        'buy when the 200 SMA is rising and price is above it',
        { enterLong: 'sma_200 > prev(sma_200, 1) and close > sma_200' },
      ],
      [
        'moving average crossover strategy with 10 and 30 day SMAs on AAPL',
        {
          enterLong: 'crosses_above(sma_10, sma_30)',
          exitLong: 'crosses_below(sma_10, sma_30)',
          symbol: 'AAPL',
        },
      ],
      [
        'Buy QQQ when the 20 WMA crosses over the 60 WMA',
        { enterLong: 'crosses_above(wma_20, wma_60)', symbol: 'QQQ' },
      ],
      ['bullish cross of the 8 and 34 EMA: go long', { enterLong: 'crosses_above(ema_8, ema_34)' }],
      [
        'when the fast EMA (12) crosses above the slow EMA (26) buy',
        { enterLong: 'crosses_above(ema_12, ema_26)' },
      ],
      ['death cross short on BTC', { enterShort: 'crosses_below(sma_50, sma_200)' }],
    ],
  },
  {
    kind: 'macd',
    cases: [
      [
        'Buy ETH when MACD crosses above its signal line and sell when it crosses below',
        {
          enterLong: 'crosses_above(macd_12_26_9.macd, macd_12_26_9.signal)',
          exitLong: 'crosses_below(macd_12_26_9.macd, macd_12_26_9.signal)',
        },
      ],
      [
        'buy when macd crosses signal',
        { enterLong: 'crosses_above(macd_12_26_9.macd, macd_12_26_9.signal)' },
      ],
      [
        'MACD bullish crossover on BTC 4h',
        { enterLong: 'crosses_above(macd_12_26_9.macd, macd_12_26_9.signal)', timeframe: '4h' },
      ],
      [
        'buy on bullish MACD cross, sell on bearish MACD cross',
        {
          enterLong: 'crosses_above(macd_12_26_9.macd, macd_12_26_9.signal)',
          exitLong: 'crosses_below(macd_12_26_9.macd, macd_12_26_9.signal)',
        },
      ],
      [
        'buy when the MACD histogram turns positive, sell when it turns negative',
        {
          enterLong: 'crosses_above(macd_12_26_9.histogram, 0)',
          exitLong: 'crosses_below(macd_12_26_9.histogram, 0)',
        },
      ],
      [
        'buy when MACD(8,21,5) crosses above the signal line',
        {
          enterLong: 'crosses_above(macd_8_21_5.macd, macd_8_21_5.signal)',
          nodes: { macd_8_21_5: { fast: 8, slow: 21, signal: 5 } },
        },
      ],
      [
        'buy when macd 12 26 9 crosses above zero',
        { enterLong: 'crosses_above(macd_12_26_9.macd, 0)', states: ['period'] },
      ],
      [
        'Buy BTC when MACD is above its signal line',
        { enterLong: 'macd_12_26_9.macd > macd_12_26_9.signal' },
      ],
      [
        'long when the macd line crosses above the signal line and the macd is below zero',
        { enterLong: 'crosses_above(macd_12_26_9.macd, macd_12_26_9.signal) and macd_12_26_9.macd < 0' },
      ],
      [
        'buy ETH when MACD crosses up',
        { enterLong: 'crosses_above(macd_12_26_9.macd, macd_12_26_9.signal)' },
      ],
      [
        'short BTC when MACD crosses down below the signal line',
        { enterShort: 'crosses_below(macd_12_26_9.macd, macd_12_26_9.signal)' },
      ],
      ['buy when MACD is bullish', { enterLong: 'macd_12_26_9.macd > macd_12_26_9.signal' }],
      [
        'buy when MACD histogram is rising',
        { enterLong: 'macd_12_26_9.histogram > prev(macd_12_26_9.histogram, 1)' },
      ],
    ],
  },
  {
    kind: 'bands and channels',
    cases: [
      [
        'Buy BTC when price closes below the lower Bollinger band, sell at the middle band',
        { enterLong: 'close < bollinger_20_2.lower', exitLong: 'high >= bollinger_20_2.middle' },
      ],
      [
        'buy when price touches the lower bollinger band and sell when it touches the upper band',
        { enterLong: 'low <= bollinger_20_2.lower', exitLong: 'high >= bollinger_20_2.upper' },
      ],
      [
        'Buy when the close crosses above the upper Bollinger Band (20, 2.5)',
        {
          enterLong: 'crosses_above(close, bollinger_20_2_5.upper)',
          nodes: { bollinger_20_2_5: { period: 20, k: 2.5 } },
        },
      ],
      [
        'bollinger breakout on ETH: long when price breaks above the upper band, exit below the middle band',
        {
          enterLong: 'crosses_above(close, bollinger_20_2.upper)',
          exitLong: 'close < bollinger_20_2.middle',
          symbol: 'ETH',
        },
      ],
      ['buy when price is below the lower bb(20,2)', { enterLong: 'close < bollinger_20_2.lower' }],
      [
        'Buy when price drops below the lower band of the Bollinger Bands with 20 periods and 2 standard deviations',
        { enterLong: 'crosses_below(close, bollinger_20_2.lower)', states: ['period'] },
      ],
      [
        'short when price is above the upper Keltner channel, cover at the middle',
        { enterShort: 'close > keltner_20_10_2.upper' },
      ],
      [
        'buy when price breaks above the 20-day Donchian channel, exit when it breaks below the 10-day Donchian channel',
        {},
      ],
      [
        'buy when the close is above the upper donchian channel (20)',
        { enterLong: 'close > prev(donchian_20.upper, 1)' },
      ],
      [
        'bollinger band mean reversion on BTC',
        { enterLong: 'close < bollinger_20_2.lower', exitLong: 'close > bollinger_20_2.middle' },
      ],
      [
        'Buy when price is outside the Bollinger Bands',
        { enterLong: 'close > bollinger_20_2.upper or close < bollinger_20_2.lower' },
      ],
    ],
  },
  {
    kind: 'breakouts and prices',
    cases: [
      ['Buy when price breaks above the 20-day high', { enterLong: 'close > prev(highest(high, 20), 1)' }],
      [
        'buy a new 55 day high, sell a new 20 day low',
        { enterLong: 'close > prev(highest(high, 55), 1)', exitLong: 'close < prev(lowest(low, 20), 1)' },
      ],
      ['buy BTC when it makes a new 20-day high', { enterLong: 'close > prev(highest(high, 20), 1)' }],
      [
        'go long on a breakout above the highest high of the last 50 bars',
        { enterLong: 'close > prev(highest(high, 50), 1)' },
      ],
      [
        'sell short when price breaks below the 10 day low',
        { enterShort: 'close < prev(lowest(low, 10), 1)' },
      ],
      ['buy when the close is above the previous high', { enterLong: 'close > prev(high, 1)' }],
      ["buy if today's close is higher than yesterday's close", { enterLong: 'close > prev(close, 1)' }],
      ['buy BTC when price is above $60,000', { enterLong: 'close > 60000', symbol: 'BTC' }],
      [
        'buy BTC when price crosses below 50k and sell when it crosses above 70k',
        { enterLong: 'crosses_below(close, 50000)', exitLong: 'crosses_above(close, 70000)' },
      ],
      [
        'sell ETH if it falls below 1,500 dollars, buy when it rises above 2,000 dollars',
        { enterLong: 'crosses_above(close, 2000)', exitLong: 'crosses_below(close, 1500)', symbol: 'ETH' },
      ],
      [
        'Turtle trading on BTC',
        { enterLong: 'close > prev(donchian_20.upper, 1)', exitLong: 'close < prev(donchian_10.lower, 1)' },
      ],
      [
        'breakout strategy for ETH',
        { enterLong: 'close > prev(donchian_20.upper, 1)', symbol: 'ETH', assumes: ['entry'] },
      ],
      ['buy when price is within 2% of the 200 SMA', { enterLong: 'abs(close / sma_200 - 1) <= 0.02' }],
      ['buy TSLA when it gaps up 3%', { enterLong: 'open >= prev(close, 1) * 1.03', symbol: 'TSLA' }],
      ['buy BTC when the price is up 5% in a day', { enterLong: 'roc_1 >= 5' }],
      ['buy when close is 3% above the 50 SMA', { enterLong: 'close >= sma_50 * 1.03' }],
    ],
  },
  {
    kind: 'volume and candles',
    cases: [
      [
        'buy when volume is above its 20 day average and price closes green',
        { enterLong: 'volume > volume_average_20 and close > open' },
      ],
      ['buy when volume is twice the average volume', { enterLong: 'volume >= volume_average_20 * 2' }],
      [
        'buy if volume is greater than 1.5 times its 20-period average',
        { enterLong: 'volume > volume_average_20 * 1.5' },
      ],
      ['buy BTC after 3 red candles in a row', { enterLong: 'sum(if(close < open, 1, 0), 3) == 3' }],
      ['Buy after three consecutive green days', { enterLong: 'sum(if(close > open, 1, 0), 3) == 3' }],
      [
        'buy on a bullish engulfing candle',
        { enterLong: 'prev(close, 1) < prev(open, 1) and close > prev(open, 1) and open <= prev(close, 1)' },
      ],
      ['buy when an inside bar forms', { enterLong: 'high < prev(high, 1) and low > prev(low, 1)' }],
      ['buy when OBV is rising', { enterLong: 'obv_line > prev(obv_line, 1)' }],
      [
        'buy when price crosses above VWAP on the 15 minute chart',
        { enterLong: 'crosses_above(close, vwap_line)', timeframe: '15m' },
      ],
      ['buy when RSI stays below 30 for 3 bars', { enterLong: 'sum(if(rsi_14 < 30, 1, 0), 3) == 3' }],
      [
        'buy when the close is above the 20 EMA for 3 consecutive candles',
        { enterLong: 'sum(if(close > ema_20, 1, 0), 3) == 3' },
      ],
      [
        'buy when RSI was below 30 within the last 5 bars and price is above the 10 EMA',
        { enterLong: 'sum(if(rsi_14 < 30, 1, 0), 5) > 0 and close > ema_10' },
      ],
    ],
  },
];
