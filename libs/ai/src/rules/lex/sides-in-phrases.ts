import type { Lexeme } from './lexeme.js';

const levels: ReadonlySet<Lexeme['is']> = new Set([
  'number',
  'indicator',
  'output',
  'field',
  'duration',
  'average',
  'extreme',
]);

/** Phrases that end with a side where a level follows: "above 70 or below 20", "crosses over the 50 SMA". */
export function sidesInPhrases(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  return lexemes.flatMap((lexeme, at): readonly Lexeme[] => {
    const next = lexemes[at + 1];
    const pronoun = next?.is === 'mark' && next.mark === 'it';
    if (next === undefined || !(levels.has(next.is) || pronoun)) return [lexeme];
    const words = text.slice(lexeme.from, lexeme.to).toLowerCase();
    const last = words.slice(words.lastIndexOf(' ') + 1);
    if (lexeme.is === 'mark' && (lexeme.mark === 'or-more' || lexeme.mark === 'or-less')) {
      // "20 or below" is one bound, "or below 20" a second one.
      if (!words.startsWith('or ') || !['above', 'below', 'under'].includes(last)) return [lexeme];
      const { from, to, glued } = lexeme;
      const direction = lexeme.mark === 'or-more' ? 'above' : 'below';
      const side = {
        is: 'side',
        direction,
        inclusive: false,
        from: to - last.length,
        to,
        glued: false,
      } as const;
      return [{ is: 'mark', mark: 'or', from, to: from + 2, glued }, side];
    }
    if (lexeme.is === 'verb' && lexeme.verb === 'cross' && last === 'over') {
      const { from, to, glued } = lexeme;
      const side = {
        is: 'side',
        direction: 'above',
        inclusive: false,
        from: to - 4,
        to,
        glued: false,
      } as const;
      return [{ is: 'verb', verb: 'cross', from, to: to - 5, glued }, side];
    }
    return [lexeme];
  });
}
