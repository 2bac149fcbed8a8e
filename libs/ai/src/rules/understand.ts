import { readCode } from './code/read-code.js';
import { inDigits } from './lex/foreign-numbers.js';
import { linesInContext } from './lex/lines-in-context.js';
import { readLexemes } from './lex/read-lexemes.js';
import { tongueOf } from './lexicon/tongues.js';
import { type Vocabulary, vocabularyOf } from './lexicon/vocabulary.js';
import { Reader } from './parse/reader.js';
import { mixesStyles } from './scan/read-number.js';
import { scan } from './scan/scan.js';
import type { Token } from './scan/token.js';

/** A text as words with meanings, ready to be read. */
export function understand(text: string): Reader {
  const first = scan(text, 'point');
  const english = vocabularyOf('en');
  const spoken = readCode(first, knownTo(english));
  if (spoken !== first) return new Reader(readLexemes(spoken, text, english), text);
  const tongue = tongueOf(first);
  // Every other language that is understood writes 1.000,5 where English writes 1,000.5.
  const tokens =
    tongue === 'en' ? (isMixed(first) ? scan(text, 'mixed') : first) : inDigits(scan(text, 'comma'), tongue);
  return new Reader(linesInContext(readLexemes(tokens, text, vocabularyOf(tongue)), text), text);
}

function isMixed(tokens: readonly Token[]): boolean {
  return mixesStyles(tokens.flatMap((token) => (token.kind === 'number' ? [token] : [])));
}

function knownTo({ phrases }: Vocabulary): Parameters<typeof readCode>[1] {
  return {
    isAction: (word) => phrases.single(word)?.is === 'action',
    isSetting: (word) => phrases.single(word)?.is === 'head',
  };
}
