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
];
