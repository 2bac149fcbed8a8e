import type { Unsupported } from '../lexicon/meaning.js';

/** Why something cannot be built yet, and what can be instead. */
export const unsupportedReasons: Readonly<Record<Unsupported, string>> = {
  options:
    'Options are not in the catalogue yet: there is no option chain and no option position. A strategy on the underlying price can be built.',
  'volatility-surface':
    'Volatility surfaces and mispricing of options are not in the catalogue yet. Realised volatility of a price (standard deviation, ATR) is.',
  greeks: 'Greeks and hedging by them are not in the catalogue yet.',
  'order-book': 'Order books are not in the catalogue yet; data nodes hold bars of prices and volume.',
  'market-making': 'Quoting both sides of a market needs an order book, which is not in the catalogue yet.',
  funding:
    'Funding rates, open interest and liquidations are not in the catalogue yet; data nodes hold prices and volume.',
  news: 'News and sentiment are not in the catalogue; data nodes hold prices and volume.',
  'on-chain': 'On-chain data is not in the catalogue; data nodes hold prices and volume.',
  fundamentals: 'Company figures are not in the catalogue; data nodes hold prices and volume.',
  'machine-learning': 'Learned models are not in the catalogue; rules over indicators are.',
  arbitrage: 'Arbitrage trades several markets at once; a flow trades one market yet.',
  grid: 'Grids of resting orders are not in the catalogue yet; one position at a time is.',
  dca: 'Buying on a schedule is not in the catalogue yet; entries follow conditions on prices.',
  martingale:
    'Raising the stake after losses is not in the catalogue; sizes are fixed, a percentage of equity, or a percentage at risk.',
  rotation: 'Ranking and rotating between markets is not in the catalogue yet; a flow trades one market.',
  'drawn-structure':
    'Lines and shapes that are drawn by eye have no formula here; highest highs, lowest lows and bands do.',
  divergence: 'Divergences have no formula here yet; crossings and levels of the indicator do.',
  'chart-type': 'Rebuilt candles are not in the catalogue; bars of time are.',
  calendar: 'Conditions on the calendar or the time of day are not in the catalogue yet.',
  scaling: 'Scaling in or out is not in the catalogue yet; a position opens and closes whole.',
  leverage: 'Leverage is not in the catalogue; a simulation never uses more than the cash.',
  cooldown: 'Limits on how often to trade are not in the catalogue yet.',
  'portfolio-risk':
    'Limits on the whole account are not in the catalogue yet; stops and sizes of a position are.',
  carry: 'A carry trade needs a market whose spot and perpetual are both traded: say which.',
  'derivatives-data':
    'Open interest, liquidations and the positions of others are not in the catalogue; data nodes hold bars of prices, volume and funding.',
  rebalancing:
    'Rebalancing to fixed weights is not in the catalogue; holding the strongest of several markets is, and so is buying on a schedule.',
  triangular:
    'Triangular arbitrage closes within milliseconds over three books at once; simulations here run on bars.',
  latency: 'Latency arbitrage lives on differences of milliseconds; simulations here run on bars.',
  orders:
    'Orders go to one venue as market, limit, stop, TWAP or grid orders; hidden and routed orders are not simulated.',
  alerts: 'Alerts are not sent; the simulation lists every trade.',
  'break-even': 'Moving a stop to the entry price is not in the catalogue yet; a trailing stop is.',
  'absolute-price':
    'Stops and targets at a fixed price are not in the catalogue yet; distances from the entry in percent or ATR are.',
  indicator: 'This indicator is not in the catalogue yet; a formula node can hold what it is made of.',
  'market-breadth':
    'Breadth and dominance of markets are not in the catalogue; data nodes hold prices and volume.',
};
