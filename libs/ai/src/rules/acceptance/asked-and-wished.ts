import type { AcceptanceGroup } from './acceptance-case.js';

/** Questions beside wishes, what happens when the price goes on, which of two is better, and values that are denied. */
export const askedAndWished: readonly AcceptanceGroup[] = [
  {
    kind: 'asked: what happens if it goes on',
    on: 'buy SOL when RSI < 30, sell when RSI > 60, no stop',
    cases: [
      ['what if it keeps dropping?', { status: 'answer', says: 'There is no stop' }],
      ['what if it goes to zero?', { status: 'answer', says: 'add a 5% stop loss' }],
      ['and if it keeps going down?', { status: 'answer', says: 'There is no stop' }],
      ['how much could I lose on one trade?', { status: 'answer', says: 'There is no stop' }],
      ['can you protect me', { status: 'answer', says: 'There is no stop' }],
      [
        'what happens when the market crashes 20% overnight',
        { status: 'answer', says: 'RSI(14) is above 60' },
      ],
      ['what if it goes short as well?', { enterShort: 'rsi_14 > 70', enterLong: 'rsi_14 < 30' }],
    ],
  },
  {
    kind: 'asked: what happens with a stop',
    on: 'short TSLA when RSI > 80, cover under 50, stop 4%',
    cases: [
      ['what happens if it keeps going up', { status: 'answer', says: 'Stop loss: 4%' }],
      ['what happens if it keeps going up after I short?', { status: 'answer', says: '0.4% of equity' }],
      ['what happens if it keeps going down', { status: 'answer', says: 'no take profit' }],
      [
        'what happens if it keeps rising? add a 3% trailing stop',
        { trail: ['percent', 3], stop: ['percent', 4] },
      ],
    ],
  },
  {
    kind: 'asked: a question and a wish',
    on: 'buy spy at a 20 day high, exit after 10 days',
    cases: [
      ['what does this do, and can you make it 4h?', { timeframe: '4h', sums: '20-bar high' }],
      ['add a 2 ATR stop. what is ATR?', { stop: ['atr', 2], sums: 'Average true range' }],
      ['how do I make it hold twice as long?', { status: 'answer', says: 'Time exit 20' }],
      ['make it hold half as long', { timeExit: 5 }],
      ['hold 5 days longer', { timeExit: 15 }],
      ['how can I add a stop', { status: 'clarify', says: 'How far' }],
      ['actually put it back how it was', { status: 'answer', says: 'undo' }],
      ['take that back please', { status: 'answer', says: 'undo' }],
      ['now the same on QQQ instead of SPY', { symbol: 'QQQ', timeExit: 10 }],
    ],
  },
  {
    kind: 'asked: which is better',
    cases: [
      [
        'what is RSI? buy BTC when RSI is under 30',
        { enterLong: 'rsi_14 < 30', sums: 'Relative strength index' },
      ],
      [
        'which is better, a trailing stop or a fixed one?',
        { status: 'answer', says: 'suits trend following' },
      ],
      [
        "What's the difference between SMA and EMA, and which is better for a fast market?",
        { status: 'answer', says: 'suits fast markets' },
      ],
      ['grid or dca, what suits a sideways market better?', { status: 'answer', says: 'is left holding' }],
      ['limit or market orders, which is better?', { status: 'answer', says: 'pays the spread' }],
      ['RSI vs stochastic', { status: 'answer', says: 'Stochastic oscillator' }],
      ['tell me if I should sell my tesla shares', { status: 'refused', says: 'Advice' }],
    ],
  },
  {
    kind: 'taken back: what is denied',
    cases: [
      [
        'buy ETH (not BTC) on the 4h, not the 1h, when RSI < 30',
        { symbol: 'ETH', timeframe: '4h', left: [] },
      ],
      ['Buy if RSI<30. Not BTC but ETH. Not 1d but 4h. Sell if RSI>70.', { symbol: 'ETH', timeframe: '4h' }],
      [
        'Buy BTC when it crosses above not the 50 but the 100 EMA',
        { enterLong: 'crosses_above(close, ema_100)' },
      ],
      ['Kaufe nicht BTC sondern ETH wenn der RSI unter 30 fällt', { symbol: 'ETH', left: [] }],
      ['long gold with not a 5% but a 3% stop when macd crosses up', { stop: ['percent', 3], left: [] }],
      [
        'buy SPY on Monday, not Tuesday, sell Friday',
        { enterLong: 'weekday() == 1', exitLong: 'weekday() == 5' },
      ],
    ],
  },
  {
    kind: 'wished: the other side',
    on: 'long ETH on 1h when the 20 EMA crosses above the 50 EMA and ADX is over 20 and volume is above average, weekdays only',
    cases: [
      [
        'add shorts',
        {
          enterShort:
            'crosses_below(ema_20, ema_50) and adx_14.adx > 20 and volume > volume_average_20 and weekday() <= 5',
        },
      ],
      [
        'Raise ADX to 25, and let me also go short the other way round',
        { sums: 'short entry mirrors', left: [] },
      ],
      ['does it short?', { status: 'answer', says: 'never goes short' }],
    ],
  },
  {
    kind: 'wished: the other side of distances',
    on: 'buy BTC when it is 1.5 ATR below the 20 EMA, sell at the EMA, take profit 7%',
    cases: [
      ['shorts too', { enterShort: 'close >= ema_20 + atr_14 * 1.5', exitShort: 'low <= ema_20' }],
      [
        'leave out the take profit and use a 3% trailing stop instead',
        { target: null, trail: ['percent', 3] },
      ],
      ['was passiert wenn es weiter fällt?', { status: 'answer', says: 'Stop loss: 5%' }],
    ],
  },
  {
    kind: 'wished: a number that stands twice',
    on: "Buy AMZN when it's down 5% from its 20 day high, sell when it makes a new 20 day high",
    cases: [
      ['I meant 8%, not 5', { status: 'clarify', says: 'several places' }],
      [
        'change 5% to 8% in the entry',
        { enterLong: 'close <= highest(high, 20) * 0.92', stop: ['percent', 5] },
      ],
      ['short on the mirror image too', { enterShort: 'close >= lowest(low, 20) * 1.05' }],
    ],
  },
  {
    kind: 'averages that are counted',
    cases: [
      [
        'trend strategy for crude oil with two moving averages',
        { enterLong: 'crosses_above(sma_50, sma_200)' },
      ],
      ['trade SOL with two EMAs, 20 and 100', { enterLong: 'crosses_above(ema_20, ema_100)' }],
      [
        '10 and 30 EMA on ETH, buy when the fast one crosses over the slow one, sell when it crosses under',
        { enterLong: 'crosses_above(ema_10, ema_30)', exitLong: 'crosses_below(ema_10, ema_30)', left: [] },
      ],
      [
        'SMA 10 and SMA 30 on ETH, buy when the fast sma is above the slow sma',
        { enterLong: 'sma_10 > sma_30', left: [] },
      ],
      [
        'sell gold when rsi is above 75 on the 30m, cover at 50',
        { exitShort: 'rsi_14 <= 50', timeframe: '30m' },
      ],
      [
        'Go long when the price crosses above and below the 50 SMA on the same candle',
        { status: 'refused', says: 'above and below' },
      ],
    ],
  },
  {
    kind: 'wished: both thresholds, and what is taken off',
    on: 'buy BTC when RSI(14) is under 35 on the 4h and get out at 60, both directions, target 6%',
    cases: [
      ['take the shorts off but keep everything else', { enterLong: 'rsi_14 < 35', enterShort: null }],
      ['turn the target off', { target: null }],
      [
        "no, I'd rather exit on the 15 bar low than with a target",
        { target: null, exitLong: 'close < prev(lowest(low, 15), 1)' },
      ],
      ['which indicators does it use?', { status: 'answer', says: 'RSI 14' }],
      ['how many positions can it hold at once?', { status: 'answer', says: 'One position at a time' }],
      ['what would make it exit?', { status: 'answer', says: 'at or above 60' }],
      [
        'explain why there is a target and then move it to 4%',
        { target: ['percent', 4], sums: 'Take profit' },
      ],
    ],
  },
  {
    kind: 'wished: levels moved together',
    on: 'buy BTC when RSI(14) is under 35 on the 4h and get out at 60',
    cases: [
      [
        'lower both by five',
        { enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 >= 55', nodes: { rsi_14: { period: 14 } } },
      ],
      ['raise both thresholds by 3', { enterLong: 'rsi_14 < 38', exitLong: 'rsi_14 >= 63' }],
    ],
  },
  {
    kind: 'taken back: hesitations',
    cases: [
      [
        'Long on 3 green candles in a row on BNB 1h, exit after 2 red ones — hmm wait, make it 3 red ones',
        { exitLong: 'sum(if(close < open, 1, 0), 3) == 3', left: [] },
      ],
      [
        'buy NVDA above the 20 EMA, er, the 50 EMA, sell below it',
        { enterLong: 'close > ema_50', exitLong: 'close < ema_50' },
      ],
      [
        'Buy TSLA on Mondays and sell on Wednesday... no Thursday',
        { enterLong: 'weekday() == 1', exitLong: 'weekday() == 4' },
      ],
      ['log in to my Kraken account and show my balance', { status: 'refused', says: 'No account' }],
      ['Trade it when the trend is good', { status: 'clarify' }],
      ["what's a good RSI setting for day trading?", { status: 'answer', says: 'not known beforehand' }],
    ],
  },
  {
    kind: 'wished: one more way out',
    on: 'buy ETH when RSI < 30, sell when RSI > 70, no stop',
    cases: [
      ['one more exit: close below the 100 EMA', { exitLong: 'rsi_14 > 70 or close < ema_100' }],
      ['is there a stop?', { status: 'answer', says: 'No stop loss' }],
      ["use a 10% position, what's my max loss then?", { status: 'answer', says: 'There is no stop' }],
    ],
  },
];
