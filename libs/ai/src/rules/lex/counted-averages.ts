import { isAverage } from '../parse/average-names.js';
import type { Lexeme } from './lexeme.js';

/**
 * "Two moving averages", "with 2 EMAs": how many there are, and no length. Where the lengths are not told behind them,
 * a crossover of two is meant.
 */
export function countedAverages(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  const counted = readCounts(lexemes, text);
  if (counted.length === lexemes.length && counted.every((lexeme, at) => lexeme === lexemes[at]))
    return lexemes;
  // "A trend strategy with two moving averages" is the crossover.
  const crosses = counted.some((lexeme) => lexeme.is === 'style' && lexeme.style === 'crossover');
  return counted.filter(
    (lexeme) => !crosses || lexeme.is !== 'style' || !['trend', 'momentum'].includes(lexeme.style),
  );
}

function readCounts(lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  return lexemes.flatMap((lexeme, at): readonly Lexeme[] => {
    if (opensLengths(lexemes, at, text)) return [];
    const averages = lexemes[at + 1];
    if (lexeme.is !== 'number' || lexeme.unit !== 'plain' || averages?.is !== 'indicator') return [lexeme];
    const plural = text[averages.to - 1]?.toLowerCase() === 's';
    const counts = lexeme.value === 2 || lexeme.value === 3;
    if (!counts || !plural || !isAverage(averages.name) || isNumber(lexemes[at - 1])) return [lexeme];
    const told = lexemes.slice(at + 2, at + 5).some(({ is }) => is === 'number' || is === 'duration');
    const { from, to, glued } = lexeme;
    return told || lexeme.value > 2 ? [] : [{ is: 'style', style: 'crossover', from, to, glued }];
  });
}

/** "Two SMAs, 20 and 100", "the EMAs: 9/21": a mark between the averages and their lengths. */
function opensLengths(lexemes: readonly Lexeme[], at: number, text: string): boolean {
  const [averages, mark, length, joint, other] = lexemes.slice(Math.max(0, at - 1), at + 4);
  if (at === 0 || averages?.is !== 'indicator' || !isAverage(averages.name)) return false;
  if (text[averages.to - 1]?.toLowerCase() !== 's' || mark?.is !== 'mark') return false;
  if (!['comma', 'colon', 'of'].includes(mark.mark) || length?.is !== 'number' || length.unit !== 'plain')
    return false;
  return joint?.is === 'mark' && ['and', 'slash', 'comma'].includes(joint.mark) && other?.is === 'number';
}

/** "5, 10 and 2 SMAs", "50/200 EMAs": numbers in a row are lengths. */
function isNumber(lexeme: Lexeme | undefined): boolean {
  return (
    (lexeme?.is === 'number' && lexeme.unit === 'plain') ||
    lexeme?.is === 'duration' ||
    (lexeme?.is === 'mark' && ['slash', 'comma', 'and'].includes(lexeme.mark))
  );
}
