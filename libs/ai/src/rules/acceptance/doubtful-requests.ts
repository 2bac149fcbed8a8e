import type { AcceptanceGroup } from './acceptance-case.js';

/** Requests that must not simply be built: what is impossible, unknowable, forbidden, or plainly a question. */
export const doubtfulRequests: readonly AcceptanceGroup[] = [
  {
    kind: 'needs the future',
    cases: [
      ['sell one bar before the crash', { status: 'refused', says: 'future' }],
      ['buy BTC if it will close higher tomorrow', { status: 'refused', says: 'future' }],
      ['buy at the low of the day and sell at the high of the day', { status: 'refused', says: 'future' }],
      ['buy when the next bar opens higher', { status: 'refused', says: 'future' }],
      ['enter before the breakout happens', { status: 'refused', says: 'future' }],
      ['buy if next week will be green', { status: 'refused', says: 'future' }],
      ['go long the day before a big rally', { status: 'refused', says: 'future' }],
      ['sell at the exact top', { status: 'refused', says: 'future' }],
    ],
  },
  {
    kind: 'contradictions',
    cases: [
      ['buy when RSI is below 20 and above 60', { status: 'refused', says: 'both' }],
      ['buy BTC when RSI > 100', { status: 'refused', says: '100' }],
      ['buy when stochastic %K is below 0', { status: 'refused', says: '0' }],
      ['buy when close < 100 and close > 200', { status: 'refused', says: 'both' }],
      ['go long when MACD > 0 and go short when MACD > 0', { status: 'refused', says: 'same' }],
      ['buy when EMA 20 > EMA 50 and EMA 20 < EMA 50', { status: 'refused', says: 'both' }],
      ['buy when williams %R is above 10', { status: 'refused', says: '0' }],
      ['buy if the low is above the high', { status: 'refused' }],
      ['buy when RSI is exactly 150', { status: 'refused', says: '100' }],
      ['long when ADX is below -5', { status: 'refused', says: '0' }],
    ],
  },
  {
    kind: 'advice and live orders',
    cases: [
      ['is bitcoin a good investment?', { status: 'refused', says: 'advice' }],
      ['should I short TSLA now?', { status: 'refused', says: 'advice' }],
      ['how much money will I make with this?', { status: 'refused' }],
      ['what will ETH be worth next year?', { status: 'refused' }],
      ['tell me which stock to buy', { status: 'refused' }],
      ['sell all my ETH right now', { status: 'refused', says: 'live' }],
      ['buy $500 of SOL now at market', { status: 'refused', says: 'live' }],
      ['connect to my binance account and trade', { status: 'refused', says: 'live' }],
      ['withdraw my funds', { status: 'refused' }],
      ['my api key is abc, place an order for 1 BTC now', { status: 'refused' }],
    ],
  },
  {
    kind: 'questions',
    cases: [
      ['what is a pairs trade?', { status: 'answer', says: 'two' }],
      ['what is DCA?', { status: 'answer', says: 'fixed' }],
      ['what does slippage mean?', { status: 'answer', says: 'price' }],
      ['what is the sharpe ratio?', { status: 'answer', says: 'volatility' }],
      ['explain max drawdown', { status: 'answer', says: 'peak' }],
      ['what is leverage?', { status: 'answer', says: 'borrow' }],
      ['what is a straddle?', { status: 'answer', says: 'call' }],
      ['what is SSVI?', { status: 'answer', says: 'surface' }],
      ['what is funding rate?', { status: 'answer', says: 'perpetual' }],
      ['what is kelly criterion?', { status: 'answer', says: 'growth' }],
      ['what is a TWAP order?', { status: 'answer', says: 'time' }],
      ['what is walk forward?', { status: 'answer', says: 'later' }],
      ['what is delta?', { status: 'answer', says: 'option' }],
      ['what is grid trading?', { status: 'answer', says: 'level' }],
      ['what can you do?', { status: 'answer', says: 'plain English' }],
      ["Qu'est-ce que le RSI ?", { status: 'answer', says: 'relative strength' }],
      ['¿Qué es el MACD?', { status: 'answer', says: 'MACD' }],
    ],
  },
  {
    kind: 'negation',
    cases: [
      ['buy BTC when RSI is not above 70', { enterLong: 'not rsi_14 > 70' }],
      [
        'buy when MACD is above its signal line but not when RSI > 80',
        { enterLong: 'macd_12_26_9.macd > macd_12_26_9.signal and not rsi_14 > 80' },
      ],
      [
        "don't buy if ADX is below 20, buy when RSI crosses above 50",
        { enterLong: 'crosses_above(rsi_14, 50) and not adx_14.adx < 20' },
      ],
      ['buy when neither RSI nor MFI is above 70', { enterLong: 'not (rsi_14 > 70 or mfi_14 > 70)' }],
      [
        'buy when RSI < 30 unless the close is below the 200 SMA',
        { enterLong: 'rsi_14 < 30 and not close < sma_200' },
      ],
      [
        'never short, buy when price crosses above the 50 EMA',
        { enterLong: 'crosses_above(close, ema_50)', enterShort: null },
      ],
      [
        'buy when RSI < 30, no take profit, no stop loss',
        { enterLong: 'rsi_14 < 30', stop: null, target: null },
      ],
      ['buy when RSI is no higher than 30', { enterLong: 'rsi_14 <= 30' }],
      [
        'do not sell until RSI is above 70, buy when RSI < 30',
        { enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 70' },
      ],
      [
        'buy when price is not below the lower Bollinger band and RSI < 40',
        { enterLong: 'not close < bollinger_20_2.lower and rsi_14 < 40' },
      ],
    ],
  },
  {
    kind: 'as typed on forums',
    cases: [
      [
        'yo whats up can u make me a bot that longs btc when rsi dips under 25 n sells over 60 pls, sl 4 tp 8',
        { enterLong: 'crosses_below(rsi_14, 25)', stop: ['percent', 4], target: ['percent', 8] },
      ],
      [
        'BTC 4H. 9/21 EMA cross. SL 2%. TP 6%.',
        {
          enterLong: 'crosses_above(ema_9, ema_21)',
          timeframe: '4h',
          stop: ['percent', 2],
          target: ['percent', 6],
        },
      ],
      [
        'Looking for a simple strat: golden cross on SPY daily, exit on death cross',
        {
          enterLong: 'crosses_above(sma_50, sma_200)',
          exitLong: 'crosses_below(sma_50, sma_200)',
          symbol: 'SPY',
          timeframe: '1d',
        },
      ],
      [
        'long eth if 1h candle closes > bb upper (20,2) w/ vol > 1.5x avg(20)',
        {
          enterLong: 'close > bollinger_20_2.upper and volume > volume_average_20 * 1.5',
          symbol: 'ETH',
          timeframe: '1h',
        },
      ],
      [
        'RSI2 strategy from Connors: buy SPY when RSI(2) is under 10 and price above 200 SMA, exit when close > 5 SMA',
        { enterLong: 'rsi_2 < 10 and close > sma_200', exitLong: 'close > sma_5' },
      ],
      [
        'buy the close when IBS < 0.2, sell when IBS > 0.8',
        { enterLong: '(close - low) / (high - low) < 0.2', exitLong: '(close - low) / (high - low) > 0.8' },
      ],
      [
        'turtle system 2: 55 day breakout in, 20 day low out, 2N stop',
        {
          enterLong: 'close > prev(highest(high, 55), 1)',
          exitLong: 'close < prev(lowest(low, 20), 1)',
          stop: ['atr', 2],
        },
      ],
      [
        'strategy.entry("long") when ta.crossover(ta.sma(close, 14), ta.sma(close, 28))',
        { enterLong: 'crosses_above(sma_14, sma_28)' },
      ],
      [
        'ETHUSDT perp bybit 15m supertrend 10 3 flip long/short',
        {
          symbol: 'ETHUSDT',
          exchange: 'bybit',
          timeframe: '15m',
          enterLong: 'crosses_above(supertrend_10_3.direction, 0)',
          enterShort: 'crosses_below(supertrend_10_3.direction, 0)',
        },
      ],
      [
        'buy 3 red candles in a row, sell first green',
        { enterLong: 'sum(if(close < open, 1, 0), 3) == 3', exitLong: 'close > open' },
      ],
      [
        'gap and go: buy if open is 3% above yesterdays close, sell eod',
        { enterLong: 'open >= prev(close, 1) * 1.03', left: ['sell eod'] },
      ],
      [
        'Buy: RSI<35 & Stoch K<20 & price>EMA200. Sell: RSI>65. Risk 1%/trade, SL 1.5ATR',
        {
          enterLong: 'rsi_14 < 35 and stochastic_14_3_3.k < 20 and close > ema_200',
          exitLong: 'rsi_14 > 65',
          size: ['percent_risk', 1],
          stop: ['atr', 1.5],
        },
      ],
      [
        'i wnat to buy btcoin wehn the prce goes above the 20 day moving averge and sell wehn it goes bellow',
        {
          enterLong: 'crosses_above(close, sma_20)',
          exitLong: 'crosses_below(close, sma_20)',
          symbol: 'BTC',
        },
      ],
      [
        'Can someone code this? Entry: close above upper Keltner (20, 10, 1.5). Exit: close below the middle line. Thanks!',
        { enterLong: 'close > keltner_20_10_1_5.upper', exitLong: 'close < keltner_20_10_1_5.middle' },
      ],
      [
        'kaufe BTC wenn der RSI unter 30 fällt und verkaufe wenn er über 70 steigt, Stop-Loss 2,5 %',
        {
          enterLong: 'crosses_below(rsi_14, 30)',
          exitLong: 'crosses_above(rsi_14, 70)',
          stop: ['percent', 2.5],
        },
      ],
      ['Koop BTC als de RSI onder 30 zakt', { enterLong: 'crosses_below(rsi_14, 30)', symbol: 'BTC' }],
      ['Kup BTC gdy RSI spadnie poniżej 30', { enterLong: 'crosses_below(rsi_14, 30)', symbol: 'BTC' }],
    ],
  },
];
