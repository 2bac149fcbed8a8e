import type { AcceptanceGroup } from './acceptance-case.js';

/** Several messages one after the other: legs that come, change and go, rules that change places, other bars. */
export const conversations: readonly AcceptanceGroup[] = [
  {
    kind: 'conversations: single legs',
    on: ['go long SOL when price closes above the upper bollinger band, stop 3%', 'same for ETH too'],
    cases: [
      [
        "make ETH's stop 2%",
        {
          legs: {
            mean_reversion_rules: { symbol: 'SOL', chain: { stop_loss: { value: 3 } } },
            eth_rules: { symbol: 'ETH', chain: { stop_loss: { value: 2 } } },
          },
        },
      ],
      [
        'stop 4% on both',
        {
          legs: {
            mean_reversion_rules: { chain: { stop_loss: { value: 4 } } },
            eth_rules: { chain: { stop_loss: { value: 4 } } },
          },
        },
      ],
      ['remove the second one', { legs: { mean_reversion_rules: { symbol: 'SOL' } } }],
      ['drop SOL', { legs: { eth_rules: { symbol: 'ETH', enterLong: 'close > eth_bollinger_20_2.upper' } } }],
      [
        'trade ADA instead of ETH',
        { legs: { mean_reversion_rules: { symbol: 'SOL' }, eth_rules: { symbol: 'ADA' } } },
      ],
      [
        'only buy ETH when BTC is above its 50 SMA',
        {
          legs: {
            mean_reversion_rules: { enterLong: 'close > bollinger_20_2.upper' },
            eth_rules: { enterLong: 'close > eth_bollinger_20_2.upper and btc_price.close > btc_sma_50' },
          },
        },
      ],
      [
        'only buy when ADX is above 20',
        {
          legs: {
            mean_reversion_rules: { enterLong: 'close > bollinger_20_2.upper and sol_adx_14.adx > 20' },
            eth_rules: { enterLong: 'close > eth_bollinger_20_2.upper and eth_adx_14.adx > 20' },
          },
        },
      ],
    ],
  },
  {
    kind: 'conversations: legs of regular purchases',
    on: ['Every Monday buy $100 of BTC', 'also buy ETH for 50'],
    cases: [
      [
        'make ETH 75',
        {
          legs: {
            entry_rules: { symbol: 'BTC', chain: { position_size: { value: 100 } } },
            eth_rules: {
              symbol: 'ETH',
              enterLong: 'weekday() == 1',
              chain: { position_size: { value: 75 } },
            },
          },
        },
      ],
      [
        'fridays instead',
        {
          legs: { entry_rules: { enterLong: 'weekday() == 5' }, eth_rules: { enterLong: 'weekday() == 5' } },
        },
      ],
    ],
  },
  {
    kind: 'conversations: prices mean nothing elsewhere',
    on: 'buy BTC when it breaks above 60000, sell below 55000',
    cases: [['same for ETH too', { status: 'clarify', says: 'prices of BTC' }]],
  },
  {
    kind: 'conversations: rules, bars and filters',
    on: 'Long ETH when RSI < 25 on the 1h. Exit RSI > 55.',
    cases: [
      ['swap entry and exit', { enterLong: 'rsi_14 > 55', exitLong: 'rsi_14 < 25' }],
      ['exchange the buy and the sell rule', { enterLong: 'rsi_14 > 55', exitLong: 'rsi_14 < 25' }],
      ['RSI on the 4h instead', { timeframe: '1h', enterLong: 'rsi_14 < 25', sums: '4h' }],
      ['use the daily RSI', { timeframe: '1h', enterLong: 'rsi_14 < 25', sums: '1d' }],
      ['use a 3 day RSI', { nodes: { rsi_14: { period: 3 } }, timeframe: '1h' }],
      ['RSI on the 15m instead', { status: 'clarify', says: 'shorter' }],
      ['Change the timeframe to 1d', { timeframe: '1d', nodes: { rsi_14: { period: 14 } } }],
      ['switch to 1 day bars', { timeframe: '1d', nodes: { rsi_14: { period: 14 } } }],
      ['RSI threshold 20', { enterLong: 'rsi_14 < 20', exitLong: 'rsi_14 > 55' }],
      [
        'add a take profit of 10% and a 50-day EMA filter',
        { target: ['percent', 10], enterLong: 'rsi_14 < 25 and close > ema_50' },
      ],
      ['add a volume filter', { enterLong: 'rsi_14 < 25 and volume > volume_average_20' }],
      ['short only', { enterShort: 'rsi_14 > 75', exitShort: 'rsi_14 < 45', enterLong: null }],
      ['trade less often', { status: 'clarify', says: 'Fewer trades' }],
      ['more trades please', { status: 'clarify', says: 'More trades' }],
      ['why is there no stop?', { status: 'answer', says: 'Stop loss: 5%' }],
      ['why did you choose 10% of equity?', { status: 'answer', says: 'names no size' }],
      ['nimm 20 statt 25', { enterLong: 'rsi_14 < 20' }],
      ['Stop auf 3%', { stop: ['percent', 3] }],
      ['quita el stop', { stop: null }],
      ['enlève le stop', { stop: null }],
      ['auch BTC', { legs: { mean_reversion_rules: { symbol: 'ETH' }, btc_rules: { symbol: 'BTC' } } }],
      ['pareil pour BTC', { status: 'clarify', says: 'as well, or in its place' }],
    ],
  },
  {
    kind: 'conversations: crossings and windows',
    on: 'breakout: buy SOL when it makes a new 20 day high, exit at the 10 day low',
    cases: [
      [
        '55 and 20 instead',
        { enterLong: 'close > prev(highest(high, 55), 1)', exitLong: 'close < prev(lowest(low, 20), 1)' },
      ],
      ['change 20 to 40', { enterLong: 'close > prev(highest(high, 40), 1)' }],
    ],
  },
  {
    kind: 'conversations: no cross needed',
    on: 'buy btc when macd crosses above its signal line, sell on the cross down',
    cases: [
      [
        'just MACD above its signal, no cross needed',
        {
          enterLong: 'macd_12_26_9.macd > macd_12_26_9.signal',
          exitLong: 'crosses_below(macd_12_26_9.macd, macd_12_26_9.signal)',
        },
      ],
    ],
  },
  {
    kind: 'conversations: averages in Spanish',
    on: 'Compra ETH cuando la media de 20 días cruce por encima de la de 50, vende cuando cruce por debajo',
    cases: [['usa EMA en lugar de SMA', { enterLong: 'crosses_above(ema_20, ema_50)' }]],
  },
  {
    kind: 'conversations: what is no plan',
    cases: [
      [
        'buy when it crosses its sma and is 5% under it at the same bar',
        { status: 'refused', says: 'never hold together' },
      ],
      ['buy eth at resistance breakout', { status: 'clarify', says: 'drawn by eye' }],
      ["what's the difference between SMA and EMA?", { status: 'answer', says: 'Exponential' }],
      ['how do you model slippage?', { status: 'answer', says: '5 basis points' }],
      [
        'buy BTC when RSI<30 with a volume filter',
        { enterLong: 'rsi_14 < 30 and volume > volume_average_20' },
      ],
      ['buy ETH when BTC is above its 50 SMA', { enterLong: 'btc_price.close > btc_sma_50' }],
    ],
  },
  {
    kind: 'conversations: second and third round',
    on: 'Buy LTC when RSI(14)<35, sell when RSI(14)>60. 5% of equity. Stop 3%.',
    cases: [
      ['what happens when rsi hits 60?', { status: 'answer', says: 'above 60' }],
      ['how big is each trade?', { status: 'answer', says: '5% of equity' }],
      ['exit half at 50', { status: 'clarify', says: 'profit' }],
      ['remove it', { status: 'clarify', says: 'removed' }],
      ['double it', { status: 'clarify', says: 'doubled' }],
      ['add a filter', { status: 'clarify', says: 'filter' }],
      ['add an exit', { status: 'clarify', says: 'get out' }],
      ['4 ATR', { status: 'clarify', says: '4 ATR' }],
      ['28', { status: 'clarify', says: '28' }],
      ['call it off', { status: 'answer', says: 'Nothing is changed' }],
      ['no', { status: 'answer', says: 'Nothing is changed' }],
      ['ema', { status: 'clarify', says: 'no EMA' }],
      [
        'wait for 2 closes in a row',
        { enterLong: 'sum(if(rsi_14 < 35, 1, 0), 2) == 2', exitLong: 'rsi_14 > 60' },
      ],
      ['pause it in december', { enterLong: 'rsi_14 < 35 and not month() == 12' }],
      [
        'also short when RSI > 80, cover at 50',
        {
          enterLong: 'rsi_14 < 35',
          exitLong: 'rsi_14 > 60',
          enterShort: 'rsi_14 > 80',
          exitShort: 'rsi_14 <= 50',
        },
      ],
      ['longs only on mondays', { enterLong: 'rsi_14 < 35 and weekday() == 1', exitLong: 'rsi_14 > 60' }],
      [
        'stop loss if it falls below 50',
        { exitLong: 'rsi_14 > 60 or crosses_below(close, 50)', stop: ['percent', 3] },
      ],
      ['do it short instead', { enterShort: 'rsi_14 > 65', exitShort: 'rsi_14 < 40', enterLong: null }],
      ['how many trades will this make?', { status: 'answer', says: 'Simulat' }],
      ['is a 3% stop too tight?', { status: 'refused', says: 'Advice' }],
    ],
  },
  {
    kind: 'conversations: numbers of what they are',
    on: 'buy XRP when the 7 day return is above 10%, sell after 14 days',
    cases: [
      ['change hold to 21 days', { timeExit: 21, nodes: { roc_7: { period: 7 } } }],
      ['15% instead', { status: 'clarify', says: '15%' }],
      ['threshold 15 instead of 10', { enterLong: 'roc_7 > 15' }],
    ],
  },
  {
    kind: 'conversations: purchases by the day',
    on: 'DCA 50 USD into BTC every day at 9am',
    cases: [['weekly on sundays is enough', { enterLong: 'weekday() == 7 and hour() == 9' }]],
  },
  {
    kind: 'conversations: averages and parameters',
    on: 'Long BTC if price > 100 SMA and supertrend is green, out when price < 100 SMA, daily',
    cases: [
      [
        'both with the EMA please',
        { enterLong: 'close > ema_100 and supertrend_10_3.direction > 0', exitLong: 'close < ema_100' },
      ],
      ['supertrend 7, 2', { nodes: { supertrend_10_3: { period: 7, k: 2 } } }],
      [
        'change "and" to "or"',
        { enterLong: 'close > sma_100 or supertrend_10_3.direction > 0', exitLong: 'close < sma_100' },
      ],
    ],
  },
  {
    kind: 'conversations: legs under conditions of their own',
    cases: [
      [
        'buy BTC when RSI < 30, ETH when RSI < 25, sell both above 70',
        {
          legs: {
            btc_rules: { symbol: 'BTC', enterLong: 'btc_rsi_14 < 30', exitLong: 'btc_rsi_14 > 70' },
            eth_rules: { symbol: 'ETH', enterLong: 'eth_rsi_14 < 25', exitLong: 'eth_rsi_14 > 70' },
          },
        },
      ],
      [
        'On 4h, long BTC if rsi<30, long ETH if rsi<25, exit above 70, stop 3%',
        {
          legs: {
            btc_rules: { timeframe: '4h', enterLong: 'btc_rsi_14 < 30', chain: { stop_loss: { value: 3 } } },
            eth_rules: { timeframe: '4h', enterLong: 'eth_rsi_14 < 25', chain: { stop_loss: { value: 3 } } },
          },
        },
      ],
      [
        'buy BTC when RSI < 30, sell when RSI > 70, buy ETH when RSI < 25, sell when RSI > 65',
        {
          legs: {
            btc_rules: { enterLong: 'btc_rsi_14 < 30', exitLong: 'btc_rsi_14 > 70' },
            eth_rules: { enterLong: 'eth_rsi_14 < 25', exitLong: 'eth_rsi_14 > 65' },
          },
        },
      ],
      ['what does "golden cross" mean', { status: 'answer', says: '50 bar' }],
      ['buy when the price is going to bounce', { status: 'refused', says: 'future' }],
      [
        'Vends ETH à découvert quand il passe sous la moyenne mobile 50',
        { enterShort: 'crosses_below(close, sma_50)' },
      ],
    ],
  },
  {
    kind: 'conversations: two legs under conditions of their own',
    on: 'buy BTC when RSI < 30, ETH when RSI < 25, sell both above 70',
    cases: [
      [
        'close them at 65',
        { legs: { btc_rules: { exitLong: 'btc_rsi_14 > 65' }, eth_rules: { exitLong: 'eth_rsi_14 > 65' } } },
      ],
      [
        'change 25 to 20',
        {
          legs: { btc_rules: { enterLong: 'btc_rsi_14 < 30' }, eth_rules: { enterLong: 'eth_rsi_14 < 20' } },
        },
      ],
      ['BTC 28', { status: 'clarify', says: '28' }],
      ['take ETH off', { legs: { btc_rules: { symbol: 'BTC' } } }],
    ],
  },
  {
    kind: 'conversations: beginnings without rules',
    on: 'sell weekly covered calls on BTC at 0.2 delta',
    cases: [
      ['do it on ETH', { symbol: 'ETH', draft: true }],
      ['use 0.15 delta instead', { status: 'clarify', says: 'beginning without rules' }],
    ],
  },
  {
    kind: 'conversations: fourth round',
    on: 'buy btc when macd crosses up on the 1h',
    cases: [
      ['what if I want to exit at a 10% profit?', { target: ['percent', 10] }],
      ['how about ETH?', { status: 'clarify', says: 'as well, or in its place' }],
      ["don't", { status: 'answer', says: 'Nothing is changed' }],
      ['with a take profit at 270000', { sums: '270000', target: null }],
      [
        'skip when price is above the 200 SMA',
        { enterLong: 'crosses_above(macd_12_26_9.macd, macd_12_26_9.signal) and not close > sma_200' },
      ],
      [
        'and ADA too, on the 4h with 3% stop',
        {
          legs: {
            crossover_rules: { symbol: 'BTC', timeframe: '1h', chain: { stop_loss: { value: 5 } } },
            ada_rules: { symbol: 'ADA', timeframe: '4h', chain: { stop_loss: { value: 3 } } },
          },
        },
      ],
      ['cut GOOG', { status: 'clarify', says: 'not traded' }],
      ['long only when the mood is good', { status: 'clarify', says: 'not understood' }],
      ['warum ist ein Stop drin?', { status: 'answer', says: 'Stop loss: 5%' }],
    ],
  },
  {
    kind: 'conversations: three markets',
    on: ['Invest 200 dollars in VOO on the first of each month', 'and 100 in BND', 'and 50 in GLD'],
    cases: [
      [
        'cut GLD',
        {
          legs: {
            entry_rules: { symbol: 'VOO', chain: { position_size: { value: 200 } } },
            bnd_rules: { symbol: 'BND', chain: { position_size: { value: 100 } } },
          },
        },
      ],
    ],
  },
  {
    kind: 'conversations: conditions by their numbers',
    on: 'buy BTC on 15m when EMA 9 > EMA 21 > EMA 50',
    cases: [['take out the 50', { enterLong: 'ema_9 > ema_21' }]],
  },
  {
    kind: 'conversations: no plan, fourth round',
    cases: [
      ['long and short BTC at the same time when RSI < 30', { status: 'refused', says: 'long and a short' }],
      ['make 10x in a week', { status: 'refused', says: 'guarantee' }],
      ['is the sharpe ratio shown?', { status: 'answer', says: 'Sharpe' }],
    ],
  },
  {
    kind: 'conversations: fifth round',
    on: 'buy ETH when stochastic %K crosses %D below 20, sell above 80. Stop 5%',
    cases: [
      [
        '25 and 75',
        {
          enterLong: 'crosses_above(stochastic_14_3_3.k, stochastic_14_3_3.d) and stochastic_14_3_3.k < 25',
          exitLong: 'stochastic_14_3_3.k > 75',
        },
      ],
      ['rename to Trend 50 and set a trailing stop of 8%', { trail: ['percent', 8] }],
      ['y take profit 6%', { target: ['percent', 6] }],
      [
        'mach es für AMD auch',
        { legs: { crossover_rules: { symbol: 'ETH' }, amd_rules: { symbol: 'AMD' } } },
      ],
      ['redo', { status: 'answer' }],
      ['the 5% stop to 7%', { stop: ['percent', 7] }],
    ],
  },
  {
    kind: 'conversations: one market of two',
    on: 'buy BTC and ETH on golden cross, sell on death cross',
    cases: [
      ['ETH only', { legs: { eth_rules: { symbol: 'ETH' } } }],
      ['put 100 EMA in place of the 50', { status: 'clarify' }],
    ],
  },
  {
    kind: 'conversations: times that come',
    cases: [
      ['DCA 50 USD into BTC every day at 9am', { enterLong: 'hour() == 9' }],
      ['DCA 50 USD into BTC weekly at 9am', { enterLong: 'weekday() == 1 and hour() == 9' }],
      ['weekly DCA of 75 dollars into SOL on wednesdays', { enterLong: 'weekday() == 3' }],
      ['does it repaint?', { status: 'answer', says: 'closed bars' }],
    ],
  },
  {
    kind: 'conversations: how often at most',
    on: 'weekly DCA of 75 dollars into SOL on wednesdays',
    cases: [['stop at 50 buys', { kinds: { pyramiding: { max_entries: 50 } } }]],
  },
  {
    kind: 'conversations: sixth round',
    on: 'Buy FIL on 1h when price dips below lower BB (20,2) and RSI < 35. Sell at upper BB.',
    cases: [
      ['RSI < 30 please', { enterLong: 'crosses_below(close, bollinger_20_2.lower) and rsi_14 < 30' }],
      ['no, below 30', { enterLong: 'crosses_below(close, bollinger_20_2.lower) and rsi_14 < 30' }],
      ['use a 2% stop for ETH', { status: 'clarify', says: 'as well, or in its place' }],
      [
        'solo de lunes a viernes',
        { enterLong: 'crosses_below(close, bollinger_20_2.lower) and rsi_14 < 35 and weekday() <= 5' },
      ],
      [
        'either that or ADX > 40',
        { enterLong: 'crosses_below(close, bollinger_20_2.lower) and rsi_14 < 35 or adx_14.adx > 40' },
      ],
    ],
  },
  {
    kind: 'conversations: days in a row',
    on: 'buy btc after 3 red days, sell after 2 green days',
    cases: [
      [
        '4 red days',
        { enterLong: 'sum(if(close < open, 1, 0), 4) == 4', exitLong: 'sum(if(close > open, 1, 0), 2) == 2' },
      ],
    ],
  },
  {
    kind: 'conversations: two things instead of two',
    on: 'buy AAPL when it crosses above 200 SMA',
    cases: [
      [
        'instead of AAPL use MSFT and instead of 200 use 150',
        { symbol: 'MSFT', nodes: { sma_200: { period: 150 } } },
      ],
    ],
  },
  {
    kind: 'conversations: from daily to weekly',
    on: 'DCA 20 EUR daily into BTC',
    cases: [['change daily to weekly', { enterLong: 'weekday() < prev(weekday(), 1)' }]],
  },
  {
    kind: 'conversations: seventh round',
    on: 'buy BTC when price > EMA 20, sell when price < EMA 20, 1h',
    cases: [
      ['add DOGE, drop BTC', { legs: { doge_rules: { symbol: 'DOGE', enterLong: 'close > doge_ema_20' } } }],
      ['delete the stop and the exit', { stop: null, exitLong: null, enterLong: 'close > ema_20' }],
      ['can we wait for pullback to the EMA?', { status: 'clarify', says: 'never hold together' }],
      ['limit it to one trade per week', { status: 'clarify', says: '168 bars' }],
      ['keep the exit but enter on RSI < 30', { enterLong: 'rsi_14 < 30', exitLong: 'close < ema_20' }],
      ['use a cross instead of a level for the entry', { enterLong: 'crosses_above(close, ema_20)' }],
    ],
  },
];
