import type { Meaning, TimeUnit } from '../lexicon/meaning.js';

export type NumberUnit = 'percent' | 'times' | 'money' | 'deviations' | 'reward' | 'points' | 'plain';

/** A word, phrase or number of a request with what it means; `from` and `to` are offsets into the text. */
export type Lexeme = {
  readonly from: number;
  readonly to: number;
  /** No white space before it: `rsi14`. */
  readonly glued: boolean;
  /** "its" stands before it: it belongs to what was named before. */
  readonly owned?: boolean;
} & LexemeBody;

/** Which entry a price is a way out of; `entry: null` is that of the entry itself. */
export type PriceTold =
  | { readonly entry: null }
  | { readonly entry: number; readonly side: 'long' | 'short' };

/** What a lexeme means. */
export type LexemeBody =
  | Meaning
  | {
      readonly is: 'number';
      readonly value: number;
      readonly unit: NumberUnit;
      readonly whole: boolean;
      /** It is a price: of an entry, or of a way out of one. */
      readonly price?: PriceTold;
    }
  /** `14-period`, `20 days`, `4h`; `timeframe` is set when bars of that size exist. */
  | {
      readonly is: 'duration';
      readonly value: number;
      readonly unit: TimeUnit;
      readonly timeframe: string | null;
    }
  /** `1:3` */
  | { readonly is: 'proportion'; readonly left: number; readonly right: number }
  | { readonly is: 'formula'; readonly formula: string }
  | { readonly is: 'quoted'; readonly name: string }
  | { readonly is: 'unknown'; readonly word: string };

export type LexemeKind = Lexeme['is'];
