import type { Lexeme } from './lexeme.js';
import { isMark } from './marks.js';

/**
 * "10% above my average price", "2% over the average entry price": the price at which was bought, and no average of
 * prices. One word for the entry stands for it.
 */
export function averageEntries(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  if (!lexemes.some(({ is }) => is === 'average' || is === 'question')) return lexemes;
  const out: Lexeme[] = [];
  for (let at = 0; at < lexemes.length; at++) {
    const lexeme = lexemes[at];
    if (lexeme === undefined) break;
    const paid = lexeme.is === 'question' && isPaid(lexemes, at);
    const length = paid ? 2 : lexeme.is === 'average' ? lengthOfEntry(lexemes, at, text) : 0;
    const last = lexemes[at + length - 1];
    if (length === 0 || last === undefined) out.push(lexeme);
    else {
      out.push({ ...lexeme, is: 'action', action: 'enter', to: last.to } as Lexeme);
      at += length - 1;
    }
  }
  return out;
}

/** "3% above what I paid". */
function isPaid(lexemes: readonly Lexeme[], at: number): boolean {
  const [before, paid] = [lexemes[at - 1], lexemes[at + 1]];
  const beside = before?.is === 'side' || before?.is === 'compare' || isMark(before, 'of', 'from');
  return beside && paid?.is === 'unknown' && paid.word.toLowerCase() === 'paid';
}

/** How many words name the average entry; 0 where an average of something else is meant. */
function lengthOfEntry(lexemes: readonly Lexeme[], at: number, text: string): number {
  const [before, average, next, behind] = [-1, 0, 1, 2].map((ahead) => lexemes[at + ahead]);
  const bought = next?.is === 'action' && (next.action === 'enter' || next.action === 'buy');
  if (bought) return behind?.is === 'field' ? 3 : 2;
  const words = text
    .slice(before?.to ?? 0, average?.from)
    .toLowerCase()
    .split(' ');
  const own = words.includes('my') || words.includes('our');
  return own && next?.is === 'field' && next.field === 'close' ? 2 : 0;
}
