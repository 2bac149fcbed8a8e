/** A market apart from others of the same symbol: BTC on two exchanges, or spot beside its perpetual. */
export interface Market {
  readonly symbol: string;
  readonly venue: string | null;
  /** `spot`, `perpetual`, `funding`… */
  readonly kind: string | null;
}

/** A market as one word, for places that name markets: the bare symbol unless something tells it apart. */
export function marketKey({ symbol, venue, kind }: Market): string {
  return venue === null && kind === null ? symbol : [symbol, venue ?? '', kind ?? ''].join('|');
}

/** The market that a word names. */
export function marketOf(key: string): Market {
  const [symbol = key, venue = '', kind = ''] = key.split('|');
  return { symbol, venue: venue === '' ? null : venue, kind: kind === '' ? null : kind };
}
