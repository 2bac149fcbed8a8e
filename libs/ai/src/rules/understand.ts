import { unitsBehindNumbers } from './code/named-units.js';
import { readCode } from './code/read-code.js';
import { jsonAsLines } from './code/read-json.js';
import { tableAsLines } from './code/read-table.js';
import { abbreviations } from './lex/abbreviations.js';
import { closingAtLevels } from './lex/closing-at-levels.js';
import { joinNamedSymbols } from './lex/coin-pairs.js';
import { inDigits } from './lex/foreign-numbers.js';
import { verbsInOne } from './lex/foreign-verbs.js';
import { holdingWhile } from './lex/holding-while.js';
import { leverageInNumbers } from './lex/leverage-words.js';
import { linesInContext } from './lex/lines-in-context.js';
import { loneLabels } from './lex/lone-labels.js';
import { signedNumbers } from './lex/minus-words.js';
import { numberedItems } from './lex/numbered-items.js';
import { readLexemes } from './lex/read-lexemes.js';
import { smoothedCandles } from './lex/smoothed-candles.js';
import { splitPhrases } from './lex/split-phrases.js';
import { verbsBehindSubjects } from './lex/verb-final.js';
import { whileAsWhen } from './lex/while-as-when.js';
import { fillers } from './lexicon/fillers.js';
import { type Tongue, tongueOf } from './lexicon/tongues.js';
import { type Vocabulary, vocabularyOf } from './lexicon/vocabulary.js';
import { Reader } from './parse/reader.js';
import { mixesStyles, type NumberStyle } from './scan/read-number.js';
import { scan } from './scan/scan.js';
import type { Token } from './scan/token.js';
import { withoutMarkdown } from './scan/without-markdown.js';

/** A text as words with meanings, ready to be read. */
export function understand(text: string): Reader {
  const first = scanned(text, 'point');
  const english = vocabularyOf('en');
  const spoken = readCode(first, knownTo(english));
  if (spoken !== first) return new Reader(readLexemes(spoken, text, english), text);
  const { tongue, mixed } = tongueOf(first, (word) => english.phrases.words.has(word) || fillers.has(word));
  const tokens = withoutMarkdown(inItsNumbers(first, text, tongue, mixed));
  const read = readLexemes(tokens, text, vocabularyOf(tongue, mixed));
  const lexemes = closingAtLevels(holdingWhile(whileAsWhen(read, text), text));
  const ordered = tongue === 'de' || tongue === 'nl' ? verbsBehindSubjects(lexemes) : lexemes;
  const lines = linesInContext(
    splitPhrases(numberedItems(abbreviations(joinNamedSymbols(ordered, text), text)), text),
    text,
  );
  const labelled = leverageInNumbers(smoothedCandles(loneLabels(lines)), text);
  return new Reader(signedNumbers(labelled, text), text);
}

/** The tokens of a text; tables and specifications in JSON are lines of words by then. */
function scanned(text: string, style: NumberStyle): readonly Token[] {
  return unitsBehindNumbers(jsonAsLines(tableAsLines(scan(text, style))));
}

/** Every other language that is understood writes 1.000,5 where English writes 1,000.5. */
function inItsNumbers(
  first: readonly Token[],
  text: string,
  tongue: Tongue,
  mixed: boolean,
): readonly Token[] {
  if (tongue === 'en') return isMixed(first) ? scanned(text, 'mixed') : first;
  const pointed = mixed && !isMixed(first);
  return verbsInOne(inDigits(pointed ? first : scanned(text, mixed ? 'mixed' : 'comma'), tongue), tongue);
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
