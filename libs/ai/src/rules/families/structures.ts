/** What each structure of options consists of, and so what would have to be traded for it. */
const structures: readonly (readonly [words: readonly string[], text: string])[] = [
  [
    ['iron condor', 'condor'],
    'An iron condor is four options at once: a put and a call sold, and one of each bought further out.',
  ],
  [
    ['iron butterfly', 'butterfly', 'iron fly'],
    'A butterfly is three strikes of options: two sold in the middle, one bought on each side.',
  ],
  [['straddle'], 'A straddle is a call and a put at one strike.'],
  [['strangle'], 'A strangle is a call and a put at two strikes.'],
  [
    ["poor man's covered call", 'poor mans covered call', 'pmcc'],
    "A poor man's covered call is a long-dated call with a nearer one sold against it.",
  ],
  [['covered call', 'buy write', 'overwrit'], 'A covered call is the asset with a call sold on it.'],
  [['protective put', 'married put'], 'A protective put is the asset with a put bought on it.'],
  [['collar'], 'A collar is the asset with a put bought and a call sold.'],
  [['risk reversal'], 'A risk reversal is a call bought and a put sold, or the other way round.'],
  [['cash secured put', 'secured put'], 'A cash-secured put is a put sold with the cash to take the asset.'],
  [
    ['calendar spread', 'calendar call', 'calendar put', 'call calendar', 'put calendar'],
    'A calendar spread is two options of one strike and two expiries.',
  ],
  [['diagonal'], 'A diagonal spread is two options of two strikes and two expiries.'],
  [
    ['ratio spread', 'backspread', 'back spread', 'ratio call', 'ratio put', 'call ratio', 'put ratio'],
    'A ratio spread sells another number of options than it buys.',
  ],
  [
    ['call spread', 'put spread', 'credit spread', 'debit spread', 'vertical'],
    'A vertical spread is two options of one expiry and two strikes.',
  ],
  [['wheel'], 'The wheel sells puts until the asset is assigned, then calls on it.'],
  [
    ['svi', 'volatility surface', 'vol surface', 'iv surface', 'smile', 'skew'],
    'A volatility surface is fitted to the quotes of an option chain, strike by strike and expiry by expiry.',
  ],
  [
    ['mispriced', 'mispricing'],
    'Mispriced contracts are found by comparing quotes of an option chain with such a surface.',
  ],
  [
    [
      'delta hedg',
      'hedge delta',
      'hedging delta',
      'delta neutral',
      'gamma hedg',
      'gamma scalp',
      'dynamic hedg',
    ],
    'Hedging by Greeks trades the underlying against a position in options.',
  ],
];

/** Sentences on the structures that a text names. "Inventory skew" is none of options. */
export function structuresIn(text: string): readonly string[] {
  const plain = text.toLowerCase().replaceAll('-', ' ').replaceAll('inventory skew', '');
  const found = structures.filter(([words]) => words.some((word) => plain.includes(word)));
  return found.map(([, sentence]) => sentence);
}
