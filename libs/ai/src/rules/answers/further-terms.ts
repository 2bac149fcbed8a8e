/** Both kinds of orders in one breath. */
const eitherOrder = [
  'limit or market',
  'market or limit',
  'limit vs market',
  'market vs limit',
  'limit and market',
  'market and limit',
];

/** Terms that are asked about and are neither an indicator nor a setting: the words to find them by, and the answer. */
const terms: readonly (readonly [words: readonly string[], text: string])[] = [
  [
    ['pairs trade', 'pair trade', 'pairs trading', 'stat arb', 'statistical arbitrage'],
    'A pairs trade buys one of two related markets and sells the other short when their ratio is unusually far from its mean, and closes both when it is back. Try "Pairs trade BTC/ETH".',
  ],
  [
    ['dca', 'dollar cost'],
    'Dollar cost averaging buys for a fixed amount at fixed times, whatever the price. Try "DCA $100 into BTC every week".',
  ],
  [
    [
      'grid trading',
      'grid bot',
      'a grid',
      'grid or',
      'or grid',
      'grid vs',
      'vs grid',
      'grid and',
      'and grid',
    ],
    'A grid places limit orders at equal steps below the price and sells each one level further up. Try "Grid on ETH between 1500 and 2500 with 20 levels".',
  ],
  [
    ['rotation', 'dual momentum'],
    'A rotation ranks several markets by some measure, holds the best of them and chooses anew at fixed times. Try "Every month hold the strongest of BTC, ETH and SOL by 90 day return".',
  ],
  [
    ['cash and carry', 'carry trade', 'basis trade'],
    'Cash and carry buys a coin on the spot market and sells its perpetual short, for the funding that shorts are paid.',
  ],
  [
    ['funding'],
    'Funding is what holders of a perpetual pay each other every few hours: longs pay shorts while the rate is positive, so that its price stays near the spot price.',
  ],
  [
    ['slippage'],
    'Slippage is the difference between the price at which an order was decided and the price at which it filled. Orders fill at the open of the next bar; a simulation makes each market order 5 basis points worse than that, or as many as are set where it is started (slippageBps).',
  ],
  [
    ['fees', 'commission', 'commissions', 'trading costs'],
    'A simulation takes 10 basis points of each fill as its fee, or as many as are set where it is started (feeBps); the result shows all fees paid.',
  ],
  [
    ['repaint', 'repaints', 'repainting', 'lookahead', 'look-ahead'],
    'Nothing is repainted: rules are decided on closed bars, and their orders fill at the open of the bar after.',
  ],
  [
    ['sharpe'],
    'The Sharpe ratio is the mean return divided by its volatility, for a year; each result says on which returns it was taken.',
  ],
  [
    ['sortino'],
    'The Sortino ratio is the mean return divided by the volatility of its losses only, for a year.',
  ],
  [['calmar'], 'The Calmar ratio is the yearly return divided by the largest drawdown.'],
  [
    ['drawdown'],
    'A drawdown is the fall of the equity from its highest peak so far; the maximum is the deepest of them.',
  ],
  [
    ['leverage'],
    'Leverage trades more than the equity with borrowed money; a position is liquidated when the margin is gone. Try "3x leverage".',
  ],
  [
    ['straddle'],
    'A straddle is a call and a put at one strike: it earns from a large move either way. Options cannot be simulated here yet.',
  ],
  [['strangle'], 'A strangle is a call and a put at two strikes. Options cannot be simulated here yet.'],
  [
    ['iron condor', 'condor'],
    'An iron condor sells a put and a call and buys one of each further out: it earns when little happens. Options cannot be simulated here yet.',
  ],
  [
    ['covered call'],
    'A covered call is an asset with a call sold on it. Options cannot be simulated here yet.',
  ],
  [
    ['ssvi', 'volatility surface'],
    'SSVI describes the implied volatility of all strikes and expiries by one surface with few parameters that can be kept free of arbitrage (Gatheral and Jacquier, 2014).',
  ],
  [
    ['implied volatility'],
    'Implied volatility is the volatility at which a model gives the price that an option has.',
  ],
  [
    ['kelly'],
    'The Kelly criterion is the share of the equity that makes it grow fastest in the long run: growth of its logarithm. Most use a half or less. Try "half Kelly".',
  ],
  [
    ['twap'],
    'A TWAP order is filled in equal parts over time, so that its price is near the average of that time. Try "TWAP over 10 bars".',
  ],
  [
    ['walk forward', 'walk-forward'],
    'Walk-forward testing chooses parameters on one stretch of the past and tests them on the later one, again and again.',
  ],
  [
    ['overfitting', 'overfit'],
    'An overfitted strategy fits the accidents of past data: it looked good because many were tried.',
  ],
  [['delta'], 'Delta is how much the price of an option moves when that of its underlying moves by one.'],
  [['gamma'], "Gamma is how much an option's delta moves when the price of its underlying moves by one."],
  [['theta'], 'Theta is what an option loses with each day that passes.'],
  [
    ['vega'],
    'Vega is how much the price of an option moves when implied volatility moves by one percentage point.',
  ],
  [
    ['market making', 'market maker'],
    'A market maker quotes a price to buy and one to sell at once and earns the spread between them. It needs an order book, which cannot be simulated here yet.',
  ],
  [
    ['stop limit', 'stop-limit'],
    'A stop-limit order becomes a limit order when the price reaches its stop: its price is certain and its fill is not, so a fast market can pass it by. Stops here fill as market orders.',
  ],
  [
    ['limit order', 'limit orders', ...eitherOrder],
    'A limit order fills at its price or better, or not at all.',
  ],
  [
    ['market order', 'market orders', ...eitherOrder],
    'A market order fills at once, at the price that is there.',
  ],
];

/** The answer to a question that names such a term; null when it names none. */
export function describeTerm(question: string): string | null {
  return describeTerms(question)[0] ?? null;
}

/** What each such term of a question means. */
export function describeTerms(question: string): readonly string[] {
  const plain = question.toLowerCase();
  return terms.flatMap(([words, text]) => (words.some((word) => holdsWord(plain, word)) ? [text] : []));
}

/** Whether a text holds a word as a whole, without a pattern that could take long. */
function holdsWord(text: string, word: string): boolean {
  const isLetter = (character: string | undefined): boolean =>
    character !== undefined && character >= 'a' && character <= 'z';
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!isLetter(text[at - 1]) && !isLetter(text[at + word.length])) return true;
  }
  return false;
}
