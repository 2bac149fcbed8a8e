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
];
