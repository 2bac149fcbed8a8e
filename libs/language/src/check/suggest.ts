/** Twice the number of letters to insert, delete or replace, and once that of swapped neighbours, the commonest slip. */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => 2 * index);
  for (let i = 1; i <= a.length; i++) {
    const row = [2 * i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min((last[j] ?? 0) + 2, (row[j - 1] ?? 0) + 2, (last[j - 1] ?? 0) + (same ? 0 : 2));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/** The known name nearest to a mistyped one, or null when none is near. */
export function nearest(word: string, known: Iterable<string>): string | null {
  if (word.length > 64) return null;
  const limit = word.length <= 3 ? 2 : word.length <= 6 ? 4 : 6;
  let best: string | null = null;
  let bestDistance = limit + 1;
  for (const candidate of known) {
    if (2 * Math.abs(candidate.length - word.length) >= bestDistance) continue;
    const edits = distance(word, candidate);
    if (edits < bestDistance) {
      best = candidate;
      bestDistance = edits;
    }
  }
  return best;
}
