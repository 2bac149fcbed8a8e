import type { AcceptanceGroup } from './acceptance-case.js';

/** Requests of sixty that nobody had seen while the grammar was written, and others of their kind. */
export const unseenSixty: readonly AcceptanceGroup[] = [
  {
    kind: 'sixty unseen: rules',
    cases: [
      [
        "I'd like to buy SPY whenever it closes at a new 55 day high and sell it once it closes below the lowest low of the last 20 days.",
        {
          symbol: 'SPY',
          timeframe: '1d',
          enterLong: 'close > prev(highest(high, 55), 1)',
          exitLong: 'close < prev(lowest(low, 20), 1)',
        },
      ],
      [
        'Bollinger mean reversion on SOL, hourly. Buy a close below the lower band (20, 2.5), sell at the middle band.',
        {
          symbol: 'SOL',
          timeframe: '1h',
          enterLong: 'close < bollinger_20_2_5.lower',
          exitLong: 'high >= bollinger_20_2_5.middle',
          nodes: { bollinger_20_2_5: { period: 20, k: 2.5 } },
          left: [],
        },
      ],
      [
        'go long BTC if the last three daily candles were all red and RSI(2) is under 10. close the trade the first time we get a green close',
        {
          symbol: 'BTC',
          timeframe: '1d',
          enterLong: 'sum(if(close < open, 1, 0), 3) == 3 and rsi_2 < 10',
          exitLong: 'close > open',
          states: ['timeframe'],
          left: [],
        },
      ],
      [
        'anyone have something for eurusd: bullish engulfing at or below the lower bollinger band → long, bearish engulfing at or above the upper band → short, 4h candles, out at the 20 sma',
        {
          symbol: 'EURUSD',
          timeframe: '4h',
          enterLong:
            'prev(close, 1) < prev(open, 1) and close > prev(open, 1) and open <= prev(close, 1) and close <= bollinger_20_2.lower',
          exitLong: 'high >= sma_20',
          enterShort:
            'prev(close, 1) > prev(open, 1) and close < prev(open, 1) and open >= prev(close, 1) and close >= bollinger_20_2.upper',
          exitShort: 'low <= sma_20',
          left: [],
        },
      ],
      [
        'Three EMAs 9, 21 and 55 on the 30 minute chart of BNB. When they are stacked bullish (9 over 21 over 55) and price pulls back and touches the 21, buy. Exit when the 9 closes below the 21.',
        {
          symbol: 'BNB',
          timeframe: '30m',
          enterLong: 'ema_9 > ema_21 and ema_21 > ema_55 and low <= ema_21 and high >= ema_21',
          exitLong: 'ema_9 < ema_21',
        },
      ],
      [
        'I trade vwap. Long when 5 min candle on NVDA crosses above vwap and RSI is over 50, short when crosses below vwap and RSI under 50. Out on the opposite vwap cross.',
        {
          symbol: 'NVDA',
          timeframe: '5m',
          enterLong: 'crosses_above(close, vwap_line) and rsi_14 > 50',
          exitLong: 'crosses_below(close, vwap_line)',
          enterShort: 'crosses_below(close, vwap_line) and rsi_14 < 50',
          exitShort: 'crosses_above(close, vwap_line)',
          states: ['exit', 'direction'],
          left: [],
        },
      ],
      [
        'rsi on 1h over 55, rsi on 4h over 55 and rsi on the daily over 55 all together then long btc. any one of them under 45 then exit',
        {
          symbol: 'BTC',
          timeframe: '1h',
          enterLong: 'rsi_14 > 55 and rsi_14_4h > 55 and rsi_14_1d > 55',
          exitLong: 'rsi_14 < 45 or rsi_14_4h < 45 or rsi_14_1d < 45',
          left: [],
        },
      ],
      [
        'I want to fade spikes. If XRP moves more than 3 ATR(14) above its 20 EMA on the 15m, short it. Cover when it comes back to the EMA. no longs',
        {
          symbol: 'XRP',
          timeframe: '15m',
          enterLong: null,
          enterShort: 'close > ema_20 + atr_14 * 3',
          exitShort: 'low <= ema_20',
          states: ['timeframe'],
          left: [],
        },
      ],
      [
        'Can you build: Weekly trend filter, price above the 30 week SMA. Then on the daily buy when stoch %K crosses above %D under 20. Exit when stoch is above 80. Ticker is AAPL',
        {
          symbol: 'AAPL',
          timeframe: '1d',
          enterLong:
            'crosses_above(stochastic_14_3_3.k, stochastic_14_3_3.d) and stochastic_14_3_3.k < 20 and close@1w > sma_30_1w',
          exitLong: 'stochastic_14_3_3.k > 80',
          left: [],
        },
      ],
      [
        'Buy ETH when price closes at a 20 day low, 4h bars, sell on a close at a 10 day high',
        {
          symbol: 'ETH',
          timeframe: '4h',
          enterLong: 'close < prev(lowest(low, 120), 1)',
          exitLong: 'close > prev(highest(high, 60), 1)',
        },
      ],
      [
        'long BTC when it crosses above the supertrend and adx over 20, short when it crosses below supertrend and adx over 20',
        {
          symbol: 'BTC',
          enterLong: 'crosses_above(close, supertrend_10_3.line) and adx_14.adx > 20',
          enterShort: 'crosses_below(close, supertrend_10_3.line) and adx_14.adx > 20',
        },
      ],
      [
        'hammer above the 50 EMA on ETH 4h buy, shooting star below the 50 EMA short',
        {
          symbol: 'ETH',
          timeframe: '4h',
          enterLong:
            'min(open, close) - low >= abs(close - open) * 2 and high - max(open, close) <= abs(close - open) and close > ema_50',
          enterShort:
            'high - max(open, close) >= abs(close - open) * 2 and min(open, close) - low <= abs(close - open) and close < ema_50',
        },
      ],
      [
        'I use the 9, 21 and 50 EMAs on ETH 1h. Long when the 9 crosses above the 21 and price is above the 50. Out when the 9 crosses back below the 21',
        {
          symbol: 'ETH',
          timeframe: '1h',
          enterLong: 'crosses_above(ema_9, ema_21) and close > ema_50',
          exitLong: 'crosses_below(ema_9, ema_21)',
        },
      ],
      [
        'buy ETH when it closes above the 21 EMA on the 4h and rsi crosses 50, exit on the opposite rsi cross',
        {
          symbol: 'ETH',
          timeframe: '4h',
          enterLong: 'close > ema_21 and crosses_above(rsi_14, 50)',
          exitLong: 'crosses_below(rsi_14, 50)',
          exitShort: null,
        },
      ],
      [
        'bearish engulfing near the upper band short EURUSD 1h, cover at the lower band',
        {
          symbol: 'EURUSD',
          timeframe: '1h',
          enterShort:
            'prev(close, 1) > prev(open, 1) and close < prev(open, 1) and open >= prev(close, 1) and high >= bollinger_20_2.upper',
          exitShort: 'low <= bollinger_20_2.lower',
          assumes: ['near'],
        },
      ],
      [
        'buy when MFI, RSI under 30 on ETH 1h; exit any of them over 70',
        {
          symbol: 'ETH',
          timeframe: '1h',
          enterLong: 'mfi_14 < 30 and rsi_14 < 30',
          exitLong: 'mfi_14 > 70 or rsi_14 > 70',
        },
      ],
      [
        'Larry Connors RSI2 on QQQ: above 200 day moving average, buy when 2-period RSI is below 10, sell when price closes above the 5 day MA.',
        { symbol: 'QQQ', enterLong: 'close > sma_200 and rsi_2 < 10', exitLong: 'close > sma_5', left: [] },
      ],
      [
        'BTCUSDT 5m: when stoch %K crosses %D from below 20 and ADX is less than 20 go long, when %K crosses under %D above 80 close it.',
        {
          enterLong:
            'crosses_above(stochastic_14_3_3.k, stochastic_14_3_3.d) and stochastic_14_3_3.k < 20 and adx_14.adx < 20',
          exitLong: 'crosses_below(stochastic_14_3_3.k, stochastic_14_3_3.d) and stochastic_14_3_3.k > 80',
          left: [],
        },
      ],
      [
        'long SPY only when above the 10 month average, rebalance weekly',
        { enterLong: 'close > sma_210', timeframe: '1d', left: ['rebalance weekly'] },
      ],
      [
        'long SPY above the 200 SMA, rebalance monthly',
        { enterLong: 'close > sma_200', timeframe: '1d', left: ['rebalance monthly'] },
      ],
      [
        'short only when RSI > 70, ETH',
        { symbol: 'ETH', enterLong: null, enterShort: 'rsi_14 > 70', left: [] },
      ],
      [
        'BTC: buy when RSI crosses 30, sell when RSI crosses 70, only long when above the 200 SMA',
        { enterLong: 'crosses_above(rsi_14, 30) and close > sma_200', left: [] },
      ],
    ],
  },
];
