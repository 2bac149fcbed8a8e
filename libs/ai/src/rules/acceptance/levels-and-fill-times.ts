import type { AcceptanceGroup } from './acceptance-case.js';

/** Lines with a distance taken off, gates told as cash, when orders fill, weekends that are held through, weeks in other tongues. */
export const levelsAndFillTimes: readonly AcceptanceGroup[] = [
  {
    kind: 'a distance taken off a line',
    cases: [
      [
        'avax 15m: long if close < vwap - 1.5 atr and rsi(7) is under 25',
        { enterLong: 'close < vwap_line - atr_14 * 1.5 and rsi_7 < 25', left: [] },
      ],
      [
        'avax 15m: long if close < vwap - 1.5 * atr and rsi(7) < 25',
        { enterLong: 'close < vwap_line - atr_14 * 1.5 and rsi_7 < 25', left: [] },
      ],
      [
        'long if close < ema 20 - 2 atr and adx > 20, btc',
        { enterLong: 'close < ema_20 - atr_14 * 2 and adx_14.adx > 20', left: [] },
      ],
      [
        'BTC 1h: buy when close > ema 20 - 2 atr stop - 4% target',
        { enterLong: 'close > ema_20', stop: ['atr', 2], target: ['percent', 4] },
      ],
      [
        'Long when price is above the 20, 50 and 100 day averages and within 5% of its 52-week high; out when it closes under the 50. MSFT.',
        {
          enterLong:
            'close > sma_20 and close > sma_50 and close > sma_100 and abs(close / highest(high, 252) - 1) <= 0.05',
          exitLong: 'close < sma_50',
          left: [],
        },
      ],
    ],
  },
  {
    kind: 'shares, gates and switches',
    cases: [
      [
        'rebalance: 50% btc 30% eth 20% sol every month, but all cash when btc is under its 20 week sma',
        {
          legs: {
            btc_rules: { enterLong: 'not close < btc_sma_20_1w', exitLong: 'close < btc_sma_20_1w' },
            eth_rules: { enterLong: 'not btc_price.close < btc_sma_20_1w' },
            sol_rules: { enterLong: 'not btc_price.close < btc_sma_20_1w' },
          },
          left: ['every month'],
        },
      ],
      [
        "momentum: long QQQ if its 6m return beats SHY's, else hold SHY, check month end",
        {
          legs: {
            qqq_rules: { enterLong: 'day_of_month() >= 28 and qqq_roc_126 > shy_roc_126', timeframe: '1d' },
            shy_rules: { enterLong: 'day_of_month() >= 28 and not qqq_roc_126 > shy_roc_126' },
          },
          left: [],
        },
      ],
      [
        'Each quarter hold the two sectors of XLE, XLK, XLV with the lowest 90-day volatility.',
        {
          legs: {
            xle_rules: {
              enterLong:
                'month() != prev(month(), 1) and (month() == 1 or month() == 4 or month() == 7 or month() == 10) and if(xle_realised_volatility_90_252 < xlk_realised_volatility_90_252, 1, 0) + if(xle_realised_volatility_90_252 < xlv_realised_volatility_90_252, 1, 0) >= 1',
              chain: { position_size: { mode: 'percent_equity', value: 50 } },
            },
            xlk_rules: {},
            xlv_rules: {},
          },
          left: [],
        },
      ],
      [
        'Rank SPY, EFA and GLD by the average of their 3, 6 and 12 month returns and hold the best, rebalanced monthly.',
        {
          legs: {
            spy_rules: {
              enterLong:
                'month() != prev(month(), 1) and (spy_roc_63 + spy_roc_126 + spy_roc_252) / 3 > (efa_roc_63 + efa_roc_126 + efa_roc_252) / 3 and (spy_roc_63 + spy_roc_126 + spy_roc_252) / 3 > (gld_roc_63 + gld_roc_126 + gld_roc_252) / 3',
            },
            efa_rules: {},
            gld_rules: {},
          },
          assumes: ['ranking'],
          left: [],
        },
      ],
      [
        'Pairs trade MSFT and AAPL with a 40-day z-score of the log ratio; enter at 2.2, exit at 0.3, stop at 4.',
        {
          legs: {
            msft_rules: {
              enterLong: 'zscore_40_of_msft_aapl_log_ratio < -2.2 and zscore_40_of_msft_aapl_log_ratio > -4',
              exitLong: 'zscore_40_of_msft_aapl_log_ratio >= -0.3 or zscore_40_of_msft_aapl_log_ratio <= -4',
            },
            aapl_rules: {},
          },
          left: [],
        },
      ],
    ],
  },
  {
    kind: 'when orders fill and how long they are held',
    cases: [
      [
        'if VIX closes above 30 buy SPY next day, sell when VIX is back under 20',
        { enterLong: 'vix_price.close > 30', exitLong: 'vix_price.close < 20', symbol: 'SPY', left: [] },
      ],
      ['buy QQQ when RSI(2) < 10, sell the next day', { enterLong: 'rsi_2 < 10', timeExit: 1, left: [] }],
      [
        "when RSI(2) is under 5 buy SPY at tomorrow's open, sell after 3 days",
        { enterLong: 'rsi_2 < 5', timeExit: 3, left: [] },
      ],
      ['Buy SPY tomorrow if it will rise', { status: 'refused' }],
      [
        'buy SPY on friday close, hold over the weekend, sell monday open',
        { enterLong: 'weekday() == 5', exitLong: 'weekday() == 1', left: [] },
      ],
      [
        'Buy BTC friday at the close, hold it through the weekend, and sell monday',
        { enterLong: 'weekday() == 5', exitLong: 'weekday() == 1', left: [] },
      ],
      [
        'sell ES on a close under the low of the last 3 days provided we didn’t close under the 200 day',
        { status: 'clarify' },
      ],
      [
        'Go short EURUSD when the tide turns, and RSI is still above 40; cover at RSI 30 or after 12 hours. 1h',
        { enterShort: 'rsi_14 > 40', timeframe: '1h', left: ['when the tide turns'] },
      ],
    ],
  },
  {
    kind: 'the last candles',
    cases: [
      [
        'buy BTC when the last three candles closed red, sell when RSI > 60',
        { enterLong: 'sum(if(close < open, 1, 0), 3) == 3', exitLong: 'rsi_14 > 60', left: [] },
      ],
      [
        'Go short EURUSD when the last three 1h candles closed lower and RSI is still above 40; cover at RSI 30 or after 12 hours.',
        {
          enterShort: 'sum(if(close < prev(close, 1), 1, 0), 3) == 3 and rsi_14 > 40',
          exitShort: 'rsi_14 <= 30',
          timeExit: 12,
          timeframe: '1h',
          left: [],
        },
      ],
      [
        'buy BTC when the last 3 daily candles all closed above the 20 EMA, sell when RSI > 60',
        { enterLong: 'sum(if(close > ema_20, 1, 0), 3) == 3', left: [] },
      ],
    ],
  },
  {
    kind: 'the week before, in other tongues',
    cases: [
      [
        'Wenn der Goldpreis unter den Schlusskurs der Vorwoche fällt, verkaufe Gold leer, Ausstieg nach 5 Tagen',
        { enterShort: 'crosses_below(close, close@1w)', timeExit: 5, timeframe: '1d', left: [] },
      ],
      [
        'Compra SPY se chiude sopra il massimo della settimana scorsa, vendi dopo 5 giorni',
        { enterLong: 'close > high@1w', timeExit: 5, timeframe: '1d', left: [] },
      ],
      [
        'Compra SPY diario si cierra por encima del máximo de la semana pasada, vende si cierra por debajo del mínimo de la semana pasada',
        { enterLong: 'close > high@1w', exitLong: 'close < low@1w', left: [] },
      ],
      [
        "Buy SPY if it closes above last week's high, sell after 5 days",
        { enterLong: 'close > high@1w', timeExit: 5, timeframe: '1d', left: [] },
      ],
    ],
  },
];
