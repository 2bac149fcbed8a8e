import { type StrategyStyle } from '../lexicon/meaning.js';
import { type Lines } from './settle.js';

/** What kind of strategy the rules make, for names. */
export function styleOf(lines: Lines): StrategyStyle | null {
  const entry = lines.enter_long ?? lines.enter_short;
  if (entry === undefined) return null;
  const first = entry.kind === 'all' || entry.kind === 'any' ? entry.terms[0] : entry;
  if (first?.kind === 'cross') {
    const bothLines = first.left.kind === 'indicator' && first.right.kind === 'indicator';
    if (bothLines) return 'crossover';
    return first.direction === 'above' ? 'momentum' : 'mean-reversion';
  }
  if (first?.kind === 'compare') {
    if (first.right.kind === 'previous') return 'breakout';
    if (first.left.kind === 'indicator' && first.right.kind === 'number') {
      return first.op === '<' || first.op === '<=' ? 'mean-reversion' : 'momentum';
    }
    if (first.right.kind === 'indicator') return first.right.output === null ? 'trend' : 'mean-reversion';
  }
  return null;
}
