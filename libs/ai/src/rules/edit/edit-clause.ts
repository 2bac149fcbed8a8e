import type { Lexeme, LexemeKind } from '../lex/lexeme.js';
import type { Action, EditVerb, IndicatorName, Mark, SettingHead } from '../lexicon/meaning.js';
import { readAmount } from '../parse/read-amount.js';
import { Reader } from '../parse/reader.js';
import { spokenIn } from '../scan/spoken.js';
import type { Distance } from './edit-values.js';
import type { Scope } from './edit-word.js';

const longestInstruction = 300;

type Of<K extends LexemeKind> = Extract<Lexeme, { readonly is: K }>;

/** One instruction's words, and what stands among them. */
export class EditClause {
  constructor(
    readonly lexemes: readonly Lexeme[],
    readonly text: string,
    /** Where the text of its last words ends. */
    private readonly until = lexemes[lexemes.length - 1]?.to ?? 0,
  ) {}

  /** The user's own words, in small letters; no instruction is longer than this. */
  get words(): string {
    const [first] = this.lexemes;
    return first === undefined
      ? ''
      : this.text.slice(first.from, Math.min(this.until, first.from + longestInstruction)).toLowerCase();
  }

  /** A part of it. */
  part(from: number, to = this.lexemes.length): EditClause {
    const whole = to >= this.lexemes.length;
    return new EditClause(this.lexemes.slice(from, to), this.text, whole ? this.until : undefined);
  }

  /** This clause and the one behind it as one. */
  with(other: EditClause): EditClause {
    return new EditClause([...this.lexemes, ...other.lexemes], this.text, other.until);
  }

  all<K extends LexemeKind>(kind: K): readonly Of<K>[] {
    return this.lexemes.filter((lexeme): lexeme is Of<K> => lexeme.is === kind);
  }

  has(...kinds: readonly LexemeKind[]): boolean {
    return this.lexemes.some(({ is }) => kinds.includes(is));
  }

  /** Whether all words are of these kinds. */
  only(...kinds: readonly LexemeKind[]): boolean {
    return this.lexemes.every(({ is }) => kinds.includes(is));
  }

  marked(...marks: readonly Mark[]): boolean {
    return this.placeOf(...marks) !== -1;
  }

  placeOf(...marks: readonly Mark[]): number {
    return this.lexemes.findIndex((lexeme) => lexeme.is === 'mark' && marks.includes(lexeme.mark));
  }

  get verbs(): readonly EditVerb[] {
    return this.all('edit').map(({ edit }) => edit);
  }

  does(...verbs: readonly EditVerb[]): boolean {
    return this.verbs.some((verb) => verbs.includes(verb));
  }

  get makes(): boolean {
    return this.all('verb').some(({ verb }) => verb === 'make');
  }

  /** "The RSI should be 21" */
  get demands(): boolean {
    return (
      this.all('verb').some(({ verb }) => verb === 'be') &&
      this.writes('should', 'must', 'shall', 'needs', 'need', 'ought')
    );
  }

  get actions(): readonly Action[] {
    return this.all('action').map(({ action }) => action);
  }

  get heads(): readonly SettingHead[] {
    return this.all('head').map(({ head }) => head);
  }

  get indicators(): readonly IndicatorName[] {
    return this.lexemes.flatMap((lexeme) => {
      if (lexeme.is === 'indicator') return [lexeme.name];
      return lexeme.is === 'output' && lexeme.of !== null ? [lexeme.of] : [];
    });
  }

  /** Whether one of these words is among those that mean nothing by themselves. */
  says(...words: readonly string[]): boolean {
    return this.all('unknown').some(({ word }) => words.includes(word.toLowerCase()));
  }

  /** Whether one of these words stands in the text, whatever it means elsewhere. */
  writes(...words: readonly string[]): boolean {
    const spoken = new Set(this.spoken);
    return words.some((word) => spoken.has(word));
  }

  /** Its words one by one, those that mean nothing included. */
  get spoken(): readonly string[] {
    return spokenIn(this.words);
  }

  /** The distances and other amounts in it, each with its place. */
  amounts(): readonly { readonly distance: Distance; readonly at: number; readonly to: number }[] {
    const reader = new Reader(this.lexemes, this.text);
    const found: { distance: Distance; at: number; to: number }[] = [];
    while (reader.peek() !== undefined) {
      const at = reader.at;
      const amount =
        reader.peekIs('number') === null && reader.peekIs('multiple') === null
          ? reader.peekIs('indicator')?.name === 'atr'
            ? readAmount(reader)
            : null
          : readAmount(reader);
      // "ATR based": no distance yet.
      // "ATR(20) for the stop" says over how many bars, and no distance.
      const ranged =
        amount?.unsaid === true && amount.atrPeriod !== null && this.lexemes[at + 1]?.is === 'mark';
      if (amount === null || amount.unsaid === true) {
        if (!ranged) reader.at = at + 1;
        continue;
      }
      const { kind, value, atrPeriod } = amount;
      if (kind === 'percent' || kind === 'atr' || kind === 'plain') {
        const mode = kind === 'plain' ? null : kind;
        found.push({ distance: { mode, value, period: atrPeriod }, at, to: reader.at });
      }
    }
    return found;
  }

  /** Which rules its words for trading name. */
  get scope(): Scope {
    for (const action of this.actions) {
      switch (action) {
        case 'buy':
        case 'long':
          return { act: 'enter', side: 'long' };
        case 'short':
          return { act: 'enter', side: 'short' };
        case 'enter':
          return { act: 'enter', side: null };
        case 'exit-long':
          return { act: 'exit', side: 'long' };
        case 'exit-short':
          return { act: 'exit', side: 'short' };
        default:
          return { act: 'exit', side: null };
      }
    }
    return { act: null, side: null };
  }
}

/** The instructions of a follow-up: parted by sentences, commas and what begins anew behind an "and". */
export function editClauses(lexemes: readonly Lexeme[], text: string): readonly EditClause[] {
  const clauses: EditClause[] = [];
  let clause: Lexeme[] = [];
  const close = (until: number): void => {
    if (clause.length > 0) clauses.push(new EditClause(clause, text, until));
    clause = [];
  };
  for (const [at, lexeme] of lexemes.entries()) {
    // "oversold 25 overbought 75"
    if (isMood(lexeme) && clause.some(isMood) && clause.some(({ is }) => is === 'number')) close(lexeme.from);
    if (ends(lexemes, at, clause, text)) close(lexeme.from);
    else clause.push(lexeme);
  }
  close(text.length);
  return clauses;
}

function isMood(lexeme: Lexeme): boolean {
  return lexeme.is === 'pattern' && (lexeme.pattern === 'oversold' || lexeme.pattern === 'overbought');
}

function isBreak(lexeme: Lexeme): boolean {
  return lexeme.is === 'mark' && ['stop', 'newline', 'bullet'].includes(lexeme.mark);
}

function ends(lexemes: readonly Lexeme[], at: number, clause: readonly Lexeme[], text: string): boolean {
  const lexeme = lexemes[at];
  const next = lexemes[at + 1];
  if (lexeme?.is !== 'mark') return false;
  if (isBreak(lexeme)) return true;
  const joins = lexeme.mark === 'comma' || lexeme.mark === 'and';
  if (!joins || next === undefined) return lexeme.mark === 'comma';
  // "half off at 4% and let the rest run", "half at 4%, the rest at 8%"
  const shared = clause.some(isShare) && lexemes.slice(at + 1, at + 4).some(isShare);
  if (shared) return false;
  // "MACD 8, 21, 5"
  if (lexeme.mark === 'comma' && next.is === 'number' && lexemes[at - 1]?.is === 'number') return false;
  if (lexeme.mark === 'comma') return !continues(lexemes, at, clause);
  if (next.is === 'edit') return true;
  // "a 10% target and a 50 day EMA filter"
  if (clause.some(({ is }) => is === 'head') && filterFollows(lexemes, at + 1)) return true;
  // "instead of AAPL use MSFT and instead of 200 use 150"
  if (
    next.is === 'mark' &&
    next.mark === 'instead' &&
    clause.some((one) => one.is === 'mark' && one.mark === 'instead')
  )
    return true;
  if (next.is === 'mark')
    return !['not', 'either', 'both', 'it', 'to', 'instead', 'with', 'for'].includes(next.mark);
  // "drop the target but keep the stop"
  if (next.is === 'unknown') return /^(keep|leave)$/i.test(next.word);
  if (next.is === 'verb')
    return next.verb === 'make' || /^(keep|leave)\b/i.test(text.slice(next.from, next.to));
  // "change 50 to 60 and the 5% stop to 7%"
  if (
    next.is === 'number' &&
    lexemes[at + 2]?.is === 'head' &&
    lexemes.slice(at + 3, at + 5).some(({ is }) => is === 'number')
  )
    return true;
  // "remove the vix part and risk 0.5% per trade": what comes is told with its number.
  const drops = clause.some((one) => one.is === 'edit' && one.edit === 'remove');
  if (
    next.is === 'head' &&
    drops &&
    lexemes[at + 2]?.is === 'number' &&
    !clause.some(({ is }) => is === 'head')
  )
    return true;
  const scales = clause.some((one) => one.is === 'edit' && (one.edit === 'double' || one.edit === 'halve'));
  if (next.is === 'head') return !scales && clause.some(({ is }) => is === 'number' || is === 'duration');
  // "the fast one 12 and the slow one 26"
  if (next.is === 'speed')
    return clause.some(({ is }) => is === 'speed') && clause.some(({ is }) => is === 'number');
  // "the 1h chart and RSI 21"
  if (next.is === 'indicator')
    return (
      lexemes[at + 2]?.is === 'number' &&
      clause.every(({ is }) =>
        ['edit', 'mark', 'duration', 'timeframe', 'chart', 'candle', 'asset', 'venue', 'market'].includes(is),
      )
    );
  return next.is === 'action' && lexemes[at + 2]?.is === 'mark';
}

/** Whether the next words up to a break name a filter. */
function filterFollows(lexemes: readonly Lexeme[], at: number): boolean {
  for (const lexeme of lexemes.slice(at, at + 5)) {
    if (lexeme.is === 'filter') return true;
    if (!['number', 'duration', 'indicator', 'field', 'average', 'unknown', 'timeframe'].includes(lexeme.is))
      return false;
  }
  return false;
}

/** "A trailing one, same 3%", "ATR based, 3 ATR", "4%, not 3%": what belongs to the words before the comma. */
function continues(lexemes: readonly Lexeme[], at: number, clause: readonly Lexeme[]): boolean {
  const [next, second, third] = lexemes.slice(at + 1, at + 4);
  if (next?.is === 'unknown') return next.word.toLowerCase() === 'same';
  const ends = (lexeme: Lexeme | undefined): boolean => lexeme === undefined || lexeme.is === 'mark';
  if (next?.is === 'mark' && next.mark === 'not')
    return second !== undefined && isValue(second) && ends(third);
  if (next?.is !== 'number') return false;
  const alone = ends(second) || (second?.is === 'indicator' && second.name === 'atr' && ends(third));
  const named = clause.some(({ is }) => is === 'head' || is === 'indicator' || is === 'speed');
  // "Bigger size, 5%" compares nothing.
  const compares = clause.some(({ is }, place) => is === 'compare' && clause[place + 1]?.is !== 'head');
  return alone && named && !compares && !clause.some(({ is }) => is === 'number' || is === 'side');
}

function isValue({ is }: Lexeme): boolean {
  return ['number', 'duration', 'timeframe', 'asset', 'venue', 'weekdays', 'every', 'indicator'].includes(is);
}

function isShare(lexeme: Lexeme): boolean {
  return (
    lexeme.is === 'part' ||
    (lexeme.is === 'unknown' && ['half', 'third', 'quarter'].includes(lexeme.word.toLowerCase()))
  );
}
