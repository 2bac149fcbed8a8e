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
    const [level, ...others] = right.params;
    if (typeof level !== 'number' || others.some((other) => other !== null)) return term;
    if (!standsBeside(reader, right, level)) return term;
    reader.note('level', `"${level}" beside the oscillator is read as its level, and no length.`);
    const timeframe = right.timeframe ?? left.timeframe;
    const asset = right.asset ?? left.asset;
    const measured: Series = { ...indicatorSeries(right.name, []), timeframe, asset };
    return { ...term, left: measured, right: numberSeries(level) };
  });
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
