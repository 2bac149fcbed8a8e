import { isMark } from '../lex/marks.js';
import { isClauseBreak } from './clauses.js';
import type { Reader } from './reader.js';

/**
 * "At 1R move the stop to break-even", "sl at entry after tp1", "if up 2%, raise the stop to the entry": the whole of it
 * is named, with the clause that says when, or its numbers would be read as a target.
 */
export function leaveBreakEven(reader: Reader): boolean {
  if (!isClauseBreak(reader, reader.at - 1)) return false;
  const first = clauseEnd(reader, reader.at);
  let to = first.named ? first.end : -1;
  // "When tp1 hits, sl = entry": when it moves stands before.
  if (
    to === -1 &&
    isMark(reader.peek(), 'when', 'after', 'at') &&
    isMark(reader.lexemes[first.end], 'comma')
  ) {
    const second = clauseEnd(reader, first.end + 1);
    if (second.named && second.acts) to = second.end;
  }
  if (to === -1) return false;
  reader.leave(reader.words(reader.at, to - 1), 'break-even');
  for (let at = reader.at; at < to; at++) reader.named.add(at);
  reader.at = to;
  return true;
}

interface Clause {
  readonly end: number;
  /** It moves a stop to the entry. */
  readonly named: boolean;
  /** It begins with that. */
  readonly acts: boolean;
}

function clauseEnd(reader: Reader, from: number): Clause {
  let named = -1;
  let end = from;
  for (; reader.lexemes[end] !== undefined && end - from < 30; end++) {
    const lexeme = reader.lexemes[end];
    if (isMark(lexeme, 'stop', 'newline', 'comma', 'bullet', 'and')) break;
    const told = lexeme?.is === 'unsupported' && lexeme.what === 'break-even';
    if (named === -1 && (told || stopsAtEntry(reader, end))) named = end;
  }
  return { end, named: named !== -1, acts: named !== -1 && named - from < 4 };
}

/** `stop at entry`, `sl = entry`, `stop goes to the entry price`, `stop at cost`: no distance from it. */
function stopsAtEntry(reader: Reader, at: number): boolean {
  const head = reader.lexemes[at];
  if (head?.is !== 'head' || head.head !== 'stop') return false;
  let linked = false;
  let place = at + 1;
  for (; place < at + 5; place++) {
    const lexeme = reader.lexemes[place];
    const links = isMark(lexeme, 'at', 'to', 'on') || (lexeme?.is === 'compare' && lexeme.op === '==');
    linked ||= links;
    if (!links && lexeme?.is !== 'verb' && lexeme?.is !== 'edit') break;
  }
  const entry = reader.lexemes[place];
  const named =
    (entry?.is === 'action' && entry.action === 'enter') ||
    (entry?.is === 'unknown' && ['cost', 'be'].includes(entry.word.toLowerCase()));
  const behind = reader.lexemes[place + 1]?.is === 'field' ? place + 2 : place + 1;
  const next = reader.lexemes[behind];
  // "SL = entry - 2 ATR": the dash is a sign.
  const counts = isMark(next, 'comma', 'plus', 'minus') && reader.lexemes[behind + 1]?.is === 'number';
  return linked && named && !counts && next?.is !== 'number' && next?.is !== 'side';
}
