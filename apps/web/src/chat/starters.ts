/** Requests to begin with; each works without a key. */
export const starters = [
  'Create a momentum strategy that buys BTC when RSI crosses above 70',
  'Buy ETH when the 20-day SMA crosses above the 50-day SMA, with a 5% stop loss',
  'Mean reversion on BTC: buy when RSI < 30, sell when RSI > 70, 2% position size',
] as const;
