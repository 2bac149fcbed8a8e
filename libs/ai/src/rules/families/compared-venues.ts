import type { Lexeme } from '../lex/lexeme.js';
import { isMark } from '../lex/marks.js';
import { saysAny, spokenIn } from '../scan/spoken.js';

/** Two exchanges that are told apart by their prices. */
export interface ComparedVenues {
  /** Where it is bought; null where either of them may be the cheaper one. */
  readonly cheap: string | null;
}

const cheaper = ['cheaper', 'lower'];
const dearer = ['dearer', 'pricier', 'more expensive', 'higher'];
const eitherWay = [
  'apart',
  'differ*',
  'diverge*',
  'one is',
  'either is',
  'either one',
  'either of',
  'whichever',
  'the cheaper',
  'the dearer',
  'the other',
];

/**
 * `ETH on Coinbase is 40 bps dearer than on Binance`, `when the two are more than 0.3% apart buy the cheaper`, `whenever one
 * is 40 bps dearer`: which of two exchanges is bought; null where their prices are not compared.
 */
export function comparedVenues(lexemes: readonly Lexeme[], text: string): ComparedVenues | null {
  const venues = [...new Set(lexemes.flatMap((lexeme) => (lexeme.is === 'venue' ? [lexeme.venue] : [])))];
  if (venues.length !== 2) return null;
  const words = spokenIn(text);
  const told = saysAny(words, ...cheaper, ...dearer, 'apart', 'differ*', 'diverge*');
  // "Kraken is 0.5% below Binance"
  const beside = lexemes.findIndex(
    (lexeme, at) =>
      lexeme.is === 'side' && lexemes[at - 1]?.is === 'number' && lexemes[at + 1]?.is === 'venue',
  );
  if (!told && (beside < 0 || kimchi(lexemes))) return null;
  const than =
    beside >= 0
      ? beside
      : lexemes.findIndex((lexeme, at) => isMark(lexeme, 'than') && venueBehind(lexemes, at) !== null);
  if (than < 0) return saysAny(words, ...eitherWay) ? { cheap: null } : null;
  const other = venueBehind(lexemes, than);
  const own = venues.find((venue) => venue !== other) ?? null;
  const clause = spokenIn(text.slice(0, lexemes[than]?.from));
  const side = lexemes[than];
  if (side?.is === 'side') return { cheap: side.direction === 'below' ? own : other };
  return { cheap: saysAny(clause, ...cheaper) ? own : other };
}

/** "Than on Binance", "than Binance". */
function venueBehind(lexemes: readonly Lexeme[], at: number): string | null {
  for (const lexeme of lexemes.slice(at + 1, at + 4)) {
    if (lexeme.is === 'venue') return lexeme.venue;
    if (lexeme.is !== 'mark' && lexeme.is !== 'asset') return null;
  }
  return null;
}

/** "Kimchi premium": prices in other money, of which it is asked which side is meant. */
function kimchi(lexemes: readonly Lexeme[]): boolean {
  return lexemes[0]?.is === 'premium' || lexemes[1]?.is === 'premium';
}

const comparing: ReadonlySet<string> = new Set(
  (
    'cheaper dearer pricier expensive lower higher apart differ differs diverge diverges two one other there ' +
    'either whichever once trades they'
  ).split(' '),
);

/** The request without the words that compare the exchanges; "10k a leg" is money. */
export function withoutComparison(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  return lexemes.flatMap((lexeme, at): readonly Lexeme[] => {
    if (lexeme.is === 'leg') return [];
    if (lexeme.is === 'number' && lexeme.unit === 'plain' && lexemes[at + 1]?.is === 'leg')
      return [{ ...lexeme, unit: 'money' }];
    const words = spokenIn(text.slice(lexeme.from, lexeme.to));
    const compares = words.length > 0 && words.some((word) => comparing.has(word));
    return compares && compared.has(lexeme.is) ? [] : [lexeme];
  });
}

/** What such a word may have been read as. */
const compared: ReadonlySet<Lexeme['is']> = new Set([
  'unknown',
  'number',
  'part',
  'ranked',
  'mark',
  'compare',
  'edit',
  'output',
  'leg',
]);
