import type { AcceptanceGroup } from './acceptance-case.js';

/** Families whose orders or contracts no simulation here carries: what there is gets built, the rest is named. */
export const marketsWithoutSimulation: readonly AcceptanceGroup[] = [
  {
    kind: 'options and volatility surfaces',
    cases: [
      [
        'Build SSVI volatility surface from Deribit options data, identify mispriced contracts, execute arbitrage trades with dynamic delta hedging',
        {
          draft: true,
          exchange: 'deribit',
          kinds: { price: {}, realised_volatility: {}, market: null },
          left: ['SSVI volatility surface', 'mispriced contracts', 'delta hedging'],
          sums: 'option chain',
        },
      ],
      [
        'calendar spreads with delta-gamma hedging',
        { draft: true, left: ['calendar spreads', 'delta-gamma hedging'], sums: 'calendar spread' },
      ],
      [
        'sell an iron condor on BTC every friday',
        { draft: true, symbol: 'BTC', left: ['iron condor'], sums: 'four options' },
      ],
      ['covered calls on AAPL', { draft: true, symbol: 'AAPL', left: ['covered calls'], sums: 'call' }],
      ['buy a straddle on ETH before volatility rises', { draft: true, left: ['straddle'] }],
      [
        'sell a 0.2 delta strangle on SPY when implied volatility is above 20',
        { draft: true, symbol: 'SPY', left: ['0.2', 'implied volatility is above 20'] },
      ],
      ['protective collar on 100 shares of MSFT', { draft: true, symbol: 'MSFT', left: ['collar', '100'] }],
      ['wheel strategy on AMD', { draft: true, symbol: 'AMD', left: ['wheel strategy'] }],
      [
        'sell cash secured puts on AAPL 30 days to expiry',
        { draft: true, symbol: 'AAPL', left: ['cash secured puts'] },
      ],
      ['bull call spread on QQQ', { draft: true, symbol: 'QQQ', left: ['bull call spread'] }],
      ['buy 0dte SPX calls when RSI is below 30', { draft: true, left: ['0dte', 'calls'] }],
      [
        'trade the volatility smile on Deribit',
        { draft: true, exchange: 'deribit', left: ['volatility smile'] },
      ],
      [
        'delta hedge my BTC options with the perpetual',
        { draft: true, symbol: 'BTC', left: ['delta hedge'] },
      ],
      ['gamma scalping on ETH', { draft: true, symbol: 'ETH', left: ['gamma scalping'] }],
      ['short vega when iv rank is over 50', { draft: true, left: ['vega', 'iv rank'] }],
      ['butterfly on TSLA at 250', { draft: true, symbol: 'TSLA', left: ['butterfly', '250'] }],
    ],
  },
  {
    kind: 'market making and order books',
    cases: [
      [
        'Real-time order book analysis, optimal bid-ask spread calculation, inventory management, latency-optimized execution',
        {
          draft: true,
          kinds: { price: {}, realised_volatility: null, market: null },
          left: [
            'order book analysis',
            'bid-ask spread',
            'inventory management',
            'latency-optimized execution',
          ],
          sums: 'order book',
        },
      ],
      [
        'market making bot on BTC/USDT binance',
        { draft: true, symbol: 'BTC/USDT', exchange: 'binance', left: ['market making'] },
      ],
      [
        'Make a market in ETH with 10 bps spread and inventory skew',
        { draft: true, symbol: 'ETH', left: ['10 bps', 'inventory skew'] },
      ],
      ['Avellaneda-Stoikov market maker on SOL', { draft: true, symbol: 'SOL', left: ['market maker'] }],
      ['quote both sides of BTC with a 0.1% spread', { draft: true, symbol: 'BTC', left: ['0.1%'] }],
      ['buy BTC when order book imbalance is above 60%', { status: 'refused', says: 'order book' }],
      ['buy when there is a big bid wall', { status: 'refused', says: 'order book' }],
      ['scalp with level 2 data', { status: 'refused', says: 'order book' }],
    ],
  },
];
