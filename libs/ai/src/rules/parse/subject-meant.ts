import type { IndicatorName } from '../lexicon/meaning.js';
import { field, indicatorSeries, type Series } from '../request/expression.js';
import { isOscillator } from './indicator-moods.js';
import { isOnPriceScale } from './price-scale.js';
import { isAverage } from './read-parameters.js';
import type { Reader } from './reader.js';
import { isSaidOfPrice } from './said-of-price.js';

/**
 * Whose level a bare number is. "Buy when RSI < 30 and price > EMA 200, sell above 70" goes on about the RSI: the price
 * was beside a line, the RSI beside a number. "... price > 60000 and RSI < 30, sell above 65000" is about the price.
 */
export function subjectOfLevel(reader: Reader, subject: Series | null, value: number): Series | null {
  const measured = reader.said.filter(({ right }) => right.kind === 'number').map(({ left }) => left);
  const priced = measured.some(isPrice);
  // No price falls below zero: "... while the price is above VWAP, sell when it turns negative".
  if (subject !== null && isPrice(subject) && value === 0)
    return [...measured].reverse().find((one) => !isPrice(one) && one.kind !== 'number') ?? subject;
  if (subject !== null && isPrice(subject) && !priced && Math.abs(value) <= 100)
    return [...measured].reverse().find(isBounded) ?? subject;
  if (subject !== null && isBounded(subject) && priced && Math.abs(value) > 100) return field('close');
  return subject;
}

/**
 * Whether a comparison without a subject has a line of prices behind it, so that it is said of the price: "buy when RSI <
 * 30, sell when it touches the middle band", "..., exit above the 50 EMA". A line of the oscillator itself is not one.
 */
export function besidePriceLine(reader: Reader, subject: Series | null): boolean {
  if (subject !== null && isSaidOfPrice(reader, subject)) return true;
  // "... when ATR / close is under 1%, otherwise long above the 50 SMA"
  const share = subject?.kind === 'arithmetic' && subject.op === '/';
  const beside = subject?.kind === 'indicator' && !isOnPriceScale(subject) && subject.of === null;
  if (!share && !beside) return false;
  const own = reader.said.some(({ right }) => right.kind === 'indicator' && right.of !== null);
  for (let ahead = 0; ahead < 6; ahead++) {
    const lexeme = reader.peek(ahead);
    if (lexeme === undefined || lexeme.owned === true) return false;
    const links =
      lexeme.is === 'mark' &&
      ['of', 'to', 'at', 'on', 'it', 'when', 'outside', 'within'].includes(lexeme.mark);
    if (lexeme.is === 'mark' && !links) return false;
    if (lexeme.is === 'average') return !own;
    // "... and ADX > 25; exit if it loses the low of the last 6 bars"
    if (lexeme.is === 'extreme') return !reader.isVerb('make');
    if (lexeme.is === 'output') return bands.has(lexeme.output);
    if (lexeme.is === 'indicator') return isLineOfPrices(lexeme.name) && !(own && isAverage(lexeme.name));
  }
  return false;
}

const bands: ReadonlySet<string> = new Set(['upper', 'middle', 'lower', 'band']);

function isLineOfPrices(name: IndicatorName): boolean {
  return isOnPriceScale(indicatorSeries(name));
}

/** The plain number that a comparison without a subject ends with: `above 70`, `crosses back under 50`, `> 65`. */
export function levelAhead(reader: Reader): number | null {
  for (let ahead = 0; ahead < 5; ahead++) {
    const lexeme = reader.peek(ahead);
    if (lexeme?.is === 'pattern' && (lexeme.pattern === 'positive' || lexeme.pattern === 'negative'))
      return 0;
    if (lexeme?.is === 'number') {
      const behind = reader.peek(ahead + 1);
      const ends = behind === undefined || ['mark', 'head', 'action', 'way'].includes(behind.is);
      return lexeme.unit === 'plain' && ends ? lexeme.value : null;
    }
    const leads =
      lexeme?.is === 'side' || lexeme?.is === 'compare' || lexeme?.is === 'verb' || lexeme?.is === 'way';
    const links = lexeme?.is === 'mark' && ['to', 'at', 'of', 'than', 'it'].includes(lexeme.mark);
    if (!leads && !links) return null;
  }
  return null;
}

function isPrice(series: Series): boolean {
  return series.kind === 'field' && series.field !== 'volume' && series.asset?.includes('|') !== true;
}

function isBounded(series: Series): boolean {
  return series.kind === 'indicator' && series.of === null && isOscillator(series.name);
}
