import { expandPattern } from './expand-pattern.js';
import type { Meaning } from './meaning.js';

/** Patterns (see `expandPattern`) and what each means. */
export type PhraseTable = readonly (readonly [pattern: string, meaning: Meaning])[];

interface Branch {
  readonly next: Map<string, Branch>;
  meaning: Meaning | null;
}

/** Finds the longest known phrase at a place of the text; later tables win over earlier ones. */
export class PhraseTree {
  private readonly root: Branch = { next: new Map(), meaning: null };
  readonly words = new Set<string>();

  constructor(tables: readonly PhraseTable[]) {
    for (const table of tables) {
      for (const [pattern, meaning] of table) {
        for (const phrase of expandPattern(pattern)) this.add(phrase, meaning);
      }
    }
  }

  private add(phrase: readonly string[], meaning: Meaning): void {
    let branch = this.root;
    for (const word of phrase) {
      this.words.add(word);
      let next = branch.next.get(word);
      if (next === undefined) {
        next = { next: new Map(), meaning: null };
        branch.next.set(word, next);
      }
      branch = next;
    }
    branch.meaning = meaning;
  }

  /** What a word means by itself; null when it is only part of phrases. */
  single(word: string): Meaning | null {
    return this.root.next.get(word)?.meaning ?? null;
  }

  /** `wordAt(i)` is the i-th word from the place asked about; `skippable` words may stand inside a phrase. */
  longest(
    wordAt: (index: number) => string | undefined,
    skippable: ReadonlySet<string>,
  ): { readonly meaning: Meaning; readonly length: number } | null {
    let branch: Branch | undefined = this.root;
    let found: { meaning: Meaning; length: number } | null = null;
    for (let index = 0; index < 12; index++) {
      const word = wordAt(index);
      if (word === undefined) break;
      const next: Branch | undefined = branch.next.get(word);
      if (next === undefined) {
        if (index > 0 && skippable.has(word)) continue;
        break;
      }
      branch = next;
      if (branch.meaning !== null) found = { meaning: branch.meaning, length: index + 1 };
    }
    return found;
  }
}
