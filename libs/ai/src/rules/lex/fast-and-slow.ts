import type { IndicatorName } from '../lexicon/meaning.js';
import { isAverage } from '../parse/average-names.js';
import { declaredAverages } from '../parse/declared-averages.js';
import type { Lexeme } from './lexeme.js';

/**
 * "The 10 and 30 EMA; buy when the fast one crosses over the slow one": which of two averages that were told with their
 * lengths is meant. Where there are none, or more, the words stay as they are.
 */
export function fastAndSlow(lexemes: readonly Lexeme[]): readonly Lexeme[] {
  const alone = (at: number): boolean =>
    lexemes[at]?.is === 'speed' && !hasLength(lexemes, at) && lexemes[at + 1]?.is !== 'period-word';
  if (!lexemes.some((_, at) => alone(at))) return lexemes;
  const told = lengthsIn(lexemes);
  if (told.size !== 2) return lexemes;
  const [one, other] = [...told].sort(([a], [b]) => a - b);
  if (one === undefined || other === undefined) return lexemes;
  const out: Lexeme[] = [];
  for (let at = 0; at < lexemes.length; at++) {
    const lexeme = lexemes[at];
    if (lexeme === undefined) continue;
    if (lexeme.is !== 'speed' || !alone(at)) {
      out.push(lexeme);
      continue;
    }
    const named = lexemes[at + 1];
    const names = (named?.is === 'indicator' && isAverage(named.name)) || named?.is === 'average';
    const { from } = lexeme;
    const to = names && named !== undefined ? named.to : lexeme.to;
    const [length, name] = lexeme.speed === 'fast' ? one : other;
    out.push({ is: 'indicator', name, from, to, glued: false });
    out.push({ is: 'number', value: length, unit: 'plain', whole: true, from, to, glued: false });
    if (names) at++;
  }
  return out;
}

/** "Fast 10 EMA", "the slow EMA 50": a speed that says its own length. */
function hasLength(lexemes: readonly Lexeme[], at: number): boolean {
  const isLength = (lexeme: Lexeme | undefined): boolean =>
    lexeme?.is === 'number' || lexeme?.is === 'duration' || (lexeme?.is === 'mark' && lexeme.mark === 'open');
  const named = lexemes[at + 1]?.is === 'indicator' || lexemes[at + 1]?.is === 'average';
  return isLength(lexemes[at + 1]) || isLength(lexemes[at - 1]) || (named && isLength(lexemes[at + 2]));
}

function lengthsIn(lexemes: readonly Lexeme[]): ReadonlyMap<number, IndicatorName> {
  const told = new Map(declaredAverages(lexemes));
  for (const [at, lexeme] of lexemes.entries()) {
    if (lexeme.is !== 'indicator' || !isAverage(lexeme.name)) continue;
    for (const length of [lexemes[at - 1], lexemes[at + 1]])
      if (length?.is === 'number' && length.unit === 'plain' && length.whole && length.value > 1) {
        told.set(length.value, lexeme.name);
        break;
      } else if (length?.is === 'duration' && length.unit !== 'hour' && length.unit !== 'minute') {
        told.set(length.value, lexeme.name);
        break;
      }
  }
  return told;
}
