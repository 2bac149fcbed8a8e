import { fillers } from '../lexicon/fillers.js';
import type { Mark } from '../lexicon/meaning.js';
import { isNumberWord } from '../lexicon/number-words.js';
import { moneyWords, percentWords, unitWords } from '../lexicon/symbols-and-units.js';
import type { Vocabulary } from '../lexicon/vocabulary.js';
import type { Token } from '../scan/token.js';
import type { Lexeme, LexemeBody } from './lexeme.js';
import { swappedName } from './swapped-names.js';

/** The tokens of a text, how far they are read, and the lexemes that came of them. */
export class LexemeTape {
  readonly lexemes: Lexeme[] = [];
  /** The token that is read next. */
  index = 0;
  /** "its" was passed over just now. */
  owned = false;
  /** Where the bars of `|z|` close. */
  readonly closingBars = new Set<number>();
  /** Parentheses of this line that wait to be closed. */
  open = 0;
  /** The tokens in small letters, mistyped words as they were meant. */
  readonly norms: readonly string[];
  /** The whole text is in capitals, so that capitals tell nothing. */
  readonly shouting: boolean;

  constructor(
    readonly tokens: readonly Token[],
    readonly text: string,
    readonly vocabulary: Vocabulary,
  ) {
    this.norms = spelled(tokens, vocabulary);
    const words = tokens.filter((token) => token.kind === 'word' && token.text.length > 3);
    this.shouting = words.length > 2 && words.every((token) => token.text === token.text.toUpperCase());
  }

  /** The last lexeme so far. */
  get before(): Lexeme | undefined {
    return this.lexemes[this.lexemes.length - 1];
  }

  normAt(index: number): string | undefined {
    return this.norms[index];
  }

  /** Adds what the next tokens mean, as many as `length`. */
  push(meaning: LexemeBody, length: number): void {
    this.pushFrom(this.index, meaning, this.index + length);
  }

  /** Adds what the tokens from `at` to before `end` mean. */
  pushFrom(at: number, meaning: LexemeBody, end: number): void {
    const first = this.tokens[at];
    const final = this.tokens[end - 1];
    if (first === undefined || final === undefined) {
      this.index = Math.max(end, this.index + 1);
      return;
    }
    const owned = this.owned;
    this.owned = false;
    if (meaning.is === 'mark') this.countOpen(meaning.mark);
    const before = this.before;
    if (before !== undefined && ((isBe(meaning) && isBe(before)) || isSameLink(meaning, before))) {
      // "is is" and ",," say no more than one of them, and a reader that skips them would do so from each.
      this.lexemes[this.lexemes.length - 1] = { ...before, to: final.to };
      this.index = end;
      return;
    }
    this.lexemes.push({
      ...meaning,
      from: first.from,
      to: final.to,
      glued: first.glued,
      ...(owned && { owned }),
    } as Lexeme);
    this.index = end;
  }

  private countOpen(mark: Mark): void {
    if (mark === 'open') this.open++;
    else if (mark === 'close') this.open = Math.max(0, this.open - 1);
    else if (mark === 'newline') this.open = 0;
  }
}

function isSameLink(meaning: LexemeBody, before: Lexeme): boolean {
  if (meaning.is !== 'mark' || before.is !== 'mark' || meaning.mark !== before.mark) return false;
  return meaning.mark === 'comma' || meaning.mark === 'to';
}

function isBe(meaning: LexemeBody | Lexeme): boolean {
  return meaning.is === 'verb' && meaning.verb === 'be';
}

function spelled(tokens: readonly Token[], vocabulary: Vocabulary): readonly string[] {
  return tokens.map((token, at) => {
    if (token.kind !== 'word') return token.norm;
    const { norm } = token;
    const unit = unitWords[norm] !== undefined || moneyWords.has(norm) || percentWords.has(norm);
    if (vocabulary.phrases.words.has(norm) || fillers.has(norm) || unit) return norm;
    if (isNumberWord(norm)) return norm;
    return vocabulary.spelling.correct(norm) ?? swappedName(tokens, at) ?? norm;
  });
}
