import type { Lexeme } from './lexeme.js';

/**
 * "10% above my average price", "2% over the average entry price": the price at which was bought, and no average of
 * prices. One word for the entry stands for it.
 */
export function averageEntries(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  if (!lexemes.some(({ is }) => is === 'average')) return lexemes;
  const out: Lexeme[] = [];
  for (let at = 0; at < lexemes.length; at++) {
    const lexeme = lexemes[at];
    if (lexeme === undefined) break;
    const length = lexeme.is === 'average' ? lengthOfEntry(lexemes, at, text) : 0;
    const last = lexemes[at + length - 1];
    if (length === 0 || last === undefined) out.push(lexeme);
    else {
      out.push({ ...lexeme, is: 'action', action: 'enter', to: last.to } as Lexeme);
      at += length - 1;
    }
  }
  return out;
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
