import type { Lexeme } from '../lex/lexeme.js';

/**
 * "Take the shorts off", "turn the stop off", "switch the filter out": a verb and its particle around what goes, as the
 * one word that removes it. The words as they are where no such pair stands in them.
 */
export function takenOff(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  const word = (at: number): string => {
    const lexeme = lexemes[at];
    return lexeme === undefined ? '' : text.slice(lexeme.from, lexeme.to).toLowerCase();
  };
  const out: Lexeme[] = [];
  for (let at = 0; at < lexemes.length; at++) {
    const lexeme = lexemes[at];
    if (lexeme === undefined) continue;
    const replaced = ratherThan(lexemes, at, text);
    if (replaced !== null) {
      const { from, to, glued } = lexeme;
      out.push(
        { is: 'mark', mark: 'and', from, to, glued },
        { is: 'edit', edit: 'remove', from, to, glued },
        replaced,
      );
      at = lexemes.indexOf(replaced);
      continue;
    }
    const noun = lexemes[at + 1];
    const particle =
      verbs.has(word(at)) && noun !== undefined && named.has(noun.is) && away.has(word(at + 2));
    if (!particle || noun === undefined) {
      out.push(lexeme);
      continue;
    }
    out.push({ is: 'edit', edit: 'remove', from: lexeme.from, to: lexeme.to, glued: lexeme.glued }, noun);
    at += 2;
  }
  return out;
}

/** "I'd rather exit on the 15 day low than with a target": the setting that goes. */
function ratherThan(lexemes: readonly Lexeme[], at: number, text: string): Lexeme | null {
  const [than, link, head] = lexemes.slice(at, at + 3);
  if (than?.is !== 'mark' || than.mark !== 'than' || !/\brather\b/i.test(text.slice(0, than.from)))
    return null;
  if (link?.is === 'head') return link;
  return link?.is === 'mark' && head?.is === 'head' ? head : null;
}

const verbs: ReadonlySet<string> = new Set(['take', 'turn', 'switch', 'leave', 'cut', 'get']);
const away: ReadonlySet<string> = new Set(['off', 'out', 'away']);
const named: ReadonlySet<Lexeme['is']> = new Set([
  'head',
  'action',
  'indicator',
  'filter',
  'session',
  'weekdays',
]);
