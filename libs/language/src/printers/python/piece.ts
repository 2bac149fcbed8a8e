/** A function or class of the generated module, as fixed text. It is printed only where it is used. */
export interface Piece {
  readonly source: string;
  /** Names of other pieces that it calls. */
  readonly uses: readonly string[];
  /** Standard library modules that it needs. */
  readonly imports: readonly string[];
}

export function piece(source: string, uses: readonly string[] = [], imports: readonly string[] = []): Piece {
  return { source: source.trim(), uses, imports };
}
