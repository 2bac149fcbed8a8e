import type { Token } from '../scan/token.js';
import { isSymbol, nameLength, symbolAt, wordAt } from './tokens.js';

/** Units that configurations keep in the names of their settings, and how they are written behind a number. */
const units: Readonly<Record<string, string>> = {
  pct: '%',
  percent: '%',
  percentage: '%',
  perc: '%',
  atr: 'atr',
  usd: 'usd',
  usdt: 'usdt',
  usdc: 'usdc',
  eur: 'eur',
  r: 'r',
  bars: 'bars',
  candles: 'bars',
  minutes: 'minutes',
  hours: 'hours',
  days: 'days',
};
/** Words behind a unit that say no more than the number. */
const countWords = new Set(['mult', 'multiplier', 'multiple', 'factor', 'x']);

/**
 * Puts the names of settings into words: `stop_loss_pct: 3` and `stopLossPercent = 3` become `stop loss: 3 %`,
 * `stop_atr_mult: 2` becomes `stop: 2 atr`. Anything else stays as it is.
 */
export function unitsBehindNumbers(tokens: readonly Token[]): readonly Token[] {
  const out: Token[] = [];
  let at = 0;
  while (at < tokens.length) {
    const length = nameLength(tokens, at);
    const sign = tokens[at + length];
    const spoken = length > 0 && isSymbol(sign, ':', '=') ? namedValue(tokens, at, length) : null;
    if (spoken === null) {
      out.push(...tokens.slice(at, at + Math.max(1, length)));
      at += Math.max(1, length);
    } else {
      out.push(...spoken);
      at += length + 2;
    }
  }
  return out;
}

/** The words of a name, its sign, its number and the unit that its name holds; null for a name without parts. */
function namedValue(tokens: readonly Token[], at: number, length: number): readonly Token[] | null {
  const [sign, number, behind] = tokens.slice(at + length, at + length + 3);
  if (sign === undefined || number?.kind !== 'number' || isSymbol(behind, '%')) return null;
  const name = tokens.slice(at, at + length).filter((token) => !isSymbol(token, '_'));
  const words = name.flatMap(wordsOf);
  if (words.length < 2) return null;
  while (countWords.has(words[words.length - 1]?.norm ?? '')) words.pop();
  const last = words[words.length - 1];
  const unit = units[last?.norm ?? ''];
  if (last === undefined || unit === undefined || words.length < 2) return null;
  const written = unit === '%' ? symbolAt(number, unit) : wordAt(number, unit, unit === 'r');
  return [...words.slice(0, -1), sign, number, written];
}

/** `stopLossPercent` in its three words. */
function wordsOf(token: Token): readonly Token[] {
  if (token.kind !== 'word') return [token];
  const parts: string[] = [];
  for (const letter of token.text) {
    const last = parts[parts.length - 1];
    const begins = letter !== letter.toLowerCase() && last !== undefined && last !== last.toUpperCase();
    if (last === undefined || begins) parts.push(letter);
    else parts[parts.length - 1] = last + letter;
  }
  return parts.length < 2 ? [token] : parts.map((part) => wordAt(token, part.toLowerCase()));
}
