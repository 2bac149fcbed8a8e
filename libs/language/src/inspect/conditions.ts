import type { Graph } from '../ir/graph.js';
import type { Value } from '../ir/operation.js';
import { Effort } from './effort.js';
import type { Interval } from './interval.js';
import { Measures } from './measures.js';
import { Order } from './order.js';
import { Ranges } from './ranges.js';
import { Satisfiability } from './satisfy.js';

/** What can be proved of the conditions of one program. */
export class Conditions {
  private readonly ranges: Ranges;
  private readonly order: Order;
  private readonly measures: Measures;
  private readonly satisfiability: Satisfiability;
  private readonly possible = new Map<string, boolean>();

  constructor(
    readonly graph: Graph,
    unpriced: ReadonlySet<string>,
  ) {
    this.ranges = new Ranges(graph, unpriced);
    const effort = new Effort();
    this.order = new Order(graph, this.ranges, unpriced, effort);
    this.measures = new Measures(graph, unpriced);
    this.satisfiability = new Satisfiability(graph, this.ranges, this.order, effort);
  }

  canBe(is: boolean, value: Value): boolean {
    const key = `${value} ${is}`;
    const known = this.possible.get(key) ?? this.satisfiability.canHold({ value, is });
    this.possible.set(key, known);
    return known;
  }

  /** Whether both can be true on one bar. */
  canMeet(a: Value, b: Value): boolean {
    return this.satisfiability.canHold({ value: a, is: true }, { value: b, is: true });
  }

  /** Whether one is true wherever the other is, and the other is true somewhere. */
  isMet(value: Value, by: Value): boolean {
    return (
      this.canBe(true, value) &&
      this.canBe(false, by) &&
      !this.satisfiability.canHold({ value, is: true }, { value: by, is: false })
    );
  }

  range(value: Value): Interval {
    return this.ranges.of(value);
  }

  isAtMost(a: Value, b: Value): boolean {
    return this.order.isAtMost(a, b);
  }

  isPrice(value: Value): boolean {
    return this.measures.of(value) === 'price';
  }

  areStrangers(a: Value, b: Value): boolean {
    return this.measures.areStrangers(a, b);
  }
}
