interface Place {
  /** UTF-16 offsets into the request: [from, to). */
  readonly from: number;
  readonly to: number;
  /** No white space between this token and the one before it. */
  readonly glued: boolean;
}

/** The smallest pieces of a request. `norm` is lower case without accents: what the lexicon is keyed by. */
export type Token = Place &
  (
    | { readonly kind: 'word'; readonly text: string; readonly norm: string }
    | { readonly kind: 'number'; readonly text: string; readonly norm: string; readonly value: number }
    | { readonly kind: 'symbol'; readonly text: string; readonly norm: string }
    | { readonly kind: 'newline'; readonly text: string; readonly norm: string }
    /** Text between backticks: a formula written out by the user. */
    | { readonly kind: 'formula'; readonly text: string; readonly norm: string }
    /** Text between double quotes: a name. */
    | { readonly kind: 'quoted'; readonly text: string; readonly norm: string }
  );
