/** What each structure of options consists of, and so what would have to be traded for it. */
const structures: readonly (readonly [words: readonly string[], text: string])[] = [
  [
    ['iron condor', 'condor'],
    'An iron condor is four options at once: a put and a call sold, and one of each bought further out.',
  ],
  [
    ['iron butterfly', 'butterfly'],
    'A butterfly is three strikes of options: two sold in the middle, one bought on each side.',
  ],
  [['straddle'], 'A straddle is a call and a put at one strike.'],
  [['strangle'], 'A strangle is a call and a put at two strikes.'],
  [['covered call'], 'A covered call is the asset with a call sold on it.'],
  [['collar'], 'A collar is the asset with a put bought and a call sold.'],
  [['cash secured put', 'secured put'], 'A cash-secured put is a put sold with the cash to take the asset.'],
  [
    ['calendar spread', 'calendar spreads'],
    'A calendar spread is two options of one strike and two expiries.',
  ],
  [
    ['call spread', 'put spread', 'vertical'],
    'A vertical spread is two options of one expiry and two strikes.',
  ],
  [['wheel'], 'The wheel sells puts until the asset is assigned, then calls on it.'],
  [
    ['ssvi', 'volatility surface', 'vol surface', 'smile', 'skew'],
    'A volatility surface is fitted to the quotes of an option chain, strike by strike and expiry by expiry.',
  ],
  [
    ['mispriced', 'mispricing'],
    'Mispriced contracts are found by comparing quotes of an option chain with such a surface.',
  ],
  [['delta', 'gamma scalping'], 'Hedging by Greeks trades the underlying against a position in options.'],
];

/** Sentences on the structures that a text names. */
export function structuresIn(text: string): readonly string[] {
  const plain = text.toLowerCase().replaceAll('-', ' ');
  const found = structures.filter(([words]) => words.some((word) => plain.includes(word)));
  return found.map(([, sentence]) => sentence);
}
