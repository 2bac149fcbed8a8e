import type { AcceptanceGroup } from './acceptance-case.js';

const inside = 'prev(high, 1) < prev(high, 2) and prev(low, 1) > prev(low, 2)';

/** Choices among several markets, ratios that are sold, inside bars and what breaks them, and days on which a market trades. */
export const groupsAndInsideBars: readonly AcceptanceGroup[] = [
  {
    kind: 'inside bars and mother bars',
    cases: [
      [
        "Inside bar on EURUSD 1h: buy the break of the mother bar's high, stop at the mother bar's low, target 3%",
        {
          enterLong: `${inside} and close > prev(high, 2)`,
          target: ['percent', 3],
          left: ["stop at the mother bar's low"],
        },
      ],
      [
        'inside day then break of the mother candle high = long DAX, break of the mother candle low = short. SL 1%.',
        {
          enterLong: `${inside} and close > prev(high, 2)`,
          enterShort: `${inside} and close < prev(low, 2)`,
          stop: ['percent', 1],
          left: [],
        },
      ],
      [
        "Buy GOLD daily if yesterday was an inside bar and today closes above the mother bar's high. Exit below the mother bar's low.",
        {
          enterLong: `${inside} and close > prev(high, 2)`,
          left: ["Exit below the mother bar's low"],
        },
      ],
      [
        'after an inside bar, buy when price breaks the high of the mother bar, sell after 5 bars. ES 30m',
        { enterLong: `${inside} and close > prev(high, 2)`, timeExit: 5, left: [] },
      ],
      [
        "SPY daily: after an inside day go long on a close above the inside day's high, short on a close below the inside day's low",
        {
          enterLong: `${inside} and close > prev(high, 1)`,
          enterShort: `${inside} and close < prev(low, 1)`,
          left: [],
        },
      ],
    ],
  },
  {
    kind: 'sides that are told',
    cases: [
      [
        'short SOL when price breaks above the 20 EMA, cover when it breaks below the 20 EMA',
        { enterShort: 'crosses_above(close, ema_20)', exitShort: 'crosses_below(close, ema_20)', left: [] },
      ],
      [
        'short SOL when price breaks out above the 20 EMA, cover after 5 days',
        { enterShort: 'crosses_above(close, ema_20)', timeExit: 5, left: [] },
      ],
      [
        'short SOL on a break above the 20 day high, cover after 5 days',
        { enterShort: 'close > prev(highest(high, 20), 1)', left: [] },
      ],
      [
        'after a red day go long on a close above the 20 EMA, short on a close below the 50 EMA',
        { enterLong: 'close < open and close > ema_20', enterShort: 'close < ema_50', left: [] },
      ],
    ],
  },
  {
    kind: 'all of them, or the best',
    cases: [
      [
        'Own whichever of GLD, SLV is up more over 2 weeks; nothing if both are red',
        {
          legs: {
            gld_rules: {
              enterLong:
                'month() != prev(month(), 1) and gld_roc_10 > slv_roc_10 and not (gld_roc_10 <= 0 and slv_roc_10 <= 0)',
            },
            slv_rules: {},
          },
          left: [],
        },
      ],
      [
        'If every one of SPY, EFA, EEM has a negative 12 month return hold BIL, otherwise the best',
        {
          legs: {
            spy_rules: {
              enterLong:
                'month() != prev(month(), 1) and spy_roc_252 > efa_roc_252 and spy_roc_252 > eem_roc_252 and not (spy_roc_252 <= 0 and efa_roc_252 <= 0 and eem_roc_252 <= 0)',
            },
            efa_rules: {},
            eem_rules: {},
            bil_rules: {
              enterLong:
                'month() != prev(month(), 1) and spy_roc_252 <= 0 and efa_roc_252 <= 0 and eem_roc_252 <= 0',
            },
          },
          left: [],
        },
      ],
      [
        'If SPY, EFA and EEM all have negative 6 month returns go to SHY, otherwise hold the strongest of them',
        { legs: { spy_rules: {}, efa_rules: {}, eem_rules: {}, shy_rules: {} }, left: [] },
      ],
      [
        'hold BIL when SPY, EFA and EEM are all down over 12 months, else the best of the three',
        { legs: { spy_rules: {}, efa_rules: {}, eem_rules: {}, bil_rules: {} }, left: [] },
      ],
      [
        'At the end of each month hold 25% each of SPY, EFA, VNQ and GLD if its price is over its 10-month SMA, otherwise cash',
        {
          legs: {
            spy_rules: {
              enterLong: 'day_of_month() >= 28 and close > spy_sma_210',
              chain: { position_size: { mode: 'percent_equity', value: 25 } },
            },
            efa_rules: {},
            vnq_rules: {},
            gld_rules: {},
          },
          left: [],
        },
      ],
      [
        'eth if eth/btc is over its 50d ma else btc',
        {
          legs: {
            eth_rules: { enterLong: 'eth_btc_ratio > sma_50_of_eth_btc_ratio' },
            btc_rules: { enterLong: 'not eth_btc_ratio > sma_50_of_eth_btc_ratio' },
          },
          left: [],
        },
      ],
    ],
  },
  {
    kind: 'ratios that are sold',
    cases: [
      [
        'if gold/silver ratio > 85 sell gold buy silver, unwind at 75',
        {
          legs: {
            xau_rules: {
              enterShort: 'xau_xag_ratio > 85',
              exitShort: 'xau_xag_ratio <= 75',
              enterLong: null,
            },
            xag_rules: { enterLong: 'xau_xag_ratio > 85', exitLong: 'xau_xag_ratio <= 75', enterShort: null },
          },
          left: [],
        },
      ],
      [
        'sell gold and buy silver when the gold/silver ratio is above 85, unwind at 75',
        {
          legs: {
            xau_rules: { enterShort: 'xau_xag_ratio > 85', exitShort: 'xau_xag_ratio <= 75' },
            xag_rules: { enterLong: 'xau_xag_ratio > 85', exitLong: 'xau_xag_ratio <= 75' },
          },
          left: [],
        },
      ],
      [
        'Sell gold and buy silver when the gold/silver ratio is above 85, sell silver and buy gold when it is below 65',
        {
          legs: {
            xau_rules: { enterShort: 'xau_xag_ratio > 85', enterLong: 'xau_xag_ratio < 65' },
            xag_rules: { enterLong: 'xau_xag_ratio > 85', enterShort: 'xau_xag_ratio < 65' },
          },
          left: [],
        },
      ],
    ],
  },
  {
    kind: 'days on which a market trades',
    cases: [
      'Achète SPY le premier jour de bourse du mois et vends après 5 jours',
      'Compra SPY il primo giorno di borsa del mese e vendi dopo 5 giorni',
      'Compra SPY el primer día hábil de cada mes y vende a los 5 días',
      'Compre SPY no primeiro pregão do mês e venda depois de 5 dias',
      'Koop SPY op de eerste handelsdag van de maand en verkoop na 5 dagen',
      'Kup SPY pierwszego dnia sesyjnego miesiąca i sprzedaj po 5 dniach',
    ].map((text) => [text, { enterLong: 'month() != prev(month(), 1)', timeExit: 5, left: [] }] as const),
  },
  {
    kind: 'days on which a market trades, at the end',
    cases: [
      'Compra SPY el último día hábil del mes y vende 4 días después',
      'Kaufe SPY am letzten Handelstag des Monats und verkaufe 4 Tage später',
      'Achète SPY le dernier jour ouvré du mois, vends 4 jours plus tard',
    ].map((text) => [text, { enterLong: 'day_of_month() >= 28', timeExit: 4, left: [] }] as const),
  },
  {
    kind: 'names with two letters swapped',
    cases: [
      [
        'Buy BTC when RIS(14) is below 30, sell above 70',
        { enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 70', left: [] },
      ],
      [
        'buy eth when the RIS dips under 30 and sell when RIS over 70',
        { enterLong: 'crosses_below(rsi_14, 30)', exitLong: 'rsi_14 > 70', left: [] },
      ],
      [
        'Buy SOL when EAM(20) crosses above EAM(50), sell on the opposite',
        { enterLong: 'crosses_above(ema_20, ema_50)' },
      ],
      [
        'Long SOL 1h when price is over the 50 eam and ADX > 20, out under the 50 eam',
        { enterLong: 'close > ema_50 and adx_14.adx > 20', exitLong: 'close < ema_50', left: [] },
      ],
    ],
  },
];
