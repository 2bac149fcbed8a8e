import type { AcceptanceGroup } from './acceptance-case.js';

const funded = {
  enterLong: 'sol_funding.close > 0.00005',
  exitLong: 'sol_funding.close <= 0.00005',
  market: 'spot',
} as const;
const shorted = {
  enterShort: 'sol_funding.close > 0.00005',
  exitShort: 'sol_funding.close <= 0.00005',
  market: 'perpetual',
} as const;

/** Families of strategies that were misread once: carry with both legs, choices among a list, weeks, days and grids. */
export const judgedSince: readonly AcceptanceGroup[] = [
  {
    kind: 'judged since: families',
    cases: [
      [
        'Earn the funding on Solana: hold spot and short the same amount of the perpetual as long as the funding rate stays above 0.005%, otherwise be flat',
        { legs: { sol_spot_rules: funded, sol_perpetual_rules: shorted }, left: [], states: ['exit'] },
      ],
      [
        'Hold spot SOL and short the perpetual while funding is above 0.005%',
        { legs: { sol_spot_rules: funded, sol_perpetual_rules: shorted }, left: [] },
      ],
      [
        'Long spot BTC, short perp BTC when funding is above 0.01%, close when funding is below 0.002%',
        {
          legs: {
            btc_spot_rules: {
              enterLong: 'btc_funding.close > 0.0001',
              exitLong: 'btc_funding.close < 0.00002',
              market: 'spot',
            },
            btc_perpetual_rules: { enterShort: 'btc_funding.close > 0.0001', market: 'perpetual' },
          },
          left: [],
        },
      ],
      [
        'Each month buy the two of SPY, EFA and GLD with the highest six month return, a half each',
        {
          legs: {
            spy_rules: {
              enterLong:
                'month() != prev(month(), 1) and if(spy_roc_126 > efa_roc_126, 1, 0) + if(spy_roc_126 > gld_roc_126, 1, 0) >= 1',
              chain: { position_size: { mode: 'percent_equity', value: 50 } },
            },
            efa_rules: {},
            gld_rules: {},
          },
        },
      ],
      [
        'Rotate weekly into the strongest of QQQ, IWM and EEM by 4 week return',
        {
          legs: {
            qqq_rules: {
              enterLong:
                'weekday() < prev(weekday(), 1) and qqq_roc_20 > iwm_roc_20 and qqq_roc_20 > eem_roc_20',
            },
            iwm_rules: {},
            eem_rules: {},
          },
          assumes: ['period'],
          left: [],
        },
      ],
      [
        "Buy $75 worth of ETH every Wednesday and Saturday, but only if it's under its 20 week average",
        {
          enterLong: '(weekday() == 3 or weekday() == 6) and close < sma_20_1w',
          timeframe: '1d',
          size: ['fixed_notional', 75],
          left: [],
        },
      ],
      [
        'Put a grid on ADA between 0.40 and 0.80 with 20 lines, total investment 3000 USDT, and shut it down if the price falls below 0.35.',
        {
          enterLong: 'close >= 0.4 and close <= 0.8',
          exitLong: 'close > 0.8 or close < 0.35',
          kinds: { grid: { levels: 20 } },
          left: [],
        },
      ],
    ],
  },
  {
    kind: 'judged since: a ranking that is held under a condition',
    on: 'Rotate weekly into the two strongest of BTC, ETH, SOL and XRP by 4 week return',
    cases: [
      [
        'hold nothing if BTC is under its 100 day average',
        {
          legs: {
            btc_rules: {},
            eth_rules: {
              enterLong:
                'weekday() < prev(weekday(), 1) and if(eth_roc_28 > btc_roc_28, 1, 0) + if(eth_roc_28 > sol_roc_28, 1, 0) + if(eth_roc_28 > xrp_roc_28, 1, 0) >= 2 and not btc_price.close < btc_sma_100',
            },
            sol_rules: {},
            xrp_rules: {},
          },
        },
      ],
    ],
  },
];
