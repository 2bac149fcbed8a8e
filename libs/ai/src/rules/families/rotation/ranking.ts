import type { Lexeme } from '../../lex/lexeme.js';
import type { Condition, Series } from '../../request/expression.js';
import type { ReadingNote } from '../../request/strategy-request.js';

/** Some of the ranked markets: the best or the worst of them, bought or sold short. */
export interface Chosen {
  readonly count: number | null;
  readonly best: boolean;
  readonly side: 'long' | 'short';
}

/** When what is ranked best is not held after all. */
export type Barrier =
  /** Its own measure, by default what is ranked by, is not above a number, or not above that of another market. */
  | { readonly is: 'hurdle'; readonly above: number | string; readonly by: Series | null }
  /** What is ranked by is not above a number for all of the markets, or for one of them: then none is held. */
  | {
      readonly is: 'together';
      readonly every: boolean;
      readonly above: number | string;
      readonly by: Series | null;
    }
  /** Something is said of each market for itself: "below its own 200 day average". */
  | { readonly is: 'failing'; readonly when: Condition }
  /** Something is said of another market. */
  | { readonly is: 'away'; readonly when: Condition };

/** A barrier with the market that is held behind it; null is cash. */
export interface Escape {
  readonly barrier: Barrier;
  readonly refuge: string | null;
}

/** What a ranking of markets says: which are held, by which measure, when they are chosen anew. */
export interface Ranking {
  /** One choice, or the best bought and the worst sold short. */
  readonly chosen: readonly Chosen[];
  readonly by: Series | null;
  readonly when: Condition | null;
  /** Bars that a schedule names: "every 3 days". */
  readonly timeframe: string | null;
  readonly escapes: readonly Escape[];
  readonly notes: readonly ReadingNote[];
  /** What the ranking did not take up. */
  readonly rest: readonly Lexeme[];
}
