import { ordinaryWords } from './ordinary-words.js';

const shortest = 4;
const longest = 20;

/**
 * Finds the word of a vocabulary that a mistyped one was meant to be: one letter too many, missing, wrong or swapped
 * (two in words of nine letters and more). Only words that begin alike are compared, so a look-up is short and the
 * index costs nothing to build.
 */
export class Spelling {
  private readonly byLetter = new Map<string, string[]>();
  private readonly answers = new Map<string, string | null>();

  /** `alike` says whether two words mean the same: then it does not matter which of them was meant. */
  constructor(
    private readonly vocabulary: ReadonlySet<string>,
    private readonly alike: (a: string, b: string) => boolean,
  ) {
    for (const word of vocabulary) {
      if (word.length < shortest || word.length > longest || !/^[a-z]+$/.test(word)) continue;
      const letter = word[0] ?? '';
      const words = this.byLetter.get(letter);
      if (words === undefined) this.byLetter.set(letter, [word]);
      else words.push(word);
    }
  }

  /** The intended word, or null when none is near or several are. */
  correct(word: string): string | null {
    if (word.length < shortest || word.length > longest) return null;
    if (this.vocabulary.has(word) || ordinaryWords.has(word)) return null;
    const known = this.answers.get(word);
    if (known !== undefined) return known;
    const answer = this.search(word);
    if (this.answers.size < rememberedAtMost) this.answers.set(word, answer);
    return answer;
  }

  private search(word: string): string | null {
    const first = word[0] ?? '';
    const second = word[1] ?? '';
    const letters = first === second ? [first] : [first, second];
    const allowed = word.length >= 9 ? 2 : 1;
    let best: string | null = null;
    let bestDistance = allowed;
    let leastUnlikely = Number.POSITIVE_INFINITY;
    let tied = false;
    for (const letter of letters) {
      for (const candidate of this.byLetter.get(letter) ?? []) {
        // "rachete" is no "achete": a word that lost its first letter is another word, two that swapped are a slip.
        if (letter !== first && candidate[1] !== first) continue;
        if (Math.abs(candidate.length - word.length) > bestDistance) continue;
        const distance = areSwapped(word, candidate) ? 0.5 : editDistance(word, candidate);
        if (distance > bestDistance) continue;
        const unlikely = unlikelihood(word, candidate);
        if (best !== null && distance === bestDistance && unlikely >= leastUnlikely) {
          if (unlikely === leastUnlikely) tied ||= !this.alike(best, candidate);
          continue;
        }
        tied = false;
        best = candidate;
        bestDistance = distance;
        leastUnlikely = unlikely;
      }
    }
    return tied ? null : best;
  }
}

/** "shrot": two letters of "short" changed places, the likeliest slip of all. */
function areSwapped(word: string, candidate: string): boolean {
  if (word.length !== candidate.length) return false;
  let at = 0;
  while (at < word.length && word[at] === candidate[at]) at++;
  return (
    word[at] === candidate[at + 1] &&
    word[at + 1] === candidate[at] &&
    word.slice(at + 2) === candidate.slice(at + 2)
  );
}

const rememberedAtMost = 5_000;

/** Of words equally near, fingers rather swap two letters ("rsies") or lose one ("momentm") than strike a wrong one. */
function unlikelihood(typed: string, meant: string): number {
  if (typed.length === meant.length) return [...typed].sort().join('') === [...meant].sort().join('') ? 0 : 2;
  return typed.length < meant.length ? 1 : 2;
}

/** Edits with swapped neighbours as one step; words are at most twenty letters long. */
function editDistance(a: string, b: string): number {
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
