import { readLexemes } from './lex/read-lexemes.js';
import { tongueOf } from './lexicon/tongues.js';
import { vocabularyOf } from './lexicon/vocabulary.js';
import { Reader } from './parse/reader.js';
import { scan } from './scan/scan.js';

/** A text as words with meanings, ready to be read. */
export function understand(text: string): Reader {
  const first = scan(text, false);
  const tongue = tongueOf(first);
  // Every other language that is understood writes 1.000,5 where English writes 1,000.5.
  const tokens = tongue === 'en' ? first : scan(text, true);
  return new Reader(readLexemes(tokens, text, vocabularyOf(tongue)), text);
}
