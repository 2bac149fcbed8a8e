import type { Lexeme } from '../lex/lexeme.js';
import { isComma, isMark } from '../lex/marks.js';
import { saysAny, spokenIn } from '../scan/spoken.js';

/** Times that can be left out: "Mondays excluded". */
export const times: readonly Lexeme['is'][] = ['weekdays', 'calendar-month', 'session'];

export function excludes(lexeme: Lexeme | undefined): boolean {
  return (
    lexeme?.is === 'unknown' &&
    ['excluded', 'excepted', 'off', 'out', 'skipped'].includes(lexeme.word.toLowerCase())
  );
}

export function rises(lexeme: Lexeme): boolean {
  return lexeme.is === 'way' || (lexeme.is === 'verb' && (lexeme.verb === 'rise' || lexeme.verb === 'fall'));
}

/** "4h is too slow, go 1h": why something should change says no value of what it should be. */
export function withoutComplaint(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  const comma = lexemes.findIndex((lexeme) => isComma(lexeme) || isMark(lexeme, 'stop'));
  if (comma < 2 || comma === lexemes.length - 1) return lexemes;
  const before = lexemes.slice(0, comma);
  const spoken = spokenIn(text.slice(before[0]?.from, before[comma - 1]?.to));
  const waits = before.some((lexeme) => isMark(lexeme, 'when') || lexeme.is === 'edit');
  if (!saysAny(spoken, 'is too', 'are too', 's too', 'way too', 'bit too', 'seems too') || waits)
    return lexemes;
  const named = before.filter(({ is }) => is === 'head' || is === 'indicator' || is === 'asset');
  return [...named, ...lexemes.slice(comma + 1)];
}

/** A verb of choosing at the start of a clause, with a value behind it: "try 12 months", "go with 1h". */
export function choosesValue(lexemes: readonly Lexeme[], at: number, text: string): boolean {
  const [verb, next, after] = lexemes.slice(at, at + 3);
  if (verb === undefined || (verb.is !== 'unknown' && verb.is !== 'verb')) return false;
  if (!/^(try|go|prefer|take)$/i.test(text.slice(verb.from, verb.to))) return false;
  const before = lexemes[at - 1];
  if (before !== undefined && before.is !== 'mark') return false;
  const value = next?.is === 'mark' && (next.mark === 'with' || next.mark === 'for') ? after : next;
  return (
    value !== undefined &&
    ['duration', 'timeframe', 'number', 'asset', 'venue', 'indicator'].includes(value.is)
  );
}
