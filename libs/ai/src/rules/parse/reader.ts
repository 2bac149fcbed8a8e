import type { Lexeme, LexemeKind } from '../lex/lexeme.js';
import { isBreak } from '../lex/marks.js';
import type { CityClock } from '../lexicon/city-clocks.js';
import type { Action, IndicatorName, Mark, Verb } from '../lexicon/meaning.js';
import type { Condition, IndicatorSeries, Series } from '../request/expression.js';
import type { Ambiguity, LeftOver, ReadingNote } from '../request/strategy-request.js';
import type { BarBefore } from './bar-before.js';
import { declaredAverages } from './declared-averages.js';

export type LexemeOf<K extends LexemeKind> = Extract<Lexeme, { readonly is: K }>;

/** The text being read: where the reader stands, and what it has learnt that later words may refer to. */
export class Reader {
  at = 0;
  /** What "it" and a comparison without a subject refer to. */
  subject: Series | null = null;
  /** The last indicator that was named: whose "signal line" or "upper band" is meant. */
  indicator: IndicatorSeries | null = null;
  /** The last bands or channel that was named, whatever came after. */
  bands: IndicatorSeries | null = null;
  /** The last two averages or bands that were named: what "breaks above both" goes through. */
  lines: readonly IndicatorSeries[] = [];
  /** Averages that were listed under one name: what "below any of them" is below of. */
  listed: readonly IndicatorSeries[] = [];
  /** The level that a series was last compared with. */
  level: Series | null = null;
  /** The last price at which something is bought or sold: "buy SOL at 150". */
  pricedAt: number | null = null;
  /** The last two lines that crossed: what "crosses back below" returns to. */
  crossed: { readonly left: Series; readonly right: Series } | null = null;
  /** The last bar before this one that was named, and where: what "the week before" comes before. */
  earlier: { readonly at: number; readonly bar: BarBefore; readonly word: string } | null = null;
  /** The last line that charts draw in green and red, and that was said to turn. */
  coloured: Series | null = null;
  /** What was compared so far, the latest last: what "both" refers to. */
  compared: Series[] = [];
  /** The last comparisons: what "it" and "either one drops below" are said of. */
  said: readonly { readonly left: Series; readonly right: Series }[] = [];
  /** The comparison that stands right before, when one does: what "but RSI does not" is said of. */
  before: Extract<Condition, { readonly kind: 'compare' | 'cross' }> | null = null;
  /** The items of the last list of which some must hold: what "none of them" is said of. */
  among: readonly Condition[] = [];
  /** What a count is for: "two of these three for a long:". */
  countedFor: Action | null = null;
  /** Markets and bars that stand inside a condition but are those of the strategy: "3 of these before buying ETH on 4h:". */
  aside: { asset: string | null; timeframe: string | null } = { asset: null, timeframe: null };
  /** Averages that a price was compared with. */
  readonly priced = new Set<IndicatorName>();
  /** Averages that were named so far, by their lengths: what "8 < 13" compares. */
  readonly lengths = new Map<number, IndicatorName>();
  /** The last move that an action named without a condition, in a sentence of its own: "fade spikes." */
  loose: Condition | null = null;
  /** Side of the rule being read, for words whose direction depends on it ("crosses", "hits"). */
  bias: 'up' | 'down' | null = null;
  /** Opening ranges that were read, by their formula: from when on and until when they count. */
  readonly ranges = new Map<string, { clock: CityClock | null; from: number; to: number }>();
  /** How deep in a series of a series the reader is. */
  nesting = 0;
  /** How often something was tried so far. */
  attempts = 0;
  /** Averages that the text lists under one name, by their lengths: what "the 21" means beside a price. */
  readonly declared: ReadonlyMap<number, IndicatorName>;
  readonly attemptsAllowed: number;
  readonly left: LeftOver[] = [];
  /** Where the reader stood when words were left out last. */
  private leftAt: number | null = null;
  /** Places of "the next candle" that are the bar after one that was told. */
  readonly nextBars = new Set<number>();
  /** Places of words that are named as left out, with a clause that was left as a whole. */
  readonly named = new Set<number>();
  readonly notes: ReadingNote[] = [];
  readonly ambiguities: Ambiguity[] = [];

  /** For each opening parenthesis: where it closes, and whether a comparison stands inside. */
  readonly parentheses: ReadonlyMap<number, Parenthesis>;

  /** The first two markets that are named: what a ratio without markets of its own is taken of. */
  readonly markets: readonly string[];

  /** The clock that a text names for its times, wherever it names it. */
  readonly zone: LexemeOf<'zone'> | null;

  constructor(
    readonly lexemes: readonly Lexeme[],
    readonly text: string,
  ) {
    this.attemptsAllowed = 3_000 + attemptsPerLexeme * lexemes.length;
    this.parentheses = matchParentheses(lexemes);
    this.declared = declaredAverages(lexemes);
    for (const [length, name] of this.declared) this.lengths.set(length, name);
    const named = lexemes.flatMap((lexeme) => (lexeme.is === 'asset' ? [lexeme.symbol] : []));
    this.markets = [...new Set(named)].slice(0, 2);
    this.zone = lexemes.find((lexeme): lexeme is LexemeOf<'zone'> => lexeme.is === 'zone') ?? null;
  }

  peek(ahead = 0): Lexeme | undefined {
    return this.lexemes[this.at + ahead];
  }

  /** The next lexeme when it is of a kind; nothing is consumed. */
  peekIs<K extends LexemeKind>(kind: K, ahead = 0): LexemeOf<K> | null {
    const lexeme = this.peek(ahead);
    return lexeme !== undefined && lexeme.is === kind ? (lexeme as LexemeOf<K>) : null;
  }

  /** Consumes the next lexeme when it is of a kind. */
  take<K extends LexemeKind>(kind: K): LexemeOf<K> | null {
    const lexeme = this.peekIs(kind);
    if (lexeme !== null) this.at++;
    return lexeme;
  }

  isMark(mark: Mark, ahead = 0): boolean {
    const lexeme = this.peek(ahead);
    return lexeme?.is === 'mark' && lexeme.mark === mark;
  }

  isVerb(verb: Verb, ahead = 0): boolean {
    const lexeme = this.peek(ahead);
    return lexeme?.is === 'verb' && lexeme.verb === verb;
  }

  isAction(action: Action, ahead = 0): boolean {
    const lexeme = this.peek(ahead);
    return lexeme?.is === 'action' && lexeme.action === action;
  }

  takeMark(...marks: readonly Mark[]): boolean {
    const lexeme = this.peek();
    if (lexeme?.is !== 'mark' || !marks.includes(lexeme.mark)) return false;
    this.at++;
    return true;
  }

  /** Skips `be` verbs; they say nothing that the words around them don't. */
  skipBe(): void {
    while (this.isVerb('be') || this.peekIs('level-word') !== null) this.at++;
  }

  /**
   * Runs `attempt`; when it gives null, the reader stands where it stood. Attempts are numbered: a text that asks for
   * more of them than any sensible one gets no further ones, so reading takes time in proportion to its length.
   */
  tryRead<T>(attempt: () => T | null): T | null {
    if (++this.attempts > this.attemptsAllowed) return null;
    const { at, subject, indicator } = this;
    const result = attempt();
    if (result === null) {
      this.at = at;
      this.subject = subject;
      this.indicator = indicator;
    }
    return result;
  }

  /** The user's own words from the start of one lexeme to the end of another. */
  words(first: number, last: number): string {
    const from = this.lexemes[first]?.from;
    const to = this.lexemes[last]?.to;
    return from === undefined || to === undefined ? '' : this.text.slice(from, to).trim();
  }

  note(about: string, text: string): void {
    if (this.notes.length < mostLeftOvers && !this.notes.some((note) => note.text === text))
      this.notes.push({ about, text });
  }

  /** Takes back what was noted of something that turned out to mean another thing. */
  unnote(about: string): void {
    const kept = this.notes.filter((note) => note.about !== about);
    this.notes.splice(0, this.notes.length, ...kept);
  }

  leave(text: string, what: LeftOver['what']): void {
    this.leftAt = this.at;
    if (text !== '' && this.left.length < mostLeftOvers && !this.left.some((part) => part.text === text))
      this.left.push({ text, what });
  }

  /** Whether something was left out since the sentence began in which the reader stands. */
  leftInSentence(): boolean {
    if (this.leftAt === null) return false;
    for (let at = this.at - 1; at >= this.leftAt; at--) {
      const lexeme = this.lexemes[at];
      if (isBreak(lexeme)) return false;
    }
    return true;
  }

  atClauseEnd(ahead = 0): boolean {
    const lexeme = this.peek(ahead);
    if (lexeme === undefined) return true;
    return isBreak(lexeme);
  }
}

/** Far above what requests need: the acceptance set stays below a fifth of it. */
const attemptsPerLexeme = 350;
/** A plan with more remarks than this helps nobody. */
const mostLeftOvers = 40;

interface Parenthesis {
  readonly close: number;
  readonly holdsCondition: boolean;
}

/** Pairs parentheses in one pass, so that reading never has to try both meanings at each level. */
function matchParentheses(lexemes: readonly Lexeme[]): ReadonlyMap<number, Parenthesis> {
  const pairs = new Map<number, Parenthesis>();
  const open: { at: number; holdsCondition: boolean }[] = [];
  for (const [at, lexeme] of lexemes.entries()) {
    const top = open[open.length - 1];
    if (lexeme.is === 'mark' && lexeme.mark === 'open') {
      open.push({ at, holdsCondition: false });
    } else if (lexeme.is === 'mark' && lexeme.mark === 'close') {
      const begin = open.pop();
      if (begin === undefined) continue;
      pairs.set(begin.at, { close: at, holdsCondition: begin.holdsCondition });
      const outer = open[open.length - 1];
      if (outer !== undefined && begin.holdsCondition) outer.holdsCondition = true;
    } else if (
      top !== undefined &&
      (saysTruth(lexeme) ||
        lexeme.is === 'compare' ||
        lexeme.is === 'side' ||
        (lexeme.is === 'verb' && lexeme.verb !== 'close') ||
        lexeme.is === 'pattern')
    ) {
      top.holdsCondition = true;
    }
  }
  return pairs;
}

/** A written formula that compares something. */
function saysTruth(lexeme: Lexeme): boolean {
  return (
    lexeme.is === 'formula' &&
    (lexeme.formula.includes('<') || lexeme.formula.includes('>') || lexeme.formula.includes('='))
  );
}
