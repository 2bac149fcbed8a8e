import type { Lexeme } from './lexeme.js';

/**
 * Words that are lines only beside their indicator: "K crosses D" once a stochastic oscillator was named, "below lower"
 * once bands were.
 */
export function linesInContext(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  let stochastic = false;
  let bands = false;
  return lexemes.map((lexeme, at): Lexeme => {
    if (lexeme.is === 'indicator') {
      stochastic ||= lexeme.name === 'stochastic' || lexeme.name === 'stoch_rsi';
      bands ||= ['bollinger', 'keltner', 'donchian'].includes(lexeme.name);
    }
    const { from, to, glued } = lexeme;
    const word = text.slice(from, to);
    if (stochastic && (word === 'K' || word === 'D') && lexemes[at - 1]?.is !== 'number')
      return { is: 'output', output: word.toLowerCase(), of: 'stochastic', from, to, glued };
    const lower = word.toLowerCase() === 'lower' && ['compare', 'way', 'edit'].includes(lexeme.is);
    if (bands && lower && lexemes[at - 1]?.is === 'side')
      return { is: 'output', output: 'lower', of: null, from, to, glued };
    return lexeme;
  });
}
