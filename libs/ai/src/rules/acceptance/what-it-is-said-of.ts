import type { AcceptanceGroup } from './acceptance-case.js';

/** Words that point at something named before, or at a market: read of the right thing, or asked about. */
export const whatItIsSaidOf: readonly AcceptanceGroup[] = [
  {
    kind: 'what it is said of',
    cases: [
      [
        'Buy BTC when it closes above the upper bollinger band and volume is above its 20 average. Sell when it closes below the middle band.',
        {
          enterLong: 'close > bollinger_20_2.upper and volume > volume_average_20',
          exitLong: 'close < bollinger_20_2.middle',
          left: [],
        },
      ],
      [
        'Compra BTC cuando el precio cierre por encima de la banda superior de bollinger y el volumen sea mayor que su media de 20. Vende cuando cierre por debajo de la banda media.',
        {
          enterLong: 'close > bollinger_20_2.upper and volume > volume_average_20',
          exitLong: 'close < bollinger_20_2.middle',
        },
      ],
      [
        'buy DOGE when price > ema 20 and volume above 20 day average, sell when it drops below the lower band of bollinger',
        { exitLong: 'crosses_below(close, bollinger_20_2.lower)' },
      ],
      [
        'buy ETH when volume is above its 20 average, sell when it falls below it',
        { exitLong: 'crosses_below(volume, volume_average_20)' },
      ],
      [
        'SOL 4h: buy when the price is above the cloud and volume is above its 20 average. Exit when the close drops into the cloud.',
        { exitLong: 'close < ichimoku_9_26_52.senkou_a or close < ichimoku_9_26_52.senkou_b', left: [] },
      ],
      [
        'buy BTC when price is above the cloud, exit when price is inside the cloud',
        {
          exitLong:
            '(close < ichimoku_9_26_52.senkou_a or close < ichimoku_9_26_52.senkou_b) and (close > ichimoku_9_26_52.senkou_a or close > ichimoku_9_26_52.senkou_b)',
        },
      ],
      [
        'short ETH when it closes above the upper bollinger band, then cover when it falls back inside the bands',
        { enterShort: 'close > bollinger_20_2.upper', exitShort: 'close < bollinger_20_2.upper', left: [] },
      ],
      [
        'Buy SPY when RSI(2) is below 10 and 60-day volatility is below 20%',
        { enterLong: 'rsi_2 < 10 and realised_volatility_60_252 < 0.2' },
      ],
      [
        'buy SOL on 4h bars when 20 bar volatility is under 50% and price breaks the 20 day high',
        { enterLong: 'realised_volatility_20_2190 < 0.5 and close > prev(highest(high, 120), 1)' },
      ],
      [
        'Buy BTC when MACD crosses up. Exit on a cross of the 20 SMA',
        { exitLong: 'crosses_below(close, sma_20)', left: [] },
      ],
      [
        'Buy AVAX 1h when the close is above its Donchian 20 high, short below the Donchian 20 low. Exit both on a cross of the 20 SMA.',
        {
          exitLong: 'crosses_below(close, sma_20)',
          exitShort: 'crosses_above(close, sma_20)',
          left: [],
        },
      ],
      [
        'Short ES when price breaks the 20 day low. Cover on a cross of the 10 EMA.',
        { exitShort: 'crosses_above(close, ema_10)', left: [] },
      ],
      [
        'Buy ETH 15m when ema5 crosses ema13, dump it when ema5 flips back',
        { exitLong: 'crosses_below(ema_5, ema_13)', left: [] },
      ],
      [
        'buy BTC when EMA 9 crosses above EMA 21, sell when they cross back',
        { exitLong: 'crosses_below(ema_9, ema_21)', left: [] },
      ],
      [
        'buy BTC after 3 green heikin ashi candles, exit on a red one',
        {
          enterLong: 'sum(if(heikin_ashi_line.ha_close > heikin_ashi_line.ha_open, 1, 0), 3) == 3',
          exitLong: 'heikin_ashi_line.ha_close < heikin_ashi_line.ha_open',
          left: [],
        },
      ],
      [
        'Using heikin ashi candles on ETH 4h, buy when the candle is green and close above ema 50. Sell on a red candle',
        {
          enterLong: 'heikin_ashi_line.ha_close > heikin_ashi_line.ha_open and close > ema_50',
          exitLong: 'heikin_ashi_line.ha_close < heikin_ashi_line.ha_open',
          left: [],
        },
      ],
      [
        'Buy BTC when RSI < 30. Sell above 72500 or below 61250',
        { exitLong: 'close > 72500 or close < 61250', left: [] },
      ],
      [
        'buy BTC when RSI < 30, exit when RSI is above 70 or below 20',
        { exitLong: 'rsi_14 > 70 or rsi_14 < 20', left: [] },
      ],
      [
        'exit if RSI is 70 or above. Buy BTC at rsi 30 or below',
        { enterLong: 'rsi_14 <= 30', exitLong: 'rsi_14 >= 70', left: [] },
      ],
      [
        'buy BTC when rsi < 30, exit above the upper band or below the 200 ema',
        { exitLong: 'close > bollinger_20_2.upper or close < ema_200', left: [] },
      ],
      ['buy SPY at rsi < 30 with twice leverage', { kinds: { leverage: { value: 2 } }, left: [] }],
      ['Buy a Donchian 55 breakout on wheat, exit on a 20 day low', { symbol: 'WHEAT' }],
      ['buy coca cola on a golden cross', { symbol: 'KO' }],
      ['Trade the Russell 2000: buy when RSI(2) < 5', { symbol: 'RUT' }],
      [
        'buy frozen yoghurt when RSI is under 30',
        { status: 'clarify', says: 'Which market is "frozen yoghurt"' },
      ],
      [
        'Buy a breakout of the 20 day high on zorkcoin',
        { status: 'clarify', says: 'Which market is "zorkcoin"' },
      ],
    ],
  },
  {
    kind: 'conditions that nobody can check',
    cases: [
      ['Buy BTC when RSI < 30 and volume is high', { enterLong: 'rsi_14 < 30', left: ['volume is high'] }],
      ['Buy BTC when RSI < 30. Volume must be strong.', { left: ['Volume must be strong'] }],
      ['Buy BTC when RSI < 30 and the trend looks healthy', { left: ['trend looks healthy'] }],
      ['Buy BTC when RSI < 30. The market should be calm.', { left: ['market should be calm'] }],
      ['buy BTC when rsi < 30 and momentum fades', { left: ['momentum fades'] }],
      [
        'Buy ETH on a MACD cross. Also the RSI must be above 50.',
        { enterLong: 'crosses_above(macd_12_26_9.macd, macd_12_26_9.signal) and rsi_14 > 50', left: [] },
      ],
      [
        'Short NDX when RSI above 70. And the close is above the upper band.',
        { enterShort: 'rsi_14 > 70 and close > bollinger_20_2.upper', left: [] },
      ],
      [
        'buy SPY when it is down 2% on the day and RSI(2) is below 10',
        { enterLong: 'roc_1 <= -2 and rsi_2 < 10', left: [] },
      ],
    ],
  },
  {
    kind: 'directions and negations told in words',
    cases: [
      [
        'sell short LINK when rsi > 75. Buy it back when the close is above the 50 EMA',
        { enterShort: 'rsi_14 > 75', exitShort: 'close > ema_50', enterLong: null, left: [] },
      ],
      ['Short SOL when ADX crosses over 25', { enterShort: 'crosses_above(adx_14.adx, 25)', left: [] }],
      [
        'sell short BTC when -DI crosses over +DI',
        { enterShort: 'crosses_above(adx_14.minus_di, adx_14.plus_di)', left: [] },
      ],
      [
        'shrot BTC when rsi is above 75, cover under 50',
        { enterShort: 'rsi_14 > 75', exitShort: 'rsi_14 < 50', enterLong: null },
      ],
      [
        'buy gold at rsi under 25, scratch that, under 22, and get out over 60 - make that 65',
        { symbol: 'XAU', enterLong: 'rsi_14 < 22', exitLong: 'rsi_14 > 65', left: [] },
      ],
      ['Buy BTC if RSI is below 30, no wait, under 25', { enterLong: 'rsi_14 < 25', left: [] }],
      [
        "Don't buy ETH unless ADX is above 20. Buy when rsi < 30",
        { enterLong: 'rsi_14 < 30 and adx_14.adx > 20', left: [] },
      ],
      [
        'buy when it is not the case that RSI is above 70 or price is below the 50 EMA',
        { enterLong: 'not (rsi_14 > 70 or close < ema_50)', left: [] },
      ],
      [
        'Buy BTC when ROC(10) is below minus four percent. Hard stop at minus 7%',
        { enterLong: 'roc_10 < -4', stop: ['percent', 7], left: [] },
      ],
      [
        'buy BTC when EMA 20 crosses above EMA 50, my stop is 60 dollars below entry',
        { enterLong: 'crosses_above(ema_20, ema_50)', left: ['60 dollars below entry'] },
      ],
      [
        'buy BTC when rsi < 30, target is $500 above entry',
        { enterLong: 'rsi_14 < 30', left: ['$500 above entry'] },
      ],
      [
        'every month buy the least volatile of BTC and ETH over 30 days',
        { nodes: { btc_realised_volatility_30_365: { period: 30 } }, left: [] },
      ],
    ],
  },
  {
    kind: 'moves through lines',
    cases: [
      ['buy when price falls through the 20 ema', { enterLong: 'crosses_below(close, ema_20)' }],
      [
        'short if it slips through the lower band',
        { enterShort: 'crosses_below(close, bollinger_20_2.lower)' },
      ],
      [
        'buy ETH when price pushes through the 20 day high, sell when it cuts through the 50 ema',
        {
          enterLong: 'close > prev(highest(high, 20), 1)',
          exitLong: 'crosses_below(close, ema_50)',
          left: [],
        },
      ],
      [
        'Buy Netflix when %B of the Bollinger Bands (20, 2.5) goes below 0, and sell when %B is over 1.',
        {
          symbol: 'NFLX',
          enterLong: 'crosses_below(bollinger_percent_b_20_2_5, 0)',
          exitLong: 'bollinger_percent_b_20_2_5 > 1',
          left: [],
        },
      ],
      [
        'On USDCAD 1h, buy after a hammer candle that makes a 20-bar low, and exit when the close crosses above the 20 EMA.',
        { exitLong: 'crosses_above(close, ema_20)', left: [] },
      ],
    ],
  },
  {
    kind: 'a condition in place of another',
    on: 'Buy BTC when ADX > 25 and price above the 50 sma. Sell when RSI is above 70',
    cases: [
      [
        'replace ADX with MFI below 40',
        { enterLong: 'mfi_14 < 40 and close > sma_50', exitLong: 'rsi_14 > 70', left: [] },
      ],
      ['swap the RSI for CCI above 100', { exitLong: 'cci_20 > 100', left: [] }],
      [
        'switch the adx for price above the 200 EMA',
        { enterLong: 'close > ema_200 and close > sma_50', left: [] },
      ],
      ['swap the stochastic for CCI above 100', { status: 'clarify', says: 'no STOCHASTIC' }],
    ],
  },
  {
    kind: 'what is skipped, left and touched',
    cases: [
      [
        'Buy BTC 4h when EMA 9 crosses above EMA 21. Skip it when ADX is over 30',
        { enterLong: 'crosses_above(ema_9, ema_21) and not (adx_14.adx > 30)', left: [] },
      ],
      [
        'Skip the trade if ADX is over 30. Buy BTC when rsi < 30',
        { enterLong: 'rsi_14 < 30 and not (adx_14.adx > 30)', left: [] },
      ],
      [
        'Buy SPX when RSI(2) is below 5, short when RSI(2) is over 95 and the index is below its 200 day average',
        { enterLong: 'rsi_2 < 5', enterShort: 'rsi_2 > 95 and close < sma_200', left: [] },
      ],
      [
        'Buy SOFI when it closes above 25 dollars and RSI is above 50, sell when it closes below 23 dollars',
        { enterLong: 'close > 25 and rsi_14 > 50', exitLong: 'close < 23', left: [] },
      ],
      [
        'Buy NVDA if it gaps down over 2% and closes green, hold until the next green close',
        { enterLong: 'open < prev(close, 1) * 0.98 and close > open', exitLong: 'close > open', left: [] },
      ],
      ["Buy BTC if it's over 5%", { status: 'clarify', says: '5% of what?' }],
      ['Coinbase stock: buy when RSI is under 30', { symbol: 'COIN', enterLong: 'rsi_14 < 30' }],
      [
        'buy BTC above the 20 day high, short below the 20 day low, exit longs at the 10 day low and shorts at the 10 day high',
        {
          enterShort: 'close < prev(lowest(low, 20), 1)',
          exitLong: 'close < prev(lowest(low, 10), 1)',
          exitShort: 'close > prev(highest(high, 10), 1)',
        },
      ],
      [
        'Buy SPX if it has closed higher 3 days in a row, sell 5 days later',
        { enterLong: 'sum(if(close > prev(close, 1), 1, 0), 3) == 3', timeExit: 5, left: [] },
      ],
      [
        'Buy a breakout of the Donchian channel of 30',
        { enterLong: 'close > prev(donchian_30.upper, 1)', left: [] },
      ],
      [
        'Buy GLD at a touch of the lower Bollinger band (20,2), sell at the middle band',
        { enterLong: 'low <= bollinger_20_2.lower', exitLong: 'high >= bollinger_20_2.middle', left: [] },
      ],
      [
        'DAX 15m, London session only (8 to 12 London time): buy when RSI < 30, flat at noon',
        { symbol: 'DAX', states: ['timeframe'] },
      ],
    ],
  },
];
