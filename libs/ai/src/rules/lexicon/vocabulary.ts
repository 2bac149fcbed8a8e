import { englishGrammar } from './english-grammar.js';
import { englishPatterns } from './english-patterns.js';
import { englishRequests } from './english-requests.js';
import { englishTrading } from './english-trading.js';
import { indicatorPhrases } from './indicator-phrases.js';
import { limitPhrases } from './limit-phrases.js';
import { marketPhrases } from './market-phrases.js';
import { type PhraseTable, PhraseTree } from './phrase-tree.js';
import { miscellaneousPhrases } from './sentence-kinds.js';
import { Spelling } from './spelling.js';
import { pointWords } from './symbols-and-units.js';
import { type Tongue, tonguePhrases } from './tongues.js';
import { unsupportedPhrases } from './unsupported-phrases.js';

/** All that is known of the words of one language; English is always part of it, as traders mix. */
export interface Vocabulary {
  readonly phrases: PhraseTree;
  readonly spelling: Spelling;
  isAsset(word: string): boolean;
}

const english: readonly PhraseTable[] = [
  englishGrammar,
  englishRequests,
  marketPhrases,
  indicatorPhrases,
  englishTrading,
  englishPatterns,
  limitPhrases,
  miscellaneousPhrases,
  unsupportedPhrases,
];

const assets = new Set(
  marketPhrases.flatMap(([pattern, meaning]) =>
    meaning.is === 'asset' && !pattern.includes(' ') ? pattern.split('|') : [],
  ),
);
const built = new Map<string, Vocabulary>();

/** The vocabulary of a language, built on first use; where languages are mixed, English wins over the other. */
export function vocabularyOf(tongue: Tongue, mixed = false): Vocabulary {
  const key = mixed ? `${tongue} in English` : tongue;
  const known = built.get(key);
  if (known !== undefined) return known;
  const foreign = tonguePhrases(tongue);
  const phrases = new PhraseTree(mixed ? [...foreign, ...english] : [...english, ...foreign]);
  const alike = (a: string, b: string): boolean => {
    const first = phrases.single(a);
    return first !== null && JSON.stringify(first) === JSON.stringify(phrases.single(b));
  };
  const vocabulary = {
    phrases,
    spelling: new Spelling(new Set([...phrases.words, ...pointWords]), alike),
    isAsset: (word: string) => assets.has(word),
  };
  built.set(key, vocabulary);
  return vocabulary;
}
