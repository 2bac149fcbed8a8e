import type { AcceptanceGroup } from './acceptance-case.js';

/** Amounts, levels and times inside requests with a grammar of their own. */
export const moneyInFamilies: readonly AcceptanceGroup[] = [
  {
    kind: 'amounts and times of families',
    cases: [
      [
        'my wife and I put 1000 euro a month: 700 in VWCE, 300 in AGG, always on the 5th',
        {
          legs: {
            vwce_rules: {
              enterLong: 'day_of_month() >= 5 and prev(day_of_month(), 1) < 5',
              chain: { position_size: { mode: 'fixed_notional', value: 700 } },
            },
            agg_rules: { chain: { position_size: { mode: 'fixed_notional', value: 300 } } },
          },
          left: [],
        },
      ],
      [
        'Buy 0.01 BTC every Sunday, 0.02 if the price is under the 200 day SMA',
        {
          legs: {
            btc_rules: {
              enterLong: 'weekday() == 7',
              chain: { position_size: { mode: 'fixed_units', value: 0.01 } },
            },
            btc_rules_2: { enterLong: 'weekday() == 7 and close < btc_sma_200' },
          },
          left: [],
        },
      ],
      [
        'DCA: buy $50 of ETH every day at 09:00 UTC, but only when the price is below the 50-day moving average.',
        {
          enterLong: 'hour() == 9 and close < sma_50_1d',
          timeframe: '1h',
          size: ['fixed_notional', 50],
          left: [],
        },
      ],
      [
        'Grid trading bot for BTCUSDT between 90,000 and 110,000 with 20 grid levels and 1% of the capital in each.',
        { size: ['percent_equity', 20], kinds: { grid: { levels: 20 } }, left: [] },
      ],
      [
        'Ratio of copper to gold: when it rises above its 100-day average long SPY, otherwise long TLT.',
        {
          legs: {
            spy_rules: { enterLong: 'xcu_xau_ratio > sma_100_of_xcu_xau_ratio' },
            tlt_rules: { enterLong: 'not xcu_xau_ratio > sma_100_of_xcu_xau_ratio' },
          },
          left: [],
        },
      ],
      [
        'sector momentum – XLK XLF XLE, 3m return, top 2, only if SPY > 200 SMA, otherwise all in IEF. Monthly.',
        {
          legs: {
            xlk_rules: { chain: { position_size: { value: 50 } } },
            xlf_rules: {},
            xle_rules: {},
            ief_rules: {
              enterLong: 'month() != prev(month(), 1) and not spy_price.close > spy_sma_200',
              chain: { position_size: { value: 100 } },
            },
          },
          left: [],
        },
      ],
      [
        'Buy SPY at the close on the last trading day of the month and sell on the fourth trading day of the next month.',
        { enterLong: 'day_of_month() >= 28', exitLong: 'prev(month(), 3) != prev(month(), 4)', left: [] },
      ],
      [
        'crypto index: BTC 50, ETH 30, rest split between SOL and ADA, redo it twice a year',
        {
          legs: {
            btc_rules: { chain: { position_size: { value: 50 } } },
            eth_rules: { chain: { position_size: { value: 30 } } },
            sol_rules: { chain: { position_size: { value: 10 } } },
            ada_rules: { chain: { position_size: { value: 10 } } },
          },
          left: ['twice a year'],
        },
      ],
    ],
  },
];
