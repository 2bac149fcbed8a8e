import type { Graph } from '../ir/graph.js';
import type { Operation, Value } from '../ir/operation.js';
import {
  anything,
  arithmetic,
  common,
  either,
  type Interval,
  isNothing,
  loosened,
  nothing,
} from './interval.js';

const atLeastZero: Interval = { low: 0, high: Number.POSITIVE_INFINITY };
const aboveZero: Interval = { low: Number.MIN_VALUE, high: Number.POSITIVE_INFINITY };

/** What each value of a graph can be when it is known: by interval arithmetic, and by what definitions promise. */
export class Ranges {
  private readonly known = new Map<Value, Interval>();

  /** `unpriced`: ids of bars whose columns hold any number, not prices. */
  constructor(
    private readonly graph: Graph,
    private readonly unpriced: ReadonlySet<string> = new Set(),
  ) {}

  of(value: Value): Interval {
    const known = this.known.get(value);
    if (known !== undefined) return known;
    // Operations stand after those that they read: going up the list needs no recursion, however long a chain is.
    for (let next = this.known.size; next <= value; next++) {
      const promised = this.graph.promisedRange(next) ?? anything;
      this.known.set(next, common(promised, this.infer(this.graph.operation(next))));
    }
    return this.known.get(value) ?? anything;
  }

  private infer(operation: Operation): Interval {
    const of = (value: Value): Interval => this.known.get(value) ?? anything;
    switch (operation.op) {
      case 'constant':
        return Number.isNaN(operation.value) ? nothing : { low: operation.value, high: operation.value };
      case 'column':
        if (operation.column === 'time' || this.unpriced.has(operation.bars)) return anything;
        return operation.column === 'volume' ? atLeastZero : aboveZero;
      case 'index':
        return atLeastZero;
      case 'arithmetic':
        return arithmetic(operation.operator, of(operation.a), of(operation.b));
      case 'extreme': {
        const [a, b] = [of(operation.a), of(operation.b)];
        if (isNothing(a) || isNothing(b)) return nothing;
        const pick = Math[operation.name];
        return { low: pick(a.low, b.low), high: pick(a.high, b.high) };
      }
      case 'negate': {
        const { low, high } = of(operation.a);
        return { low: -high, high: -low };
      }
      case 'math':
        return math(operation.name, of(operation.a));
      case 'prev':
      case 'sample':
        return of(operation.a);
      case 'window':
        return window(operation.name, operation.length, of(operation.a));
      case 'ema':
      case 'wilder':
        return loosened(operation.op === 'ema' ? softened(of(operation.a)) : of(operation.a));
      case 'choose':
        return either(of(operation.a), of(operation.b));
      case 'recur':
        return either(of(operation.initial), of(operation.step));
      default:
        return anything;
    }
  }
}

function math(name: Extract<Operation, { op: 'math' }>['name'], { low, high }: Interval): Interval {
  if (low > high) return nothing;
  switch (name) {
    case 'abs':
      return {
        low: low <= 0 && high >= 0 ? 0 : Math.min(Math.abs(low), Math.abs(high)),
        high: Math.max(Math.abs(low), Math.abs(high)),
      };
    case 'floor':
      return { low: Math.floor(low), high: Math.floor(high) };
    case 'sqrt':
      return high < 0 ? nothing : { low: Math.sqrt(Math.max(0, low)), high: Math.sqrt(high) };
    case 'exp':
      return { low: 0, high: Number.POSITIVE_INFINITY };
    case 'log':
      if (high <= 0) return nothing;
      return roughly({ low: low <= 0 ? Number.NEGATIVE_INFINITY : Math.log(low), high: Math.log(high) });
  }
}

/** An engine's own function may round either way. */
function roughly({ low, high }: Interval): Interval {
  return { low: low - Math.abs(low) * 1e-9, high: high + Math.abs(high) * 1e-9 };
}

/** An exponential average steps towards a value and may round past it, never past zero. */
function softened({ low, high }: Interval): Interval {
  const slack = (bound: number): number =>
    bound === 0 || !Number.isFinite(bound) ? 0 : Math.abs(bound) * 1e-9;
  return { low: low > 0 ? 0 : low - slack(low), high: high < 0 ? 0 : high + slack(high) };
}

function window(name: Extract<Operation, { op: 'window' }>['name'], length: number, a: Interval): Interval {
  if (isNothing(a)) return nothing;
  switch (name) {
    case 'highest':
    case 'lowest':
      return a;
    case 'wma':
      return loosened(a);
    case 'sum':
      return loosened({ low: length * a.low, high: length * a.high });
    case 'mean_deviation':
      return atLeastZero;
    case 'bars_since_highest':
    case 'bars_since_lowest':
    case 'rank':
      return { low: 0, high: length - 1 };
    // Rounding may leave a variance a little below zero.
    case 'variance':
      return anything;
  }
}
