import type { AcceptanceGroup } from './acceptance-case.js';

/** Several markets with rules of their own under their names, and names of lists whose members are known. */
export const listsAndHeadings: readonly AcceptanceGroup[] = [
  {
    kind: 'markets under headings',
    cases: [
      [
        'SPY long when 50 over 200 day sma; TLT long when its RSI(14) is below 40, out above 60; GLD just hold. One third each.',
        {
          legs: {
            spy_rules: { enterLong: 'spy_sma_50 > spy_sma_200', chain: { position_size: { value: 33.33 } } },
            tlt_rules: { enterLong: 'tlt_rsi_14 < 40', exitLong: 'tlt_rsi_14 > 60' },
            gld_rules: { enterLong: 'close > 0', exitLong: null, chain: { position_size: { value: 33.33 } } },
          },
          left: [],
        },
      ],
      [
        'BTC: buy when RSI < 30, sell > 70. ETH: buy when price crosses above 50 EMA, sell when below. SOL: buy 20 day breakout, exit 10 day low.',
        {
          legs: {
            btc_rules: { enterLong: 'btc_rsi_14 < 30', exitLong: 'btc_rsi_14 > 70' },
            eth_rules: { enterLong: 'crosses_above(close, eth_ema_50)', exitLong: 'close < eth_ema_50' },
            sol_rules: {
              enterLong: 'close > prev(highest(high, 20), 1)',
              exitLong: 'close < prev(lowest(low, 10), 1)',
            },
          },
          left: [],
        },
      ],
      [
        'BTC - long above the 200 EMA, out below; ETH - long above the 100 EMA, out below; 4h chart for both',
        {
          legs: {
            btc_rules: { enterLong: 'close > btc_ema_200', timeframe: '4h' },
            eth_rules: { enterLong: 'close > eth_ema_100', timeframe: '4h' },
          },
          left: [],
        },
      ],
    ],
  },
  {
    kind: 'lists with known members',
    cases: [
      [
        'hold the strongest of the FAANG stocks by 3 month return, monthly',
        {
          legs: { meta_rules: {}, aapl_rules: {}, amzn_rules: {}, nflx_rules: {}, googl_rules: {} },
          assumes: ['symbol'],
          left: [],
        },
      ],
      [
        'rank the S&P 500 stocks by 12 month momentum and hold the top decile',
        { status: 'clarify', says: 'name the markets' },
      ],
      ['hold the best 3 of the top 10 coins by 30 day momentum, weekly', { status: 'clarify' }],
    ],
  },
];
