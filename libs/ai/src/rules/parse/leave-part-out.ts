import { isClauseBreak } from './clauses.js';
import { isShare } from './parts-of-position.js';
import type { Reader } from './reader.js';

/** "Half out at the middle line", "a third off when RSI > 60": a part under a condition of its own, which is not built. */
export function leavePartOut(reader: Reader): boolean {
  if (!isClauseBreak(reader, reader.at - 1) || !isShare(reader, 0)) return false;
  const out = reader.isAction('exit', 1) || /^(off|out)$/i.test(reader.words(reader.at + 1, reader.at + 1));
  if (!out) return false;
  let to = reader.at + 2;
  for (; reader.lexemes[to] !== undefined && to - reader.at < 20; to++) {
    const lexeme = reader.lexemes[to];
    // "Half off at 5%" is a step of profit.
    if (lexeme?.is === 'number' && lexeme.unit !== 'plain') return false;
    if (lexeme?.is === 'mark' && lexeme.mark !== 'when' && isClauseBreak(reader, to)) break;
  }
  reader.leave(reader.words(reader.at, to - 1), 'scaling');
  for (let at = reader.at; at < to; at++) reader.named.add(at);
  reader.at = to;
  return true;
}
