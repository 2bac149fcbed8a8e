import type { CityClock } from '../lexicon/city-clocks.js';
import type { BarField, Comparison, Direction, IndicatorName, TimeUnit } from '../lexicon/meaning.js';
import { beside } from './beside.js';
import { withDueTimes } from './calendar-terms.js';

/** Where a series is read: another market or other bars than the strategy's own. Null is the strategy's own. */
export interface Origin {
  readonly asset: string | null;
  readonly timeframe: string | null;
}

export interface IndicatorSeries extends Origin {
  readonly kind: 'indicator';
  readonly name: IndicatorName;
  /** Parameters in catalogue order; null or missing where the request names none. */
  readonly params: readonly (number | null)[];
  /** A named output (`upper`, `signal`), or null for the main one. */
  readonly output: string | null;
  /** What it is computed on when that is not the close: an average of volume. */
  readonly of: Series | null;
}

/** A stretch of time as it was said; it becomes bars when the size of the bars is known. */
export interface Span {
  readonly value: number;
  readonly unit: TimeUnit;
}

/** A number on each bar, as a request describes it. */
export type Series =
  /** `percent`: it was told as a share, of whatever it stands beside. */
  | { readonly kind: 'number'; readonly value: number; readonly percent?: true }
  | ({ readonly kind: 'field'; readonly field: BarField } & Origin)
  | IndicatorSeries
  | {
      readonly kind: 'previous';
      readonly of: Series;
      readonly span: Span;
      /** The bar that has closed last, of the size that `of` names: on finer bars the one that is seen anyway. */
      readonly closed?: true;
      /** A price of an inside bar or of its mother bar: "the mother bar's high". */
      readonly inside?: true;
    }
  | {
      readonly kind: 'extreme';
      readonly extreme: 'high' | 'low';
      readonly of: Series;
      readonly span: Span | null;
    }
  | {
      readonly kind: 'arithmetic';
      readonly op: '+' | '-' | '*' | '/';
      readonly left: Series;
      readonly right: Series;
    }
  | { readonly kind: 'absolute'; readonly of: Series }
  /** The close of one market divided by that of another; `log`: the logarithm of that. */
  | { readonly kind: 'ratio'; readonly of: string; readonly to: string; readonly log?: true }
  /** By how many percent the close of one market lies above that of another. */
  | { readonly kind: 'premium'; readonly of: string; readonly over: string }
  /** When the bar opens, in UTC: 0 to 23, 1 Monday to 7 Sunday, 1 to 31, 1 to 12; the minute of the day in a city. */
  | {
      readonly kind: 'clock';
      readonly of: 'hour' | 'minute' | 'weekday' | 'day_of_month' | 'month' | CityClock;
    }
  | { readonly kind: 'written'; readonly formula: string };

/** A yes or no on each bar, as a request describes it. */
export type Condition =
  | {
      readonly kind: 'compare';
      readonly op: Comparison;
      readonly left: Series;
      readonly right: Series;
      /** "Exit at 50", "back to the average": from which side depends on where the position was entered. */
      readonly reached?: true;
      /** A gap between a bar and the one before it. */
      readonly gap?: true;
    }
  | {
      readonly kind: 'cross';
      readonly direction: Direction;
      readonly left: Series;
      readonly right: Series;
      /** "Exit on a cross of the 20 SMA": which way depends on the side of the position. */
      readonly eitherWay?: true;
    }
  /** Moved by so many percent over so many bars; where no window was named, what it means depends on the rule. */
  | {
      readonly kind: 'change';
      readonly of: Series;
      readonly direction: 'up' | 'down';
      readonly percent: number;
      readonly span: Span | null;
      readonly from: 'entry' | 'high' | 'low' | null;
      /** "More than 5%": that much alone is not enough. */
      readonly strict?: true;
      /** "On the day", "today": since the close of the day or week before, and not over as many hours. */
      readonly calendar?: true;
    }
  | { readonly kind: 'all' | 'any'; readonly terms: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  /** True when at least so many of the terms are. */
  | { readonly kind: 'count'; readonly least: number; readonly terms: readonly Condition[] }
  /** True on each bar of the span. */
  | { readonly kind: 'streak'; readonly of: Condition; readonly span: Span }
  /** True on at least one bar of the span, or on so many as are told. */
  | { readonly kind: 'within'; readonly of: Condition; readonly span: Span; readonly least?: number }
  /** An indicator that says yes or no itself: a candle shape of the catalogue. */
  | { readonly kind: 'flag'; readonly of: Series }
  | { readonly kind: 'written'; readonly formula: string };

export function numberSeries(value: number): Series {
  return { kind: 'number', value };
}

export function field(name: BarField): Series {
  return { kind: 'field', field: name, asset: null, timeframe: null };
}

export function indicatorSeries(
  name: IndicatorName,
  params: readonly (number | null)[] = [],
  output: string | null = null,
): IndicatorSeries {
  return { kind: 'indicator', name, params, output, of: null, asset: null, timeframe: null };
}

export function previous(of: Series, bars = 1): Extract<Series, { readonly kind: 'previous' }> {
  return { kind: 'previous', of, span: { value: bars, unit: 'bar' } };
}

export function arithmetic(op: '+' | '-' | '*' | '/', left: Series, right: Series): Series {
  return { kind: 'arithmetic', op, left, right };
}

/** A series times a number, without the noise of binary fractions. */
export function scaled(series: Series, factor: number): Series {
  return arithmetic('*', series, numberSeries(Number(factor.toPrecision(12))));
}

export function compare(left: Series, op: Comparison, right: Series): Condition {
  return { kind: 'compare', op, left, right: beside(left, right) };
}

export function cross(left: Series, direction: Direction, right: Series): Condition {
  return { kind: 'cross', direction, left, right: beside(left, right) };
}

/** Terms of one connective, flattened; a single term stands for itself. */
export function joined(kind: 'all' | 'any', terms: readonly Condition[]): Condition {
  const each = terms.flatMap((term) => (term.kind === kind ? term.terms : [term]));
  const flat = kind === 'all' ? withDueTimes(each) : each;
  return flat.length === 1 && flat[0] !== undefined ? flat[0] : { kind, terms: flat };
}

/** Rebuilds a series from the inside out with `change` applied to every part. */
export function mapSeries(series: Series, change: (part: Series) => Series): Series {
  switch (series.kind) {
    case 'indicator':
      return change(series.of === null ? series : { ...series, of: mapSeries(series.of, change) });
    case 'previous':
    case 'extreme':
    case 'absolute':
      return change({ ...series, of: mapSeries(series.of, change) });
    case 'arithmetic':
      return change({
        ...series,
        left: mapSeries(series.left, change),
        right: mapSeries(series.right, change),
      });
    default:
      return change(series);
  }
}

/** Rebuilds a condition with `change` applied to every series in it. */
export function mapCondition(condition: Condition, change: (part: Series) => Series): Condition {
  switch (condition.kind) {
    case 'compare':
    case 'cross':
      return {
        ...condition,
        left: mapSeries(condition.left, change),
        right: mapSeries(condition.right, change),
      };
    case 'change':
    case 'flag':
    case 'not':
    case 'streak':
    case 'within':
      return condition.kind === 'change' || condition.kind === 'flag'
        ? { ...condition, of: mapSeries(condition.of, change) }
        : { ...condition, of: mapCondition(condition.of, change) };
    case 'all':
    case 'any':
    case 'count':
      return { ...condition, terms: condition.terms.map((term) => mapCondition(term, change)) };
    case 'written':
      return condition;
  }
}

/** A condition with each of its single comparisons changed. */
export function mapTerms(condition: Condition, change: (term: Condition) => Condition): Condition {
  switch (condition.kind) {
    case 'all':
    case 'any':
    case 'count':
      return { ...condition, terms: condition.terms.map((term) => mapTerms(term, change)) };
    case 'streak':
    case 'within':
    case 'not':
      return { ...condition, of: mapTerms(condition.of, change) };
    default:
      return change(condition);
  }
}

/** Every series of a condition, outermost first. */
export function seriesOf(condition: Condition): readonly Series[] {
  const found: Series[] = [];
  mapCondition(condition, (part) => {
    found.push(part);
    return part;
  });
  return found;
}
