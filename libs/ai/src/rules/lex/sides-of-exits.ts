import type { Lexeme } from './lexeme.js';
import { isBreak } from './marks.js';

const levels: ReadonlySet<Lexeme['is']> = new Set([
  'number',
  'duration',
  'indicator',
  'output',
  'extreme',
  'field',
]);

/** "Exit longs at the 10 day low and shorts at the 10 day high": the second side is left as well, not entered. */
export function sidesOfExits(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  let exits = false;
  return lexemes.map((lexeme, at): Lexeme => {
    if (isBreak(lexeme)) exits = false;
    if (lexeme.is !== 'action') return lexeme;
    const [joint, link, level] = [lexemes[at - 1], lexemes[at + 1], lexemes[at + 2]];
    const words = text.slice(lexeme.from, lexeme.to).toLowerCase();
    const listed =
      exits &&
      (words === 'shorts' || words === 'longs') &&
      joint?.is === 'mark' &&
      (joint.mark === 'and' || joint.mark === 'comma') &&
      link?.is === 'mark' &&
      ['at', 'on', 'when'].includes(link.mark) &&
      (link.mark === 'when' || levels.has(level?.is ?? 'mark'));
    if (listed) return { ...lexeme, action: words === 'shorts' ? 'exit-short' : 'exit-long' };
    exits = lexeme.action === 'exit-long' || lexeme.action === 'exit-short';
    return lexeme;
  });
}
