import type { AcceptanceGroup, ExpectedLeg } from './acceptance-case.js';

const z = 'zscore_20_of_btc_eth_ratio';

/** Two legs that go opposite ways under one condition: long the first and short the second, or the other way round. */
function pair(
  first: string,
  second: string,
  conditions: { readonly below?: [string, string]; readonly above?: [string, string] },
): Readonly<Record<string, ExpectedLeg>> {
  const { below, above } = conditions;
  return {
    [`${first}_rules`]: {
      enterLong: below?.[0] ?? null,
      exitLong: below?.[1] ?? null,
      enterShort: above?.[0] ?? null,
      exitShort: above?.[1] ?? null,
    },
    [`${second}_rules`]: {
      enterShort: below?.[0] ?? null,
      exitShort: below?.[1] ?? null,
      enterLong: above?.[0] ?? null,
      exitLong: above?.[1] ?? null,
    },
  };
}

const usual = pair('btc', 'eth', {
  below: [`${z} < -2 and ${z} > -4`, `${z} >= 0 or ${z} <= -4`],
  above: [`${z} > 2 and ${z} < 4`, `${z} <= 0 or ${z} >= 4`],
});
const first = 'month() != prev(month(), 1)';

export const severalMarkets: readonly AcceptanceGroup[] = [
  {
    kind: 'pairs and ratios',
    cases: [
      ['pairs trade BTC/ETH', { legs: usual, assumes: ['entry', 'position-size'] }],
      ['Pairs trading strategy on BTC and ETH', { legs: usual }],
      ['stat arb between BTC and ETH', { legs: usual }],
      ['trade the BTC/ETH spread as mean reversion', { legs: usual }],
      ['statistical arbitrage BTC vs ETH on the 1h chart', { legs: usual, timeframe: '1h' }],
      [
        'pairs trade BTC/ETH: go long when z-score of the ratio is below -2, exit at 0',
        { legs: pair('btc', 'eth', { below: [`${z} < -2`, `${z} >= 0`] }) },
      ],
      [
        'pairs trade BTC/ETH, long the spread when the z-score is below -2.5 and short it above 2.5, exit at 0',
        {
          legs: pair('btc', 'eth', {
            below: [`${z} < -2.5`, `${z} >= 0`],
            above: [`${z} > 2.5`, `${z} <= 0`],
          }),
        },
      ],
      [
        'Pairs trade SPY and QQQ with a 60 day z-score, enter at 2 standard deviations, exit at 0.5',
        {
          legs: pair('spy', 'qqq', {
            below: ['zscore_60_of_spy_qqq_ratio < -2', 'zscore_60_of_spy_qqq_ratio >= -0.5'],
            above: ['zscore_60_of_spy_qqq_ratio > 2', 'zscore_60_of_spy_qqq_ratio <= 0.5'],
          }),
        },
      ],
      [
        'pairs trade KO/PEP, enter at 2 sigma, stop at 3.5 sigma, exit at the mean',
        {
          legs: pair('ko', 'pep', {
            below: [
              'zscore_20_of_ko_pep_ratio < -2 and zscore_20_of_ko_pep_ratio > -3.5',
              'zscore_20_of_ko_pep_ratio >= 0 or zscore_20_of_ko_pep_ratio <= -3.5',
            ],
            above: [
              'zscore_20_of_ko_pep_ratio > 2 and zscore_20_of_ko_pep_ratio < 3.5',
              'zscore_20_of_ko_pep_ratio <= 0 or zscore_20_of_ko_pep_ratio >= 3.5',
            ],
          }),
        },
      ],
      [
        'long ETH and short BTC when the ETH/BTC ratio z-score drops below -2, close both at 0',
        {
          legs: pair('eth', 'btc', {
            below: ['crosses_below(zscore_20_of_eth_btc_ratio, -2)', 'zscore_20_of_eth_btc_ratio >= 0'],
          }),
        },
      ],
      [
        'A pairs system for BTC/ETH: tracks price ratio and correlation, detects mean reversion, executes spread trades with risk management, monitors performance and adjusts exposure',
        {
          legs: pair('btc', 'eth', {
            below: [`${z} < -2 and ${z} > -4 and correlation_30 > 0.5`, `${z} >= 0 or ${z} <= -4`],
            above: [`${z} > 2 and ${z} < 4 and correlation_30 > 0.5`, `${z} <= 0 or ${z} >= 4`],
          }),
          assumes: ['entry', 'correlation'],
          left: ['adjusts exposure'],
        },
      ],
      [
        'pairs trade BTC/ETH with 20% of equity per leg',
        {
          legs: {
            btc_rules: { chain: { position_size: { mode: 'percent_equity', value: 20 }, market: {} } },
            eth_rules: { chain: { position_size: { mode: 'percent_equity', value: 20 }, market: {} } },
          },
        },
      ],
      [
        'pairs trade BTC/ETH with a 5% stop on each leg',
        {
          legs: {
            btc_rules: { chain: { stop_loss: { mode: 'percent', value: 5 } } },
            eth_rules: { chain: { stop_loss: { mode: 'percent', value: 5 } } },
          },
          states: ['stop-loss'],
        },
      ],
      ['pairs trading strategy', { status: 'clarify', says: 'two markets' }],
      ['stat arb', { status: 'clarify', says: 'two markets' }],
      [
        'Buy BTC when the BTC/ETH ratio is below its 50 day average',
        { enterLong: 'btc_eth_ratio < sma_50_of_btc_eth_ratio', symbol: 'BTC' },
      ],
      [
        'Long gold when the gold/silver ratio drops below 70, sell when it rises above 80',
        {
          enterLong: 'crosses_below(xau_xag_ratio, 70)',
          exitLong: 'crosses_above(xau_xag_ratio, 80)',
        },
      ],
      [
        'buy ETH when BTC RSI is above 60, sell when BTC RSI falls below 40',
        { enterLong: 'btc_rsi_14 > 60', exitLong: 'crosses_below(btc_rsi_14, 40)', symbol: 'ETH' },
      ],
    ],
  },
  {
    kind: 'rotation and ranking',
    cases: [
      [
        'Every month hold the strongest of BTC, ETH and SOL by 90 day return',
        {
          legs: {
            btc_rules: {
              enterLong: `${first} and btc_roc_90 > eth_roc_90 and btc_roc_90 > sol_roc_90`,
              exitLong: `${first} and not (btc_roc_90 > eth_roc_90 and btc_roc_90 > sol_roc_90)`,
              chain: { position_size: { mode: 'percent_equity', value: 100 }, market: {} },
            },
            eth_rules: {
              enterLong: `${first} and eth_roc_90 > btc_roc_90 and eth_roc_90 > sol_roc_90`,
              exitLong: `${first} and not (eth_roc_90 > btc_roc_90 and eth_roc_90 > sol_roc_90)`,
            },
            sol_rules: {
              enterLong: `${first} and sol_roc_90 > btc_roc_90 and sol_roc_90 > eth_roc_90`,
              exitLong: `${first} and not (sol_roc_90 > btc_roc_90 and sol_roc_90 > eth_roc_90)`,
            },
          },
        },
      ],
      [
        'Rotate monthly into the top 2 of BTC, ETH, SOL, BNB by 3 month momentum',
        {
          legs: {
            btc_rules: {
              enterLong: `${first} and if(btc_roc_90 > eth_roc_90, 1, 0) + if(btc_roc_90 > sol_roc_90, 1, 0) + if(btc_roc_90 > bnb_roc_90, 1, 0) >= 2`,
              chain: { position_size: { mode: 'percent_equity', value: 50 } },
            },
            eth_rules: {},
            sol_rules: {},
            bnb_rules: {},
          },
        },
      ],
      [
        'hold whichever of SPY or TLT has the higher 6 month return, rebalance monthly',
        {
          legs: {
            spy_rules: {
              enterLong: `${first} and spy_roc_126 > tlt_roc_126`,
              exitLong: `${first} and not spy_roc_126 > tlt_roc_126`,
            },
            tlt_rules: {
              enterLong: `${first} and tlt_roc_126 > spy_roc_126`,
              exitLong: `${first} and not tlt_roc_126 > spy_roc_126`,
            },
          },
        },
      ],
      [
        'dual momentum: SPY or EFA, whichever has the better 12 month return, cash if its return is negative',
        {
          legs: {
            spy_rules: { enterLong: `${first} and spy_roc_252 > efa_roc_252 and spy_roc_252 > 0` },
            efa_rules: { enterLong: `${first} and efa_roc_252 > spy_roc_252 and efa_roc_252 > 0` },
          },
        },
      ],
      [
        'each week buy the weakest of BTC, ETH and SOL by RSI',
        {
          legs: {
            btc_rules: {
              enterLong:
                'weekday() < prev(weekday(), 1) and btc_rsi_14 < eth_rsi_14 and btc_rsi_14 < sol_rsi_14',
            },
            eth_rules: {},
            sol_rules: {},
          },
          assumes: ['period'],
        },
      ],
      [
        'relative strength rotation between BTC and ETH, weekly, 30 day lookback',
        {
          legs: {
            btc_rules: { enterLong: 'weekday() < prev(weekday(), 1) and btc_roc_30 > eth_roc_30' },
            eth_rules: { enterLong: 'weekday() < prev(weekday(), 1) and eth_roc_30 > btc_roc_30' },
          },
        },
      ],
      [
        'rank BTC, ETH, SOL, ADA and DOT by 30 day rate of change and hold the best three, rebalanced weekly',
        {
          legs: { btc_rules: {}, eth_rules: {}, sol_rules: {}, ada_rules: {}, dot_rules: {} },
          kinds: { position_size: { mode: 'percent_equity', value: 33.33 } },
        },
      ],
      [
        'sector rotation: hold the strongest of XLK, XLF, XLE each month based on 6 month momentum',
        { legs: { xlk_rules: {}, xlf_rules: {}, xle_rules: {} } },
      ],
      [
        'rotate between BTC and ETH monthly based on which is stronger',
        { legs: { btc_rules: {}, eth_rules: {} }, assumes: ['ranking'] },
      ],
      ['rotate into the top 3 coins by momentum every month', { status: 'clarify', says: 'which markets' }],
      ['buy the best performing stocks each month', { status: 'clarify', says: 'which markets' }],
      ['hold the 10 strongest coins', { status: 'clarify', says: 'which markets' }],
      ['hold the three strongest of BTC and ETH by 30 day return', { status: 'clarify', says: 'only 2' }],
      [
        'Jeden Monat die stärkste von BTC, ETH und SOL nach 90 Tage Rendite halten',
        { legs: { btc_rules: {}, eth_rules: {}, sol_rules: {} } },
      ],
    ],
  },
  {
    kind: 'carry and funding',
    cases: [
      [
        'cash and carry on BTC: long spot, short the perpetual when funding is positive',
        {
          legs: {
            btc_spot_rules: { enterLong: 'btc_funding.close > 0', symbol: 'BTC', market: 'spot' },
            btc_perpetual_rules: { enterShort: 'btc_funding.close > 0', market: 'perpetual' },
          },
          assumes: ['funding'],
        },
      ],
      [
        'funding rate arbitrage on ETH: short perp and long spot when the funding rate is above 0.01%, exit when it turns negative',
        {
          legs: {
            eth_spot_rules: {
              enterLong: 'eth_funding.close > 0.0001',
              exitLong: 'crosses_below(eth_funding.close, 0)',
            },
            eth_perpetual_rules: {
              enterShort: 'eth_funding.close > 0.0001',
              exitShort: 'crosses_below(eth_funding.close, 0)',
            },
          },
          assumes: ['funding'],
        },
      ],
      [
        'buy BTC when RSI < 30 and funding rate is negative',
        { enterLong: 'rsi_14 < 30 and btc_funding.close < 0', assumes: ['funding'] },
      ],
      ['delta neutral funding farming on SOL', { legs: { sol_spot_rules: {}, sol_perpetual_rules: {} } }],
      ['basis trade on BTC', { legs: { btc_spot_rules: {}, btc_perpetual_rules: {} }, assumes: ['funding'] }],
      [
        'short BTC when the funding rate is above 0.1%',
        { enterShort: 'btc_funding.close > 0.001', assumes: ['funding'] },
      ],
      ['buy BTC when open interest rises 10%', { status: 'refused', says: 'open interest' }],
    ],
  },
  {
    kind: 'across exchanges',
    cases: [
      [
        'buy BTC on Binance and sell it on Coinbase when the price difference is above 0.5%',
        {
          legs: {
            binance_btc_rules: { enterLong: 'btc_spread > 0.5', exchange: 'binance' },
            coinbase_btc_rules: { enterShort: 'btc_spread > 0.5', exchange: 'coinbase' },
          },
          assumes: ['exit', 'venues'],
        },
      ],
      [
        'cross exchange arbitrage of ETH between kraken and bybit at 0.3%',
        {
          legs: {
            kraken_eth_rules: { enterLong: 'eth_spread > 0.3', enterShort: 'eth_spread < -0.3' },
            bybit_eth_rules: { enterShort: 'eth_spread > 0.3', enterLong: 'eth_spread < -0.3' },
          },
        },
      ],
      [
        'arbitrage BTC between Binance and OKX when the spread exceeds 20 bps, close when it is below 5 bps',
        {
          legs: {
            binance_btc_rules: {
              enterLong: 'btc_spread > 0.2',
              exitLong: 'btc_spread < 0.05',
            },
            okx_btc_rules: { enterShort: 'btc_spread > 0.2' },
          },
        },
      ],
      ['arbitrage between exchanges', { status: 'clarify', says: 'exchanges' }],
      ['triangular arbitrage BTC ETH USDT', { status: 'refused', says: 'triangular' }],
      ['latency arbitrage on binance', { status: 'refused', says: 'latency' }],
    ],
  },
];
