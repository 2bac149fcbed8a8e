import type { AcceptanceGroup } from './acceptance-case.js';

const macdUp = 'crosses_above(macd_12_26_9.macd, macd_12_26_9.signal)';

/** Sentences in which words refer to one another, stand for whole conditions, or have two senses. */
export const harderSentences: readonly AcceptanceGroup[] = [
  {
    kind: 'references',
    cases: [
      [
        'Build a simple trend follower: long BTC above the 200-day EMA, out below it',
        { enterLong: 'close > ema_200', exitLong: 'close < ema_200' },
      ],
      [
        'Design a strategy with three indicators: RSI under 35, price under lower Bollinger, and MACD histogram increasing; enter long on ETH/USDT, 30m',
        {
          enterLong:
            'rsi_14 < 35 and close < bollinger_20_2.lower and macd_12_26_9.histogram > prev(macd_12_26_9.histogram, 1)',
          symbol: 'ETH/USDT',
          timeframe: '30m',
          left: [],
        },
      ],
      [
        'Enter a long position on AAPL if the 20-period SMA crosses above the 50-period SMA with volume exceeding the 20-day average volume by 50%',
        { enterLong: 'crosses_above(sma_20, sma_50) and volume > volume_average_20 * 1.5' },
      ],
      [
        'Sell when RSI is greater than 80 or after 20 days, whichever comes first; buy when RSI is less than 20',
        { enterLong: 'rsi_14 < 20', exitLong: 'rsi_14 > 80', timeExit: 20 },
      ],
      [
        'Buy NVDA on pullbacks to the 21 EMA while above the 50 SMA; stop 1 ATR below; target 3 ATR',
        { enterLong: 'close <= ema_21 and close > sma_50', stop: ['atr', 1], target: ['atr', 3] },
      ],
      [
        'I need an algo: 1) entry - MACD line crosses signal upward, RSI>50; 2) exit - MACD line crosses signal downward; 3) 1% risk',
        {
          enterLong: 'crosses_above(macd_12_26_9.macd, macd_12_26_9.signal) and rsi_14 > 50',
          exitLong: 'crosses_below(macd_12_26_9.macd, macd_12_26_9.signal)',
          size: ['percent_risk', 1],
          left: [],
        },
      ],
      [
        'buy bitcoin once the rsi climbs back over 30 from oversold',
        { enterLong: 'crosses_above(rsi_14, 30)' },
      ],
      [
        'if (rsi(14) < 30 && close > sma(200)) buy(); if (rsi(14) > 70) sell();',
        { enterLong: 'rsi_14 < 30 and close > sma_200', exitLong: 'rsi_14 > 70' },
      ],
      ['Never hold more than 10 bars. Buy when RSI < 25.', { enterLong: 'rsi_14 < 25', timeExit: 10 }],
      ['Buy SOL when 24h change is greater than 5%', { enterLong: 'roc_1 > 5', symbol: 'SOL' }],
      [
        'When BTC breaks 30 day high buy 1000 USDT with trailing stop loss 8 percent',
        {
          enterLong: 'close > prev(highest(high, 30), 1)',
          size: ['fixed_notional', 1000],
          trail: ['percent', 8],
        },
      ],
      [
        'Short TSLA if it closes below its 50 day and 200 day moving averages',
        { enterShort: 'close < sma_50 and close < sma_200' },
      ],
      [
        'Go long BTC on a daily close above $70k, invalidation below $65k',
        { enterLong: 'close > 70000', exitLong: 'close <= 65000', stop: null },
      ],
      [
        'Buy BTC when its RSI dips below 30 and then crosses back above it',
        { enterLong: 'crosses_above(rsi_14, 30)' },
      ],
      [
        "I'd like to go long on Ethereum if the 20-day EMA is above the 50-day EMA and RSI is under 60; get out if the EMA cross reverses",
        {
          enterLong: 'ema_20 > ema_50 and rsi_14 < 60',
          exitLong: 'crosses_below(ema_20, ema_50)',
          symbol: 'ETH',
        },
      ],
      [
        'Strategy: buy SPY if it closes above its 200-day moving average; sell if it closes below. Use all available capital.',
        {
          enterLong: 'close > sma_200',
          exitLong: 'close < sma_200',
          size: ['percent_equity', 100],
          symbol: 'SPY',
          exchange: '',
        },
      ],
      [
        'buy when the RSI(14) line crosses over its 9-period SMA',
        { enterLong: 'crosses_above(rsi_14, sma_9_of_rsi_14)' },
      ],
      [
        'Buy ETH 4h when RSI(14) crosses above its 14 period moving average',
        { enterLong: 'crosses_above(rsi_14, sma_14_of_rsi_14)', timeframe: '4h' },
      ],
      [
        'Buy when RSI(14) < 30 AND close > SMA(200) AND volume > 1.5 * SMA(volume, 20)',
        { enterLong: 'rsi_14 < 30 and close > sma_200 and volume > volume_average_20 * 1.5' },
      ],
      [
        'buy when the candle closes above the high of the previous candle',
        { enterLong: 'close > prev(high, 1)' },
      ],
      ["go long if today's open is below yesterday's low", { enterLong: 'open < prev(low, 1)' }],
      ["buy ETH when price opens above yesterday's high", { enterLong: 'open > prev(high, 1)' }],
      [
        'buy when price > open and volume > previous volume',
        { enterLong: 'close > open and volume > prev(volume, 1)' },
      ],
      [
        'Buy ETH if the price drops more than 5% below the 20 day moving average and sell once it recovers to the moving average',
        { enterLong: 'close < sma_20 * 0.95', exitLong: 'close >= sma_20' },
      ],
      [
        'I think we should buy bitcoin when the daily RSI gets under 30 and hold until it gets over 60',
        { enterLong: 'crosses_below(rsi_14, 30)', exitLong: 'crosses_above(rsi_14, 60)', timeframe: '1d' },
      ],
      [
        'If BTC RSI(14) on 4H is under 30 then buy with 5% of portfolio, if above 70 then sell everything',
        { enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 70', size: ['percent_equity', 5], timeframe: '4h' },
      ],
      [
        'short BTC when it closes below the 50 SMA, buy to cover when it closes above',
        { enterShort: 'close < sma_50', exitShort: 'close > sma_50' },
      ],
      [
        'Buy SPY when VIX closes above 30 and sell when VIX falls below 20',
        { symbol: 'SPY', enterLong: 'vix_price.close > 30', exitLong: 'crosses_below(vix_price.close, 20)' },
      ],
      [
        'use a moving average crossover (10 and 50) to trade gold, risk 1.5% per trade with 2x ATR stop',
        {
          enterLong: 'crosses_above(sma_10, sma_50)',
          symbol: 'XAU',
          size: ['percent_risk', 1.5],
          stop: ['atr', 2],
        },
      ],
      [
        'long BTC when 30 day momentum is positive, flat otherwise',
        { enterLong: 'roc_30 > 0', exitLong: 'not roc_30 > 0' },
      ],
      [
        'buy btc when price reclaims the 200 day moving average',
        { enterLong: 'crosses_above(close, sma_200)' },
      ],
      [
        'buy BTC when RSI > 50, exit if price loses the 50 day',
        { enterLong: 'rsi_14 > 50', exitLong: 'crosses_below(close, sma_50)' },
      ],
      ['buy when RSI comes out of oversold', { enterLong: 'crosses_above(rsi_14, 30)' }],
      [
        'buy BTC when RSI leaves overbought... I mean oversold territory',
        { enterLong: 'crosses_above(rsi_14, 30)' },
      ],
      [
        'Buy when 3 EMA crosses 8 EMA to the upside on the 5 min chart and ADX > 25, exit on opposite cross',
        {
          enterLong: 'crosses_above(ema_3, ema_8) and adx_14.adx > 25',
          exitLong: 'crosses_below(ema_3, ema_8)',
          timeframe: '5m',
        },
      ],
      [
        'test a strategy that buys every time the 7-day RSI is lower than 20 and exits after it exceeds 50',
        { enterLong: 'rsi_7 < 20', exitLong: 'rsi_7 > 50' },
      ],
      [
        'when RSI(2) falls below 5 buy SPY; exit on first close above 5-day SMA',
        { enterLong: 'crosses_below(rsi_2, 5)', exitLong: 'close > sma_5', symbol: 'SPY' },
      ],
    ],
  },
  {
    kind: 'chains and lists',
    cases: [
      [
        'buy when at least 3 of the following: RSI < 30, MFI < 20, CCI < -100',
        { enterLong: 'if(rsi_14 < 30, 1, 0) + if(mfi_14 < 20, 1, 0) + if(cci_20 < -100, 1, 0) >= 3' },
      ],
      [
        'Strategy using RSI and EMA 200',
        { enterLong: 'rsi_14 < 30 and close > ema_200', assumes: ['entry', 'confirmation'] },
      ],
      [
        'can you create a strategy that uses RSI and MACD?',
        { enterLong: 'rsi_14 < 30 and macd_12_26_9.macd > macd_12_26_9.signal' },
      ],
      [
        'Create a bot for BTC that goes long on RSI oversold bounce with MACD confirmation',
        { enterLong: 'rsi_14 < 30 and macd_12_26_9.macd > macd_12_26_9.signal', assumes: ['confirmation'] },
      ],
      [
        'buy when RSI<30, sell when RSI>70, SL=2%, TP=4%, TF=1h, pair=BTC/USDT',
        {
          enterLong: 'rsi_14 < 30',
          exitLong: 'rsi_14 > 70',
          stop: ['percent', 2],
          target: ['percent', 4],
          timeframe: '1h',
          symbol: 'BTC/USDT',
        },
      ],
      [
        'RSI strategy: entry < 25, exit > 60, 4h ETH',
        { enterLong: 'rsi_14 < 25', exitLong: 'rsi_14 > 60', timeframe: '4h', symbol: 'ETH' },
      ],
      [
        'BTC 1D: EMA12/EMA26 crossover, stop-loss 4%, take-profit 12%, 50% of equity',
        {
          enterLong: 'crosses_above(ema_12, ema_26)',
          stop: ['percent', 4],
          target: ['percent', 12],
          size: ['percent_equity', 50],
          timeframe: '1d',
        },
      ],
      [
        'If the 50-day SMA is above the 200-day SMA and RSI(14) < 40, buy SPY; exit when RSI(14) > 60 or the 50-day SMA falls below the 200-day SMA',
        {
          enterLong: 'sma_50 > sma_200 and rsi_14 < 40',
          exitLong: 'rsi_14 > 60 or crosses_below(sma_50, sma_200)',
          symbol: 'SPY',
        },
      ],
      [
        'buy BTC when price crosses above upper bollinger(20,2) and volume > 2x avg(20); exit when price < sma(20)',
        {
          enterLong: 'crosses_above(close, bollinger_20_2.upper) and volume > volume_average_20 * 2',
          exitLong: 'close < sma_20',
        },
      ],
      [
        'long signal: supertrend(10,3) flips up. short signal: supertrend flips down. reverse on opposite signal',
        {
          enterLong: 'crosses_above(supertrend_10_3.direction, 0)',
          enterShort: 'crosses_below(supertrend_10_3.direction, 0)',
        },
      ],
      ['ta.crossover(ta.ema(close,9), ta.ema(close,21)) buy', { enterLong: 'crosses_above(ema_9, ema_21)' }],
      [
        'go long when RSI(14)[1] < 30 and RSI(14) > 30',
        { enterLong: 'prev(rsi_14, 1) < 30 and rsi_14 > 30' },
      ],
      [
        'if btc > 200ma: long else: cash',
        { enterLong: 'close > sma_200', exitLong: 'not close > sma_200', symbol: 'BTC' },
      ],
      ['When price > SMA 50 > SMA 200 buy', { enterLong: 'close > sma_50 and sma_50 > sma_200' }],
      ['Long when 5 EMA > 13 EMA > 26 EMA', { enterLong: 'ema_5 > ema_13 and ema_13 > ema_26' }],
      [
        'buy when the price is above the 20, 50 and 200 SMA',
        { enterLong: 'close > sma_20 and close > sma_50 and close > sma_200' },
      ],
      [
        'buy when 20 EMA, 50 EMA and 200 EMA are rising',
        { enterLong: 'ema_20 > prev(ema_20, 1) and ema_50 > prev(ema_50, 1) and ema_200 > prev(ema_200, 1)' },
      ],
      [
        'buy if close crosses above the average of the 20 EMA and 50 EMA',
        { enterLong: 'crosses_above(close, (ema_20 + ema_50) / 2)' },
      ],
      [
        'buy when MACD and RSI are bullish',
        { enterLong: 'macd_12_26_9.macd > macd_12_26_9.signal and rsi_14 > 50' },
      ],
      [
        'buy when the 10 day SMA is greater than the 20 day SMA and the 20 day SMA is greater than the 50 day SMA',
        { enterLong: 'sma_10 > sma_20 and sma_20 > sma_50' },
      ],
      [
        'when price is above vwap and rsi is above 50 go long, when price is below vwap and rsi below 50 go short',
        { enterLong: 'close > vwap_line and rsi_14 > 50', enterShort: 'close < vwap_line and rsi_14 < 50' },
      ],
      [
        'please create a strategy which would go long on Bitcoin, using a 1 hour timeframe, when the MACD line is over the signal line and the RSI is over 50 - exit either when RSI is over 80 or when MACD goes under the signal. use 2% stop loss.',
        {
          enterLong: 'macd_12_26_9.macd > macd_12_26_9.signal and rsi_14 > 50',
          exitLong: 'rsi_14 > 80 or crosses_below(macd_12_26_9.macd, macd_12_26_9.signal)',
          stop: ['percent', 2],
          timeframe: '1h',
        },
      ],
      [
        'buy when rsi(14) is below 30, sell when rsi(14) is above 70, stop loss 2%, take profit 5%, size 10%, binance, 1h, BTC/USDT',
        {
          enterLong: 'rsi_14 < 30',
          exitLong: 'rsi_14 > 70',
          stop: ['percent', 2],
          target: ['percent', 5],
          size: ['percent_equity', 10],
          exchange: 'binance',
          timeframe: '1h',
          symbol: 'BTC/USDT',
        },
      ],
      [
        'RSI(14)<30 AND MACD(12,26,9) bullish crossover => BUY; RSI(14)>70 => SELL',
        { enterLong: `rsi_14 < 30 and ${macdUp}`, exitLong: 'rsi_14 > 70' },
      ],
      [
        'Enter long: RSI(14) crosses above 50\nExit: trailing stop 5%\nTimeframe: 1h\nPair: ETH/USDT',
        {
          enterLong: 'crosses_above(rsi_14, 50)',
          trail: ['percent', 5],
          timeframe: '1h',
          symbol: 'ETH/USDT',
        },
      ],
      [
        'long if close > open for 3 bars in a row else short',
        {
          enterLong: 'sum(if(close > open, 1, 0), 3) == 3',
          enterShort: 'not sum(if(close > open, 1, 0), 3) == 3',
        },
      ],
    ],
  },
  {
    kind: 'moves and levels',
    cases: [
      ['buy if the last 5 candles are green', { enterLong: 'sum(if(close > open, 1, 0), 5) == 5' }],
      [
        'buy when the current volume is 3 times higher than the average volume of the past 50 bars',
        { enterLong: 'volume >= volume_average_50 * 3' },
      ],
      ['buy 5% below the 20 day moving average', { enterLong: 'close <= sma_20 * 0.95' }],
      [
        'Buy ETH if stochastic K crosses D below 20',
        { enterLong: 'crosses_above(stochastic_14_3_3.k, stochastic_14_3_3.d) and stochastic_14_3_3.k < 20' },
      ],
      [
        'Set up a breakout trading system on gold 1H with ATR based stops',
        {
          enterLong: 'close > prev(donchian_20.upper, 1)',
          stop: ['atr', 2],
          assumes: ['stop-loss'],
          timeframe: '1h',
        },
      ],
      [
        'buy dips: when price falls 3% in 1 day, sell after a 3% gain',
        { enterLong: 'roc_1 <= -3', target: ['percent', 3], left: ['dips'] },
      ],
      [
        'Buy if RSI < 35 for BTC and sell at a 7% profit or 3% loss',
        { enterLong: 'rsi_14 < 35', target: ['percent', 7], stop: ['percent', 3] },
      ],
      [
        'Whenever bitcoin falls at least 8 percent within a single day, purchase 1000 dollars worth, and exit after one week',
        { enterLong: 'roc_1 <= -8', size: ['fixed_notional', 1000], timeExit: 7 },
      ],
      [
        'buy ETH when price is 10% below its 30 day high, sell when it is 5% above entry',
        { enterLong: 'close <= highest(high, 30) * 0.9', target: ['percent', 5] },
      ],
      [
        'I want to buy ETH at 1500 and sell at 2000',
        { enterLong: 'close <= 1500', exitLong: 'close >= 2000' },
      ],
      [
        'Buy BTC when Bollinger Band width is below 5%',
        { enterLong: '(bollinger_20_2.upper - bollinger_20_2.lower) / bollinger_20_2.middle * 100 < 5' },
      ],
      [
        'buy when price closes outside the lower Bollinger Band and RSI is less than 30, exit at the upper band',
        {
          enterLong: 'close < bollinger_20_2.lower and rsi_14 < 30',
          exitLong: 'high >= bollinger_20_2.upper',
        },
      ],
      [
        'Go short on SOL when the price rejects the upper Bollinger band and RSI > 75, with stop loss 2% above entry',
        {
          enterShort: 'high >= bollinger_20_2.upper and close < bollinger_20_2.upper and rsi_14 > 75',
          stop: ['percent', 2],
        },
      ],
      [
        'Buy the breakout of the Bollinger Bands on SOL with a 2% stop',
        { enterLong: 'crosses_above(close, bollinger_20_2.upper)' },
      ],
      ['Buy BTC when price bounces off the 200 SMA', { enterLong: 'low <= sma_200 and close > sma_200' }],
      [
        'if price drops 10% below 50 SMA then buy, when price rises 10% above 50 SMA then sell',
        { enterLong: 'close <= sma_50 * 0.9', exitLong: 'close >= sma_50 * 1.1' },
      ],
      ['Buy when the ATR(14) is above 2% of price', { enterLong: 'atr_14 > close * 0.02' }],
      [
        'buy if the 14-day RSI drops below 30 for two consecutive days',
        { enterLong: 'sum(if(rsi_14 < 30, 1, 0), 2) == 2' },
      ],
      [
        "Buy BTC when it's up 3 days in a row",
        { enterLong: 'sum(if(close > prev(close, 1), 1, 0), 3) == 3' },
      ],
      [
        'Buy BTC when the price has risen for 5 consecutive days',
        { enterLong: 'sum(if(close > prev(close, 1), 1, 0), 5) == 5' },
      ],
      ['buy on red days and sell on green days', { enterLong: 'close < open', exitLong: 'close > open' }],
      [
        'Enter on close above 20 day high, exit on close below 10 day low, position size 1% risk, ATR stop 2N',
        {
          enterLong: 'close > prev(highest(high, 20), 1)',
          exitLong: 'close < prev(lowest(low, 10), 1)',
          size: ['percent_risk', 1],
          stop: ['atr', 2],
          left: [],
        },
      ],
      [
        'buy when price is above the kumo cloud and tenkan is above kijun',
        {
          enterLong:
            'close > ichimoku_9_26_52.senkou_a and close > ichimoku_9_26_52.senkou_b and ichimoku_9_26_52.tenkan > ichimoku_9_26_52.kijun',
        },
      ],
      [
        'Buy AAPL when the 5 day average volume is twice the 20 day average volume',
        { enterLong: 'volume_average_5 >= volume_average_20 * 2' },
      ],
      [
        'Hold BTC while it is above the 10 month moving average',
        { enterLong: 'close > sma_300', assumes: ['period'] },
      ],
      [
        'stop loss 5, take profit 10, buy BTC when RSI > 70',
        { stop: ['percent', 5], target: ['percent', 10], assumes: ['stop-unit'] },
      ],
    ],
  },
  {
    kind: 'two markets',
    cases: [['Buy stocks when VIX is above 30', { status: 'clarify', says: 'which market' }]],
  },
  {
    kind: 'calendar',
    cases: [
      [
        'Buy SPY on Mondays and sell on Fridays',
        { enterLong: 'weekday() == 1', exitLong: 'weekday() == 5', assumes: ['calendar'] },
      ],
      [
        'buy BTC only between 9:00 and 17:00 UTC when RSI < 30',
        { enterLong: 'hour() >= 9 and hour() < 17 and rsi_14 < 30' },
      ],
      [
        'Buy when RSI < 30 but not on weekends',
        { enterLong: 'rsi_14 < 30 and not (weekday() == 6 or weekday() == 7)' },
      ],
      [
        'buy on the first trading day of the month and sell after 5 days',
        { enterLong: 'month() != prev(month(), 1)', timeExit: 5 },
      ],
    ],
  },
  {
    kind: 'parts that cannot be done',
    cases: [
      ['Sell half my position when RSI hits 80', { status: 'refused', says: 'scaling' }],
      ['Alert me when RSI > 70', { status: 'refused', says: 'alerts' }],
      ['buy when the spread between the 10 and 30 EMA widens', { status: 'clarify' }],
      ['buy BTC when volatility is low', { status: 'clarify' }],
      [
        'Buy 3 ETH when price crosses above 2000 and set stop at 1900',
        {
          enterLong: 'crosses_above(close, 2000)',
          size: ['fixed_units', 3],
          exitLong: 'close <= 1900',
          stop: null,
        },
      ],
      [
        'buy 2 contracts of ES when price crosses above vwap, stop 10 points, target 20 points',
        { size: ['fixed_units', 2], left: ['stop 10 points', 'target 20 points'] },
      ],
      [
        'buy BTC with RSI < 30, but if RSI < 20 buy more',
        { enterLong: 'rsi_14 < 30', left: ['RSI < 20 buy more'] },
      ],
      [
        'Short when RSI > 70 and close when RSI < 30, max 1 trade per day',
        { enterShort: 'rsi_14 > 70', exitShort: 'rsi_14 < 30', kinds: { max_trades_per_day: { value: 1 } } },
      ],
      ['buy when the close is above the high', { status: 'refused', says: 'bar before' }],
      [
        'Buy AAPL if it gaps down more than 2% at the open and sell at the close',
        { enterLong: 'open < prev(close, 1) * 0.98', left: ['sell at the close'] },
      ],
      [
        'trade mean reversion on EURUSD 15m: fade moves of more than 2 standard deviations from the 50 period mean, target the mean, stop at 3 standard deviations',
        { status: 'clarify' },
      ],
      [
        'Take long positions when Aroon up crosses Aroon down',
        { enterLong: 'crosses_above(aroon_25.up, aroon_25.down)' },
      ],
    ],
  },
];
