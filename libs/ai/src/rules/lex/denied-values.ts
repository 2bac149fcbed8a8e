import type { Lexeme } from './lexeme.js';
import { isBreak, isComma } from './marks.js';
import { corrected, isSame } from './word-families.js';

/**
 * Takes up what is said not to be meant: "not BTC but ETH", "ETH, not BTC", "on the 4h (not the 1h)". The value that is
 * meant stays, or takes the place of the denied one where that was said before. Gives how many lexemes were used up; 0
 * where "not" denies a condition.
 */
export function readDenial(heard: Lexeme[], lexemes: readonly Lexeme[], start: number, text: string): number {
  let at = start;
  const skips = (...marks: readonly string[]): boolean => {
    const lexeme = lexemes[at];
    if (lexeme?.is !== 'mark' || !marks.includes(lexeme.mark)) return false;
    at++;
    return true;
  };
  const inParentheses = skips('open');
  // More than two commas lead to nothing.
  for (let comma = 0; comma < 2 && !inParentheses && skips('comma'); comma++);
  if (!skips('not')) return 0;
  skips('on', 'at', 'with', 'for');
  const denied = lexemes[at];
  if (denied === undefined || !isValue(denied)) return 0;
  at++;
  const but = lexemes[isComma(lexemes[at]) ? at + 1 : at];
  if (but !== undefined && adversative.has(text.slice(but.from, but.to).toLowerCase())) {
    skips('comma');
    at++;
    skips('on', 'at', 'with', 'for');
    const meant = lexemes[at];
    if (meant === undefined || kindOf(meant) !== kindOf(denied)) return 0;
    const place = heard.map((said) => isSame(said, denied, text)).lastIndexOf(true);
    const inPlace = heard[place];
    if (inPlace === undefined) return at - start;
    heard[place] = corrected(inPlace, meant);
    return at + 1 - start;
  }
  const before = heard[isComma(heard[heard.length - 1]) ? heard.length - 2 : heard.length - 1];
  // "150 not 200" changes a number of a strategy that is there.
  if (before === undefined || denied.is === 'number') return 0;
  if (kindOf(before) !== kindOf(denied) || isSame(before, denied, text)) return 0;
  const end = lexemes[at];
  if (inParentheses) return end?.is === 'mark' && end.mark === 'close' ? at + 1 - start : 0;
  const closes =
    end === undefined || isBreak(end) || isComma(end) || (end.is === 'mark' && closing.has(end.mark));
  return closes ? at - start : 0;
}

const closing: ReadonlySet<string> = new Set(['when', 'and', 'only', 'colon']);
/** Words that set what is meant against what is not, in the languages whose basics are known. */
const adversative: ReadonlySet<string> = new Set([
  'but',
  'sondern',
  'sino',
  'mais',
  'ma',
  'bensì',
  'maar',
  'lecz',
  'ale',
]);

function isValue({ is }: Lexeme): boolean {
  return ['number', 'duration', 'timeframe', 'asset', 'venue', 'weekdays'].includes(is);
}

/** What two values must have in common for one to be meant in place of the other. */
function kindOf(lexeme: Lexeme): string {
  const bars = lexeme.is === 'timeframe' || (lexeme.is === 'duration' && lexeme.timeframe !== null);
  return bars ? 'bars' : lexeme.is;
}
