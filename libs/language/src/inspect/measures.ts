import type { Graph } from '../ir/graph.js';
import { type Operation, operands, type Value } from '../ir/operation.js';

/** What a number is counted in, as far as it can be told: a price, other money (a difference of prices), a plain number. */
export type Measure = 'price' | 'money' | 'constant' | 'oscillator' | null;

/** Tells prices from oscillators, by the operations that made them; what it cannot tell is null. */
export class Measures {
  private readonly known: Measure[] = [];
  private readonly read: (ReadonlySet<string> | undefined)[] = [];

  constructor(
    private readonly graph: Graph,
    private readonly unpriced: ReadonlySet<string>,
  ) {}

  of(value: Value): Measure {
    for (let next = this.known.length; next <= value; next++) {
      this.known.push(this.graph.isOscillator(next) ? 'oscillator' : this.infer(this.graph.operation(next)));
    }
    return this.known[value] ?? null;
  }

  /** A price beside an oscillator of the same bars: each is fine, but one says nothing about the other. */
  areStrangers(a: Value, b: Value): boolean {
    const kinds = [this.of(a), this.of(b)];
    if (!kinds.includes('price') || !kinds.includes('oscillator')) return false;
    const others = this.barsOf(b);
    return [...this.barsOf(a)].some((bars) => others.has(bars));
  }

  private barsOf(value: Value): ReadonlySet<string> {
    const known = this.read[value];
    if (known !== undefined) return known;
    const bars = this.graph.needed([value]).flatMap((one) => {
      const operation = this.graph.operation(one);
      return operation.op === 'column' ? [operation.bars] : [];
    });
    const found = new Set(bars);
    this.read[value] = found;
    return found;
  }

  private infer(operation: Operation): Measure {
    const [a = null, b = null] = operands(operation).map((value) => this.known[value] ?? null);
    switch (operation.op) {
      case 'constant':
        return 'constant';
      case 'column':
        return ['time', 'volume'].includes(operation.column) || this.unpriced.has(operation.bars)
          ? null
          : 'price';
      case 'prev':
      case 'sample':
      case 'negate':
      case 'ema':
      case 'wilder':
        return a;
      case 'window':
        return ['sum', 'highest', 'lowest', 'wma', 'mean_deviation'].includes(operation.name) ? a : null;
      case 'extreme':
        return alike(a, b);
      case 'choose':
        return alike(this.known[operation.a] ?? null, this.known[operation.b] ?? null);
      case 'math':
        return operation.name === 'sqrt' ? this.deviation(operation.a) : operation.name === 'abs' ? a : null;
      case 'arithmetic':
        return combined(operation.operator, a, b);
      default:
        return null;
    }
  }

  /** The root of a variance is counted in what varies. */
  private deviation(squared: Value): Measure {
    const operation = this.graph.operation(squared);
    if (operation.op !== 'window' || operation.name !== 'variance') return null;
    const varies = this.known[operation.a] ?? null;
    return varies === 'price' || varies === 'money' ? 'money' : null;
  }
}

function alike(a: Measure, b: Measure): Measure {
  if (a === b || b === 'constant') return a;
  return a === 'constant' ? b : null;
}

function combined(operator: '+' | '-' | '*' | '/', a: Measure, b: Measure): Measure {
  if (a === 'constant' && b === 'constant') return 'constant';
  switch (operator) {
    case '*':
      // An oscillator times a number may be meant to be laid over prices.
      if (a === 'constant') return b === 'oscillator' ? null : b;
      return b === 'constant' && a !== 'oscillator' ? a : null;
    case '/':
      return b === 'constant' ? a : null;
    case '-':
      return a === 'price' && b === 'price' ? 'money' : added(a, b);
    case '+':
      return added(a, b);
  }
}

function added(a: Measure, b: Measure): Measure {
  const money = (measure: Measure): boolean => measure === 'price' || measure === 'money';
  if (money(a) && money(b)) return a === 'price' || b === 'price' ? 'price' : 'money';
  return a === 'oscillator' || b === 'oscillator' ? alike(a, b) : null;
}
