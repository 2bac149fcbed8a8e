import { type IndicatorSeries, indicatorSeries } from '../request/expression.js';
import { isOver } from './read-time.js';
import type { Reader } from './reader.js';

/** `the 60 day correlation between SPY and TLT`, `the correlation of BTC and ETH over 30 days`: of the markets it names. */
export function readCorrelation(reader: Reader, params: readonly (number | null)[]): IndicatorSeries | null {
  return reader.tryRead(() => {
    if (!reader.takeMark('between', 'of', 'with', 'to')) return null;
    const of = reader.take('asset');
    if (of === null || !reader.takeMark('and', 'with', 'to', 'slash', 'comma')) return null;
    const to = reader.take('asset');
    if (to === null) return null;
    const span = reader.tryRead(() => {
      if (isOver(reader)) reader.at++;
      else if (!reader.takeMark('last', 'for', 'in', 'of')) return null;
      return reader.take('duration');
    });
    const length = params.length > 0 ? params : span === null ? [] : [span.value];
    return {
      ...indicatorSeries('correlation', length),
      of: { kind: 'ratio', of: of.symbol, to: to.symbol },
    };
  });
}
