import type { AcceptanceGroup } from './acceptance-case.js';

const month = 'month() != prev(month(), 1)';
const week = 'weekday() < prev(weekday(), 1)';
const everyMonth = { max_entries: 1000 };

/** Rankings, weights, purchases and pairs as people post them, beside the words of the other sets. */
export const familiesInOtherWords: readonly AcceptanceGroup[] = [
  {
    kind: 'rankings with a way out',
    cases: [
      [
        'Dual momentum: SPY vs EFA on 12 month return, if the winner is below 0 go to AGG, check monthly',
        {
          legs: {
            spy_rules: { enterLong: `${month} and spy_roc_252 > efa_roc_252 and spy_roc_252 > 0` },
            efa_rules: { enterLong: `${month} and efa_roc_252 > spy_roc_252 and efa_roc_252 > 0` },
            agg_rules: {
              enterLong: `${month} and spy_roc_252 <= 0 and efa_roc_252 <= 0`,
              exitLong: `${month} and not (spy_roc_252 <= 0 and efa_roc_252 <= 0)`,
              chain: { position_size: { mode: 'percent_equity', value: 100 } },
            },
          },
          left: [],
        },
      ],
      [
        'Every month rank XLK XLF XLE by 3-month return and hold the top one equally, cash if SPY is below its 200 day average',
        {
          legs: {
            xlk_rules: {
              enterLong: `${month} and xlk_roc_63 > xlf_roc_63 and xlk_roc_63 > xle_roc_63 and not spy_price.close < spy_sma_200`,
            },
            xlf_rules: {},
            xle_rules: {},
          },
          left: [],
        },
      ],
      [
        'go long the weakest and short the strongest of BTC ETH SOL over 3 days, every 3 days',
        {
          legs: {
            btc_rules: {
              timeframe: '3d',
              enterLong: 'close > 0 and btc_roc_1 < eth_roc_1 and btc_roc_1 < sol_roc_1',
              enterShort: 'close > 0 and btc_roc_1 > eth_roc_1 and btc_roc_1 > sol_roc_1',
            },
            eth_rules: {},
            sol_rules: {},
          },
          left: [],
        },
      ],
      [
        'Hold SPY when it is above the 10 month SMA, otherwise TLT; monthly check',
        {
          legs: {
            spy_rules: {
              enterLong: `${month} and close > spy_sma_210`,
              exitLong: `${month} and not close > spy_sma_210`,
            },
            tlt_rules: {
              enterLong: `${month} and not spy_price.close > spy_sma_210`,
              exitLong: `${month} and spy_price.close > spy_sma_210`,
            },
          },
          left: [],
        },
      ],
      [
        'if SPY > 200 SMA hold UPRO otherwise hold TMF',
        {
          legs: {
            upro_rules: { enterLong: 'spy_price.close > spy_sma_200' },
            tmf_rules: { enterLong: 'not spy_price.close > spy_sma_200' },
          },
        },
      ],
    ],
  },
  {
    kind: 'weights by a rule',
    cases: [
      [
        'equal weight SPY, TLT, GLD, rebalance quarterly',
        {
          legs: {
            spy_rules: { chain: { position_size: { mode: 'percent_equity', value: 33.33 } } },
            tlt_rules: {},
            gld_rules: {},
          },
          left: ['rebalance quarterly'],
        },
      ],
      [
        'inverse vol weights on BTC ETH SOL BNB, 30 days, rebalance weekly, 10% stop on each',
        {
          kinds: { position_size: { mode: 'inverse_volatility', period: 30 }, stop_loss: { value: 10 } },
          left: ['rebalance weekly'],
        },
      ],
      [
        'put 30% in GLD, 30% in TLT and the rest in SPY, rebalance twice a year',
        {
          legs: {
            gld_rules: { chain: { position_size: { value: 30 } } },
            tlt_rules: { chain: { position_size: { value: 30 } } },
            spy_rules: { chain: { position_size: { value: 40 } } },
          },
          left: ['rebalance twice a year'],
        },
      ],
      [
        'buy BTC when RSI crosses above 70, sized by inverse volatility',
        { size: ['inverse_volatility', 100], enterLong: 'crosses_above(rsi_14, 70)' },
      ],
    ],
  },
  {
    kind: 'purchases of changing amounts',
    cases: [
      [
        'each month invest 500 in SPY, double it if RSI < 30',
        {
          legs: {
            spy_rules: {
              enterLong: month,
              chain: { position_size: { mode: 'fixed_notional', value: 500 }, pyramiding: everyMonth },
            },
            spy_rules_2: {
              enterLong: `${month} and spy_rsi_14 < 30`,
              chain: { position_size: { mode: 'fixed_notional', value: 500 } },
            },
          },
          left: [],
        },
      ],
      [
        'Each week put 100 in QQQ, 200 if it is more than 10% below its 52 week high',
        {
          legs: {
            qqq_rules: { enterLong: week, chain: { position_size: { value: 100 } } },
            qqq_rules_2: {
              enterLong: `${week} and close < highest(high, 252) * 0.9`,
              chain: { position_size: { value: 100 } },
            },
          },
          left: [],
        },
      ],
      [
        'DCA 50 eur into ETH every friday and 50 into SOL every 15th of the month',
        {
          legs: {
            eth_rules: { enterLong: 'weekday() == 5', chain: { position_size: { value: 50 } } },
            sol_rules: { chain: { position_size: { value: 50 } } },
          },
          left: [],
        },
      ],
      [
        'weekly DCA BTC: $50 normally, $150 if rsi < 35, nothing if rsi > 70',
        {
          legs: {
            btc_rules: {
              enterLong: `${week} and not btc_rsi_14 < 35 and not btc_rsi_14 > 70`,
              chain: { position_size: { value: 50 } },
            },
            btc_rules_2: {
              enterLong: `${week} and btc_rsi_14 < 35 and not btc_rsi_14 > 70`,
              chain: { position_size: { value: 150 } },
            },
          },
          left: [],
        },
      ],
      [
        'Invest $300 monthly in SPY; if it is below the 200 day average invest $600 instead',
        {
          legs: {
            spy_rules: { enterLong: month, chain: { position_size: { value: 300 } } },
            spy_rules_2: {
              enterLong: `${month} and close < spy_sma_200`,
              chain: { position_size: { value: 300 } },
            },
          },
          left: [],
        },
      ],
      [
        'dca weekly 25 usd BTC until price is over 120k, then stop',
        { enterLong: `${week} and not close > 120000`, exitLong: null, stop: null, left: [] },
      ],
      [
        '$50 into BTC and $30 into ETH every Monday',
        {
          legs: {
            btc_rules: { enterLong: 'weekday() == 1', chain: { position_size: { value: 50 } } },
            eth_rules: { enterLong: 'weekday() == 1', chain: { position_size: { value: 30 } } },
          },
        },
      ],
      [
        'buy $100 of BTC, ETH and SOL every month',
        {
          legs: { btc_rules: {}, eth_rules: {}, sol_rules: { chain: { position_size: { value: 100 } } } },
          left: [],
        },
      ],
      ['put in 250 a month into QQQ', { enterLong: month, size: ['fixed_notional', 250] }],
    ],
  },
  {
    kind: 'pairs told in short',
    cases: [
      [
        'pairs GLD/SLV: zscore 2 in, 0 out, lookback 90 days, time stop 20 days',
        {
          legs: {
            gld_rules: {
              enterLong: 'zscore_90_of_gld_slv_ratio < -2',
              enterShort: 'zscore_90_of_gld_slv_ratio > 2',
              exitLong: 'zscore_90_of_gld_slv_ratio >= 0',
              exitShort: 'zscore_90_of_gld_slv_ratio <= 0',
              chain: { time_exit: { period: 20 } },
            },
            slv_rules: {},
          },
          left: [],
        },
      ],
      [
        'trade the log price ratio of KO and PEP over 60 days: z above 2 short the ratio, other way round below -2, flat when back within 0.5',
        {
          legs: {
            ko_rules: {
              enterShort: 'zscore_60_of_ko_pep_log_ratio > 2',
              exitShort: 'zscore_60_of_ko_pep_log_ratio < 0.5',
              enterLong: 'zscore_60_of_ko_pep_log_ratio < -2',
              exitLong: 'zscore_60_of_ko_pep_log_ratio > -0.5',
            },
            pep_rules: {},
          },
          left: [],
        },
      ],
      [
        'long ETH short BTC when the ratio ETHBTC is 2 std below its 30 day mean, exit at mean, stop at 3.5 std',
        {
          legs: {
            eth_rules: {
              enterLong: 'zscore_30_of_eth_btc_ratio < -2',
              exitLong: 'zscore_30_of_eth_btc_ratio >= 0 or zscore_30_of_eth_btc_ratio < -3.5',
              enterShort: null,
            },
            btc_rules: { enterShort: 'zscore_30_of_eth_btc_ratio < -2', enterLong: null },
          },
          left: [],
        },
      ],
      [
        'AUDUSD vs NZDUSD pair, enter when spread z > 2.5 either way, exit under 0.5, stop at 4',
        {
          legs: {
            audusd_rules: {
              enterShort: 'zscore_20_of_audusd_nzdusd_ratio > 2.5',
              exitShort: 'zscore_20_of_audusd_nzdusd_ratio < 0.5 or zscore_20_of_audusd_nzdusd_ratio > 4',
            },
            nzdusd_rules: {},
          },
          left: [],
        },
      ],
      [
        'LTC vs BCH when the 7 day return difference is over 8% short the winner long the loser',
        {
          legs: {
            ltc_rules: {
              enterShort: 'ltc_roc_7 - bch_roc_7 > 8',
              enterLong: 'ltc_roc_7 - bch_roc_7 < -8',
            },
            bch_rules: { enterLong: 'ltc_roc_7 - bch_roc_7 > 8' },
          },
          left: [],
        },
      ],
      [
        'buy KO short PEP when the ratio is 3% below its 20 day average, close when it crosses the average',
        {
          legs: {
            ko_rules: {
              enterLong: 'ko_pep_ratio < sma_20_of_ko_pep_ratio * 0.97',
              exitLong: 'ko_pep_ratio >= sma_20_of_ko_pep_ratio',
              enterShort: null,
            },
            pep_rules: { enterShort: 'ko_pep_ratio < sma_20_of_ko_pep_ratio * 0.97' },
          },
        },
      ],
      [
        'pair: XOM and CVX. enter at two sigma of 60d log ratio, get out at half a sigma, bail at 3 sigma or after 15 days, 5k per leg',
        {
          legs: {
            xom_rules: {
              enterShort: 'zscore_60_of_xom_cvx_log_ratio > 2',
              exitShort: 'zscore_60_of_xom_cvx_log_ratio < 0.5 or zscore_60_of_xom_cvx_log_ratio > 3',
              chain: { time_exit: { period: 15 }, position_size: { mode: 'fixed_notional', value: 5000 } },
            },
            cvx_rules: {},
          },
          left: [],
        },
      ],
      [
        'Trade the spread between Brent and WTI: mean 20 days, entry 2 sigma, exit 0.25 sigma, hedge ratio from regression over 120 days',
        {
          legs: { brent_rules: { enterShort: 'zscore_20_of_brent_wti_ratio > 2' }, wti_rules: {} },
          left: ['hedge ratio from regression over 120 days'],
        },
      ],
    ],
  },
  {
    kind: 'carries, grids and correlations as told',
    cases: [
      [
        'cash and carry on BTC: long spot short perp when funding annualised > 15%, close below 5%',
        {
          legs: {
            btc_spot_rules: {
              enterLong: 'btc_funding.close * 1095 > 0.15',
              exitLong: 'btc_funding.close * 1095 < 0.05',
            },
            btc_perpetual_rules: {
              enterShort: 'btc_funding.close * 1095 > 0.15',
              exitShort: 'btc_funding.close * 1095 < 0.05',
            },
          },
          left: [],
        },
      ],
      [
        'collect funding on ETH when 8h funding is above 0.03%, exit when it turns negative',
        {
          legs: {
            eth_spot_rules: {
              enterLong: 'eth_funding.close > 0.0003',
              exitLong: 'crosses_below(eth_funding.close, 0)',
            },
            eth_perpetual_rules: {},
          },
          left: [],
        },
      ],
      [
        'geometric grid ETH 2,800-3,600, 30 grids, kill everything if price drops under 2,650',
        {
          enterLong: 'close >= 2800 and close <= 3600',
          exitLong: 'close > 3600 or close < 2650',
          kinds: { grid: { levels: 30, spacing: 0.8412 } },
          left: [],
        },
      ],
      [
        'neutral grid SOL perp between 120 and 180 with 15 lines, stop out below 110 or above 190',
        { exitLong: 'close < 110 or close > 190', assumes: ['grid'], left: [] },
      ],
      [
        'Grid bot for BTC/USDT lower limit 58000, upper limit 66000, 16 grids, invest 3200 USDT, stop loss 56000',
        {
          enterLong: 'close >= 58000 and close <= 66000',
          exitLong: 'close > 66000 or close < 56000',
          size: ['fixed_notional', 3200],
          kinds: { grid: { levels: 16 } },
        },
      ],
      [
        'buy GLD when the 60 day correlation between SPY and TLT is positive, sell when negative',
        { symbol: 'GLD', enterLong: 'correlation_60 > 0', exitLong: 'correlation_60 < 0', left: [] },
      ],
      [
        'Own whichever of GLD, TLT or SPY went up most in the last 3 months, switch at the start of each quarter',
        { legs: { gld_rules: {}, tlt_rules: {}, spy_rules: {} } },
      ],
      [
        'each monday buy the 2 coins out of BTC, ETH, SOL, AVAX, LINK with the highest 14 day ROC, sell the others',
        { kinds: { position_size: { mode: 'percent_equity', value: 50 }, roc: { period: 14 } }, left: [] },
      ],
      [
        'invest 1,000 a month, 60% VOO and 40% QQQ',
        {
          legs: {
            voo_rules: { enterLong: month, chain: { position_size: { value: 600 } } },
            qqq_rules: { enterLong: month, chain: { position_size: { value: 400 } } },
          },
          left: [],
        },
      ],
      [
        'GOOG/META ratio crosses above its 50 day SMA: long GOOG short META. crosses below: reverse',
        {
          legs: {
            goog_rules: {
              enterLong: 'crosses_above(goog_meta_ratio, sma_50_of_goog_meta_ratio)',
              enterShort: 'crosses_below(goog_meta_ratio, sma_50_of_goog_meta_ratio)',
            },
            meta_rules: {},
          },
        },
      ],
    ],
  },
];
