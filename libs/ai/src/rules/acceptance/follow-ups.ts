import type { AcceptanceGroup } from './acceptance-case.js';

const momentum =
  'Buy BTC when RSI(14) crosses above 70 and price is above the 200 SMA, sell when RSI falls below 50, 2% position size, stop loss 3%';
const enter = 'crosses_above(rsi_14, 70) and close > sma_200';
const exit = 'crosses_below(rsi_14, 50)';
const same = { enterLong: enter, exitLong: exit, newStrategy: false } as const;

export const followUps: readonly AcceptanceGroup[] = [
  {
    kind: 'follow-ups',
    on: momentum,
    cases: [
      [
        'change the RSI length to 21',
        { ...same, nodes: { rsi_14: { period: 21 } }, size: ['percent_equity', 2], stop: ['percent', 3] },
      ],
      ['use a 21 period RSI', { ...same, nodes: { rsi_14: { period: 21 } } }],
      ['use 21 instead of 14', { ...same, nodes: { rsi_14: { period: 21 } } }],
      ['set the RSI period to 7', { ...same, nodes: { rsi_14: { period: 7 } } }],
      ['change the RSI period from 14 to 10', { ...same, nodes: { rsi_14: { period: 10 } } }],
      ['make it ETH', { ...same, symbol: 'ETH' }],
      ['switch to ETH instead of BTC', { ...same, symbol: 'ETH' }],
      ['trade SOL instead', { ...same, symbol: 'SOL' }],
      ['switch to the 4h chart', { ...same, timeframe: '4h' }],
      ['change the timeframe to 15m', { ...same, timeframe: '15m' }],
      ['use deribit instead', { ...same, exchange: 'deribit' }],
      ['remove the stop loss', { ...same, stop: null, size: ['percent_equity', 2] }],
      ['drop the stop', { ...same, stop: null }],
      ['no stop loss please', { ...same, stop: null }],
      ['add a take profit of 10%', { ...same, target: ['percent', 10], stop: ['percent', 3] }],
      ['add a 4% trailing stop', { ...same, trail: ['percent', 4], stop: ['percent', 3] }],
      ['tighten the stop to 2%', { ...same, stop: ['percent', 2] }],
      ['make the stop 2 ATR', { ...same, stop: ['atr', 2] }],
      ['position size 5%', { ...same, size: ['percent_equity', 5] }],
      ['double the position size', { ...same, size: ['percent_equity', 4] }],
      ['risk 1% per trade instead', { ...same, size: ['percent_risk', 1] }],
      [
        'also sell when MACD crosses below its signal line',
        {
          enterLong: enter,
          exitLong: `${exit} or crosses_below(macd_12_26_9.macd, macd_12_26_9.signal)`,
          newStrategy: false,
        },
      ],
      [
        'add an exit when RSI rises above 90',
        { enterLong: enter, exitLong: `${exit} or crosses_above(rsi_14, 90)` },
      ],
      ['sell when RSI > 85 instead', { enterLong: enter, exitLong: 'rsi_14 > 85' }],
      ['only buy when ADX is above 25', { enterLong: `${enter} and adx_14.adx > 25`, exitLong: exit }],
      ['add a filter: price above the 50 EMA', { enterLong: `${enter} and close > ema_50`, exitLong: exit }],
      [
        'use EMA instead of SMA',
        { enterLong: 'crosses_above(rsi_14, 70) and close > ema_200', exitLong: exit },
      ],
      [
        'replace the SMA with an EMA',
        { enterLong: 'crosses_above(rsi_14, 70) and close > ema_200', exitLong: exit },
      ],
      ['remove the SMA', { enterLong: 'crosses_above(rsi_14, 70)', exitLong: exit }],
      ['drop the SMA filter', { enterLong: 'crosses_above(rsi_14, 70)', exitLong: exit }],
      ['change 70 to 75', { enterLong: 'crosses_above(rsi_14, 75) and close > sma_200', exitLong: exit }],
      [
        'use 75 instead of 70',
        { enterLong: 'crosses_above(rsi_14, 75) and close > sma_200', exitLong: exit },
      ],
      [
        'change the RSI threshold to 75',
        { enterLong: 'crosses_above(rsi_14, 75) and close > sma_200', exitLong: exit },
      ],
      ['use a 100 day moving average instead of 200', { ...same, nodes: { sma_200: { period: 100 } } }],
      ['remove the exit', { enterLong: enter, exitLong: null }],
      ['hold for at most 10 days', { ...same, timeExit: 10 }],
      ['exit after 5 bars too', { ...same, timeExit: 5 }],
      ['use limit orders', { ...same, execution: 'limit' }],
      ['trade both sides', { enterLong: enter, enterShort: 'crosses_below(rsi_14, 30) and close < sma_200' }],
      [
        'Create a new strategy that buys ETH when MACD crosses up',
        {
          newStrategy: true,
          symbol: 'ETH',
          enterLong: 'crosses_above(macd_12_26_9.macd, macd_12_26_9.signal)',
        },
      ],
      [
        'Buy ETH when RSI < 30, sell when RSI > 70',
        { newStrategy: true, symbol: 'ETH', enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 70' },
      ],
      [
        'make the stop 4% and the position size 3%',
        { ...same, stop: ['percent', 4], size: ['percent_equity', 3] },
      ],
      ['switch to ETH and use the 1h chart', { ...same, symbol: 'ETH', timeframe: '1h' }],
      [
        'make it a short strategy',
        {
          enterShort: 'crosses_below(rsi_14, 30) and close < sma_200',
          exitShort: 'crosses_above(rsi_14, 50)',
          enterLong: null,
        },
      ],
      [
        'add short side too',
        { enterLong: enter, enterShort: 'crosses_below(rsi_14, 30) and close < sma_200' },
      ],
      [
        'and also buy when MACD crosses up',
        { enterLong: `${enter} or crosses_above(macd_12_26_9.macd, macd_12_26_9.signal)`, exitLong: exit },
      ],
      ['can you make the RSI 21 periods?', { ...same, nodes: { rsi_14: { period: 21 } } }],
      ['RSI 21', { ...same, nodes: { rsi_14: { period: 21 } } }],
      [
        'what if we used EMA 100 instead of SMA 200?',
        { enterLong: 'crosses_above(rsi_14, 70) and close > ema_100', exitLong: exit },
      ],
      [
        'lower the entry threshold to 65',
        { enterLong: 'crosses_above(rsi_14, 65) and close > sma_200', exitLong: exit },
      ],
      [
        'exit when RSI drops below 40 instead of 50',
        { enterLong: enter, exitLong: 'crosses_below(rsi_14, 40)' },
      ],
      ['remove the position sizing', { ...same, size: null, stop: ['percent', 3] }],
      ["don't use a stop loss", { ...same, stop: null }],
      ['replace the stop loss with a trailing stop of 3%', { ...same, stop: null, trail: ['percent', 3] }],
      [
        'replace RSI with stochastic',
        {
          enterLong: 'crosses_above(stochastic_14_3_3.k, 70) and close > sma_200',
          exitLong: 'crosses_below(stochastic_14_3_3.k, 50)',
        },
      ],
      ['swap RSI for MFI', { enterLong: 'crosses_above(mfi_14, 70) and close > sma_200' }],
      ['require ADX above 20', { enterLong: `${enter} and adx_14.adx > 20`, exitLong: exit }],
      ['also require price above VWAP', { enterLong: `${enter} and close > vwap_line`, exitLong: exit }],
      [
        'add a condition that MACD is above zero',
        { enterLong: `${enter} and macd_12_26_9.macd > 0`, exitLong: exit },
      ],
      ['only trade on weekdays', { enterLong: `${enter} and weekday() <= 5`, exitLong: exit }],
      [
        'only trade between 8 and 16 UTC',
        { enterLong: `${enter} and hour() >= 8 and hour() < 16`, exitLong: exit },
      ],
      ['remove everything except the RSI', { status: 'clarify' }],
      [
        'sell half at 5%',
        { ...same, kinds: { take_profit_ladder: { distance_1: 5, share_1: 50, share_2: 0 } } },
      ],
      ['run a backtest', { status: 'answer', says: 'test-strategy' }],
      ['set tp to 2R', { ...same, target: ['percent', 6] }],
      ['change RSI(14) to RSI(9)', { ...same, nodes: { rsi_14: { period: 9 } } }],
      ['enter when rsi crosses above 60 instead', { enterLong: 'crosses_above(rsi_14, 60)', exitLong: exit }],
      ['I want to trade ETH/USDT on bybit instead', { ...same, symbol: 'ETH/USDT', exchange: 'bybit' }],
      ['use 4 hour candles and 1% risk', { ...same, timeframe: '4h', size: ['percent_risk', 1] }],
      ['make it better', { status: 'clarify' }],
      ['change 33 to 44', { status: 'clarify' }],
      ['write me a poem', { status: 'refused' }],
      ['what does this strategy do?', { status: 'answer', says: 'RSI(14) crosses above 70' }],
      ['explain this strategy', { status: 'answer', says: 'SMA(200)' }],
      ['place the order now', { status: 'refused' }],
    ],
  },
  {
    kind: 'follow-ups on several legs',
    on: 'Pairs trade BTC/ETH daily with 20% of equity per leg',
    cases: [
      [
        'position size 10%',
        {
          legs: {
            btc_rules: { chain: { position_size: { mode: 'percent_equity', value: 10 } } },
            eth_rules: { chain: { position_size: { mode: 'percent_equity', value: 10 } } },
          },
          newStrategy: false,
        },
      ],
      [
        'add a 5% stop loss',
        {
          legs: {
            btc_rules: { chain: { stop_loss: { mode: 'percent', value: 5 }, market: {} } },
            eth_rules: { chain: { stop_loss: { mode: 'percent', value: 5 }, market: {} } },
          },
        },
      ],
      ['make it SOL', { status: 'clarify', says: 'legs' }],
      ['also sell when RSI > 80', { status: 'clarify', says: 'legs' }],
    ],
  },
];
