/**
 * Those of `candidates` that `word` was probably meant to be, the nearest first: at most a third of its letters
 * wrong. `nearest('bolinger', ['bollinger', 'rsi'])` is `['bollinger']`.
 */
export function nearest(word: string, candidates: readonly string[], atMost = 3): readonly string[] {
  const wanted = word.toLowerCase();
  if (wanted.length > 200) return [];
  const allowed = Math.max(1, Math.floor(wanted.length / 3));
  return candidates
    .filter((candidate) => Math.abs(candidate.length - wanted.length) <= allowed)
    .map((candidate) => ({ candidate, distance: editDistance(wanted, candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= allowed)
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, atMost)
    .map(({ candidate }) => candidate);
}

/** Letters to insert, remove, replace or swap with their neighbour (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, beforeLast[column - 2]! + 1);
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length]!;
}
