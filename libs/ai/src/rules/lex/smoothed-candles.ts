import type { Lexeme } from './lexeme.js';

/**
 * "Two green HA candles", "Heikin Ashi on ADA 1h: …": candles of which the request speaks, and no indicator that is
 * compared. What follows is told of them.
 */
export function smoothedCandles(lexemes: readonly Lexeme[]): readonly Lexeme[] {
  return lexemes.map((lexeme, at): Lexeme => {
    if (lexeme.is !== 'indicator' || lexeme.name !== 'heikin_ashi') return lexeme;
    const [before, behind] = [lexemes[at - 1], lexemes[at + 1]];
    const coloured = before?.is === 'pattern';
    const said =
      behind === undefined || ['pattern', 'verb', 'output', 'field', 'compare', 'side'].includes(behind.is);
    const { from, to, glued } = lexeme;
    return coloured || !said ? { is: 'candle', smoothed: true, from, to, glued } : lexeme;
  });
}
