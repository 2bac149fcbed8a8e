import { type Condition, mapTerms, type Series } from '../request/expression.js';
import type { StrategyRequest } from '../request/strategy-request.js';
import type { Lines } from './settle.js';

/**
 * "Exit at 50", "out at the middle line": the level is reached from the side on which the position was entered. Bought
 * below it, the way out is up to it; bought above it, down to it.
 */
export function reachFromEntries(lines: Lines, request: StrategyRequest): void {
  let judged = false;
  let crossed = false;
  for (const side of ['long', 'short'] as const) {
    const entry = lines[`enter_${side}`];
    const exit = lines[`exit_${side}`];
    if (entry === undefined || exit === undefined) continue;
    lines[`exit_${side}`] = mapTerms(exit, (term) => {
      if (term.kind === 'cross' && term.eitherWay === true) {
        const side = entrySide(entry, term.left, term.right);
        // Bought on the same crossing, out on the other one.
        if (side === null || entersThere(entry, term)) return term;
        crossed = true;
        return { ...term, direction: side === 'below' ? 'above' : 'below' };
      }
      if (term.kind !== 'compare' || term.reached !== true) return term;
      const from = entrySide(entry, term.left, term.right);
      if (from === null) return term;
      judged = true;
      return turned(term, from === 'below' ? '>=' : '<=');
    });
  }
  if (crossed)
    request.notes = request.notes.filter(
      ({ text }) => !/^"[a-z]+" is read as [a-z]+ (above|below)\.$/.test(text),
    );
  if (!judged && !crossed) return;
  request.notes = request.notes.filter(({ text }) => !text.startsWith('Reaching the level'));
  request.notes.push({
    about: 'direction',
    text: 'The exit level is reached from the side on which the position was entered.',
  });
}

/** Whether an entry is the crossing of the same two lines. */
function entersThere(entry: Condition, exit: Extract<Condition, { kind: 'cross' }>): boolean {
  if ('terms' in entry) return entry.terms.some((term) => entersThere(term, exit));
  return entry.kind === 'cross' && isSame(entry.left, exit.left) && key(entry.right) === key(exit.right);
}

/** A touch from above is made by the low of a bar, one from below by its high. */
function turned(term: Extract<Condition, { kind: 'compare' }>, op: '>=' | '<='): Condition {
  const { left } = term;
  const touches = left.kind === 'field' && (left.field === 'high' || left.field === 'low');
  return { ...term, op, left: touches ? { ...left, field: op === '>=' ? 'high' : 'low' } : left };
}

/** On which side of a level an entry leaves a series; null when the entry does not compare it. */
function entrySide(entry: Condition, subject: Series, level: Series): 'above' | 'below' | null {
  switch (entry.kind) {
    case 'all':
    case 'any':
    case 'count':
      for (const term of entry.terms) {
        const side = entrySide(term, subject, level);
        if (side !== null) return side;
      }
      return null;
    case 'streak':
    case 'within':
      return entrySide(entry.of, subject, level);
    case 'compare':
    case 'cross': {
      // "It turns down from above 85": where it was a bar before says where it comes from, its own move does not.
      if (!isSame(nowOf(entry.left), subject) || isSame(nowOf(entry.right), subject)) return null;
      const above = entry.kind === 'cross' ? entry.direction === 'above' : entry.op.startsWith('>');
      const below = entry.kind === 'cross' ? entry.direction === 'below' : entry.op.startsWith('<');
      if (entry.right.kind === 'number' && level.kind === 'number') {
        if (entry.right.value !== level.value) return level.value > entry.right.value ? 'below' : 'above';
      } else if (level.kind === 'number' && isPrice(subject)) {
        // "Above the 20 day average, out at 70000": on which side of that price it was bought, nobody knows.
        return null;
      } else if (heightOf(entry.right) !== heightOf(level)) {
        return heightOf(level) > heightOf(entry.right) ? 'below' : 'above';
      } else if (isPrice(entry.right) && !isPrice(level)) {
        // "Closes above the open of the bar before" says nothing of where a line lies.
        return null;
      }
      return above ? 'above' : below ? 'below' : null;
    }
    default:
      return null;
  }
}

function nowOf(series: Series): Series {
  return series.kind === 'previous' ? nowOf(series.of) : series;
}

function isPrice(series: Series): boolean {
  if (series.kind === 'previous') return isPrice(series.of);
  return series.kind === 'field' || series.kind === 'number';
}

/** Whether both are of one line: bars and a market that only one of them names are those of the strategy. */
function isSame(one: Series, other: Series): boolean {
  if (!('timeframe' in one) || !('timeframe' in other)) return key(one) === key(other);
  const shared = {
    ...(one.timeframe === null || other.timeframe === null ? { timeframe: null } : {}),
    ...(one.asset === null || other.asset === null ? { asset: null } : {}),
  };
  return key({ ...one, ...shared }) === key({ ...other, ...shared });
}

/** Prices of a bar are one thing here, whichever of them touches. */
function key(series: Series): string {
  const price = series.kind === 'field' && series.field !== 'volume';
  // "RSI on the 4h ..., cover at RSI 50": named without its bars, it is the same line.
  if (series.kind === 'indicator') return JSON.stringify({ ...series, timeframe: null });
  return JSON.stringify(price ? { ...series, field: 'close' } : series);
}

/** Whether a level lies above, below or amid the prices around it. */
function heightOf(level: Series): number {
  if (level.kind === 'indicator') return level.output === 'upper' ? 1 : level.output === 'lower' ? -1 : 0;
  if (level.kind === 'extreme') return level.extreme === 'high' ? 1 : -1;
  if (level.kind === 'previous') return heightOf(level.of);
  if (level.kind === 'arithmetic' && level.right.kind === 'number' && level.op === '*')
    return Math.sign(level.right.value - 1);
  if (level.kind === 'arithmetic' && (level.op === '+' || level.op === '-')) return level.op === '+' ? 1 : -1;
  return 0;
}
