import type { Lexeme } from './lexeme.js';
import { isMark } from './marks.js';

/** "(1) close below the 20 EMA (2) 3 ATR stop (3) 15 bars": the items of a list, each on a line of its own. */
export function numberedItems(lexemes: readonly Lexeme[]): readonly Lexeme[] {
  const places = itemsOf(lexemes);
  if (places.size < 2) return lexemes;
  const out: Lexeme[] = [];
  for (let at = 0; at < lexemes.length; at++) {
    const lexeme = lexemes[at];
    if (lexeme === undefined) break;
    if (!places.has(at)) {
      out.push(lexeme);
      continue;
    }
    const { from } = lexeme;
    if (out.length > 0 && !isMark(out[out.length - 1], 'newline'))
      out.push({ is: 'mark', mark: 'newline', from, to: from, glued: true });
    out.push({ is: 'mark', mark: 'bullet', from, to: lexemes[at + 2]?.to ?? from, glued: false });
    at += 2;
  }
  return out;
}

/** Where "(1)", "(2)" and so on stand, one after the other, with no indicator before the first. */
function itemsOf(lexemes: readonly Lexeme[]): ReadonlySet<number> {
  const places = new Set<number>();
  for (const [at, lexeme] of lexemes.entries()) {
    const [number, close] = [lexemes[at + 1], lexemes[at + 2]];
    if (!isMark(lexeme, 'open') || !isMark(close, 'close')) continue;
    if (number?.is !== 'number' || number.unit !== 'plain' || number.value !== places.size + 1) continue;
    if (places.size === 0 && lexemes[at - 1]?.is === 'indicator') return new Set();
    places.add(at);
  }
  return places;
}
