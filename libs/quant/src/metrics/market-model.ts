/** How returns depend on those of the market, by least squares over all periods. */
export interface MarketModel {
  readonly beta: number;
  /** Mean return that the market does not explain, per period. */
  readonly alpha: number;
}

export function marketModel(returns: ArrayLike<number>, market: ArrayLike<number>): MarketModel {
  const n = Math.min(returns.length, market.length);
  let mean = 0;
  let marketMean = 0;
  for (let i = 0; i < n; i++) {
    mean += returns[i]! / n;
    marketMean += market[i]! / n;
  }
  let joint = 0;
  let own = 0;
  for (let i = 0; i < n; i++) {
    joint += (returns[i]! - mean) * (market[i]! - marketMean);
    own += (market[i]! - marketMean) ** 2;
  }
  const beta = joint / own;
  return { beta, alpha: mean - beta * marketMean };
}
