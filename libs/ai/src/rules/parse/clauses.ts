import type { Reader } from './reader.js';

/** Whether a word parts one clause from the next; the end of the text does. */
export function isClauseBreak(reader: Reader, at: number): boolean {
  const lexeme = reader.lexemes[at];
  if (lexeme === undefined) return true;
  if (lexeme.is === 'mark')
    return ['stop', 'newline', 'comma', 'bullet', 'and', 'or', 'when', 'with'].includes(lexeme.mark);
  return false;
}

/**
 * Whether the verb "close" at the reader says to leave the position, not where a bar closes: `close below 50` after an
 * oscillator, `close on a cross back`, `close at the middle band`.
 */
export function closesPosition(reader: Reader): boolean {
  if (!reader.isVerb('close') || !isClauseBreak(reader, reader.at - 1)) return false;
  const { subject } = reader;
  const measured = subject?.kind === 'indicator' && bounded.has(subject.name);
  const level = reader.peekIs('side', 1) === null ? null : reader.peekIs('number', 2);
  const behind = reader.peek(3);
  const ends = behind === undefined || behind.is === 'mark' || behind.is === 'head';
  if (measured && level?.unit === 'plain' && ends) return true;
  return (
    (reader.isMark('on', 1) || reader.isMark('at', 1)) && (reader.isVerb('cross', 2) || lineBehind(reader, 2))
  );
}

/** A line stands there, and nothing behind it: `close at the middle band`, `close on the 50 EMA`. */
function lineBehind(reader: Reader, ahead: number): boolean {
  let line = false;
  for (let end = ahead; end < ahead + 7; end++) {
    const lexeme = reader.peek(end);
    if (reader.atClauseEnd(end) || reader.isMark('comma', end)) return line;
    if (lexeme?.is === 'indicator' || lexeme?.is === 'output') line = true;
    else if (lexeme?.is !== 'number' && lexeme?.is !== 'duration' && !reader.isMark('of', end)) return false;
  }
  return false;
}

/** Oscillators: their levels are no prices. */
const bounded: ReadonlySet<string> = new Set([
  'rsi',
  'mfi',
  'stochastic',
  'stoch_rsi',
  'williams_r',
  'cci',
  'zscore',
  'adx',
]);

/** Whether the reader stands at the first word of a sentence or line. */
export function startsSentence(reader: Reader): boolean {
  const before = reader.peek(-1);
  return (
    before === undefined || (before.is === 'mark' && ['stop', 'newline', 'bullet'].includes(before.mark))
  );
}

/** Whether an order to enter stands right behind a condition, which it is its own: "... go short". */
export function ordersBehind(reader: Reader): boolean {
  const action = reader.peekIs('action')?.action;
  const enters = action === 'buy' || action === 'long' || action === 'short' || action === 'enter';
  return enters && !reader.isMark('colon', 1) && !reader.isMark('arrow', 1);
}

/** Where the clause of a word begins. */
export function clauseStart(reader: Reader, at: number): number {
  let from = at;
  while (from > 0 && at - from < 12 && !isClauseBreak(reader, from - 1)) from--;
  return from;
}

/** Names the rest of a clause that could not be read. */
export function leaveClause(reader: Reader): void {
  const from = reader.at;
  reader.at++;
  while (reader.peek() !== undefined && !isClauseBreak(reader, reader.at) && reader.peekIs('action') === null)
    reader.at++;
  const named = reader.lexemes.slice(from, reader.at).find((lexeme) => lexeme.is === 'unsupported');
  reader.leave(reader.words(from, reader.at - 1), named?.is === 'unsupported' ? named.what : 'condition');
}

/** "No new trades", "no more entries": one word that forbids and says what. */
export function saysTrades(reader: Reader, ahead = 0): boolean {
  if (!reader.isMark('not', ahead)) return false;
  return reader.words(reader.at + ahead, reader.at + ahead).includes(' ');
}
