import type { AcceptanceGroup } from './acceptance-case.js';

/** The other side of a rule, which side of a level is meant, and percentages of what they stand beside. */
export const sidesAndShares: readonly AcceptanceGroup[] = [
  {
    kind: 'the other way round',
    cases: [
      [
        'Trade the ETH/BTC ratio: buy ETH and short BTC when the ratio closes above its 50 day average, other way round below',
        {
          legs: {
            eth_rules: {
              enterLong: 'eth_btc_ratio > sma_50_of_eth_btc_ratio',
              enterShort: 'eth_btc_ratio < sma_50_of_eth_btc_ratio',
            },
            btc_rules: {
              enterLong: 'eth_btc_ratio < sma_50_of_eth_btc_ratio',
              enterShort: 'eth_btc_ratio > sma_50_of_eth_btc_ratio',
            },
          },
          left: [],
        },
      ],
      [
        'long KO short PEP when the z-score is below -2, vice versa above 2',
        {
          legs: {
            ko_rules: {
              enterLong: 'zscore_20_of_ko_pep_ratio < -2',
              enterShort: 'zscore_20_of_ko_pep_ratio > 2',
            },
            pep_rules: {
              enterLong: 'zscore_20_of_ko_pep_ratio > 2',
              enterShort: 'zscore_20_of_ko_pep_ratio < -2',
            },
          },
        },
      ],
      [
        'Long when price closes above the 50 ema, opposite below it',
        { enterLong: 'close > ema_50', enterShort: 'close < ema_50' },
      ],
      [
        'go long EURUSD when the 20 ema is above the 50 ema and vice versa',
        { enterLong: 'ema_20 > ema_50', enterShort: 'ema_20 < ema_50' },
      ],
      ['Buy BTC when RSI < 30 and vice versa', { enterLong: 'rsi_14 < 30', exitLong: 'rsi_14 > 70' }],
    ],
  },
  {
    kind: 'one market by another, traded',
    cases: [
      [
        'short ETH/BTC when its z-score > 2',
        {
          legs: {
            eth_rules: { enterShort: 'zscore_20_of_eth_btc_ratio > 2' },
            btc_rules: { enterLong: 'zscore_20_of_eth_btc_ratio > 2' },
          },
        },
      ],
      [
        'long KO/PEP when the z-score of the ratio is below -2, short KO/PEP when it is above 2, exit at 0',
        {
          legs: {
            ko_rules: {
              enterLong: 'zscore_20_of_ko_pep_ratio < -2',
              exitLong: 'zscore_20_of_ko_pep_ratio >= 0',
              enterShort: 'zscore_20_of_ko_pep_ratio > 2',
            },
            pep_rules: {
              enterLong: 'zscore_20_of_ko_pep_ratio > 2',
              enterShort: 'zscore_20_of_ko_pep_ratio < -2',
            },
          },
        },
      ],
      [
        'short GLD/SLV if it is 10% above its 100 day average, cover at the average',
        {
          legs: {
            gld_rules: {
              enterShort: 'gld_slv_ratio >= sma_100_of_gld_slv_ratio * 1.1',
              exitShort: 'gld_slv_ratio <= sma_100_of_gld_slv_ratio',
            },
            slv_rules: { enterLong: 'gld_slv_ratio >= sma_100_of_gld_slv_ratio * 1.1' },
          },
        },
      ],
      [
        'Long ETH when ETH/BTC closes above its 50 day average, exit below it',
        {
          enterLong: 'eth_btc_ratio > sma_50_of_eth_btc_ratio',
          exitLong: 'eth_btc_ratio < sma_50_of_eth_btc_ratio',
        },
      ],
      [
        'hold GLD while the gold/silver ratio is under its 200 day average, exit when it is above it',
        {
          enterLong: 'xau_xag_ratio < sma_200_of_xau_xag_ratio',
          exitLong: 'xau_xag_ratio > sma_200_of_xau_xag_ratio',
        },
      ],
      [
        'hold GLD while RSI is under 50, exit when it is above 70',
        { enterLong: 'rsi_14 < 50', exitLong: 'rsi_14 > 70' },
      ],
    ],
  },
  {
    kind: 'shares of what they stand beside',
    cases: [
      ['Buy BTC when ATR(10) > 2%, sell when RSI > 70', { enterLong: 'atr_10 > close * 0.02' }],
      [
        'trade only when ATR(14) is below 1.5%. long BTC when RSI(2) < 10',
        { enterLong: 'rsi_2 < 10 and atr_14 < close * 0.015' },
      ],
      [
        'buy SPY when high minus low is less than 1%, exit after 3 days',
        { enterLong: 'high - low < close * 0.01', timeExit: 3 },
      ],
      [
        'buy ES when atr 14 is between 1% and 2% and the 20 ema is rising',
        { enterLong: 'atr_14 >= close * 0.01 and atr_14 <= close * 0.02 and ema_20 > prev(ema_20, 1)' },
      ],
      ['buy ES when RSI is over 60%', { enterLong: 'rsi_14 > 60' }],
    ],
  },
  {
    kind: 'levels of a way out',
    cases: [
      [
        'Long BTC when ROC > 2, short when < −2, close at 0',
        {
          enterLong: 'roc_10 > 2',
          exitLong: 'roc_10 <= 0',
          enterShort: 'roc_10 < -2',
          exitShort: 'roc_10 >= 0',
        },
      ],
      [
        'short EURUSD when stochastic k > 80 and close at 50',
        { enterShort: 'stochastic_14_3_3.k > 80', exitShort: 'stochastic_14_3_3.k <= 50' },
      ],
      [
        'long when momentum is above 0, close when it is back at 0',
        { enterLong: 'roc_10 > 0', exitLong: 'roc_10 <= 0' },
      ],
      ['long ETH when momentum turns negative', { enterLong: 'crosses_below(roc_10, 0)' }],
      [
        'Buy BTC when the price is above the 20 day average, close at 70000',
        { enterLong: 'close > sma_20', exitLong: 'close >= 70000' },
      ],
      [
        'Buy BTC when the price is 3% below its 20 day average, exit when it crosses the average',
        { enterLong: 'close <= sma_20 * 0.97', exitLong: 'crosses_above(close, sma_20)' },
      ],
      [
        'short ETH when it closes above the upper bollinger band, cover when it crosses the middle band',
        { exitShort: 'crosses_below(close, bollinger_20_2.middle)' },
      ],
      [
        'long when RSI > 55 on a green candle, short if RSI < 45',
        { enterLong: 'rsi_14 > 55 and close > open', enterShort: 'rsi_14 < 45' },
      ],
    ],
  },
  {
    kind: 'carry at a level',
    cases: [
      [
        'carry trade BTC: long spot short perp when funding is at least 0.01%, close below 0.005%',
        {
          legs: {
            btc_spot_rules: {
              enterLong: 'btc_funding.close >= 0.0001',
              exitLong: 'btc_funding.close < 0.00005',
            },
            btc_perpetual_rules: { enterShort: 'btc_funding.close >= 0.0001' },
          },
        },
      ],
      [
        'Collect ETH funding: buy spot and short the perp if funding is 0.02% or more, unwind at 0.003% or less',
        {
          legs: {
            eth_spot_rules: {
              enterLong: 'eth_funding.close >= 0.0002',
              exitLong: 'eth_funding.close <= 0.00003',
            },
            eth_perpetual_rules: { enterShort: 'eth_funding.close >= 0.0002' },
          },
          left: [],
        },
      ],
    ],
  },
];
