import type { AcceptanceGroup } from './acceptance-case.js';

/** Rankings that leave single markets for cash or a refuge, and portfolios under a condition. */
export const rankingsAndShares: readonly AcceptanceGroup[] = [
  {
    kind: 'ways out of a ranking',
    cases: [
      [
        'Rank SPY, QQQ, IWM by 3-month return every month, hold the top 2 with equal weight, and move to cash any holding whose 3-month return is negative.',
        {
          legs: {
            spy_rules: {
              enterLong:
                'month() != prev(month(), 1) and if(spy_roc_63 > qqq_roc_63, 1, 0) + if(spy_roc_63 > iwm_roc_63, 1, 0) >= 1 and spy_roc_63 > 0',
              chain: { position_size: { mode: 'percent_equity', value: 50 } },
            },
            qqq_rules: {},
            iwm_rules: {},
          },
          left: [],
        },
      ],
      [
        'Every month, rank SPY, EFA and IEF by 6 month return, hold the top 2 equally, but anything with a negative return goes to cash instead.',
        {
          legs: {
            spy_rules: {
              enterLong:
                'month() != prev(month(), 1) and if(spy_roc_126 > efa_roc_126, 1, 0) + if(spy_roc_126 > ief_roc_126, 1, 0) >= 1 and spy_roc_126 > 0',
            },
            efa_rules: {},
            ief_rules: {},
          },
          left: [],
        },
      ],
      [
        'Hold the best of QQQ, IWM, EEM by 90 day return each month; skip any ETF below its 200 day moving average',
        {
          legs: {
            qqq_rules: {
              enterLong:
                'month() != prev(month(), 1) and qqq_roc_90 > iwm_roc_90 and qqq_roc_90 > eem_roc_90 and not close < qqq_sma_200',
            },
            iwm_rules: {},
            eem_rules: {},
          },
          left: [],
        },
      ],
      [
        'Monthly: hold the top 2 of SPY, EFA, GLD by 6m return, only those with positive 12 month momentum, the rest stays in BIL',
        {
          legs: {
            spy_rules: {
              enterLong:
                'month() != prev(month(), 1) and if(spy_roc_126 > efa_roc_126, 1, 0) + if(spy_roc_126 > gld_roc_126, 1, 0) >= 1 and spy_roc_252 > 0',
            },
            efa_rules: {},
            gld_rules: {},
            bil_rules: { chain: { position_size: { mode: 'percent_equity', value: 50 } } },
            bil_rules_2: { chain: { position_size: { mode: 'percent_equity', value: 50 } } },
          },
          left: [],
        },
      ],
      [
        'Each Monday buy the coin with the highest 7 day gain out of BTC, ETH, SOL; hold for the week; if BTC is under its 50 day EMA stay in USDT.',
        {
          legs: {
            btc_rules: {
              enterLong:
                'weekday() < prev(weekday(), 1) and btc_roc_7 > eth_roc_7 and btc_roc_7 > sol_roc_7 and not close < btc_ema_50',
            },
            eth_rules: {},
            sol_rules: {},
          },
          left: [],
        },
      ],
      [
        'Strongest of EURUSD, GBPUSD, AUDUSD over the past 20 days long, weakest short, refreshed every Friday. 25% of equity each side.',
        {
          legs: {
            eurusd_rules: {
              enterLong: 'weekday() == 5 and eurusd_roc_20 > gbpusd_roc_20 and eurusd_roc_20 > audusd_roc_20',
              enterShort:
                'weekday() == 5 and eurusd_roc_20 < gbpusd_roc_20 and eurusd_roc_20 < audusd_roc_20',
              chain: { position_size: { mode: 'percent_equity', value: 25 } },
            },
            gbpusd_rules: {},
            audusd_rules: {},
          },
          left: [],
        },
      ],
    ],
  },
  {
    kind: 'portfolios under a condition',
    cases: [
      [
        'If BTC closes above its 100-day moving average hold 50% SOL and 50% ETH, otherwise go to cash.',
        {
          legs: {
            sol_rules: {
              enterLong: 'btc_price.close > btc_sma_100',
              exitLong: 'not btc_price.close > btc_sma_100',
              chain: { position_size: { mode: 'percent_equity', value: 50 } },
            },
            eth_rules: {},
          },
          left: [],
        },
      ],
      [
        'hold 70% QQQ and 30% GLD while SPY is over its 200 day SMA, else 100% SHY, check monthly',
        {
          legs: {
            qqq_rules: { chain: { position_size: { mode: 'percent_equity', value: 70 } } },
            gld_rules: { chain: { position_size: { mode: 'percent_equity', value: 30 } } },
            shy_rules: {
              enterLong: 'month() != prev(month(), 1) and not spy_price.close > spy_sma_200',
              chain: { position_size: { mode: 'percent_equity', value: 100 } },
            },
          },
          left: [],
        },
      ],
      [
        'Equal weight AAPL, MSFT and NVDA, but go to cash when VIX closes above 30',
        {
          legs: {
            aapl_rules: { enterLong: 'not vix_price.close > 30', exitLong: 'vix_price.close > 30' },
            msft_rules: {},
            nvda_rules: {},
          },
          left: [],
        },
      ],
      [
        '25% each in SPY, EFA, GLD and TLT, each only while it is above its own 10 month average',
        {
          legs: {
            spy_rules: { enterLong: 'close > spy_sma_210', chain: { position_size: { value: 25 } } },
            efa_rules: {},
            gld_rules: {},
            tlt_rules: { enterLong: 'close > tlt_sma_210' },
          },
          left: [],
        },
      ],
      [
        "I'm a retiree. 40 percent in SCHD, 40 in AGG and whatever's left in GLD. Touch it once a year.",
        {
          legs: {
            schd_rules: { chain: { position_size: { value: 40 } } },
            agg_rules: { chain: { position_size: { value: 40 } } },
            gld_rules: { chain: { position_size: { value: 20 } } },
          },
          left: ['once a year'],
        },
      ],
      [
        'a third each in SPY, TLT and GLD',
        {
          legs: { spy_rules: { chain: { position_size: { value: 33.33 } } }, tlt_rules: {}, gld_rules: {} },
          left: [],
        },
      ],
      [
        'SPY (60%), TLT (40%)',
        {
          legs: {
            spy_rules: { chain: { position_size: { value: 60 } } },
            tlt_rules: { chain: { position_size: { value: 40 } } },
          },
          left: [],
        },
      ],
    ],
  },
  {
    kind: 'only what was asked of options and quotes',
    cases: [
      [
        'Market making on ETH-USD on Coinbase: quote 10 bps around the mid price, 0.5 ETH per side, inventory limit 5 ETH.',
        {
          draft: true,
          kinds: { realised_volatility: null },
          left: ['10 bps around the mid', '0.5 ETH', '5 ETH'],
        },
      ],
      [
        'Sell an iron condor on SPX at 30 days to expiry, 16 delta short strikes, 25 point wings',
        {
          draft: true,
          kinds: { realised_volatility: null },
          left: ['16 delta', '25 point wings'],
          sums: 'four options',
        },
      ],
      [
        'Buy a long straddle on NVDA when the implied volatility is below its 1 year 20th percentile. Delta hedge daily.',
        {
          draft: true,
          kinds: { realised_volatility: {} },
          left: ['20th percentile', 'Delta hedge daily'],
          sums: 'Implied volatility needs an option chain',
        },
      ],
      [
        'zero cost risk reversal on EURUSD, sell the 25 delta put and buy the 25 delta call, 1 month',
        { draft: true, left: ['25 delta put'], sums: 'A risk reversal is' },
      ],
    ],
  },
];
