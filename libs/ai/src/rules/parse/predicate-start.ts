import type { Reader } from './reader.js';

/** Verbs of a price that goes through a level during a bar, wherever it closes. */
export const wicks: ReadonlySet<string> = new Set([
  ...['pokes', 'poke', 'poked', 'wicks', 'wick', 'wicked', 'sweeps', 'sweep', 'swept', 'pierced', 'spiked'],
]);

/** Whether what comes next says something about a series: a comparison, a crossing, a move. */
export function startsPredicate(reader: Reader, ahead = 0): boolean {
  const lexeme = reader.peek(ahead);
  if (lexeme === undefined) return false;
  switch (lexeme.is) {
    case 'compare':
      // "... on IWM = buy" names what to do.
      return !(lexeme.op === '==' && reader.peekIs('action', ahead + 1) !== null);
    case 'side':
    case 'verb':
    case 'level-verb':
      return true;
    case 'edit':
      return (
        lexeme.edit === 'flip' &&
        (reader.peekIs('pattern', ahead + 1) !== null || reader.peekIs('pattern', ahead + 2) !== null)
      );
    case 'unknown':
      return wicks.has(lexeme.word.toLowerCase());
    case 'action':
      // "price opens above"
      return (
        lexeme.action === 'enter' &&
        reader.peekIs('side', ahead + 1) !== null &&
        reader.peekIs('field', ahead - 1) !== null
      );
    case 'way':
      return reader.peekIs('number', ahead + 1)?.unit === 'percent';
    case 'pattern':
      return lexeme.pattern !== 'breakout' && lexeme.pattern !== 'breakdown';
    case 'mark':
      // "between 07:00 and 11:00"
      if (lexeme.mark === 'between' && reader.peekIs('proportion', ahead + 1) !== null) return false;
      if (lexeme.mark === 'between' || lexeme.mark === 'outside' || lexeme.mark === 'within') return true;
      return lexeme.mark === 'not' && startsPredicate(reader, ahead + 1);
    default:
      return false;
  }
}
