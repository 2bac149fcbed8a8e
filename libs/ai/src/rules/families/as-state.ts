import type { Condition } from '../request/expression.js';

/**
 * "When SPY drops under its average, sell", and in again above it: the side that something is on, where a market is held by a
 * condition and left by its opposite. Not crossing at a bar would be no such opposite.
 */
export function asState(condition: Condition): Condition {
  switch (condition.kind) {
    case 'cross': {
      const { left, right, direction } = condition;
      return { kind: 'compare', left, right, op: direction === 'above' ? '>' : '<' };
    }
    case 'all':
    case 'any':
      return { ...condition, terms: condition.terms.map(asState) };
    case 'not':
      return { ...condition, of: asState(condition.of) };
    default:
      return condition;
  }
}
