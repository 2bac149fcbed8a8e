import type { Lexeme } from './lexeme.js';

/**
 * Words that are lines only beside their indicator: "K crosses D" once a stochastic oscillator was named, "below lower"
 * once bands were.
 */
export function linesInContext(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  let stochastic = false;
  let bands = false;
  return lexemes.map((lexeme, at): Lexeme => {
    stochastic ||= isStochastic(lexeme);
    if (lexeme.is === 'indicator') {
      bands ||= ['bollinger', 'keltner', 'donchian'].includes(lexeme.name);
    }
    const { from, to, glued } = lexeme;
    const word = text.slice(from, to);
    const letter = word.toLowerCase();
    const named = (letter === 'k' || letter === 'd') && lexemes[at - 1]?.is !== 'number';
    if (stochastic && named && (word !== letter || isCompared(lexemes, at)))
      return { is: 'output', output: letter, of: 'stochastic', from, to, glued };
    const lower = word.toLowerCase() === 'lower' && ['compare', 'way', 'edit'].includes(lexeme.is);
    if (lower && ((bands && lexemes[at - 1]?.is === 'side') || isSizedBand(lexemes, at)))
      return { is: 'output', output: 'lower', of: null, from, to, glued };
    return lexeme;
  });
}

/** "The lower 20-day Bollinger band": the size of the bands stands between the line and their name. */
function isSizedBand(lexemes: readonly Lexeme[], at: number): boolean {
  let next = at + 1;
  while (next < at + 5 && ['number', 'duration'].includes(lexemes[next]?.is ?? 'mark')) {
    next++;
    const comma = lexemes[next];
    if (comma?.is === 'mark' && (comma.mark === 'comma' || comma.mark === 'slash')) next++;
  }
  const name = lexemes[next];
  return (
    next > at + 1 && name?.is === 'indicator' && ['bollinger', 'keltner', 'donchian'].includes(name.name)
  );
}

function isStochastic(lexeme: Lexeme): boolean {
  if (lexeme.is === 'indicator') return lexeme.name === 'stochastic' || lexeme.name === 'stoch_rsi';
  return lexeme.is === 'output' && (lexeme.of === 'stochastic' || lexeme.of === 'stoch_rsi');
}

/** "Stoch k crosses below d and k > 80": a small letter is a line where lines are compared. */
function isCompared(lexemes: readonly Lexeme[], at: number): boolean {
  const [before, after] = [lexemes[at - 1], lexemes[at + 1]];
  const compares = (lexeme: Lexeme | undefined): boolean =>
    lexeme?.is === 'compare' || lexeme?.is === 'side' || (lexeme?.is === 'verb' && lexeme.verb === 'cross');
  return compares(before) || compares(after) || after?.is === 'verb';
}
