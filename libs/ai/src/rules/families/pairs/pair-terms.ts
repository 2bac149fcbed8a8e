import type { Lexeme } from '../../lex/lexeme.js';
import type { TimeUnit } from '../../lexicon/meaning.js';

/** What a level of a pair is for. */
export type Role = 'enter' | 'exit' | 'stop';

/** How far two markets are apart: in deviations, in percent of an average of their ratio, or in percent of return. */
export type Measure = 'score' | 'distance' | 'returns';

export interface Level {
  readonly role: Role;
  readonly value: number;
  /** On which side of the mean, where that is said. */
  readonly side: 'above' | 'below' | null;
  /** Which way the pair is taken there: `long` buys the first market and sells the second. */
  readonly takes: 'long' | 'short' | null;
}

/** A pair told in short: levels with what happens there. */
export interface PairTerms {
  readonly pair: readonly [string, string];
  readonly measure: Measure;
  readonly log: boolean;
  readonly span: { readonly value: number; readonly unit: TimeUnit } | null;
  readonly levels: readonly Level[];
  /** Said of both sides: "either way", "the other way round below". */
  readonly bothWays: boolean;
  /** A market that is the ratio of the two, as exchanges call it. */
  readonly alias: string | null;
  /** What the terms did not take up. */
  readonly rest: readonly Lexeme[];
}
