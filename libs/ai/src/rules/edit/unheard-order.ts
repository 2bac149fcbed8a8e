import type { Lexeme } from '../lex/lexeme.js';
import { isBreak } from '../lex/marks.js';

interface Unheard {
  /** What should be done, as it was said. */
  readonly order: string;
  /** When it should be done. */
  readonly condition: string;
}

/**
 * "Freeze the bot if the price drops below 40000": an order that nobody here knows, with a condition that is read. What
 * it orders is asked; the condition alone would narrow the entries.
 */
export function unheardOrder(lexemes: readonly Lexeme[], text: string): Unheard | null {
  for (const [at, lexeme] of lexemes.entries()) {
    if (lexeme.is !== 'mark' || lexeme.mark !== 'when') continue;
    const start = lexemes.slice(0, at).map(isBreak).lastIndexOf(true) + 1;
    const before = lexemes.slice(start, at);
    const [first] = before;
    if (first === undefined || !before.every(isNoOrder) || !before.some(isOrdering)) continue;
    const end = lexemes.findIndex((one, place) => place > at && isBreak(one));
    const last = lexemes[(end === -1 ? lexemes.length : end) - 1] ?? lexeme;
    return {
      order: text.slice(first.from, lexeme.from).trim(),
      condition: text.slice(lexeme.to, last.to).trim(),
    };
  }
  return null;
}

/** Words that order nothing known. */
function isNoOrder(lexeme: Lexeme): boolean {
  if (lexeme.is === 'mark') return ['it', 'comma', 'colon', 'also', 'and'].includes(lexeme.mark);
  return ['unknown', 'field', 'strategy', 'filler', 'head', 'unsupported'].includes(lexeme.is);
}

function isOrdering(lexeme: Lexeme): boolean {
  return lexeme.is === 'unknown' && lexeme.word.length > 3 && !saying.has(lexeme.word.toLowerCase());
}

/** Unknown words that open a condition and order nothing. */
const saying: ReadonlySet<string> = new Set(
  'this then well okay maybe perhaps please also just really actually even except provided assuming condition filter extra additional another further'.split(
    ' ',
  ),
);
