/** Where two series differ by more than `tolerance` relative to their size; null when nowhere. */
export function firstDifference(
  got: ArrayLike<number | null>,
  expected: ArrayLike<number | null>,
  tolerance: number,
): string | null {
  if (got.length !== expected.length) return `${got.length} bars instead of ${expected.length}`;
  for (let bar = 0; bar < got.length; bar++) {
    const [a, b] = [got[bar] ?? null, expected[bar] ?? null];
    const bothNa = isNa(a) && isNa(b);
    if (bothNa) continue;
    if (isNa(a) || isNa(b) || Math.abs(a - b) > tolerance * Math.max(1, Math.abs(a), Math.abs(b))) {
      return `bar ${bar}: ${a} instead of ${b}`;
    }
  }
  return null;
}

function isNa(value: number | null): value is null {
  return value === null || Number.isNaN(value);
}
