import type { Comparison, IndicatorName } from '../lexicon/meaning.js';
import {
  type Condition,
  indicatorSeries,
  numberSeries,
  type Series,
  seriesOf,
} from '../request/expression.js';
import { readsOnlyClock } from './clock-conditions.js';
import { isUndirected, otherCandle } from './directions.js';

const flipped: Readonly<Record<Comparison, Comparison>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  '==': '==',
  '!=': '!=',
};

/** Oscillators that lie between two bounds: their levels are mirrored in the middle. */
const bounds: Readonly<Record<string, readonly [number, number]>> = {
  rsi: [0, 100],
  mfi: [0, 100],
  stochastic: [0, 100],
  williams_r: [-100, 0],
};

/**
 * The same rule for the other direction: crossings and comparisons turn round, levels of bounded oscillators move to
 * the other end, upper bands become lower ones. Null for what has no other direction.
 */
export function mirror(condition: Condition): Condition | null {
  const candle = otherCandle(condition);
  if (candle !== null) return candle;
  switch (condition.kind) {
    case 'compare':
      if (isUndirected(condition.left) && isUndirected(condition.right)) return condition;
      return sided(condition.left, condition.right, (left, right) => ({
        ...condition,
        op: flipped[condition.op],
        left,
        right,
      }));
    case 'cross':
      if (isUndirected(condition.left) && isUndirected(condition.right)) return condition;
      return sided(condition.left, condition.right, (left, right) => ({
        ...condition,
        direction: condition.direction === 'above' ? 'below' : 'above',
        left,
        right,
      }));
    case 'change':
      return { ...condition, direction: condition.direction === 'up' ? 'down' : 'up' };
    case 'all':
    case 'any':
    case 'count': {
      const terms = condition.terms.map((term) => (readsClock(term) ? term : mirror(term)));
      return terms.every((term) => term !== null) ? { ...condition, terms: terms as Condition[] } : null;
    }
    case 'streak':
    case 'within':
    case 'not': {
      const inner = mirror(condition.of);
      return inner === null ? null : { ...condition, of: inner };
    }
    case 'flag': {
      const other = condition.of.kind === 'indicator' ? otherShape[condition.of.name] : undefined;
      return other === undefined ? null : { ...condition, of: indicatorSeries(other) };
    }
    case 'written':
      return null;
  }
}

/** "Not after 15:00" holds for both directions. */
function readsClock(condition: Condition): boolean {
  return seriesOf(condition).some(({ kind }) => kind === 'clock');
}

const otherShape: Readonly<Partial<Record<IndicatorName, IndicatorName>>> = {
  three_white_soldiers: 'three_black_crows',
  three_black_crows: 'three_white_soldiers',
};

function sided(left: Series, right: Series, make: (left: Series, right: Series) => Condition): Condition {
  if (right.kind === 'number') return make(mirrorSeries(left), numberSeries(mirrorLevel(left, right.value)));
  return make(mirrorSeries(left), mirrorSeries(right));
}

function mirrorLevel(series: Series, level: number): number {
  if (series.kind !== 'indicator') return level;
  const range = bounds[series.name];
  if (range !== undefined) return range[0] + range[1] - level;
  return ['cci', 'zscore', 'roc', 'momentum', 'macd'].includes(series.name) ? 0 - level : level;
}

function mirrorSeries(series: Series): Series {
  switch (series.kind) {
    case 'indicator':
      if (series.output === 'upper') return { ...series, output: 'lower' };
      if (series.output === 'lower') return { ...series, output: 'upper' };
      return series;
    case 'field':
      if (series.field === 'high') return { ...series, field: 'low' };
      if (series.field === 'low') return { ...series, field: 'high' };
      return series;
    case 'previous':
      return { ...series, of: mirrorSeries(series.of) };
    case 'extreme':
      return { ...series, extreme: series.extreme === 'high' ? 'low' : 'high', of: mirrorSeries(series.of) };
    default:
      return series;
  }
}

/**
 * A way out for an entry that names none: the entry's trigger turned round. A crossing leaves when it crosses back at
 * the same level, a comparison of two lines when they change sides, an oscillator that was bought at one end of its
 * range is sold at the other.
 */
export function exitFor(entry: Condition, side: 'long' | 'short'): Condition | null {
  const trigger = triggerOf(entry);
  if (trigger === null) return null;
  const turned = turnedRound(trigger, side);
  return JSON.stringify(turned) === JSON.stringify(trigger) ? null : turned;
}

function turnedRound(trigger: Condition, side: 'long' | 'short'): Condition | null {
  if (trigger.kind === 'cross')
    return { ...trigger, direction: trigger.direction === 'above' ? 'below' : 'above' };
  if (trigger.kind !== 'compare') return trigger.kind === 'change' ? null : mirror(trigger);
  const { left, right, op } = trigger;
  // "Within 1% of the average": to be a little further off is no way out.
  if (left.kind === 'absolute') return null;
  if (right.kind === 'number' && left.kind === 'indicator' && bounds[left.name] !== undefined) {
    const reversion = side === 'long' ? op === '<' || op === '<=' : op === '>' || op === '>=';
    return reversion ? mirror(trigger) : { ...trigger, op: flipped[op] };
  }
  const reachesBand = right.kind === 'indicator' && (right.output === 'lower' || right.output === 'upper');
  if (reachesBand && right.kind === 'indicator') {
    const outward = right.output === 'upper' ? op === '>' || op === '>=' : op === '<' || op === '<=';
    const against = side === 'long' ? right.output === 'lower' : right.output === 'upper';
    // Bought below the lower band for a return: the middle band is the goal. Bought above the upper one: likewise out at the middle.
    const origin = left.kind === 'field' ? left : { asset: null, timeframe: null };
    const close: Series = {
      kind: 'field',
      field: 'close',
      asset: origin.asset,
      timeframe: origin.timeframe,
    };
    const middle: Series = { ...right, output: 'middle' };
    if (outward)
      return { kind: 'compare', left: close, op: against === (side === 'long') ? '>=' : '<=', right: middle };
  }
  // A break of a high is left at the low; what came back below a high is left above it.
  const extreme = extremeOf(right);
  if (extreme !== null && (extreme === 'high') === op.startsWith('>')) return mirror(trigger);
  if (extreme === null && right.kind === 'previous') return mirror(trigger);
  return { ...trigger, op: flipped[op] };
}

function extremeOf(series: Series): 'high' | 'low' | null {
  if (series.kind === 'previous') return extremeOf(series.of);
  if (series.kind === 'extreme') return series.extreme;
  return series.kind === 'field' && (series.field === 'high' || series.field === 'low') ? series.field : null;
}

/** A measure of one candle, such as its wick beside its body. */
function isShape(condition: Condition): boolean {
  const parts = condition.kind === 'compare' ? seriesOf(condition) : [];
  return (
    parts.some(({ kind }) => kind === 'arithmetic' || kind === 'absolute') &&
    parts.every(({ kind }) =>
      ['field', 'previous', 'arithmetic', 'absolute', 'number', 'written'].includes(kind),
    )
  );
}

/** The part of an entry that fires it: a crossing before a comparison, the first before the others. */
export function triggerOf(entry: Condition): Condition | null {
  switch (entry.kind) {
    case 'all': {
      const crossing = entry.terms.find((term) => term.kind === 'cross');
      // The time of day fires nothing.
      const fires = entry.terms.filter((term) => !readsOnlyClock(term));
      // Of a touch and a close beyond it, the close is what turns round.
      const touches = (term: Condition): boolean =>
        term.kind === 'compare' &&
        term.left.kind === 'field' &&
        (term.left.field === 'low' || term.left.field === 'high');
      // What happened some bars ago does not fire now.
      const past = (term: Condition): boolean => term.kind === 'within';
      const lasting = fires.filter((term) => !isShape(term));
      const other =
        lasting.find((term) => !touches(term) && !past(term)) ??
        lasting.find((term) => !touches(term)) ??
        lasting[0] ??
        fires[0];
      return crossing ?? (other === undefined ? null : triggerOf(other));
    }
    case 'count':
      return entry;
    case 'any': {
      const parts = entry.terms.map(triggerOf);
      return parts[0] ?? null;
    }
    case 'streak':
    case 'within':
      return triggerOf(entry.of);
    case 'not':
    case 'written':
    case 'flag':
      return null;
    default:
      return entry;
  }
}
