/** How tightly a piece of formula binds, loosest first; a looser piece in a tighter place gets parentheses. */
export const tightness = {
  or: 1,
  and: 2,
  not: 3,
  comparison: 4,
  sum: 5,
  product: 6,
  sign: 7,
  atom: 8,
} as const;

export interface Piece {
  readonly text: string;
  readonly binds: number;
}

export const atom = (text: string): Piece => ({ text, binds: tightness.atom });

/** The text of a piece where something as tight as `need` belongs. */
export function bracketed(piece: Piece, need: number): string {
  return piece.binds < need ? `(${piece.text})` : piece.text;
}

/** A number as the formula language writes it: no exponent. */
export function plainNumber(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(10).replace(/0+$/, '') : text;
}
