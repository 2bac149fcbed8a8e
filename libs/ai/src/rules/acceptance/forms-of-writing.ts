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
];
