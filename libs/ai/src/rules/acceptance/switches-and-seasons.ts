import type { AcceptanceGroup } from './acceptance-case.js';

/** Markets held by the season or by one of two levels, and pairs with more said of them than their levels. */
export const switchesAndSeasons: readonly AcceptanceGroup[] = [
  {
    kind: 'seasons',
    cases: [
      [
        'Sell in May: hold SPY from November to April and stay in cash the rest of the year.',
        {
          enterLong: 'month() >= 11 or month() <= 4',
          exitLong: 'not (month() >= 11 or month() <= 4)',
          size: ['percent_equity', 100],
          left: [],
        },
      ],
      [
        'own QQQ October through March, TLT the rest of the year',
        {
          legs: {
            qqq_rules: { enterLong: 'month() >= 10 or month() <= 3' },
            tlt_rules: { enterLong: 'not (month() >= 10 or month() <= 3)' },
          },
          left: [],
        },
      ],
      [
        'turn of the year: buy IWM on the 20th of december, sell it 10th of january',
        {
          enterLong:
            'month() == 12 and day_of_month() >= 20 and (prev(day_of_month(), 1) < 20 or month() != prev(month(), 1))',
          exitLong:
            'month() == 1 and day_of_month() >= 10 and (prev(day_of_month(), 1) < 10 or month() != prev(month(), 1))',
          left: [],
        },
      ],
      [
        'buy SPY at the start of November and sell at the end of April',
        {
          enterLong: 'month() == 11 and month() != prev(month(), 1)',
          exitLong: 'month() == 4 and day_of_month() >= 28',
          left: [],
        },
      ],
    ],
  },
  {
    kind: 'switches between markets',
    cases: [
      [
        'If the VIX closes over 28 be in GLD, if it is under 20 be in QQQ, in between keep what you have',
        {
          legs: {
            gld_rules: { enterLong: 'vix_price.close > 28', exitLong: 'vix_price.close < 20' },
            qqq_rules: { enterLong: 'vix_price.close < 20', exitLong: 'vix_price.close > 28' },
          },
          left: [],
        },
      ],
      [
        'if VIX > 25 move from SPY to TLT, back when VIX < 18',
        {
          legs: {
            tlt_rules: { enterLong: 'vix_price.close > 25', exitLong: 'vix_price.close < 18' },
            spy_rules: { enterLong: 'vix_price.close < 18', exitLong: 'vix_price.close > 25' },
          },
          left: [],
        },
      ],
      [
        'Switch between QQQ and TLT: own QQQ when the 10-month moving average of QQQ is below its price, else TLT. Check at the end of each month.',
        {
          legs: {
            qqq_rules: { enterLong: 'day_of_month() >= 28 and qqq_sma_210 < close' },
            tlt_rules: { enterLong: 'day_of_month() >= 28 and not qqq_sma_210 < qqq_price.close' },
          },
          left: [],
        },
      ],
      [
        'stay in ETH as long as it outperforms BTC over 30 days, otherwise hold BTC. Review weekly.',
        {
          legs: {
            eth_rules: { enterLong: 'weekday() < prev(weekday(), 1) and eth_roc_30 > btc_roc_30' },
            btc_rules: { enterLong: 'weekday() < prev(weekday(), 1) and not eth_roc_30 > btc_roc_30' },
          },
          left: [],
        },
      ],
    ],
  },
  {
    kind: 'pairs with more said of them',
    cases: [
      [
        'Pairs trade KO vs PEP. 90 day rolling hedge ratio, go in when the spread is 2 standard deviations out, out at zero, stop at 3.5.',
        {
          legs: {
            ko_rules: {
              enterLong: 'zscore_90_of_ko_pep_ratio < -2',
              exitLong: 'zscore_90_of_ko_pep_ratio >= 0 or zscore_90_of_ko_pep_ratio < -3.5',
              enterShort: 'zscore_90_of_ko_pep_ratio > 2',
            },
            pep_rules: {},
          },
          left: ['90 day rolling hedge ratio'],
        },
      ],
      [
        'Long XOM short CVX if XOM/CVX ratio falls 2 std under 50d mean; close on mean. Reverse when above. Risk 5% of equity per leg. No more than 15 days in the trade.',
        {
          legs: {
            xom_rules: {
              enterLong: 'zscore_50_of_xom_cvx_ratio < -2',
              enterShort: 'zscore_50_of_xom_cvx_ratio > 2',
              chain: { position_size: { mode: 'percent_equity', value: 5 }, time_exit: { period: 15 } },
            },
            cvx_rules: {},
          },
          left: [],
        },
      ],
      [
        'statistical arbitrage SOL/AVAX 1h z-score lookback 100 entry 2.2 exit 0.4 stop 3.5 max hold 48 hours 5% each leg',
        {
          legs: {
            sol_rules: {
              timeframe: '1h',
              enterShort: 'zscore_100_of_sol_avax_ratio > 2.2',
              exitShort: 'zscore_100_of_sol_avax_ratio < 0.4 or zscore_100_of_sol_avax_ratio > 3.5',
              chain: { position_size: { value: 5 }, time_exit: { period: 48 } },
            },
            avax_rules: {},
          },
          left: [],
        },
      ],
      [
        'gold silver ratio above 90: buy silver, short gold. Close at 80. Stop at 100.',
        {
          legs: {
            xau_rules: {
              enterShort: 'xau_xag_ratio > 90',
              exitShort: 'xau_xag_ratio <= 80 or xau_xag_ratio > 100',
            },
            xag_rules: {},
          },
          left: [],
        },
      ],
      [
        'pairs trade HD and LOW: z-score 60 days, enter 2, exit 0.5',
        {
          legs: {
            hd_rules: { enterShort: 'zscore_60_of_hd_low_ratio > 2' },
            low_rules: { symbol: 'LOW', exchange: '' },
          },
          left: [],
        },
      ],
    ],
  },
];
