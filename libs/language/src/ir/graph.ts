import { calculate, calculateFunction } from '../arithmetic.js';
import type { SeriesType } from '../shape.js';
import { type Clock, everyBar, fasterClock, type Timeframe } from './clock.js';
import { isStateful, type Operation, operands, type Value, withOperands } from './operation.js';

/** A program under construction: equal operations are stored once, arithmetic on constants is done at once. */
export class Graph {
  readonly operations: Operation[] = [];
  /** Calls of definitions that are here already: `macd(…).macd` and `macd(…).signal` share all their state. */
  readonly expansions = new Map<string, Map<string, Value>>();
  private readonly types: SeriesType[] = [];
  private readonly clocks: (Clock | null)[] = [];
  private readonly slowClocks: Timeframe[] = [];
  private readonly byKey = new Map<string, Value>();
  private readonly names = new Map<Value, string>();
  private readonly ranges = new Map<Value, { readonly low: number; readonly high: number }>();
  private readonly oscillators = new Set<Value>();
  private readonly recurrences = new Map<number, Value>();
  private cells = 0;

  /** Adds an operation, or finds the equal one that is there. */
  add(operation: Operation): Value {
    const simple = this.simplify(this.onItsClock(operation));
    if (typeof simple === 'number') return simple;
    // −0 is stored as 0 and na as a word, so that the key tells every constant from every other.
    const key = JSON.stringify(simple, (_, value: unknown) => (Number.isNaN(value) ? 'na' : value));
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const value = this.operations.length;
    this.operations.push(simple);
    this.types.push(this.resultOf(simple));
    this.clocks.push(this.clockOf(simple));
    this.byKey.set(key, value);
    if (simple.op === 'recur') this.recurrences.set(simple.cell, value);
    return value;
  }

  constant(value: number): Value {
    return this.add({ op: 'constant', value: Number.isFinite(value) ? value + 0 : Number.NaN });
  }

  newCell(): number {
    return this.cells++;
  }

  /** The recurrence that fills a cell. */
  recurrenceOf(cell: number): Value {
    const value = this.recurrences.get(cell);
    if (value === undefined) throw new Error(`cell ${cell} is never filled`);
    return value;
  }

  operation(value: Value): Operation {
    const operation = this.operations[value];
    if (operation === undefined) throw new Error(`there is no operation ${value}`);
    return operation;
  }

  type(value: Value): SeriesType {
    const type = this.types[value];
    if (type === undefined) throw new Error(`there is no operation ${value}`);
    return type;
  }

  /** The clock of a value; null for a constant. */
  clock(value: Value): Clock | null {
    return this.clocks[value] ?? null;
  }

  /** The clock of bars of a timeframe. */
  clockFor(timeframe: Timeframe): Clock {
    const same = (one: Timeframe): boolean => one.length === timeframe.length && one.base === timeframe.base;
    const known = this.slowClocks.findIndex(same);
    return 1 + (known === -1 ? this.slowClocks.push(timeframe) - 1 : known);
  }

  /** The clocks of longer timeframes, the longest first: none samples one that comes after it. */
  clocksBySlowness(): readonly Clock[] {
    const clocks = this.slowClocks.map((_, index) => index + 1);
    return clocks.sort((a, b) => this.timeframe(b).length - this.timeframe(a).length);
  }

  timeframe(clock: Clock): Timeframe {
    const timeframe = this.slowClocks[clock - 1];
    if (timeframe === undefined) throw new Error(`there is no clock ${clock}`);
    return timeframe;
  }

  /** The clock of what reads values of both clocks. */
  faster(a: Clock | null, b: Clock | null): Clock | null {
    return fasterClock(a, b, (clock) => this.timeframe(clock));
  }

  /** The fastest clock that all the values can be read on. */
  commonClock(values: readonly Value[]): Clock | null {
    return values.reduce<Clock | null>((clock, value) => this.faster(clock, this.clock(value)), null);
  }

  /** A value as it is read on a clock that is as fast as its own or faster. */
  sample(value: Value, clock: Clock | null): Value {
    const own = this.clock(value);
    if (clock === null || own === null || own === clock) return value;
    if (this.faster(own, clock) !== clock) throw new Error(`value ${value} is faster than clock ${clock}`);
    return this.add({ op: 'sample', a: value, clock });
  }

  /** The values that some of the given ones read from another clock. */
  sampledBy(values: readonly Value[]): ReadonlySet<Value> {
    return new Set(
      values.flatMap((value) => {
        const operation = this.operation(value);
        return operation.op === 'sample' ? [operation.a] : [];
      }),
    );
  }

  /** What a definition says of an output: bounds, and whether it is an oscillator. */
  promise(value: Value, range: readonly [number, number] | undefined, oscillates: boolean): void {
    if (range !== undefined) this.ranges.set(value, { low: range[0], high: range[1] });
    if (oscillates) this.oscillators.add(value);
  }

  promisedRange(value: Value): { readonly low: number; readonly high: number } | undefined {
    return this.ranges.get(value);
  }

  isOscillator(value: Value): boolean {
    return this.oscillators.has(value);
  }

  /** Suggests a readable name; the first suggestion stays. */
  suggestName(value: Value, name: string): void {
    if (!this.names.has(value)) this.names.set(value, name);
  }

  suggestedName(value: Value): string | undefined {
    return this.names.get(value);
  }

  /** Everything that the given values need, in an order in which it can be computed. */
  needed(results: readonly Value[]): readonly Value[] {
    const seen = new Set<Value>(results);
    const waiting = [...results];
    for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
      const operation = this.operation(value);
      const reads = operation.op === 'last' ? [this.recurrenceOf(operation.cell)] : operands(operation);
      for (const read of reads) {
        if (seen.has(read)) continue;
        seen.add(read);
        waiting.push(read);
      }
    }
    return [...seen].sort((a, b) => a - b);
  }

  constantAt(value: Value): number | null {
    const operation = this.operation(value);
    return operation.op === 'constant' ? operation.value : null;
  }

  private onItsClock(operation: Operation): Operation {
    if (operation.op === 'sample' || this.slowClocks.length === 0) return operation;
    const clock = operation.op === 'recur' ? operation.clock : this.commonClock(operands(operation));
    return withOperands(operation, (value) => this.sample(value, clock));
  }

  private clockOf(operation: Operation): Clock | null {
    if ('clock' in operation) return operation.clock;
    return this.commonClock(operands(operation)) ?? (isStateful(operation) ? everyBar : null);
  }

  private simplify(operation: Operation): Operation | Value {
    switch (operation.op) {
      case 'arithmetic': {
        const a = this.constantAt(operation.a);
        const b = this.constantAt(operation.b);
        return a === null || b === null ? operation : this.constant(calculate(operation.operator, a, b));
      }
      case 'negate': {
        const a = this.constantAt(operation.a);
        return a === null ? operation : this.constant(-a);
      }
      case 'math': {
        const a = this.constantAt(operation.a);
        return a === null ? operation : this.constant(calculateFunction(operation.name, a));
      }
      case 'extreme': {
        const a = this.constantAt(operation.a);
        const b = this.constantAt(operation.b);
        return a === null || b === null ? operation : this.constant(Math[operation.name](a, b));
      }
      case 'prev':
        return operation.length === 0 ? operation.a : operation;
      default:
        return operation;
    }
  }

  private resultOf(operation: Operation): SeriesType {
    switch (operation.op) {
      case 'truth':
      case 'compare':
      case 'and':
      case 'or':
      case 'both':
      case 'not':
        return 'boolean';
      case 'input':
      case 'last':
        return operation.type;
      case 'choose':
      case 'sample':
        return this.type(operation.a);
      case 'recur':
        return this.type(operation.step);
      default:
        return 'number';
    }
  }
}
