import type { Lexeme } from './lexeme.js';

/** Words that can stand for one another. */
export function familyOf(lexeme: Lexeme): string | null {
  switch (lexeme.is) {
    case 'number':
    case 'duration':
      return 'number';
    case 'asset':
    case 'venue':
    case 'timeframe':
    case 'indicator':
    case 'side':
    case 'action':
    case 'pattern':
    case 'way':
    case 'compare':
    case 'weekdays':
      return lexeme.is === 'compare' ? 'side' : lexeme.is;
    default:
      return null;
  }
}

/** A bare number takes over the unit of the one that it replaces: "14-period, no, 21". */
export function corrected(before: Lexeme, after: Lexeme): Lexeme {
  if (before.is === 'duration' && after.is === 'number') {
    return { ...before, value: after.value, to: after.to };
  }
  if (before.is === 'number' && after.is === 'number' && after.unit === 'plain') {
    return { ...after, unit: before.unit, glued: before.glued };
  }
  return { ...after, glued: before.glued };
}

/** Whether two words are written alike. */
export function isSame(one: Lexeme, other: Lexeme, text: string): boolean {
  const written = ({ from, to }: Lexeme): string => text.slice(from, to).toLowerCase();
  return one.is === other.is && written(one) === written(other);
}
