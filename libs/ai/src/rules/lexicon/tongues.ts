import type { Token } from '../scan/token.js';
import type { PhraseTable } from './phrase-tree.js';

/** Languages whose basics are understood. */
export type Tongue = 'en' | 'de' | 'fr' | 'es' | 'it' | 'pt';

/** Function words that give a language away; a request in English mentions none or one of them by accident. */
export function tongueOf(_tokens: readonly Token[]): Tongue {
  return 'en';
}

export function tonguePhrases(_tongue: Tongue): readonly PhraseTable[] {
  return [];
}
