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
    'Open interest and liquidations are not in the catalogue; data nodes hold prices, volume and funding rates.',
  news: 'News and sentiment are not in the catalogue; data nodes hold prices and volume.',
  'on-chain': 'On-chain data is not in the catalogue; data nodes hold prices and volume.',
  fundamentals: 'Company figures are not in the catalogue; data nodes hold prices and volume.',
  'machine-learning': 'Learned models are not in the catalogue; rules over indicators are.',
  arbitrage:
    'Which two markets are traded against each other was not understood. For example: "Arbitrage BTC between binance and kraken when the spread is above 0.5%".',
  grid: 'The grid was not understood: it needs a range and a number of levels. For example: "Grid on ETH between 1500 and 2500 with 20 levels".',
  dca: 'The regular purchase was not understood: it needs a market, an amount and how often. For example: "DCA $100 into BTC every week".',
  martingale:
    'Raising the stake after losses is not in the catalogue; sizes are fixed, a percentage of equity, or a percentage at risk.',
  rotation:
    'The ranking was not understood: it needs the markets, a measure and how often. For example: "Every month hold the strongest of BTC, ETH and SOL by 90 day return".',
  'drawn-structure':
    'Lines and shapes that are drawn by eye have no formula here; highest highs, lowest lows and bands do.',
  divergence: 'Divergences have no formula here yet; crossings and levels of the indicator do.',
  'chart-type': 'Rebuilt candles are not in the catalogue; bars of time are.',
  calendar: 'This part of the calendar was not understood: weekdays, months, hours and sessions in UTC are.',
  scaling:
    'Scaling in or out in this way is not in the catalogue: steps of profit and further entries at a distance are.',
  leverage: 'This leverage was not understood: a cap such as "leverage 2x" is.',
  cooldown: 'This limit on how often to trade was not understood: bars between trades and trades a day are.',
  'portfolio-risk':
    'Limits on the whole account are not in the catalogue yet; stops and sizes of a position are.',
  carry: 'A carry trade needs a market whose spot and perpetual are both traded: say which.',
  'derivatives-data':
    'Open interest, liquidations and the positions of others are not in the catalogue; data nodes hold bars of prices, volume and funding.',
  rebalancing:
    'Rebalancing to fixed weights is not in the catalogue; holding the strongest of several markets is, and so is buying on a schedule.',
  'hedge-ratio':
    'Both legs of a pair are built for equal money on the ratio of the prices; a hedge ratio between them is not.',
  'equal-weight':
    'Equal weights are built for markets that are bought and held or ranked; under other rules each position has a size of its own.',
  'risk-parity':
    'Risk parity is built, as weights by inverse volatility, for markets that are bought and held; under other rules each position has a size of its own.',
  triangular:
    'Triangular arbitrage closes within milliseconds over three books at once; simulations here run on bars.',
  'value-averaging':
    'Value averaging buys or sells what is missing to a growing value; purchases here are of fixed amounts, and sales close the whole position.',
  dates:
    'From when to when is chosen where a simulation is started, by its dates; the flow itself holds for any time.',
  account:
    'Cash, fees and slippage are set where a simulation is started; the flow itself holds for any account.',
  'money-at-risk':
    'A loss in money depends on the size of the account: say the account, or the loss in percent of it.',
  'losing-streak':
    'Losses in a row are not counted; a pause after each loss, a daily loss limit and a kill switch are in the catalogue.',
  'trail-activation':
    'A trailing stop that only begins after a gain is not in the catalogue; one from the entry on, and steps of profit, are.',
  'profit-limit':
    'Nothing stops at a gain of the account; a daily loss limit and a kill switch stop at losses.',
  'roi-table':
    'Targets that shrink the longer a position is held are not in the catalogue; one target, steps of profit and a time exit are.',
  latency: 'Latency arbitrage lives on differences of milliseconds; simulations here run on bars.',
  orders:
    'Orders go to one venue as market, limit, stop, TWAP or grid orders; hidden and routed orders are not simulated.',
  alerts: 'Alerts are not sent; the simulation lists every trade.',
  'break-even': 'Moving a stop to the entry price is not in the catalogue yet; a trailing stop is.',
  'absolute-price':
    'Stops, targets and stakes in points, in money or at a price of the entry are not in the catalogue yet; distances from the entry in percent or ATR are.',
  indicator: 'This indicator is not in the catalogue yet; a formula node can hold what it is made of.',
  'market-breadth':
    'Breadth and dominance of markets are not in the catalogue; data nodes hold prices and volume.',
};
