import type { Lexeme } from './lexeme.js';
import { isMark } from './marks.js';

/** "EMA cross 5/13": the lengths behind the crossing are those of the averages, as in "EMA 5/13 cross". */
export function crossedLengths(lexemes: readonly Lexeme[]): readonly Lexeme[] {
  const out = [...lexemes];
  for (let at = 0; at + 4 < out.length; at++) {
    const [name, crossing, first, slash, second] = out.slice(at, at + 5);
    if (name?.is !== 'indicator' || !averages.has(name.name)) continue;
    if (crossing?.is !== 'verb' || crossing.verb !== 'cross') continue;
    if (!isLength(first) || !isMark(slash, 'slash') || !isLength(second)) continue;
    if (first === undefined || slash === undefined || second === undefined) continue;
    out.splice(at + 1, 4, first, slash, second, crossing);
  }
  return out;
}

const averages: ReadonlySet<string> = new Set(['ma', 'sma', 'ema', 'wma', 'hma', 'dema', 'tema', 'kama']);

function isLength(lexeme: Lexeme | undefined): boolean {
  return lexeme?.is === 'number' && lexeme.unit === 'plain' && lexeme.whole && lexeme.value > 1;
}
