import type { AcceptanceGroup } from './acceptance-case.js';

/** Lengths, parameters and sizes of bars in the forms in which they are written. */
export const lengthsAndBars: readonly AcceptanceGroup[] = [
  {
    kind: 'lengths in every form',
    cases: [
      [
        'buy BTC 1h when EMA 50,200 cross',
        { enterLong: 'crosses_above(ema_50, ema_200)', timeframe: '1h', left: [] },
      ],
      [
        'buy BTC 1h when the 50,200 sma cross up',
        { enterLong: 'crosses_above(sma_50, sma_200)', timeframe: '1h', left: [] },
      ],
      [
        'BTC 1h zscore of close over 48 bars below -2 buy, above 0 sell',
        { enterLong: 'zscore_48 < -2', exitLong: 'zscore_48 > 0', timeframe: '1h', left: [] },
      ],
      [
        'Buy SPY when price crosses above the moving average. 200 day.',
        { enterLong: 'crosses_above(close, sma_200)', symbol: 'SPY', timeframe: '1d', left: [] },
      ],
      [
        'Buy SPY when price is above the moving average (200 day)',
        { enterLong: 'close > sma_200', left: [] },
      ],
      [
        'BTC 1h buy when close above the 24h SMA, sell when below',
        { enterLong: 'close > sma_24', exitLong: 'close < sma_24', timeframe: '1h', left: [] },
      ],
      [
        'BTC 15m buy when close above the 48 hour EMA',
        { enterLong: 'close > ema_48_1h', timeframe: '15m', left: [] },
      ],
      [
        'BTC 4h buy below lower bollinger 20,2.5, exit at middle',
        {
          enterLong: 'close < bollinger_20_2_5.lower',
          kinds: { bollinger: { period: 20, k: 2.5 } },
          left: [],
        },
      ],
      [
        'BTC 4h comprar cuando el precio toca la banda inferior de Bollinger (20,2), vender cuando RSI > 60',
        { enterLong: 'low <= bollinger_20_2.lower', exitLong: 'rsi_14 > 60', left: [] },
      ],
      [
        'BTC 4h kaufe wenn der Kurs unter das untere Bollingerband (20,2) fällt',
        { enterLong: 'crosses_below(close, bollinger_20_2.lower)', left: [] },
      ],
      ['BTC 4h buy when price upper then average mobile 50', { enterLong: 'close > sma_50', left: [] }],
      ['BTC 4h buy when price cross up medium 200', { enterLong: 'crosses_above(close, sma_200)', left: [] }],
      ['buy BTC 1d when close above average of last 20 closes', { enterLong: 'close > sma_20', left: [] }],
      [
        'buy BTC 1d if close > the mean of the last 20 daily closes',
        { enterLong: 'close > sma_20', left: [] },
      ],
      ["buy BTC 1h when EMA's of 9 & 21 cross up", { enterLong: 'crosses_above(ema_9, ema_21)', left: [] }],
      [
        'buy BTC 1h when the EMAs (9 and 21) cross up',
        { enterLong: 'crosses_above(ema_9, ema_21)', left: [] },
      ],
      [
        'buy BTC 4h RSI period of 9 below 25, sell above 60',
        { enterLong: 'rsi_9 < 25', exitLong: 'rsi_9 > 60' },
      ],
      [
        'buy BTC 4h macd 5-35-5 cross up',
        { kinds: { macd: { fast: 5, slow: 35, signal: 5 } }, timeframe: '4h', left: [] },
      ],
      ['BTC 1h long when price above ema 50d', { enterLong: 'close > ema_50_1d', timeframe: '1h', left: [] }],
    ],
  },
  {
    kind: 'bars of an indicator',
    cases: [
      [
        'buy BTC when price is above the 50 EMA (4h), sell below it',
        { enterLong: 'close > ema_50', exitLong: 'close < ema_50', timeframe: '4h', left: [] },
      ],
      [
        'BTC 1h long if RSI 14 (4h) < 30 and EMA(50) (1d) rising',
        { enterLong: 'rsi_14_4h < 30 and ema_50_1d > prev(ema_50_1d, 1)', timeframe: '1h', left: [] },
      ],
      ['BTC 4h buy RSI(14, 1d) < 30', { enterLong: 'rsi_14_1d < 30', timeframe: '4h', left: [] }],
      [
        'BTC 1h long when price above ema50 daily, exit below ema 20',
        { enterLong: 'close > ema_50_1d', exitLong: 'close < ema_20', timeframe: '1h', left: [] },
      ],
      [
        'BTC 1h: buy when MACD crosses up, daily trend filter: price above the 200 EMA',
        {
          enterLong: 'crosses_above(macd_12_26_9.macd, macd_12_26_9.signal) and close@1d > ema_200_1d',
          timeframe: '1h',
          left: [],
        },
      ],
    ],
  },
  {
    kind: 'bars that there are not',
    cases: [
      ['BTC 45m buy when rsi < 30', { status: 'clarify', says: '45m' }],
      ['BTC 1M buy when close above 10 SMA', { status: 'clarify', says: '1M' }],
      ['BTC monthly buy when close above 10 SMA', { status: 'clarify', says: 'monthly' }],
      [
        'SPY monthly: hold when above its 10 month SMA, otherwise cash',
        { enterLong: 'close > sma_210', timeframe: '1d', left: ['monthly'] },
      ],
    ],
  },
  {
    kind: 'exits with numbers',
    cases: [
      [
        'buy ETH 1h at RSI 30, close at 1%',
        { enterLong: 'rsi_14 <= 30', target: ['percent', 1], assumes: ['take-profit'], left: [] },
      ],
      [
        'BTC 4h long when ema 20 crosses above ema 50, close at 2% profit',
        { enterLong: 'crosses_above(ema_20, ema_50)', target: ['percent', 2], left: [] },
      ],
      [
        'BTC 4h long when ema 20 crosses above ema 50, exit at 3% profit or 1.5% loss',
        { stop: ['percent', 1.5], target: ['percent', 3], left: [] },
      ],
      [
        'BTC 4h long when ema 20 crosses above ema 50, sell at +4% or -2%',
        { stop: ['percent', 2], target: ['percent', 4], left: [] },
      ],
      [
        'BTC 4h long when ema 20 crosses above ema 50, get out if I lose 3% or make 6%',
        { stop: ['percent', 3], target: ['percent', 6], left: [] },
      ],
      [
        'BTC 4h long when ema 20 crosses above ema 50, take profit at 5 percent gain, stop if down 3 percent',
        { stop: ['percent', 3], target: ['percent', 5], left: [] },
      ],
      [
        'BTC 4h long when ema 20 crosses above ema 50, cut at -3%, bank at +6%',
        { stop: ['percent', 3], target: ['percent', 6], left: [] },
      ],
      [
        'BTC 4h long when ema 20 crosses above ema 50, tp 1 sl 1',
        { stop: ['percent', 1], target: ['percent', 1], left: [] },
      ],
      [
        'BTC 4h long when ema 20 crosses above ema 50. Take 3%, stop 1.5%.',
        { stop: ['percent', 1.5], target: ['percent', 3], left: [] },
      ],
      ['BTC 4h long when ema 20 crosses above ema 50, tp 2-3%', { status: 'clarify', says: 'tp 2-3%' }],
      [
        'BTC 4h long when ema 20 crosses above ema 50, stop 1 to 2 ATR',
        { status: 'clarify', says: '1 to 2 ATR' },
      ],
      [
        'BTC 4h long when ema 20 crosses above ema 50, sl 2%, R:R 2',
        { stop: ['percent', 2], target: ['percent', 4], left: [] },
      ],
      [
        'BTC 4h long when ema 20 crosses above ema 50, stop 2%, exit at 2R',
        { stop: ['percent', 2], target: ['percent', 4], left: [] },
      ],
      [
        'BTC 4h long when ema 20 crosses above ema 50, stop 2%, target 2x the stop',
        { stop: ['percent', 2], target: ['percent', 4], left: [] },
      ],
      [
        'BTC 4h long when ema 20 crosses above ema 50, stop 2%, target twice the stop',
        { stop: ['percent', 2], target: ['percent', 4], left: [] },
      ],
      [
        'BTC 4h long when ema 20 crosses above ema 50, stop 1.5 ATR, target 3x risk',
        { stop: ['atr', 1.5], target: ['atr', 4.5], left: [] },
      ],
      [
        'BTC 4h long when ema 20 crosses above ema 50, stop 2%, take half off at 1R and the rest at 3R',
        {
          kinds: {
            take_profit_ladder: { mode: 'percent', distance_1: 2, share_1: 50, distance_2: 6, share_2: 50 },
          },
          left: [],
        },
      ],
      [
        'BTC 4h long when ema 20 crosses above ema 50, stop 2%, sell half at +3% and other half at +6%',
        {
          kinds: { take_profit_ladder: { distance_1: 3, share_1: 50, distance_2: 6, share_2: 50 } },
          left: [],
        },
      ],
      [
        'BTC 4h long when ema 20 crosses above ema 50, stop 2%, sell 50% at 3% and 50% at 6%',
        {
          kinds: { take_profit_ladder: { distance_1: 3, share_1: 50, distance_2: 6, share_2: 50 } },
          left: [],
        },
      ],
      [
        'BTC 4h long when ema 20 crosses above ema 50. scale out: 1/3 at 2%, 1/3 at 4%, 1/3 at 6%, stop 3%',
        {
          kinds: { take_profit_ladder: { distance_1: 2, share_1: 33.33, distance_3: 6, share_3: 33.33 } },
          left: [],
        },
      ],
      [
        'BTC 4h long when ema 20 crosses above ema 50, stop 2%, close half at 3% then trail the rest by 1%',
        {
          trail: ['percent', 1],
          kinds: { take_profit_ladder: { distance_1: 3, share_1: 50, share_2: 0 } },
          left: [],
        },
      ],
      [
        'BTC 4h long when ema 20 crosses above ema 50, stop 2%, at 1R move SL to BE',
        { stop: ['percent', 2], target: null, left: ['at 1R move SL to BE'] },
      ],
      [
        'BTC 4h long when ema 20 crosses above ema 50. stop 2%, raise the stop to entry after 2% and take profit at 6%',
        { target: ['percent', 6], left: ['raise the stop to entry after 2%'] },
      ],
      ['BTC 4h long when ema 20 crosses above ema 50, stop 2 ATRs below', { stop: ['atr', 2], left: [] }],
      ['BTC 4h long when ema 20 crosses above ema 50, stop ATR x 1.5', { stop: ['atr', 1.5], left: [] }],
      [
        'BTC 4h long when ema 20 crosses above ema 50, stop at 2xATR20',
        { kinds: { stop_loss: { mode: 'atr', value: 2, period: 20 } }, left: [] },
      ],
      [
        'BTC 4h long when ema 20 crosses above ema 50, SL = entry - 2*ATR(14), TP = entry + 4*ATR(14)',
        { stop: ['atr', 2], target: ['atr', 4], left: [] },
      ],
      [
        'BTC 4h long when ema 20 crosses above ema 50. stop 2 atr, target 4 atr, atr length 20',
        {
          kinds: {
            stop_loss: { mode: 'atr', value: 2, period: 20 },
            take_profit: { mode: 'atr', value: 4, period: 20 },
          },
          left: [],
        },
      ],
      [
        'BTC 4h long when price is more than 2 ATR below the 20 EMA',
        { enterLong: 'close < ema_20 - atr_14 * 2', left: [] },
      ],
      [
        'XMR 30m enter long if candle close more then ema 100 and volume bigger then average volume 20 in 2 times, take 2.2 percent, stop 1.1 percent',
        {
          enterLong: 'close > ema_100 and volume > volume_average_20 * 2',
          target: ['percent', 2.2],
          stop: ['percent', 1.1],
          left: [],
        },
      ],
    ],
  },
];
