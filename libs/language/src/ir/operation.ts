import type { MathFunction } from '../arithmetic.js';
import type { Column } from '../columns.js';
import type { SeriesType } from '../shape.js';
import type { Comparison } from '../syntax/token.js';
import type { Arithmetic } from '../syntax/tree.js';
import type { Clock } from './clock.js';

/** A value of the program, by its place in the graph's list of operations. */
export type Value = number;

/** Rolling operations over one series. A window includes the current bar; one na in it makes the result na. */
export type WindowName =
  | 'sum'
  | 'highest'
  | 'lowest'
  | 'wma'
  | 'variance'
  | 'mean_deviation'
  | 'bars_since_highest'
  | 'bars_since_lowest'
  | 'rank';

/**
 * One step of a program. An operation comes after the operations that it reads, and all that it reads has one clock,
 * which is its own: windows and states move on only when it ticks. `sample` alone leads from one clock to a faster one.
 * On a slower clock a column is that of the longer bar which has just closed.
 *
 * na: arithmetic, comparison, windows and `both` are na when one operand is. `and`, `or`, `not` follow Kleene: false
 * and na is false, true or na is true. `choose` is na where its condition is na. The smoothings `ema` and `wilder` and
 * the cells of `recur` pass over bars on which their input is na: they give na there and keep their state.
 */
export type Operation =
  | { readonly op: 'constant'; readonly value: number }
  /** A boolean that never changes; null is na. */
  | { readonly op: 'truth'; readonly value: boolean | null }
  | { readonly op: 'column'; readonly bars: string; readonly column: Column; readonly clock: Clock }
  /** The number of the bar, or of the tick of a slower clock, from 0. */
  | { readonly op: 'index'; readonly clock: Clock }
  /** A series from outside, when one node is printed by itself. */
  | { readonly op: 'input'; readonly name: string; readonly type: SeriesType; readonly clock: Clock }
  /** A value of a slower clock as it stands when this one ticks; na before its first tick. */
  | { readonly op: 'sample'; readonly a: Value; readonly clock: Clock }
  | { readonly op: 'arithmetic'; readonly operator: Arithmetic; readonly a: Value; readonly b: Value }
  | { readonly op: 'extreme'; readonly name: 'min' | 'max'; readonly a: Value; readonly b: Value }
  | { readonly op: 'math'; readonly name: MathFunction; readonly a: Value }
  | { readonly op: 'negate'; readonly a: Value }
  | { readonly op: 'compare'; readonly operator: Comparison; readonly a: Value; readonly b: Value }
  | { readonly op: 'and' | 'or' | 'both'; readonly a: Value; readonly b: Value }
  | { readonly op: 'not'; readonly a: Value }
  | { readonly op: 'choose'; readonly condition: Value; readonly a: Value; readonly b: Value }
  | { readonly op: 'prev'; readonly a: Value; readonly length: number }
  | { readonly op: 'window'; readonly name: WindowName; readonly a: Value; readonly length: number }
  | { readonly op: 'covariance'; readonly a: Value; readonly b: Value; readonly length: number }
  /** Seeded with the mean of `length` values after the first `skip` ones; then s + (x − s) · 2 / (length + 1). */
  | { readonly op: 'ema'; readonly a: Value; readonly length: number; readonly skip: number }
  /** Seeded with the mean of the first `length` values; then (s · (length − 1) + x) / length. */
  | { readonly op: 'wilder'; readonly a: Value; readonly length: number }
  /** What the `recur` with the same cell gave last. */
  | { readonly op: 'last'; readonly cell: number; readonly type: SeriesType; readonly clock: Clock }
  /** `initial` until the cell has a value, `step` from the bar after. */
  | {
      readonly op: 'recur';
      readonly cell: number;
      readonly initial: Value;
      readonly step: Value;
      readonly clock: Clock;
    };

/** The operations that an operation reads on the same bar. */
export function operands(operation: Operation): readonly Value[] {
  switch (operation.op) {
    case 'constant':
    case 'truth':
    case 'column':
    case 'index':
    case 'input':
    case 'last':
      return [];
    case 'arithmetic':
    case 'extreme':
    case 'compare':
    case 'and':
    case 'or':
    case 'both':
    case 'covariance':
      return [operation.a, operation.b];
    case 'math':
    case 'negate':
    case 'not':
    case 'sample':
    case 'prev':
    case 'window':
    case 'ema':
    case 'wilder':
      return [operation.a];
    case 'choose':
      return [operation.condition, operation.a, operation.b];
    case 'recur':
      return [operation.initial, operation.step];
  }
}

/** The same operation on other values. */
export function withOperands(operation: Operation, change: (value: Value) => Value): Operation {
  const changed: Record<string, unknown> = { ...operation };
  for (const name of ['condition', 'a', 'b', 'initial', 'step']) {
    if (name in changed) changed[name] = change(changed[name] as Value);
  }
  return changed as Operation;
}

/** Whether an operation remembers something from one tick of its clock to the next. */
export function isStateful(operation: Operation): boolean {
  switch (operation.op) {
    case 'index':
    case 'prev':
    case 'window':
    case 'covariance':
    case 'ema':
    case 'wilder':
    case 'last':
    case 'recur':
      return true;
    default:
      return false;
  }
}
