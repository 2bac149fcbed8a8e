import type { AcceptanceGroup } from './acceptance-case.js';

/** Conditions that nobody gave an action, and words that are taken back: named or replaced, never put somewhere. */
export const noPlaceFor: readonly AcceptanceGroup[] = [
  {
    kind: 'conditions without an action',
    cases: [
      [
        'Long ETH when rsi < 30. After price is up 3%, activate a 1% trailing stop. Sell when rsi > 70',
        { enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 70', left: ['price is up 3%'] },
      ],
      [
        'buy BTC when rsi < 30, sell when rsi > 70. MACD above zero tells me the trend',
        { enterLong: 'rsi_14 < 30', left: ['MACD above zero'] },
      ],
      [
        'buy BTC when rsi < 30 (>5%), sell when rsi > 70',
        { enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 70', left: ['>5%'] },
      ],
      [
        'buy BTC when rsi < 30 if the 1h EMA 50 is rising, sell when rsi > 70',
        { enterLong: 'rsi_14 < 30 and ema_50 > prev(ema_50, 1)', timeframe: '1h' },
      ],
      [
        'Buy BTC when rsi < 30, sell when rsi > 70. Only when close is above the 200 ema.',
        { enterLong: 'rsi_14 < 30 and close > ema_200', exitLong: 'rsi_14 > 70' },
      ],
    ],
  },
  {
    kind: 'taken back in other words',
    cases: [
      [
        'Kaufe ETH im Tageschart wenn der Kurs über dem SMA 100, äh nein, SMA 150 schließt; verkaufe bei Schlusskurs darunter. Stop 8 %',
        { enterLong: 'close > sma_150', exitLong: 'close < sma_150', stop: ['percent', 8] },
      ],
      [
        'buy BTC when rsi < 30, nah make it 25, sell when rsi > 70',
        { enterLong: 'rsi_14 < 25', exitLong: 'rsi_14 > 70' },
      ],
      ['buy BTC when rsi < 30, my bad, 25, sell when rsi > 70', { enterLong: 'rsi_14 < 25' }],
      [
        'buy BTC when rsi below 30, scrap that, buy ETH when rsi below 20. sell above 70',
        { enterLong: 'rsi_14 < 20', symbol: 'ETH', exitLong: 'rsi_14 > 70' },
      ],
      [
        'buy BTC 1h when close > ema 50, sorry, close > ema 200 and rsi < 30. sell when rsi > 60',
        { enterLong: 'close > ema_200 and rsi_14 < 30', exitLong: 'rsi_14 > 60' },
      ],
      ['buy BTC with 5% stop, hmm make that 4%, when rsi < 30', { stop: ['percent', 4] }],
      ['kaufe BTC wenn RSI unter 30, quatsch, 25 fällt', { enterLong: 'crosses_below(rsi_14, 25)' }],
    ],
  },
  {
    kind: 'sides, exits and counts',
    cases: [
      [
        'long BTC when rsi crosses above 70, exit at 50',
        { enterLong: 'crosses_above(rsi_14, 70)', exitLong: 'rsi_14 <= 50' },
      ],
      [
        'bollinger 20 2 on ETH: buy below the lower band, short above the upper band, exit both at the middle band',
        {
          enterLong: 'close < bollinger_20_2.lower',
          enterShort: 'close > bollinger_20_2.upper',
          exitLong: 'high >= bollinger_20_2.middle',
          exitShort: 'low <= bollinger_20_2.middle',
        },
      ],
      [
        'RSI 2 on QQQ: under 5 → long, over 95 → short. Long exit over 65, short exit under 35. Trend filter: longs only above SMA 200, shorts only below it.',
        {
          enterLong: 'rsi_2 < 5 and close > sma_200',
          enterShort: 'rsi_2 > 95 and close < sma_200',
          exitLong: 'rsi_2 > 65',
          exitShort: 'rsi_2 < 35',
        },
      ],
      [
        'buy when rsi > 50 and close > ema 20, exit when one of them falls below',
        { enterLong: 'rsi_14 > 50 and close > ema_20', exitLong: 'rsi_14 < 50 or close < ema_20' },
      ],
      [
        "Never enter if it's Saturday or Sunday. Buy BTC 1h when rsi < 30, sell when rsi > 60",
        { enterLong: 'rsi_14 < 30 and not (weekday() == 6 or weekday() == 7)', exitLong: 'rsi_14 > 60' },
      ],
      [
        "doge 1h: buy ema 12/48 cross up, don't exit before 6 hours, then exit on cross down",
        { exitLong: 'crosses_below(ema_12, ema_48)', left: ["don't exit before 6 hours"] },
      ],
      ['Enter long one bar before a big green candle (>5%)', { status: 'refused', says: 'future' }],
      [
        'long when close > highest of last 8 closes and rsi14 > 55, out at rsi14 < 48',
        { enterLong: 'close > prev(highest(close, 8), 1) and rsi_14 > 55', exitLong: 'rsi_14 < 48' },
      ],
      ['trade BTC with RSI 30 and EMA 50', { status: 'clarify' }],
      ['Buy BTC when Jupiter is in Leo. Never enter on Sunday. Sell when rsi > 60', { status: 'clarify' }],
    ],
  },
  {
    kind: 'edits in other words',
    on: 'BTC 4h buy when EMA 20 crosses above EMA 50, exit when it crosses below, stop 4%',
    cases: [
      [
        'or when price touches the lower bollinger band 20 2',
        { enterLong: 'crosses_above(ema_20, ema_50) or low <= bollinger_20_2.lower' },
      ],
      ['instead of the cross exit use a 3 ATR trailing stop', { exitLong: null, trail: ['atr', 3] }],
      ['make those SMAs', { enterLong: 'crosses_above(sma_20, sma_50)' }],
      [
        'use 6h bars, make the stop 3% and add a 9% target',
        { timeframe: '6h', stop: ['percent', 3], target: ['percent', 9] },
      ],
    ],
  },
];
