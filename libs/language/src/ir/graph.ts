import { calculate, calculateFunction } from '../arithmetic.js';
import type { SeriesType } from '../shape.js';
import type { Operation, Value } from './operation.js';
import { operands } from './operation.js';

/** A program under construction: equal operations are stored once, arithmetic on constants is done at once. */
export class Graph {
  readonly operations: Operation[] = [];
  /** Calls of definitions that are here already: `macd(…).macd` and `macd(…).signal` share all their state. */
  readonly expansions = new Map<string, Map<string, Value>>();
  private readonly types: SeriesType[] = [];
  private readonly byKey = new Map<string, Value>();
  private readonly names = new Map<Value, string>();
  private readonly recurrences = new Map<number, Value>();
  private cells = 0;

  /** Adds an operation, or finds the equal one that is there. */
  add(operation: Operation): Value {
    const simple = this.simplify(operation);
    if (typeof simple === 'number') return simple;
    // −0 is stored as 0 and na as a word, so that the key tells every constant from every other.
    const key = JSON.stringify(simple, (_, value: unknown) => (Number.isNaN(value) ? 'na' : value));
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const value = this.operations.length;
    this.operations.push(simple);
    this.types.push(this.resultOf(simple));
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
        return this.type(operation.a);
      case 'recur':
        return this.type(operation.step);
      default:
        return 'number';
    }
  }
}
