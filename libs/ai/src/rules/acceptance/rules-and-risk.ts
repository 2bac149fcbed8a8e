import type { AcceptanceGroup } from './acceptance-case.js';

const cross = 'crosses_above(rsi_14, 70)';

export const rulesAndRisk: readonly AcceptanceGroup[] = [
  {
    kind: 'and, or, not',
    cases: [
      ['Buy when RSI < 30 and price is above the 200 SMA', { enterLong: 'rsi_14 < 30 and close > sma_200' }],
      [
        'Buy when RSI < 30 or price is below the lower Bollinger band',
        { enterLong: 'rsi_14 < 30 or close < bollinger_20_2.lower' },
      ],
      [
        'Buy when RSI < 30 and MACD crosses above its signal line and volume is above average',
        {
          enterLong:
            'rsi_14 < 30 and crosses_above(macd_12_26_9.macd, macd_12_26_9.signal) and volume > volume_average_20',
        },
      ],
      [
        'Buy when price is above the 200 SMA and (RSI < 30 or MFI < 20)',
        { enterLong: 'close > sma_200 and (rsi_14 < 30 or mfi_14 < 20)' },
      ],
      [
        'Buy when (RSI < 30 or MFI < 20) and price > SMA(200)',
        { enterLong: '(rsi_14 < 30 or mfi_14 < 20) and close > sma_200' },
      ],
      [
        'buy when price is above the 200 SMA and either RSI < 30 or MFI < 20',
        { enterLong: 'close > sma_200 and (rsi_14 < 30 or mfi_14 < 20)' },
      ],
      [
        'buy when RSI < 30 or MFI < 20, and price is above the 200 SMA',
        { enterLong: '(rsi_14 < 30 or mfi_14 < 20) and close > sma_200', states: ['grouping'] },
      ],
      [
        'buy when RSI < 30 or MFI < 20 and price is above the 200 SMA',
        { enterLong: 'rsi_14 < 30 or mfi_14 < 20 and close > sma_200', assumes: ['grouping'] },
      ],
      ['buy when both RSI < 30 and MFI < 20', { enterLong: 'rsi_14 < 30 and mfi_14 < 20' }],
      ['buy when RSI and MFI are both below 30', { enterLong: 'rsi_14 < 30 and mfi_14 < 30' }],
      ['buy when RSI is between 40 and 60', { enterLong: 'rsi_14 >= 40 and rsi_14 <= 60' }],
      ['buy when RSI is above 40 and below 60', { enterLong: 'rsi_14 > 40 and rsi_14 < 60' }],
      [
        'buy when RSI crosses above 30 but only if price is above the 200 EMA',
        { enterLong: 'crosses_above(rsi_14, 30) and close > ema_200' },
      ],
      [
        'buy when RSI crosses above 30 unless ADX is below 20',
        { enterLong: 'crosses_above(rsi_14, 30) and not adx_14.adx < 20' },
      ],
      [
        "buy when MACD crosses up. Don't buy when RSI is above 70.",
        { enterLong: 'crosses_above(macd_12_26_9.macd, macd_12_26_9.signal) and not rsi_14 > 70' },
      ],
      ['buy when RSI is not above 50', { enterLong: 'not rsi_14 > 50' }],
      [
        'buy when price is above the 50 SMA, RSI is below 40 and volume is above average',
        { enterLong: 'close > sma_50 and rsi_14 < 40 and volume > volume_average_20' },
      ],
      [
        'buy if RSI < 30, MFI < 20, or price is below the lower Bollinger band',
        { enterLong: 'rsi_14 < 30 or mfi_14 < 20 or close < bollinger_20_2.lower' },
      ],
      [
        'sell when RSI > 70 or MACD crosses below signal; buy when RSI < 30',
        {
          enterLong: 'rsi_14 < 30',
          exitLong: 'rsi_14 > 70 or crosses_below(macd_12_26_9.macd, macd_12_26_9.signal)',
        },
      ],
      [
        'Buy when RSI < 30. Also buy when MACD crosses up.',
        { enterLong: 'rsi_14 < 30 or crosses_above(macd_12_26_9.macd, macd_12_26_9.signal)' },
      ],
      ['buy when neither RSI > 70 nor MFI > 80', { enterLong: 'not (rsi_14 > 70 or mfi_14 > 80)' }],
      ['buy when any of the following: RSI < 30, MFI < 20', { enterLong: 'rsi_14 < 30 or mfi_14 < 20' }],
      ['Only buy BTC when RSI < 25', { enterLong: 'rsi_14 < 25' }],
      ['buy when RSI<30 && close>sma(200)', { enterLong: 'rsi_14 < 30 and close > sma_200' }],
      [
        'buy if price > ema 200 and rsi 14 < 40 and adx > 20',
        { enterLong: 'close > ema_200 and rsi_14 < 40 and adx_14.adx > 20' },
      ],
      [
        'In an uptrend, buy when RSI falls below 40',
        { enterLong: 'close > sma_200 and crosses_below(rsi_14, 40)' },
      ],
    ],
  },
  {
    kind: 'long and short',
    cases: [
      [
        'Short ETH when RSI > 80, cover when RSI < 50',
        { enterShort: 'rsi_14 > 80', exitShort: 'rsi_14 < 50', enterLong: null },
      ],
      [
        'Go long when RSI < 30 and go short when RSI > 70',
        { enterLong: 'rsi_14 < 30', enterShort: 'rsi_14 > 70', assumes: ['exit'] },
      ],
      [
        'Long when price > 200 EMA, short when price < 200 EMA',
        { enterLong: 'close > ema_200', enterShort: 'close < ema_200' },
      ],
      [
        'sell short BTC when the 50 SMA crosses below the 200 SMA',
        { enterShort: 'crosses_below(sma_50, sma_200)' },
      ],
      [
        'Enter short when RSI crosses below 30; exit short when RSI crosses above 50',
        { enterShort: 'crosses_below(rsi_14, 30)', exitShort: 'crosses_above(rsi_14, 50)' },
      ],
      [
        'buy when MACD crosses up and vice versa for shorts',
        {
          enterLong: 'crosses_above(macd_12_26_9.macd, macd_12_26_9.signal)',
          enterShort: 'crosses_below(macd_12_26_9.macd, macd_12_26_9.signal)',
        },
      ],
      [
        'long only: buy when RSI < 30, sell when RSI > 70',
        { enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 70', enterShort: null },
      ],
      [
        'Long entry: RSI < 30. Long exit: RSI > 55. Short entry: RSI > 70. Short exit: RSI < 45.',
        {
          enterLong: 'rsi_14 < 30',
          exitLong: 'rsi_14 > 55',
          enterShort: 'rsi_14 > 70',
          exitShort: 'rsi_14 < 45',
        },
      ],
      [
        'buy when RSI < 30, sell when RSI > 70, no shorting',
        { enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 70', enterShort: null },
      ],
      [
        'short BTC when it closes below the 50 SMA, buy to cover when it closes above',
        { enterShort: 'close < sma_50' },
      ],
    ],
  },
  {
    kind: 'sizes',
    cases: [
      [
        'buy BTC when RSI crosses above 70 with 2% position sizing',
        { enterLong: cross, size: ['percent_equity', 2] },
      ],
      [
        'buy BTC when RSI crosses above 70, risk 2% per trade',
        { enterLong: cross, size: ['percent_risk', 2] },
      ],
      ['buy BTC when RSI crosses above 70, risking 1% of equity', { size: ['percent_risk', 1] }],
      [
        'buy BTC when RSI crosses above 70, position size 10% of capital',
        { size: ['percent_equity', 10], states: ['position-size'] },
      ],
      [
        'buy BTC when RSI crosses above 70. Use 25% of my account per trade.',
        { size: ['percent_equity', 25] },
      ],
      ['buy $500 of BTC when RSI crosses above 70', { size: ['fixed_notional', 500], enterLong: cross }],
      ['buy 0.5 BTC when RSI crosses above 70', { size: ['fixed_units', 0.5], symbol: 'BTC' }],
      ['buy 100 shares of AAPL when RSI crosses above 70', { size: ['fixed_units', 100], symbol: 'AAPL' }],
      ['go all in on BTC when RSI crosses above 70', { size: ['percent_equity', 100], enterLong: cross }],
      ['buy BTC with half of my capital when RSI crosses above 70', { size: ['percent_equity', 50] }],
      ['buy BTC when RSI crosses above 70, $1,000 per trade', { size: ['fixed_notional', 1000] }],
      ['buy BTC when RSI crosses above 70; allocate 5%', { size: ['percent_equity', 5] }],
      ['buy BTC when RSI crosses above 70 using 3% of equity per position', { size: ['percent_equity', 3] }],
      ['buy BTC when RSI crosses above 70, size: 1.5%', { size: ['percent_equity', 1.5] }],
      [
        'buy BTC when RSI crosses above 70 and risk half a percent per trade',
        { size: ['percent_risk', 0.5] },
      ],
      ['buy BTC when RSI crosses above 70 with a 50 bps risk per trade', { size: ['percent_risk', 0.5] }],
    ],
  },
  {
    kind: 'stops, targets, trailing',
    cases: [
      [
        'buy BTC when RSI crosses above 70 with a 5% stop loss and 10% take profit',
        { stop: ['percent', 5], target: ['percent', 10], exitLong: null, states: ['stop-loss', 'exit'] },
      ],
      ['buy BTC when RSI crosses above 70, SL 2%, TP 6%', { stop: ['percent', 2], target: ['percent', 6] }],
      [
        'buy BTC when RSI crosses above 70. Stop loss: 3%. Take profit: 9%.',
        { stop: ['percent', 3], target: ['percent', 9] },
      ],
      ['buy BTC when RSI crosses above 70, stop 2 ATR', { stop: ['atr', 2] }],
      [
        'buy BTC when RSI crosses above 70, stop at 1.5x ATR(10)',
        { stop: ['atr', 1.5], nodes: { stop_loss: { period: 10 } } },
      ],
      ['buy BTC when RSI crosses above 70, 3% trailing stop', { trail: ['percent', 3], stop: null }],
      ['buy BTC when RSI crosses above 70 with a trailing stop of 2 ATR', { trail: ['atr', 2] }],
      ['buy BTC when RSI crosses above 70, trail by 4%', { trail: ['percent', 4] }],
      [
        'buy BTC when RSI crosses above 70, stop loss 5%, risk reward 1:3',
        { stop: ['percent', 5], target: ['percent', 15], assumes: ['take-profit'] },
      ],
      [
        'buy BTC when RSI crosses above 70, 2% stop, 3R target',
        { stop: ['percent', 2], target: ['percent', 6] },
      ],
      ['buy BTC when RSI crosses above 70 without a stop loss', { stop: null, states: ['stop-loss'] }],
      ['buy BTC when RSI crosses above 70, no stop', { stop: null }],
      [
        'buy BTC when RSI crosses above 70 and sell when it drops 5%',
        { stop: ['percent', 5], enterLong: cross },
      ],
      [
        'buy BTC when RSI crosses above 70, sell when price is up 10% or down 5%',
        { target: ['percent', 10], stop: ['percent', 5] },
      ],
      ['buy BTC when RSI crosses above 70, exit if it falls 8% from its high', { trail: ['percent', 8] }],
      ['buy BTC when RSI crosses above 70. Cut losses at 4%.', { stop: ['percent', 4] }],
      ['buy BTC when RSI crosses above 70, take profits at 12%', { target: ['percent', 12] }],
      ['buy BTC when RSI crosses above 70, SL/TP 2%/4%', { stop: ['percent', 2], target: ['percent', 4] }],
      ['buy BTC when RSI crosses above 70 with stops', { stop: ['percent', 5], assumes: ['stop-loss'] }],
      ['buy BTC when RSI crosses above 70, stop loss of 50 bps', { stop: ['percent', 0.5] }],
      [
        'buy BTC when RSI crosses above 70; profit target 8%; stop loss 4%',
        { stop: ['percent', 4], target: ['percent', 8] },
      ],
      [
        'buy BTC when RSI crosses above 70; 2:1 reward to risk with a 3% stop',
        { stop: ['percent', 3], target: ['percent', 6] },
      ],
      ['buy BTC when RSI crosses above 70, stop loss at 2.5 percent below entry', { stop: ['percent', 2.5] }],
      ['buy BTC when RSI crosses above 70 with a target of 3 ATR', { target: ['atr', 3] }],
    ],
  },
  {
    kind: 'time exits and orders',
    cases: [
      ['buy BTC when RSI crosses above 70, exit after 10 bars', { timeExit: 10, exitLong: null }],
      ['buy BTC when RSI crosses above 70 and sell after 5 days', { timeExit: 5 }],
      [
        'buy BTC on the 4h chart when RSI crosses above 70, close after 2 days',
        { timeExit: 12, timeframe: '4h' },
      ],
      ['buy BTC when RSI crosses above 70, hold for 3 days', { timeExit: 3 }],
      ['buy BTC when RSI crosses above 70, max holding period 20 bars', { timeExit: 20 }],
      ['buy BTC when RSI crosses above 70 with limit orders', { execution: 'limit' }],
      ['buy BTC when RSI crosses above 70 using market orders', { execution: 'market' }],
      ['buy BTC when RSI crosses above 70 and sell the next day', { timeExit: 1 }],
      ['buy BTC when RSI crosses above 70, time stop after 15 candles', { timeExit: 15 }],
    ],
  },
  {
    kind: 'markets, venues, bars',
    cases: [
      ['Buy BTC/USDT on Binance when RSI crosses above 70', { symbol: 'BTC/USDT', exchange: 'binance' }],
      ['buy BTCUSDT on bybit when rsi crosses above 70', { symbol: 'BTCUSDT', exchange: 'bybit' }],
      [
        'buy ETH-PERP on deribit 1h when rsi crosses above 70',
        { symbol: 'ETH-PERP', exchange: 'deribit', timeframe: '1h' },
      ],
      ['buy $TSLA when rsi crosses above 70', { symbol: 'TSLA' }],
      ['on the daily chart buy gold when RSI crosses above 70', { symbol: 'XAU', timeframe: '1d' }],
      ['Using 15-minute candles, buy SOL when RSI crosses above 70', { symbol: 'SOL', timeframe: '15m' }],
      [
        'trade LINK on kraken, H4: buy when RSI crosses above 70',
        { symbol: 'LINK', exchange: 'kraken', timeframe: '4h' },
      ],
      ['hourly BTC: buy when RSI crosses above 70', { timeframe: '1h' }],
      ['buy EURUSD on the 5m when RSI crosses above 70', { symbol: 'EURUSD', timeframe: '5m' }],
      ['weekly chart, buy SPY when RSI crosses above 70', { timeframe: '1w', symbol: 'SPY' }],
      [
        'buy ethereum perps on okx when RSI crosses above 70',
        { symbol: 'ETH', exchange: 'okx', nodes: { eth_price: { market: 'perpetual' } } },
      ],
      ['buy BTC when the 4h RSI crosses above 70', { timeframe: '4h' }],
      [
        'buy ETH when BTC RSI crosses above 70',
        { symbol: 'ETH', enterLong: 'crosses_above(btc_rsi_14, 70)' },
      ],
      ['buy ETH when BTC is above its 200 SMA', { symbol: 'ETH' }],
      ['timeframe 1h, symbol SOL, buy when RSI crosses above 70', { timeframe: '1h', symbol: 'SOL' }],
    ],
  },
];
