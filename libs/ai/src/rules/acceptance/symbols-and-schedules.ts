import type { AcceptanceGroup } from './acceptance-case.js';

/** Markets as charts, brokers and forums spell them, and what happens at which time. */
export const symbolsAndSchedules: readonly AcceptanceGroup[] = [
  {
    kind: 'symbols as they are spelled',
    cases: [
      [
        'BINANCE:BTCUSDT.P 15m rsi 14 < 25 long, exit > 60',
        { symbol: 'BTCUSDT', exchange: 'binance', kinds: { price: { market: 'perpetual' } }, left: [] },
      ],
      ['BTCUSDTPERP 1h rsi<30 buy rsi>70 sell', { symbol: 'BTCUSDTPERP', timeframe: '1h', left: [] }],
      ['ETH perp 1h rsi<30 buy rsi>70 sell', { symbol: 'ETH', kinds: { price: { market: 'perpetual' } } }],
      ['NSE:NIFTY daily: buy when close crosses above sma 50', { symbol: 'NIFTY', exchange: '' }],
      ['BANKNIFTY 5m: buy when ema 9 crosses above ema 21', { symbol: 'BANKNIFTY', timeframe: '5m' }],
      [
        'buy BANKNIFTY when close crosses above 20 ema, nifty above 200 sma',
        {
          symbol: 'BANKNIFTY',
          enterLong: 'crosses_above(close, ema_20) and nifty_price.close > nifty_sma_200',
        },
      ],
      ['DE40 15m buy when ema 9 crosses above ema 21', { symbol: 'DE40', exchange: '', timeframe: '15m' }],
      ['US30 1h short when rsi > 70, cover at 50', { symbol: 'US30', enterShort: 'rsi_14 > 70', left: [] }],
      ['NAS100 5m ema 20 over ema 50 long, under out', { symbol: 'NAS100', timeframe: '5m', left: [] }],
      [
        'ES1! 5m buy when close crosses above vwap',
        { symbol: 'ES1!', kinds: { price: { market: 'future' } } },
      ],
      ['buy RELIANCE.NS when rsi < 35', { symbol: 'RELIANCE.NS', exchange: '' }],
      ['buy BRK.B when rsi 2 < 10', { symbol: 'BRK.B', exchange: '', enterLong: 'rsi_2 < 10' }],
      ['AUD/NZD 4h buy rsi < 30 sell rsi > 70', { symbol: 'AUD/NZD', exchange: '', timeframe: '4h' }],
      ['gbpjpy h1: buy when close > ema 50', { symbol: 'GBPJPY', exchange: '', timeframe: '1h' }],
      ['long XAU/USD when DXY falls below its 20 day EMA', { symbol: 'XAU/USD', exchange: '' }],
      ['SOLBTC 4h rsi<30 buy >60 sell', { symbol: 'SOLBTC', timeframe: '4h' }],
      [
        'Long ETH/BTC when it is above the 50 day sma, exit below',
        { symbol: 'ETH/BTC', enterLong: 'close > sma_50', exitLong: 'close < sma_50', left: [] },
      ],
    ],
  },
  {
    kind: 'tickers that are words',
    cases: [
      ['ONE 1h buy rsi < 30 sell rsi > 70', { symbol: 'ONE', timeframe: '1h' }],
      ['buy $100 of ONE every week', { symbol: 'ONE', size: ['fixed_notional', 100] }],
      ['buy one BTC when RSI < 30', { symbol: 'BTC' }],
      ['buy link when rsi < 30', { symbol: 'LINK' }],
      ['buy GAS when rsi(14) < 30 on 4h', { symbol: 'GAS', timeframe: '4h' }],
      ['buy T when it closes over its 200 day sma', { symbol: 'T', enterLong: 'close > sma_200' }],
      ['sell NEAR when rsi > 70, buy it when rsi < 30', { symbol: 'NEAR' }],
      ['sell a CSP on AAPL 30 delta 45 DTE', { draft: true, symbol: 'AAPL', left: ['CSP'] }],
      [
        'PMCC: long 80 delta call 180 dte, short 30 delta call 30 dte against it, QQQ, roll the short at 21 dte',
        {
          draft: true,
          symbol: 'QQQ',
          left: ['PMCC', 'long 80 delta call 180 dte', 'roll the short at 21 dte'],
        },
      ],
      ['buy ETH when BTC.D is falling', { status: 'refused', says: 'dominance' }],
    ],
  },
  {
    kind: 'one rule on several markets',
    cases: [
      [
        'buy UNI, AAVE and LDO when rsi < 30, sell > 70',
        {
          legs: {
            uni_rules: { enterLong: 'uni_rsi_14 < 30', exitLong: 'uni_rsi_14 > 70', symbol: 'UNI' },
            aave_rules: { enterLong: 'aave_rsi_14 < 30', exitLong: 'aave_rsi_14 > 70', symbol: 'AAVE' },
            ldo_rules: { enterLong: 'ldo_rsi_14 < 30', exitLong: 'ldo_rsi_14 > 70', symbol: 'LDO' },
          },
        },
      ],
      [
        'EMA 20/50 crossover on BTC and ETH, 4h',
        {
          timeframe: '4h',
          legs: {
            btc_rules: { enterLong: 'crosses_above(btc_ema_20, btc_ema_50)', symbol: 'BTC' },
            eth_rules: { enterLong: 'crosses_above(eth_ema_20, eth_ema_50)', symbol: 'ETH' },
          },
        },
      ],
      [
        'buy SPY when VIX closes above its upper bollinger band',
        {
          symbol: 'SPY',
          enterLong: 'vix_price.close > vix_bollinger_20_2.upper',
          exitLong: 'vix_price.close <= vix_bollinger_20_2.middle',
        },
      ],
    ],
  },
];
