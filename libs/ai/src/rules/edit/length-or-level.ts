/** What a bare number behind an indicator's name is: "RSI 21" its length, "RSI 25" the level of "RSI below 30". */
export type BareNumber =
  | { readonly is: 'length' }
  | { readonly is: 'level'; readonly from: number }
  | { readonly is: 'either' };

/**
 * Decides by the levels that the indicator is held against: a number near one of them, and none of the usual lengths, takes
 * its place; one that could be both is to be asked about.
 */
export function lengthOrLevel(to: number, levels: readonly number[]): BareNumber {
  const [nearest] = [...levels].sort((a, b) => Math.abs(a - to) - Math.abs(b - to));
  if (nearest === undefined) return { is: 'length' };
  const level = { is: 'level', from: nearest } as const;
  if (to < 2 || !Number.isInteger(to)) return level;
  if (!isNear(to, nearest)) return to >= 30 && onScaleOfHundred(levels) ? { is: 'either' } : { is: 'length' };
  if (!usualLengths.has(to)) return level;
  return to % 5 !== 0 && nearest % 5 === 0 ? { is: 'length' } : { is: 'either' };
}

/** Levels of RSI, ADX and their like lie some points apart, those of others some times. */
function isNear(to: number, level: number): boolean {
  if (Math.sign(to) !== Math.sign(level)) return false;
  if (Math.abs(level) >= 10 && Math.abs(level) < 100) return Math.abs(to - level) <= 15;
  const ratio = to / level;
  return ratio >= 0.4 && ratio <= 2.5;
}

function onScaleOfHundred(levels: readonly number[]): boolean {
  return levels.every((level) => level > 0 && level < 100) && Math.max(...levels) >= 15;
}

const usualLengths: ReadonlySet<number> = new Set([
  ...[2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 21, 28, 34, 42, 50, 55, 63, 89, 90],
  ...[100, 120, 126, 144, 200, 250, 252],
]);
