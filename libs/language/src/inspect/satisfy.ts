import type { Graph } from '../ir/graph.js';
import type { Operation, Value } from '../ir/operation.js';
import type { Effort } from './effort.js';
import { common, type Interval, isNothing, nextDown, nextUp } from './interval.js';
import type { Order } from './order.js';
import type { Ranges } from './ranges.js';

/** A condition and what it should be. */
export interface Goal {
  readonly value: Value;
  readonly is: boolean;
}

const less = 1;
const equal = 2;
const greater = 4;
const masks = {
  '<': less,
  '<=': less | equal,
  '>': greater,
  '>=': greater | equal,
  '==': equal,
  '!=': less | greater,
} as const;

/** What has been taken for true on the way: numbers in intervals, pairs in an order, other conditions as they are. */
interface Taken {
  readonly intervals: Map<Value, Interval>;
  readonly pairs: Map<string, { readonly a: Value; readonly b: Value; readonly mask: number }>;
  readonly truths: Map<Value, boolean>;
}

/** Steps for one question; beyond that everything counts as possible. */
const mostSteps = 1000;
/** Comparisons whose chains (a ≥ b, b > c) are looked at. */
const mostChained = 24;

/**
 * Whether conditions can hold together on one bar. `false` is a proof that they cannot; `true` only says that none was
 * found. A condition that is na is neither true nor false, so a proof covers the bars on which all is known.
 */
export class Satisfiability {
  private steps = 0;

  constructor(
    private readonly graph: Graph,
    private readonly ranges: Ranges,
    private readonly order: Order,
    private readonly effort: Effort,
  ) {}

  canHold(...goals: readonly Goal[]): boolean {
    this.steps = 0;
    return this.solve([...goals], { intervals: new Map(), pairs: new Map(), truths: new Map() });
  }

  private solve(goals: Goal[], taken: Taken): boolean {
    for (let goal = goals.pop(); goal !== undefined; goal = goals.pop()) {
      if (this.steps++ > mostSteps || !this.effort.takesOne()) return true;
      const operation = this.graph.operation(goal.value);
      const alternatives = this.alternatives(operation, goal);
      if (alternatives !== null) {
        const [only, ...others] = alternatives;
        if (only !== undefined && others.length === 0) {
          goals.push(...only);
          continue;
        }
        return alternatives.some((more) => this.solve([...goals, ...more], copied(taken)));
      }
      if (!this.take(operation, goal, taken)) return false;
    }
    return this.isConsistent(taken);
  }

  /** The ways in which a compound condition can be what it should be; null when it is no compound. */
  private alternatives(operation: Operation, { is }: Goal): readonly (readonly Goal[])[] | null {
    const goal = (value: Value, wanted: boolean): Goal => ({ value, is: wanted });
    switch (operation.op) {
      case 'not':
        return [[goal(operation.a, !is)]];
      case 'and':
      case 'both':
        return is
          ? [[goal(operation.a, true), goal(operation.b, true)]]
          : [[goal(operation.a, false)], [goal(operation.b, false)]];
      case 'or':
        return is
          ? [[goal(operation.a, true)], [goal(operation.b, true)]]
          : [[goal(operation.a, false), goal(operation.b, false)]];
      case 'choose':
        return [
          [goal(operation.condition, true), goal(operation.a, is)],
          [goal(operation.condition, false), goal(operation.b, is)],
        ];
      // A slower clock's value is the one that it had at its last tick, and all of that clock's are of the same tick.
      case 'sample':
        return [[goal(operation.a, is)]];
      default:
        return null;
    }
  }

  private take(operation: Operation, { value, is }: Goal, taken: Taken): boolean {
    if (operation.op === 'truth') return operation.value === is;
    if (operation.op === 'compare') {
      const mask = masks[operation.operator];
      return this.compare(operation.a, operation.b, is ? mask : 7 & ~mask, taken);
    }
    const before = taken.truths.get(value);
    if (before !== undefined) return before === is;
    taken.truths.set(value, is);
    return true;
  }

  private compare(left: Value, right: Value, mask: number, taken: Taken): boolean {
    const [a, b] = [this.asItTicks(left), this.asItTicks(right)];
    if (isNothing(this.ranges.of(a)) || isNothing(this.ranges.of(b))) return false;
    if (a === b) return (mask & equal) !== 0;
    const [low, high] = [this.graph.constantAt(a), this.graph.constantAt(b)];
    if (high !== null) return this.bound(a, mask, high, taken);
    if (low !== null) return this.bound(b, mirrored(mask), low, taken);
    const [first, second, wanted] = a < b ? [a, b, mask] : [b, a, mirrored(mask)];
    const key = `${first} ${second}`;
    const joined = (taken.pairs.get(key)?.mask ?? 7) & wanted;
    taken.pairs.set(key, { a: first, b: second, mask: joined });
    return joined !== 0;
  }

  private asItTicks(value: Value): Value {
    let ticking = value;
    for (;;) {
      const operation = this.graph.operation(ticking);
      if (operation.op !== 'sample') return ticking;
      ticking = operation.a;
    }
  }

  private bound(value: Value, mask: number, constant: number, taken: Taken): boolean {
    const before = taken.intervals.get(value) ?? this.ranges.of(value);
    const low = mask & less ? Number.NEGATIVE_INFINITY : mask & equal ? constant : nextUp(constant);
    const high = mask & greater ? Number.POSITIVE_INFINITY : mask & equal ? constant : nextDown(constant);
    // Different from a number leaves all else: that excludes nothing but the number itself.
    const isPoint = before.low === constant && before.high === constant;
    if (mask === (less | greater)) return !isPoint;
    const now = common(before, { low, high });
    taken.intervals.set(value, now);
    return !isNothing(now);
  }

  private isConsistent({ intervals, pairs }: Taken): boolean {
    const range = (value: Value): Interval => intervals.get(value) ?? this.ranges.of(value);
    for (const { a, b, mask } of pairs.values()) {
      const [x, y] = [range(a), range(b)];
      const canBeLess = x.low < y.high && !this.order.isAtMost(b, a);
      const canBeGreater = x.high > y.low && !this.order.isAtMost(a, b);
      const canBeEqual = x.low <= y.high && y.low <= x.high;
      const isPossible =
        ((mask & less) !== 0 && canBeLess) ||
        ((mask & greater) !== 0 && canBeGreater) ||
        ((mask & equal) !== 0 && canBeEqual);
      if (!isPossible) return false;
    }
    return !this.isChained([...pairs.values()]) && !this.isCrossed([...intervals]);
  }

  /** Whether some value is above a number that a second is below, which is never below the first. */
  private isCrossed(bounds: readonly (readonly [Value, Interval])[]): boolean {
    if (bounds.length > mostChained) return false;
    return bounds.some(([a, { low }]) =>
      bounds.some(([b, { high }]) => a !== b && low > high && this.order.isAtMost(a, b)),
    );
  }

  /** Whether some value is above a second, which is never below a third, which is above the first. */
  private isChained(
    pairs: readonly { readonly a: Value; readonly b: Value; readonly mask: number }[],
  ): boolean {
    if (pairs.length > mostChained) return false;
    const orders = pairs.flatMap(({ a, b, mask }) => [
      ...(mask & less ? [] : [{ upper: a, lower: b, strict: (mask & equal) === 0 }]),
      ...(mask & greater ? [] : [{ upper: b, lower: a, strict: (mask & equal) === 0 }]),
    ]);
    return orders.some((one) =>
      orders.some(
        (other) =>
          one !== other &&
          (one.strict || other.strict) &&
          this.order.isAtMost(one.upper, other.lower) &&
          this.order.isAtMost(other.upper, one.lower),
      ),
    );
  }
}

function mirrored(mask: number): number {
  return (mask & equal) | (mask & less ? greater : 0) | (mask & greater ? less : 0);
}

function copied(taken: Taken): Taken {
  return {
    intervals: new Map(taken.intervals),
    pairs: new Map(taken.pairs),
    truths: new Map(taken.truths),
  };
}
