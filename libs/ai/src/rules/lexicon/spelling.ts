import { ordinaryWords } from './fillers.js';

/**
 * Finds the word of a vocabulary that a mistyped one was meant to be: one letter too many, missing, wrong or
 * swapped (two for words of nine letters and more). Words are looked up by what is left after deleting letters
 * (symmetric deletion), so a look-up costs the same however long the vocabulary is.
 */
export class Spelling {
  private readonly byDeletion = new Map<string, Set<string>>();

  constructor(private readonly vocabulary: ReadonlySet<string>) {
    for (const word of vocabulary) {
      if (word.length < shortest || word.length > longest || !/^[a-z]+$/.test(word)) continue;
      for (const rest of deletions(word)) {
        const words = this.byDeletion.get(rest);
        if (words === undefined) this.byDeletion.set(rest, new Set([word]));
        else words.add(word);
      }
    }
  }

  /** The intended word, or null when none is near or several are. */
  correct(word: string): string | null {
    if (word.length < shortest || word.length > longest) return null;
    if (this.vocabulary.has(word) || ordinaryWords.has(word)) return null;
    const candidates = new Set<string>();
    for (const rest of deletions(word))
      for (const candidate of this.byDeletion.get(rest) ?? []) candidates.add(candidate);
    let best: string | null = null;
    let bestDistance = word.length >= 9 ? 2 : 1;
    let tied = false;
    for (const candidate of candidates) {
      if (candidate[0] !== word[0] && candidate.length < 7) continue;
      const distance = swaps(word, candidate);
      if (distance > bestDistance) continue;
      tied = best !== null && distance === bestDistance;
      if (!tied) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return tied ? null : best;
  }
}

const shortest = 4;
const longest = 20;

function deletions(word: string): readonly string[] {
  const all = [word];
  const depth = word.length >= 9 ? 2 : 1;
  let level = [word];
  for (let step = 0; step < depth; step++) {
    level = level.flatMap((text) =>
      Array.from(text, (_, index) => text.slice(0, index) + text.slice(index + 1)),
    );
    all.push(...level);
  }
  return [...new Set(all)];
}

/** Edit distance with swapped neighbours as one step; words are at most twenty letters long. */
function swaps(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      }
      current.push(cost);
    }
    before = last;
    last = current;
  }
  return last[b.length] ?? 0;
}
