import { isMark } from '../lex/marks.js';
import type { Mark } from '../lexicon/meaning.js';
import { type Condition, seriesOf } from '../request/expression.js';
import type { Reader } from './reader.js';
import type { PendingCondition } from './rule-book.js';
import type { Trade } from './trade.js';

/**
 * Whether a condition without an action plainly narrows entries: it speaks of the calendar only, follows an entry in
 * its own sentence, or is a whole sentence that begins with "if" or "only".
 */
export function isPlainFilter(reader: Reader, pending: PendingCondition, lastTrade: Trade | null): boolean {
  const { condition, from, to } = pending;
  // "22:00" by itself is no session.
  if (isOfTheClock(condition) && !isMoment(condition)) return true;
  const opened = reader.lexemes[from];
  const first = opened?.is === 'mark' && opened.mark === 'open' ? reader.lexemes[from + 1] : opened;
  // "5 > 10 > 20", "(>5%)": a sign without anything before it continues something that was not understood.
  const sized = reader.lexemes[from + 1]?.is === 'indicator';
  if (first?.is === 'compare' || (first?.is === 'number' && !sized)) return false;
  if (lastTrade?.act === 'enter' && followsEntry(reader, from)) return true;
  if (lastTrade?.act === 'enter' && isJoined(reader, from) && endsSentence(reader, to + 1)) return true;
  if (opensWithOnly(reader, from)) return true;
  return opensCondition(reader, from) && endsSentence(reader, to + 1);
}

/** "And the close is above the 200 SMA": told as one more condition of what stands before. */
export function isJoined(reader: Reader, from: number): boolean {
  return [reader.lexemes[from], reader.lexemes[from - 1]].some(
    (lexeme) => lexeme?.is === 'mark' && (lexeme.mark === 'and' || lexeme.mark === 'also'),
  );
}

/** Whether only a comma or "and" stands between two conditions, or a "then I look for". */
export function isListed(reader: Reader, end: number, begin: number): boolean {
  if (begin - end > 6 || begin - end < 2) return false;
  let joins = false;
  for (let at = end + 1; at < begin; at++) {
    const lexeme = reader.lexemes[at];
    if (lexeme?.is === 'unknown') continue;
    if (lexeme?.is !== 'mark' || !listing.has(lexeme.mark)) return false;
    if (lexeme.mark === 'comma' || lexeme.mark === 'and' || lexeme.mark === 'then') joins = true;
  }
  return joins;
}

const listing: ReadonlySet<Mark> = new Set(['comma', 'and', 'then', 'for', 'also', 'with', 'on', 'at']);

/** Hours, days, months: no way out and no move of a market. */
function isOfTheClock(condition: Condition): boolean {
  const parts = seriesOf(condition);
  return (
    parts.length > 0 &&
    parts.some(({ kind }) => kind === 'clock') &&
    parts.every(({ kind }) => ['clock', 'number', 'arithmetic', 'previous'].includes(kind))
  );
}

/** One minute of the day. */
export function isMoment(condition: Condition): boolean {
  if (condition.kind === 'all') return condition.terms.every(isMoment);
  return (
    condition.kind === 'compare' &&
    condition.op === '==' &&
    condition.left.kind === 'clock' &&
    (condition.left.of === 'hour' || condition.left.of === 'minute')
  );
}

/** Whether an entry stands earlier in the sentence, and nothing but entries and their conditions since. */
function followsEntry(reader: Reader, from: number): boolean {
  for (let at = from - 1; at >= 0; at--) {
    const lexeme = reader.lexemes[at];
    if (isMark(lexeme, 'stop', 'newline', 'or')) return false;
    if (lexeme?.is === 'head' || lexeme?.is === 'unsupported') return false;
    if (lexeme?.is === 'action') return true;
  }
  return false;
}

/** "Only when ...", "only trade while ...". */
function opensWithOnly(reader: Reader, from: number): boolean {
  for (let at = from; at >= Math.max(0, from - 3); at--) {
    const lexeme = reader.lexemes[at];
    if (lexeme?.is === 'mark' && lexeme.mark === 'only') return true;
    const leads = lexeme?.is === 'verb' || lexeme?.is === 'filler' || lexeme?.is === 'mark';
    if (!leads && at < from) return false;
  }
  return false;
}

function opensCondition(reader: Reader, from: number): boolean {
  return [reader.lexemes[from], reader.lexemes[from - 1]].some(
    (lexeme) => lexeme?.is === 'mark' && (lexeme.mark === 'when' || lexeme.mark === 'only'),
  );
}

function endsSentence(reader: Reader, at: number): boolean {
  const lexeme = reader.lexemes[at];
  return lexeme === undefined || isMark(lexeme, 'stop', 'newline', 'comma');
}
