/** Removes the dust of binary fractions: 30 basis points are 0.3 percent, not 0.30000000000000004. */
export function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
