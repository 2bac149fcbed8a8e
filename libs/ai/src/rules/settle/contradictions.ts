import { isOnPriceScale } from '../parse/price-scale.js';
import type { Condition, Series } from '../request/expression.js';
import type { Lines } from './settle.js';
import { unlikeScales } from './unlike-scales.js';

/** Bounds that an oscillator's values never leave. */
const ranges: Readonly<Record<string, readonly [number, number]>> = {
  rsi: [0, 100],
  mfi: [0, 100],
  stochastic: [0, 100],
  williams_r: [-100, 0],
  adx: [0, 100],
  correlation: [-1, 1],
};

/** Why rules can never do anything sensible, in a sentence for people; null when nothing speaks against them. */
export function contradiction(lines: Lines): string | null {
  for (const line of Object.values(lines)) {
    const impossible =
      impossibleLevel(line) ?? unlikeScales(line) ?? beyondItself(line) ?? impossibleTogether(line);
    if (impossible !== null) return impossible;
  }
  const {
    enter_long: enterLong,
    exit_long: exitLong,
    enter_short: enterShort,
    exit_short: exitShort,
  } = lines;
  if (same(enterLong, exitLong) || same(enterShort, exitShort)) {
    return 'The entry and the exit are the same condition, so every position would close as it opens. Which of the two should differ?';
  }
  if (same(enterLong, enterShort))
    return 'The same condition opens a long and a short position. Which of the two is meant?';
  return null;
}

function same(a: Condition | undefined, b: Condition | undefined): boolean {
  return a !== undefined && b !== undefined && JSON.stringify(a) === JSON.stringify(b);
}

/** A level that a bounded oscillator can't reach: "RSI above 120". */
function impossibleLevel(condition: Condition): string | null {
  switch (condition.kind) {
    case 'compare':
    case 'cross': {
      const { left, right } = condition;
      if (left.kind !== 'indicator' || right.kind !== 'number' || left.of !== null) return null;
      const range = ranges[left.name];
      if (range === undefined) return null;
      const [low, high] = range;
      const beyond =
        condition.kind === 'cross'
          ? right.value <= low || right.value >= high
          : outside(condition.op, right.value, low, high);
      return beyond
        ? `${left.name.toUpperCase()} lies between ${low} and ${high}, so it can never be on that side of ${right.value}.`
        : null;
    }
    case 'all':
      return first(condition.terms, impossibleLevel);
    case 'any':
      return first(condition.terms, impossibleLevel);
    case 'streak':
    case 'within':
      return impossibleLevel(condition.of);
    default:
      return null;
  }
}

/** The factor of `close` beside `close * 0.95`; null for any other pair. */
function factorOfItself(left: Series, right: Series): number | null {
  if (
    left.kind !== 'field' ||
    right.kind !== 'arithmetic' ||
    right.op !== '*' ||
    right.right.kind !== 'number'
  )
    return null;
  return JSON.stringify(left) === JSON.stringify(right.left) ? right.right.value : null;
}

/** A series beside itself, or the close beyond its own bar's range: "the close is above the high". */
function beyondItself(condition: Condition): string | null {
  switch (condition.kind) {
    case 'compare':
    case 'cross': {
      const { left, right } = condition;
      const op = condition.kind === 'cross' ? (condition.direction === 'above' ? '>' : '<') : condition.op;
      const always = op === '==' || op === '<=' || op === '>=';
      if (JSON.stringify(left) === JSON.stringify(right))
        return `${nameOf(left)} is compared with itself, which is ${always ? 'always' : 'never'} true.`;
      const factor = factorOfItself(left, right);
      if (factor !== null && (op.startsWith('>') ? factor >= 1 : op.startsWith('<') && factor <= 1))
        return `${nameOf(left)} is compared with ${factor} times itself, which is never true. Which line or price is it measured from?`;
      if (always || op === '!=') return null;
      const plain =
        left.kind === 'field' &&
        right.kind === 'field' &&
        left.asset === right.asset &&
        left.timeframe === right.timeframe;
      if (!plain) return null;
      const above = op === '>' && right.field === 'high' && left.field !== 'volume';
      const below = op === '<' && right.field === 'low' && left.field !== 'volume';
      if (!above && !below) return null;
      return `The ${left.field} can't be ${above ? 'above the high' : 'below the low'} of its own bar. Was the bar before meant?`;
    }
    case 'all':
    case 'any':
      return first(condition.terms, beyondItself);
    case 'streak':
    case 'within':
      return beyondItself(condition.of);
    default:
      return null;
  }
}

function outside(op: string, value: number, low: number, high: number): boolean {
  if (op === '>') return value >= high;
  if (op === '>=') return value > high;
  if (op === '<') return value <= low;
  if (op === '<=') return value < low;
  return value < low || value > high;
}

interface Interval {
  low: number;
  high: number;
  lowOpen: boolean;
  highOpen: boolean;
  crosses: Set<string>;
  name: string;
}

/** Bounds on the same series that no value meets at once: "RSI below 30 and RSI above 70". */
function impossibleTogether(condition: Condition): string | null {
  if (condition.kind === 'any') return first(condition.terms, impossibleTogether);
  if (condition.kind !== 'all') return null;
  const intervals = new Map<string, Interval>();
  for (const term of condition.terms) {
    if (term.kind === 'any') continue;
    if (term.kind !== 'compare' && term.kind !== 'cross') continue;
    const { of, level } = measured(term.right);
    const key = JSON.stringify(of === null ? term.left : [term.left, of]);
    const interval = intervals.get(key) ?? {
      low: Number.NEGATIVE_INFINITY,
      high: Number.POSITIVE_INFINITY,
      lowOpen: false,
      highOpen: false,
      crosses: new Set<string>(),
      name: nameOf(term.left),
    };
    if (term.kind === 'cross') {
      interval.crosses.add(`${term.direction} ${level}`);
      narrow(interval, term.direction === 'above' ? '>' : '<', level);
    } else narrow(interval, term.op, level);
    intervals.set(key, interval);
  }
  for (const { low, high, lowOpen, highOpen, name } of intervals.values()) {
    if (low > high || (low === high && (lowOpen || highOpen))) {
      return `${name} can't be on both sides at once, so these conditions never hold together. Was "or" meant?`;
    }
  }
  return null;
}

/** A bound as a number, or as a multiple of a price: "5% below the SMA" is 0.95 of it, the SMA itself once it. */
function measured(bound: Series): { readonly of: Series | null; readonly level: number } {
  if (bound.kind === 'number') return { of: null, level: bound.value };
  const multiple = bound.kind === 'arithmetic' && bound.op === '*' && isOnPriceScale(bound.left);
  if (multiple && bound.right.kind === 'number') return { of: bound.left, level: bound.right.value };
  return { of: bound, level: 1 };
}

function narrow(interval: Interval, op: string, level: number): void {
  const raises = op === '>' || op === '>=' || op === '==';
  const lowers = op === '<' || op === '<=' || op === '==';
  if (raises && level >= interval.low) {
    interval.lowOpen = level > interval.low ? op === '>' : interval.lowOpen || op === '>';
    interval.low = level;
  }
  if (lowers && level <= interval.high) {
    interval.highOpen = level < interval.high ? op === '<' : interval.highOpen || op === '<';
    interval.high = level;
  }
}

function nameOf(series: Series): string {
  if (series.kind === 'indicator') return series.name.toUpperCase();
  return series.kind === 'field' ? `The ${series.field}` : 'The value';
}

function first(terms: readonly Condition[], find: (term: Condition) => string | null): string | null {
  for (const term of terms) {
    const found = find(term);
    if (found !== null) return found;
  }
  return null;
}
