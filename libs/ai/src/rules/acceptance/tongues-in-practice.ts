import type { AcceptanceGroup } from './acceptance-case.js';

/** Longer requests in other languages, with markets and numbers as they are typed there. */
export const tonguesInPractice: readonly AcceptanceGroup[] = [
  {
    kind: 'other languages as typed',
    cases: [
      [
        'Dax auf M15: Long wenn die Kerze über dem oberen Bollingerband (20, 2) schließt und ADX größer 25, raus am mittleren Band',
        {
          enterLong: 'close > bollinger_20_2.upper and adx_14.adx > 25',
          symbol: 'DAX',
          timeframe: '15m',
          left: [],
        },
      ],
      [
        'Monatlich am Monatsende 500 Euro in SPY',
        {
          enterLong: 'day_of_month() >= 28 and prev(day_of_month(), 1) < 28',
          symbol: 'SPY',
          size: ['fixed_notional', 500],
          left: [],
        },
      ],
      [
        "J'investis 150 euros par mois dans ETH, le 5 de chaque mois",
        {
          enterLong: 'day_of_month() >= 5 and prev(day_of_month(), 1) < 5',
          symbol: 'ETH',
          size: ['fixed_notional', 150],
          left: [],
        },
      ],
      [
        "J'achète AAPL lorsque le cours franchit sa moyenne mobile à 200 jours par le haut, et je vends dans l'autre sens. Mise de 1 500,50 USDT",
        {
          enterLong: 'crosses_above(close, sma_200)',
          exitLong: 'crosses_below(close, sma_200)',
          size: ['fixed_notional', 1500.5],
          left: [],
        },
      ],
      [
        'achète du bitcoin quand la moyenne mobile 20 jours croise à la hausse celle de 50 jours, vends dans le cas contraire',
        {
          enterLong: 'crosses_above(sma_20, sma_50)',
          exitLong: 'crosses_below(sma_20, sma_50)',
          left: [],
        },
      ],
      [
        'El primer día de cada mes compra 300€ de ETH si está por debajo de su media de 200 días',
        {
          enterLong: 'month() != prev(month(), 1) and close < sma_200',
          exitLong: null,
          size: ['fixed_notional', 300],
          left: [],
        },
      ],
      [
        'Compre BTC quando o preço romper a máxima dos últimos 20 candles no 15m, venda quando perder a mínima dos últimos 10',
        {
          enterLong: 'close > prev(highest(high, 20), 1)',
          exitLong: 'close < prev(lowest(low, 10), 1)',
          timeframe: '15m',
          left: [],
        },
      ],
      [
        'Elke dag om 10:00 voor 25 euro BTC kopen zolang de RSI onder de 40 staat',
        { size: ['fixed_notional', 25], exitLong: null, timeframe: '1h', left: [] },
      ],
      [
        'Todo dia 10 comprar R$ 500 de BOVA11',
        {
          enterLong: 'day_of_month() >= 10 and prev(day_of_month(), 1) < 10',
          symbol: 'BOVA11',
          size: ['fixed_notional', 500],
          left: [],
        },
      ],
      [
        'hola, buy BTC cuando RSI(14) < 30 and sell when > 70, por favor with 2% stop',
        { enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 70', stop: ['percent', 2], left: [] },
      ],
    ],
  },
  {
    kind: 'markets and levels as typed',
    cases: [
      [
        'BTCUSDT.P Crossing Down 60,000.00 → short, close at 57,500, SL 61,200',
        {
          enterShort: 'crosses_below(close, 60000)',
          exitShort: 'close <= 57500 or close >= 61200',
          symbol: 'BTCUSDT',
          left: [],
        },
      ],
      [
        'short A when A closes below its 50 day average, cover above',
        { enterShort: 'close < sma_50', exitShort: 'close > sma_50', symbol: 'A', left: [] },
      ],
      [
        "short NEAR when it's below its 50 ema on the 4h and rsi under 45, cover above the 50 ema",
        {
          enterShort: 'close < ema_50 and rsi_14 < 45',
          exitShort: 'close > ema_50',
          symbol: 'NEAR',
          left: [],
        },
      ],
      [
        'natural gas: short when 10d ma < 30d ma, risk 1/2 % per trade, 2.5 ATR stop',
        { enterShort: 'sma_10 < sma_30', size: ['percent_risk', 0.5], stop: ['atr', 2.5], left: [] },
      ],
      [
        'ETH/USDT 4H\nEntry: break above 20 EMA + RSI > 50\nExit: close below 20 EMA',
        { enterLong: 'crosses_above(close, ema_20) and rsi_14 > 50', exitLong: 'close < ema_20', left: [] },
      ],
      ['buy crude oil on the first Wednesday of the month, hold for a week', { timeExit: 5, left: [] }],
    ],
  },
];
