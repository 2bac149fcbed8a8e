import type { AcceptanceGroup } from './acceptance-case.js';

/** What markets are ranked by, bands with their size, conditions that go on about what was named, and names of markets in lists. */
export const measuresAndBands: readonly AcceptanceGroup[] = [
  {
    kind: 'measures of a ranking',
    cases: [
      [
        'Rotate monthly between SPY and TLT: hold whichever closed above its 10-month moving average with the higher 12-month return, otherwise BIL.',
        {
          legs: {
            spy_rules: {
              enterLong: 'month() != prev(month(), 1) and spy_roc_252 > tlt_roc_252 and close > spy_sma_210',
            },
            tlt_rules: {},
            bil_rules: {},
          },
          left: [],
        },
      ],
      [
        'Every month hold the one of SPY and GLD with the higher 30 day return',
        {
          legs: {
            spy_rules: { enterLong: 'month() != prev(month(), 1) and spy_roc_30 > gld_roc_30' },
            gld_rules: {},
          },
          left: [],
        },
      ],
      [
        'Every month hold the best of SPY, EFA and GLD by return of 6 months',
        {
          legs: {
            spy_rules: {
              enterLong:
                'month() != prev(month(), 1) and spy_roc_126 > efa_roc_126 and spy_roc_126 > gld_roc_126',
            },
            efa_rules: {},
            gld_rules: {},
          },
          left: [],
        },
      ],
      [
        'sector rot. XLK XLF XLE XLV, top1 3mo ret, only if >0, monthly',
        {
          legs: {
            xlk_rules: {
              enterLong:
                'month() != prev(month(), 1) and xlk_roc_63 > xlf_roc_63 and xlk_roc_63 > xle_roc_63 and xlk_roc_63 > xlv_roc_63 and xlk_roc_63 > 0',
            },
            xlf_rules: {},
            xle_rules: {},
            xlv_rules: {},
          },
          left: [],
        },
      ],
      [
        'top2 of btc eth sol avax link by 30d momentum but only the ones above their 50d ema, rebal weekly, rest cash',
        { legs: { btc_rules: {}, eth_rules: {}, sol_rules: {}, avax_rules: {}, link_rules: {} }, left: [] },
      ],
      [
        'Acheter les 2 meilleurs parmi BTC, ETH, SOL et ADA selon le rendement sur 30 jours, chaque lundi',
        {
          legs: {
            btc_rules: {
              enterLong:
                'weekday() < prev(weekday(), 1) and if(btc_roc_30 > eth_roc_30, 1, 0) + if(btc_roc_30 > sol_roc_30, 1, 0) + if(btc_roc_30 > ada_roc_30, 1, 0) >= 2',
            },
            eth_rules: {},
            sol_rules: {},
            ada_rules: {},
          },
          left: [],
        },
      ],
      [
        'Halte jeden Monat den stärksten von SPY, EFA und IEF nach 12-Monats-Rendite; wenn alle negativ sind, bleib in Cash.',
        {
          legs: {
            spy_rules: {
              enterLong:
                'month() != prev(month(), 1) and spy_roc_252 > efa_roc_252 and spy_roc_252 > ief_roc_252 and not (spy_roc_252 <= 0 and efa_roc_252 <= 0 and ief_roc_252 <= 0)',
            },
            efa_rules: {},
            ief_rules: {},
          },
          left: [],
        },
      ],
      [
        'Cada mes mantén el mejor de SPY, EFA y GLD por retorno de 6 meses; si todos son negativos, efectivo',
        {
          legs: {
            spy_rules: {
              enterLong:
                'month() != prev(month(), 1) and spy_roc_126 > efa_roc_126 and spy_roc_126 > gld_roc_126 and spy_roc_126 > 0',
            },
            efa_rules: {},
            gld_rules: {},
          },
          left: [],
        },
      ],
      ['buy the weakest of the dow 30 each monday sell friday lol', { status: 'clarify', says: 'ranked' }],
    ],
  },
  {
    kind: 'bands with their size',
    cases: [
      [
        'buy SPY when price falls under the lower 20-day Bollinger band, sell at the middle band',
        {
          enterLong: 'crosses_below(close, bollinger_20_2.lower)',
          exitLong: 'high >= bollinger_20_2.middle',
          left: [],
        },
      ],
      [
        'short when the close is over the upper 20,2.5 Bollinger band on EURUSD 1h, cover at the middle 20 period Bollinger band',
        {
          enterShort: 'close > bollinger_20_2_5.upper',
          exitShort: 'low <= bollinger_20_2.middle',
          left: [],
        },
      ],
      [
        'buy on a close above the upper 20 day Keltner channel, sell below the middle 20 day Keltner channel. gold',
        { enterLong: 'close > keltner_20_10_2.upper', exitLong: 'close < keltner_20_10_2.middle', left: [] },
      ],
      [
        'Go long gold and short silver when the gold/silver ratio falls under its lower 20-day Bollinger band, exit at the middle band.',
        {
          legs: {
            xau_rules: {
              enterLong: 'crosses_below(xau_xag_ratio, bollinger_20_2_of_xau_xag_ratio.lower)',
              exitLong: 'xau_xag_ratio >= bollinger_20_2_of_xau_xag_ratio.middle',
            },
            xag_rules: {
              enterShort: 'crosses_below(xau_xag_ratio, bollinger_20_2_of_xau_xag_ratio.lower)',
              exitShort: 'xau_xag_ratio >= bollinger_20_2_of_xau_xag_ratio.middle',
            },
          },
          left: [],
        },
      ],
    ],
  },
  {
    kind: 'conditions that go on about what was named',
    cases: [
      [
        'Buy SOL when the RSI on the 4 hour is above 50 and on the 1 hour it crosses above 30; sell when the 1 hour RSI is over 75.',
        {
          enterLong: 'rsi_14_4h > 50 and crosses_above(rsi_14, 30)',
          exitLong: 'rsi_14 > 75',
          timeframe: '1h',
          left: [],
        },
      ],
      [
        'if 3 or more of these hold buy LTC: RSI > 50, MACD above signal, close > EMA50, volume > 20 avg. Out when fewer than 2.',
        {
          exitLong:
            'not if(rsi_14 > 50, 1, 0) + if(macd_12_26_9.macd > macd_12_26_9.signal, 1, 0) + if(close > ema_50, 1, 0) + if(volume > volume_average_20, 1, 0) >= 2',
          left: [],
        },
      ],
      [
        '50$ a week into btc, 100$ if rsi d1 < 40, nothing if > 75',
        {
          legs: {
            btc_rules: {
              enterLong: 'weekday() < prev(weekday(), 1) and not btc_rsi_14 < 40 and not btc_rsi_14 > 75',
            },
            btc_rules_2: {
              enterLong: 'weekday() < prev(weekday(), 1) and btc_rsi_14 < 40 and not btc_rsi_14 > 75',
            },
          },
          left: [],
        },
      ],
      [
        'long eurusd when usd index falls under its 20d ma & rsi(eurusd) < 60, exit opposite on dxy',
        { enterLong: 'crosses_below(dxy_price.close, dxy_sma_20) and rsi_14 < 60', left: [] },
      ],
      [
        'btc 4h. long if close is 1.5 atr over the 21ema & atr rising, get out back at the 21',
        {
          enterLong: 'close >= ema_21 + atr_14 * 1.5 and atr_14 > prev(atr_14, 1)',
          exitLong: 'low <= ema_21',
          left: [],
        },
      ],
      [
        "Short crude when price breaks over yesterday's high and then closes back below it, stop 1%",
        { enterShort: 'high > prev(high, 1) and close < prev(high, 1)', stop: ['percent', 1], left: [] },
      ],
      [
        "Buy MSFT if RSI(14) is under 40 on more than twice the average volume (30 days), but not when it's already more than 10% above the 50 day average. Sell when RSI > 60",
        {
          enterLong: 'rsi_14 < 40 and volume > volume_average_30 * 2 and not close > sma_50 * 1.1',
          exitLong: 'rsi_14 > 60',
          left: [],
        },
      ],
      [
        "Buy SPY if this week's low is above last week's low and this week's close is above last week's high, sell when this week's low is below last week's low",
        {
          enterLong: 'low > prev(low, 1) and close > prev(high, 1)',
          exitLong: 'low < prev(low, 1)',
          timeframe: '1w',
          left: [],
        },
      ],
      [
        'hey, can someone help? want to be in TQQQ only when QQQ is over its 200 day sma and VIX under 25. out when either fails',
        {
          enterLong: 'qqq_price.close > qqq_sma_200 and vix_price.close < 25',
          exitLong: 'not (qqq_price.close > qqq_sma_200 and vix_price.close < 25)',
          symbol: 'TQQQ',
          left: [],
        },
      ],
      [
        'Invest 200 EUR in MSCI World ETF URTH on the 1st of every month, and double it if the price is 10% below its 52-week high.',
        { status: 'clarify', says: 'Which market' },
      ],
    ],
  },
];
