import { leftAsItStands } from '../code/metatrader.js';
import type { Lexeme } from '../lex/lexeme.js';
import type { Reader } from './reader.js';

/** Kinds of words that mean something to a strategy: passed over silently, the graph would be a wrong one. */
const weighty: ReadonlySet<Lexeme['is']> = new Set([
  'indicator',
  'output',
  'compare',
  'side',
  'pattern',
  'head',
  'number',
  'duration',
  'average',
  'ratio',
  'pairs',
  'proportion',
  'formula',
  'part',
  'funding',
  'premium',
  'weekdays',
  'calendar-month',
  'month-start',
  'month-end',
  'nth-day',
  'nth-weekday',
  'opening-range',
  'session',
  'session-edge',
  'zone',
]);

/** Words that tell something, if not what: "volume is high", "the trend looks healthy". */
const telling: ReadonlySet<Lexeme['is']> = new Set(['unknown', 'field', 'extreme']);

const demanding = /\b(must|should|needs to|ought to)\b/i;

/** Names, word for word, the parts of a request that no rule took up although they carry meaning. */
export function leaveUnread(reader: Reader, skipped: ReadonlySet<number>): void {
  let from: number | null = null;
  for (let at = 0; at <= reader.lexemes.length; at++) {
    const lexeme = reader.lexemes[at];
    if (lexeme !== undefined && !isBreak(lexeme)) {
      from ??= at;
      continue;
    }
    if (from !== null) leaveClause(reader, skipped, from, at - 1);
    from = null;
  }
}

function isBreak(lexeme: Lexeme): boolean {
  if (lexeme.is !== 'mark') return false;
  return ['stop', 'newline', 'comma', 'bullet', 'and', 'or', 'when', 'only', 'unless', 'colon'].includes(
    lexeme.mark,
  );
}

function leaveClause(reader: Reader, skipped: ReadonlySet<number>, from: number, to: number): void {
  const missed: number[] = [];
  for (let at = from; at <= to; at++) if (skipped.has(at) && !reader.named.has(at)) missed.push(at);
  // "... instead of 50" names what is replaced.
  const begins = [reader.lexemes[missed[0] ?? 0], reader.lexemes[(missed[0] ?? 0) - 1]];
  if (begins.some((lexeme) => lexeme?.is === 'mark' && lexeme.mark === 'instead')) return;
  const headline = reader.lexemes[to + 1];
  const headed = headline?.is === 'mark' && headline.mark === 'colon';
  const heavy = missed.some((at) => {
    // "a strategy with three indicators:"
    const counts = reader.lexemes[at + 1];
    const among = counts?.is === 'mark' && (counts.mark === 'of' || counts.mark === 'any');
    if (headed && reader.lexemes[at]?.is === 'number' && reader.lexemes[at - 1]?.is !== 'indicator' && !among)
      return false;
    const lexeme = reader.lexemes[at];
    const next = reader.lexemes[at + 1];
    if (lexeme?.is === 'unknown' && lexeme.word === leftAsItStands) return true;
    // "Risk:" above a list is a headline.
    if (lexeme?.is === 'head' && next?.is === 'mark' && next.mark === 'colon') return false;
    // A "not" that is passed over turns a rule into its opposite.
    if (lexeme?.is === 'mark' && lexeme.mark === 'not') return next !== undefined && !isBreak(next);
    // "pair = BTC/USDT"
    if (lexeme?.is === 'compare' && lexeme.op === '==') return false;
    // "on heavy volume": nobody talks of a volume without meaning it.
    if (lexeme?.is === 'field' && lexeme.field === 'volume') return true;
    return lexeme !== undefined && weighty.has(lexeme.is);
  });
  const condition = reader.lexemes[from - 1];
  const joins =
    condition?.is === 'mark' &&
    (condition.mark === 'and' ||
      condition.mark === 'or' ||
      condition.mark === 'when' ||
      condition.mark === 'only');
  const told = missed.filter((at) => telling.has(reader.lexemes[at]?.is ?? 'mark')).length;
  const verb = missed.some((at) => reader.lexemes[at]?.is === 'verb');
  // "The market should be calm": a demand, joined to nothing.
  const clause = reader.text.slice(reader.lexemes[from]?.from ?? 0, reader.lexemes[to]?.to ?? 0);
  const demands = demanding.test(clause);
  const says = (verb && told > 0) || told > 1;
  const first = missed[0];
  const last = missed[missed.length - 1];
  if (first === undefined || last === undefined || !(heavy || ((joins || demands) && says))) return;
  const next = reader.lexemes[to + 1];
  const spans = reader.lexemes[last];
  const itself = spans?.is === 'unknown' && spans.word === leftAsItStands;
  const end =
    !itself && (last === to || next === undefined)
      ? (reader.lexemes[last + 1]?.from ?? reader.text.length)
      : (reader.lexemes[last]?.to ?? 0);
  const words = reader.text.slice(reader.lexemes[first]?.from, Math.max(end, reader.lexemes[last]?.to ?? 0));
  reader.leave(withoutEndMarks(words.trim()), 'not-understood');
}

function withoutEndMarks(text: string): string {
  let end = text.length;
  while (end > 0 && ' .,;!?'.includes(text[end - 1] ?? '')) end--;
  return text.slice(0, end);
}
