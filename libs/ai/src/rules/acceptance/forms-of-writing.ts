import type { AcceptanceGroup } from './acceptance-case.js';

const filtered = {
  enterLong: 'rsi_14 < 30 and close > sma_200',
  exitLong: 'rsi_14 > 70',
  stop: ['percent', 3],
  left: [],
} as const;
const risked = {
  enterLong: 'rsi_14 < 30',
  exitLong: 'rsi_14 > 70',
  stop: ['percent', 2],
  size: ['percent_risk', 1],
  left: [],
} as const;
const stochasticShort = {
  enterShort: 'crosses_below(stochastic_14_3_3.k, stochastic_14_3_3.d) and stochastic_14_3_3.k > 80',
  exitShort: 'stochastic_14_3_3.k < 20',
  left: [],
} as const;

/** Requests set as Markdown, under headlines, in the letters of a phone and with the slips of fingers. */
export const formsOfWriting: readonly AcceptanceGroup[] = [
  {
    kind: 'headlines and emphasis',
    cases: [
      [
        '## Entry\n- rsi < 30\n- close > sma 200\n## Exit\n- rsi > 70\n## Risk management\n- stop 3%',
        filtered,
      ],
      ['Entry\nrsi < 30\nclose > sma 200\nExit\nrsi > 70\nStop\n3%', filtered],
      [
        '**Buy:** RSI(7) < 20 | **Sell:** RSI(7) > 55 | **SL:** 0.4% | **Risk:** 0.5%',
        {
          enterLong: 'rsi_7 < 20',
          exitLong: 'rsi_7 > 55',
          stop: ['percent', 0.4],
          size: ['percent_risk', 0.5],
          left: [],
        },
      ],
      [
        '*Entry*: rsi < 30\n*Exit*: rsi > 70\n*Stop*: 2 * ATR',
        { enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 70', stop: ['atr', 2], left: [] },
      ],
      [
        '## Strategy\n**Name:** Golden Goose\n**Instrument:** SPY, daily\n### Rules\n1. Go long when the 50-day SMA crosses above the 200-day SMA.\n2. Exit when it crosses back below.\n### Risk\n- Position size: 25% of equity\n- Stop loss: 8%',
        {
          enterLong: 'crosses_above(sma_50, sma_200)',
          exitLong: 'crosses_below(sma_50, sma_200)',
          symbol: 'SPY',
          size: ['percent_equity', 25],
          stop: ['percent', 8],
          left: [],
        },
      ],
    ],
  },
  {
    kind: 'slips and short forms',
    cases: [
      [
        'buy BNB whne teh RSI(14) drpos below 30 adn sell wehn it rsies abvoe 70, stpo loss 5%',
        { enterLong: 'crosses_below(rsi_14, 30)', exitLong: 'crosses_above(rsi_14, 70)', left: [] },
      ],
      [
        'buyin ltc on 4h whn rsi is blow 32 n px abv 200sma, tkae proft 8pct stp 4pct',
        {
          enterLong: 'rsi_14 < 32 and close > sma_200',
          target: ['percent', 8],
          stop: ['percent', 4],
          symbol: 'LTC',
          left: [],
        },
      ],
      [
        'lng eth wen rsi14<28&price>200ema, ext rsi14>=60, sl=4% tp=10%',
        { enterLong: 'rsi_14 < 28 and close > ema_200', exitLong: 'rsi_14 >= 60', left: [] },
      ],
      [
        'gm frens, wanna ape into avax w/ 5% of the bag when the 4h rsi dips sub 25, bail when its >55 or im down 7%',
        {
          enterLong: 'crosses_below(rsi_14, 25)',
          exitLong: 'rsi_14 > 55',
          timeframe: '4h',
          size: ['percent_equity', 5],
          stop: ['percent', 7],
          left: [],
        },
      ],
      [
        'shrt sol whn ema9 crsses blw ema21 on 15m, ext whn it crosss bck abv, sl 2pct',
        {
          enterShort: 'crosses_below(ema_9, ema_21)',
          exitShort: 'crosses_above(ema_9, ema_21)',
          stop: ['percent', 2],
          left: [],
        },
      ],
      ['Short USDJPY, M30, stoch(14,3,3) k x-under d and k > 80 -> short; k < 20 -> cover', stochasticShort],
      ['short when stoch k crosses below d and k > 80, cover when k < 20', stochasticShort],
      [
        'buy 1.500,75 EUR worth of SAP when the 14-day RSI is under 35,5; sell over 62,5',
        {
          enterLong: 'rsi_14 < 35.5',
          exitLong: 'rsi_14 > 62.5',
          size: ['fixed_notional', 1500.75],
          left: [],
        },
      ],
      ['buy eth if ½ ATR above ema 50', { enterLong: 'close >= ema_50 + atr_14 * 0.5', left: [] }],
      [
        'buy eth if price is half an ATR above ema 50',
        { enterLong: 'close >= ema_50 + atr_14 * 0.5', left: [] },
      ],
    ],
  },
  {
    kind: 'risk per trade in other languages',
    cases: [
      ['Kaufe BTC wenn RSI < 30, verkaufe über 70. Stop 2%. Risiko pro Trade 1 %.', risked],
      ['Achète BTC si RSI < 30, vends au-dessus de 70. Stop 2%. Risque par trade 1 %.', risked],
      ['Compra BTC si RSI < 30, vende por encima de 70. Stop 2%. Riesgo por operación: 1 %.', risked],
      ['Compra BTC se RSI < 30, vendi sopra 70. Stop 2%. Rischio per operazione 1 %.', risked],
      ['Comprar BTC se RSI < 30, vender acima de 70. Stop 2%. Risco por operação 1 %.', risked],
      ['Koop BTC als RSI < 30, verkoop boven 70. Stop 2%. Risico per trade 1 %.', risked],
      ['Kup BTC gdy RSI < 30, sprzedaj powyżej 70. Stop 2%. Ryzyko na transakcję 1 %.', risked],
    ],
  },
  {
    kind: 'orders in other words',
    cases: [
      [
        'if(btc.rsi(14)<30){buy} else if(btc.rsi(14)>70){sell}',
        { enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 70', left: [] },
      ],
      [
        'fast = vbt.MA.run(close, 10)\nslow = vbt.MA.run(close, 50)\nentries = fast.ma_crossed_above(slow)\nexits = fast.ma_crossed_below(slow)\npf = vbt.Portfolio.from_signals(close, entries, exits, sl_stop=0.05, tp_stop=0.1)',
        {
          enterLong: 'crosses_above(sma_10, sma_50)',
          exitLong: 'crosses_below(sma_10, sma_50)',
          stop: ['percent', 5],
          target: ['percent', 10],
        },
      ],
      [
        'strategy("S")\nif ta.rsi(close, 14) < 30\n    strategy.entry("L", strategy.long, qty=2)\nif ta.rsi(close, 14) > 60\n    strategy.close("L")',
        { enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 60', size: ['fixed_units', 2] },
      ],
      [
        'long ES on the 30m when the price is three quarters of a percent below VWAP, out at VWAP, risk half of one percent',
        { enterLong: 'close <= vwap_line * 0.9925', size: ['percent_risk', 0.5], left: [] },
      ],
      [
        'sol 1h | L: ema8>ema21 & rsi>50 | X: ema8<ema21 | SL 2 | TP 6',
        { enterLong: 'ema_8 > ema_21 and rsi_14 > 50', exitLong: 'ema_8 < ema_21', left: [] },
      ],
      [
        'when ETH drops 8% in 24h buy w/ 1k, take 4%, cut at 5%, give it 3 days max',
        {
          enterLong: 'roc_24 <= -8',
          size: ['fixed_notional', 1000],
          timeExit: 72,
          stop: ['percent', 5],
          target: ['percent', 4],
          left: [],
        },
      ],
      [
        'spend 2,5k on DOT when rsi14 is at or below 30.5, sell at or above 69.5',
        { enterLong: 'rsi_14 <= 30.5', exitLong: 'rsi_14 >= 69.5', size: ['fixed_notional', 2500], left: [] },
      ],
      [
        'long when sma 10 is higher than sma 40 and short when it is lower',
        { enterLong: 'sma_10 > sma_40', enterShort: 'sma_10 < sma_40', left: [] },
      ],
      [
        'buy if price breaks the high of the last 12 bars and ADX > 25; exit if it loses the low of the last 6 bars',
        { exitLong: 'crosses_below(close, prev(lowest(low, 6), 1))', left: [] },
      ],
    ],
  },
  {
    kind: 'whole requests in other languages',
    cases: [
      [
        'Quero um robô para BTC no gráfico de 4h: entra comprado quando o RSI cruzar 30 para cima, sai quando cruzar 70 para baixo ou depois de 8 candles. Arrisca 0,75% por operação com stop de 1,5 ATR.',
        {
          enterLong: 'crosses_above(rsi_14, 30)',
          exitLong: 'crosses_below(rsi_14, 70)',
          timeExit: 8,
          size: ['percent_risk', 0.75],
          stop: ['atr', 1.5],
          left: [],
        },
      ],
      [
        'Quiero operar el Nasdaq en velas de 5 minutos: comprar si el precio supera el máximo de las últimas 12 velas y el ADX(14) es mayor que 25; salir si pierde el mínimo de las últimas 6 velas o al llegar a una ganancia del 1,5 %.',
        {
          enterLong: 'close > prev(highest(high, 12), 1) and adx_14.adx > 25',
          exitLong: 'close < prev(lowest(low, 6), 1)',
          target: ['percent', 1.5],
          left: [],
        },
      ],
      [
        'Ich möchte Silber kaufen, wenn der Schlusskurs ein neues 50-Tage-Hoch markiert, und mit einem nachgezogenen Stop von 3 ATR aussteigen.',
        { enterLong: 'close > prev(highest(high, 50), 1)', trail: ['atr', 3], left: [] },
      ],
      [
        'ich steige ein wenn RSI < 30 und steige aus wenn RSI > 70',
        { enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 70', left: [] },
      ],
      [
        'Koop BTC op de 1-uurs grafiek als de RSI onder de 30 zakt, verkoop boven 70',
        { enterLong: 'crosses_below(rsi_14, 30)', exitLong: 'rsi_14 > 70', timeframe: '1h', left: [] },
      ],
      [
        'BTC 1d, si le prix > MM200 on est long, sinon cash. levier 2.',
        { enterLong: 'close > sma_200', exitLong: 'not close > sma_200', left: [] },
      ],
      [
        'entra largo si RSI < 30, sale si RSI > 70',
        { enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 70', left: [] },
      ],
    ],
  },
];
