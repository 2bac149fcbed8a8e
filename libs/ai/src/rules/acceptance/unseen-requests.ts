import type { AcceptanceGroup } from './acceptance-case.js';

const pairLegs = (
  exit: string,
): Record<string, { enterLong?: string; enterShort?: string; exitLong?: string; exitShort?: string }> => ({
  btc_rules: { enterLong: 'zscore_20_of_btc_eth_ratio < -2', exitLong: exit },
  eth_rules: { enterShort: 'zscore_20_of_btc_eth_ratio < -2', exitShort: exit },
});

/** Requests by somebody who does not know the grammar, each of which came to something else at first sight. */
export const unseenRequests: readonly AcceptanceGroup[] = [
  {
    kind: 'unseen: pairs',
    cases: [
      [
        'Pairs trade: long BTC perpetual on binance and short ETH on kraken when the ratio z-score is below -2, exit at 0',
        { legs: pairLegs('zscore_20_of_btc_eth_ratio >= 0'), left: ['perpetual on binance', 'on kraken'] },
      ],
      [
        'long BTC and short ETH when the zscore of the ratio is below -2, exit when |z| < 0.5',
        {
          legs: pairLegs('zscore_20_of_btc_eth_ratio < 0.5 and zscore_20_of_btc_eth_ratio > -0.5'),
          left: [],
        },
      ],
      [
        'Pairs trade KO/PEP: when zscore of the ratio (60 days) goes above 2 short KO long PEP, below -2 the opposite, exit when |z| < 0.5',
        {
          legs: {
            ko_rules: {
              enterLong: 'zscore_60_of_ko_pep_ratio < -2',
              exitLong: 'zscore_60_of_ko_pep_ratio < 0.5 and zscore_60_of_ko_pep_ratio > -0.5',
              enterShort: 'crosses_above(zscore_60_of_ko_pep_ratio, 2)',
              exitShort: 'zscore_60_of_ko_pep_ratio < 0.5 and zscore_60_of_ko_pep_ratio > -0.5',
            },
            pep_rules: {
              enterLong: 'crosses_above(zscore_60_of_ko_pep_ratio, 2)',
              exitLong: 'zscore_60_of_ko_pep_ratio < 0.5 and zscore_60_of_ko_pep_ratio > -0.5',
              enterShort: 'zscore_60_of_ko_pep_ratio < -2',
              exitShort: 'zscore_60_of_ko_pep_ratio < 0.5 and zscore_60_of_ko_pep_ratio > -0.5',
            },
          },
        },
      ],
    ],
  },
  {
    kind: 'unseen: rules and risk',
    cases: [
      [
        'connors rsi2: spy above 200sma, rsi(2)<5 buy. sell when close > 5 sma',
        { symbol: 'SPY', enterLong: 'rsi_2 < 5 and close > sma_200', exitLong: 'close > sma_5' },
      ],
      [
        'Only trade when 20 day realized vol is under 60% annualized. Buy BTC when 30 day return is positive, go to cash when negative. Daily.',
        { enterLong: 'roc_30 > 0 and realised_volatility_20_365 < 0.6', exitLong: 'roc_30 < 0' },
      ],
      [
        "buy BTC when ema 9 crosses above ema 20, don't open trades on Fridays",
        { enterLong: 'crosses_above(ema_9, ema_20) and not weekday() == 5' },
      ],
      [
        "buy BTC when ema 9 crosses above ema 20, don't enter on Fridays",
        { enterLong: 'crosses_above(ema_9, ema_20) and not weekday() == 5' },
      ],
      [
        'buy BTC 1h when ema 9 crosses above ema 20, nothing after 15:00',
        { enterLong: 'crosses_above(ema_9, ema_20) and not hour() >= 15' },
      ],
      [
        'EMA 9/20 crossover both directions on BTC 5m, no trades after 15:00',
        {
          enterLong: 'crosses_above(ema_9, ema_20) and not hour() >= 15',
          enterShort: 'crosses_below(ema_9, ema_20) and not hour() >= 15',
        },
      ],
      ['sl 20 pips, buy GBPUSD when rsi < 30', { enterLong: 'rsi_14 < 30', left: ['sl 20 pips'] }],
      [
        'market make ETH with 10 bps spread',
        { draft: true, symbol: 'ETH', left: ['market make ETH with 10 bps spread'] },
      ],
      [
        'harvest funding: long spot BTC short perp',
        {
          legs: {
            btc_spot_rules: {
              market: 'spot',
              enterLong: 'btc_funding.close > 0',
              exitLong: 'btc_funding.close < 0',
            },
            btc_perpetual_rules: {
              market: 'perpetual',
              enterShort: 'btc_funding.close > 0',
              exitShort: 'btc_funding.close < 0',
            },
          },
        },
      ],
    ],
  },
  {
    kind: 'unseen: questions asked back',
    on: 'buy BTC when sma 20 > ema 50 and close > ema 200, sell when rsi > 70, 5% stop',
    cases: [
      ['remove the sma or ema', { status: 'clarify', says: 'which one' }],
      ['add a stop', { status: 'clarify', says: 'how far from the entry' }],
      ['change the moving average', { status: 'clarify', says: 'sma 20 or ema 50 or ema 200' }],
    ],
  },
];
