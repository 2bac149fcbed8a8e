import type { Graph } from '../ir/graph.js';
import type { Operation, Value } from '../ir/operation.js';
import type { Effort } from './effort.js';
import type { Ranges } from './ranges.js';

const deepest = 8;
const mostSteps = 400;

/** Proves that one value is never above another on the same bar; a proof that is not found proves nothing. */
export class Order {
  private steps = 0;
  private readonly proved = new Map<string, boolean>();

  constructor(
    private readonly graph: Graph,
    private readonly ranges: Ranges,
    private readonly unpriced: ReadonlySet<string>,
    private readonly effort: Effort,
  ) {}

  isAtMost(x: Value, y: Value): boolean {
    const key = `${x} ${y}`;
    const before = this.proved.get(key);
    if (before !== undefined) return before;
    this.steps = 0;
    const is = this.prove(x, y, deepest);
    this.proved.set(key, is);
    return is;
  }

  private prove(x: Value, y: Value, depth: number): boolean {
    if (x === y || this.ranges.of(x).high <= this.ranges.of(y).low) return true;
    if (depth === 0 || this.steps++ > mostSteps || !this.effort.takesOne()) return false;
    const [left, right] = [this.graph.operation(x), this.graph.operation(y)];
    return (
      this.fromAbove(x, right, depth) || this.fromBelow(left, y, depth) || this.alike(left, right, depth)
    );
  }

  /** y is made so that something at or above x is at most y. */
  private fromAbove(x: Value, y: Operation, depth: number): boolean {
    const isBelow = (value: Value): boolean => this.prove(x, value, depth - 1);
    switch (y.op) {
      case 'window':
        return y.name === 'highest' && isBelow(y.a);
      case 'extreme':
        return y.name === 'max' ? isBelow(y.a) || isBelow(y.b) : isBelow(y.a) && isBelow(y.b);
      case 'math':
        return y.name === 'abs' && isBelow(y.a);
      case 'choose':
        return isBelow(y.a) && isBelow(y.b);
      case 'arithmetic':
        switch (y.operator) {
          case '+':
            return (this.isPositive(y.b) && isBelow(y.a)) || (this.isPositive(y.a) && isBelow(y.b));
          case '*':
            return this.grows(y.a, y.b) ? isBelow(y.a) : this.grows(y.b, y.a) && isBelow(y.b);
          default:
            return false;
        }
      default:
        return false;
    }
  }

  /** x is made so that something at or below y is at least x. */
  private fromBelow(x: Operation, y: Value, depth: number): boolean {
    const isAbove = (value: Value): boolean => this.prove(value, y, depth - 1);
    switch (x.op) {
      case 'window':
        return x.name === 'lowest' && isAbove(x.a);
      case 'extreme':
        return x.name === 'min' ? isAbove(x.a) || isAbove(x.b) : isAbove(x.a) && isAbove(x.b);
      case 'choose':
        return isAbove(x.a) && isAbove(x.b);
      case 'arithmetic':
        switch (x.operator) {
          case '-':
            return this.isPositive(x.b) && isAbove(x.a);
          case '*':
            return this.shrinks(x.a, x.b) ? isAbove(x.a) : this.shrinks(x.b, x.a) && isAbove(x.b);
          default:
            return false;
        }
      default:
        return false;
    }
  }

  /** Both are the same of two things that stand in this order. */
  private alike(x: Operation, y: Operation, depth: number): boolean {
    if (x.op === 'column' && y.op === 'column') {
      if (x.bars !== y.bars || x.clock !== y.clock || this.unpriced.has(x.bars)) return false;
      const inside = ['open', 'close'];
      return (
        (x.column === 'low' && (inside.includes(y.column) || y.column === 'high')) ||
        (y.column === 'high' && inside.includes(x.column))
      );
    }
    const inner = (a: Value, b: Value): boolean => this.prove(a, b, depth - 1);
    if (x.op === 'prev' && y.op === 'prev') {
      return x.length === y.length && this.graph.clock(x.a) === this.graph.clock(y.a) && inner(x.a, y.a);
    }
    if (x.op === 'sample' && y.op === 'sample') {
      return x.clock === y.clock && this.graph.clock(x.a) === this.graph.clock(y.a) && inner(x.a, y.a);
    }
    return false;
  }

  private isPositive(value: Value): boolean {
    return this.ranges.of(value).low >= 0;
  }

  /** A positive value times a factor of one or more. */
  private grows(value: Value, factor: Value): boolean {
    return this.isPositive(value) && this.ranges.of(factor).low >= 1;
  }

  private shrinks(value: Value, factor: Value): boolean {
    const { low, high } = this.ranges.of(factor);
    return this.isPositive(value) && low >= 0 && high <= 1;
  }
}
