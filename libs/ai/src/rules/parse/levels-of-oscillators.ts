import {
  type Condition,
  indicatorSeries,
  mapTerms,
  numberSeries,
  type Series,
} from '../request/expression.js';
import { isOnOwnScale } from './price-scale.js';
import type { Reader } from './reader.js';

/**
 * "When BTC falls below 23 RSI": no price is below an oscillator, so its number is the level that the oscillator falls
 * below, and no length.
 */
export function levelsOfOscillators(reader: Reader, condition: Condition): Condition {
  return mapTerms(condition, (term) => {
    if (term.kind !== 'compare' && term.kind !== 'cross') return term;
    const { left, right } = term;
    const priced = left.kind === 'field' && left.field !== 'volume';
    if (!priced || right.kind !== 'indicator' || right.output !== null || !isOnOwnScale(right)) return term;
    const [said, ...others] = right.params;
    const level = said ?? levelBehind(reader, right);
    if (level === null || others.some((other) => other !== null)) return term;
    if (!standsBeside(reader, right, level)) return term;
    reader.note('level', `"${level}" beside the oscillator is read as its level, and no length.`);
    const timeframe = right.timeframe ?? left.timeframe;
    const asset = right.asset ?? left.asset;
    const measured: Series = { ...indicatorSeries(right.name, []), timeframe, asset };
    return { ...term, left: measured, right: numberSeries(level) };
  });
}

/** The 25 of "falls below RSI 25", which nothing has taken up. */
function levelBehind(reader: Reader, { name }: Extract<Series, { kind: 'indicator' }>): number | null {
  for (const [at, lexeme] of reader.lexemes.entries()) {
    const number = reader.lexemes[at + 1];
    if (lexeme.is !== 'indicator' || lexeme.name !== name || number?.is !== 'number') continue;
    const unread = reader.left.findIndex(({ text }) => text === reader.words(at + 1, at + 1));
    if (reader.lexemes[at - 1]?.is !== 'side' || unread < 0) continue;
    reader.left.splice(unread, 1);
    return number.value;
  }
  return null;
}

/** `23 RSI` or `RSI 23`, without parentheses, which would say a length. */
function standsBeside(
  reader: Reader,
  { name }: Extract<Series, { kind: 'indicator' }>,
  level: number,
): boolean {
  return reader.lexemes.some((lexeme, at) => {
    if (lexeme.is !== 'indicator' || lexeme.name !== name) return false;
    return [reader.lexemes[at - 1], reader.lexemes[at + 1]].some(
      (one) => one?.is === 'number' && one.unit === 'plain' && one.value === level && !one.glued,
    );
  });
}
