/** What a grid is now. */
export interface Grid {
  readonly node: string;
  readonly low: number;
  readonly high: number;
  readonly levels: number;
  readonly spacing: number;
  /** Prices beyond which it is left: those of its range where no others were told. */
  readonly leftBelow: number;
  readonly leftAbove: number;
}

export interface GridWords {
  low: number | null;
  high: number | null;
  levels: number | null;
  each: number | null;
  total: number | null;
  /** Money without a word on what it is for: for each level or in all, as the grid was told. */
  money: number | null;
  spacing: number | null;
  /** Prices beyond which it is left. */
  below: number | null;
  above: number | null;
  /** A number that could be several of these. */
  open: number | null;
}

export const noWords: GridWords = {
  low: null,
  high: null,
  levels: null,
  each: null,
  total: null,
  money: null,
  spacing: null,
  below: null,
  above: null,
  open: null,
};

/** Words for the ends of a range. */
export const bounds: ReadonlyMap<string, 'low' | 'high'> = new Map([
  ...['upper', 'top', 'high', 'higher', 'highest', 'ceiling'].map((word) => [word, 'high'] as const),
  ...['lower', 'bottom', 'low', 'lowest', 'floor'].map((word) => [word, 'low'] as const),
]);
