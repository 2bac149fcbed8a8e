import type { Bars } from '../program.js';
import type { Expression, Formula } from '../syntax/tree.js';
import { slowIndicators } from './slow-indicators.js';
import { combine, each, previous, type Slow } from './slow-series.js';
import { type SlowTimeframe, sampled, slowLength, slowTimeframe } from './slow-timeframes.js';

type Truth = (boolean | null)[];
/** One value for each bar of the clock: the program's own bars or a longer timeframe; null is a constant. */
type Value =
  | { readonly type: 'number'; readonly clock: string | null; readonly of: Slow }
  | { readonly type: 'boolean'; readonly clock: string | null; readonly of: Truth };

const own = 'own bars';
/** Of a recurrence while it is being found out: whatever else it reads decides. */
const undecided = 'undecided';

/**
 * Evaluates a formula straight from its tree over whole arrays: no intermediate representation, no state, nothing
 * shared with the compiler but the parser. Recurrences are evaluated bar by bar, from the start for each bar. Longer
 * timeframes are put together first, formulas evaluated on them, and the results read back. `base` is the length of a
 * bar in milliseconds.
 */
export function evaluateSlowly(formula: Formula, bars: Bars, base = 0): Record<string, (number | null)[]> {
  const known = new Map<string, Value>();
  const count = bars.close.length;
  const ownTicks = Array.from({ length: count }, (_, bar) => bar);
  const timeframes = new Map<string, SlowTimeframe>([
    [own, { bars, seenAt: ownTicks }],
    [undecided, { bars, seenAt: ownTicks }],
  ]);

  const timeframe = (clock: string): SlowTimeframe => {
    const made = timeframes.get(clock) ?? slowTimeframe(bars, base, clock);
    timeframes.set(clock, made);
    return made;
  };
  const indicators = new Map<string, ReturnType<typeof slowIndicators>>();
  const indicatorsOn = (clock: string): ReturnType<typeof slowIndicators> => {
    const made = indicators.get(clock) ?? slowIndicators(timeframe(clock).bars);
    indicators.set(clock, made);
    return made;
  };
  const numbers = (value: Value): Slow => (value.type === 'number' ? value.of : []);
  const all = <T>(value: T, length = count): T[] => Array.from({ length }, () => value);

  /** The faster of two clocks when the slower consists of whole bars of it; else every bar. */
  function faster(a: string | null, b: string | null): string | null {
    if (a === null || b === null || a === b) return a ?? b;
    if (a === undecided || b === undecided) return a === undecided ? b : a;
    if (a === own || b === own) return own;
    const [short, long] = slowLength(a) < slowLength(b) ? [a, b] : [b, a];
    return slowLength(long) % slowLength(short) === 0 ? short : own;
  }

  function on(value: Value, clock: string | null): Value {
    if (value.clock === clock || clock === null) return value;
    const from = value.clock === null ? ownTicks : timeframe(value.clock).seenAt;
    const of = sampled<number | boolean>(value.of, from, timeframe(clock).seenAt);
    return { type: value.type, clock, of } as Value;
  }

  /** Values on their common clock, what they have in common, and how to make a result of it. */
  function together(...values: readonly Value[]) {
    const clock = values.reduce<string | null>((mixed, value) => faster(mixed, value.clock), null);
    return {
      values: values.map((value) => on(value, clock)),
      clock,
      number: (of: Slow): Value => ({ type: 'number', clock, of }),
      boolean: (of: Truth): Value => ({ type: 'boolean', clock, of }),
    };
  }

  function evaluate(expression: Expression): Value {
    switch (expression.kind) {
      case 'number':
        return { type: 'number', clock: null, of: all(expression.value) };
      case 'truth':
        return { type: 'boolean', clock: null, of: all(expression.value) };
      case 'na':
        return { type: 'number', clock: null, of: all(null) };
      case 'name':
        return known.get(expression.name) ?? column(expression.name, own);
      case 'resampled':
        if (expression.series.kind !== 'name') throw new Error('the slow evaluator reads one bars input');
        return column(expression.series.name, expression.timeframe);
      case 'unary': {
        const operand = evaluate(expression.operand);
        const { number, boolean } = together(operand);
        if (expression.operator === '-') return number(each(numbers(operand), (x) => -x));
        return boolean(asTruth(operand).map((x) => (x === null ? null : !x)));
      }
      case 'binary':
        return binary(expression.operator, evaluate(expression.left), evaluate(expression.right));
      case 'call':
        return call(expression.name, expression.arguments);
      default:
        throw new Error(`the slow evaluator knows no ${expression.kind}`);
    }
  }

  function asTruth(value: Value): Truth {
    // A bare na has no type of its own here: as a truth value it is na on every bar all the same.
    return value.type === 'boolean' ? value.of : all(null, value.of.length);
  }

  function column(name: string, clock: string): Value {
    const read = (one: Exclude<keyof Bars, 'funding'>): Slow =>
      Array.from(timeframe(clock).bars[one], (x) => (Number.isNaN(x) ? null : x));
    if (name !== 'typical')
      return { type: 'number', clock, of: read(name as Exclude<keyof Bars, 'funding'>) };
    const sum = combine(combine(read('high'), read('low'), add), read('close'), add);
    return { type: 'number', clock, of: each(sum, (x) => x / 3) };
  }

  function binary(operator: string, first: Value, second: Value): Value {
    const { values, number, boolean } = together(first, second);
    const [left, right] = values as [Value, Value];
    if (operator === 'and' || operator === 'or') {
      const [a, b] = [asTruth(left), asTruth(right)];
      const decisive = operator === 'or';
      return boolean(
        a.map((x, bar) => {
          const y = b[bar] ?? null;
          if (x === decisive || y === decisive) return decisive;
          return x === null || y === null ? null : !decisive;
        }),
      );
    }
    const [a, b] = [numbers(left), numbers(right)];
    const arithmetic = arithmetics[operator];
    if (arithmetic !== undefined) return number(combine(a, b, arithmetic));
    const compare = comparisons[operator] ?? (() => false);
    return boolean(a.map((x, bar) => both(x, b[bar] ?? null, compare)));
  }

  function call(name: string, parameters: readonly Expression[]): Value {
    if (name === 'if') {
      const { values, number, boolean } = together(...parameters.map(evaluate));
      const [condition, then, otherwise] = values as [Value, Value, Value];
      const choose = <T>(a: readonly (T | null)[], b: readonly (T | null)[]): (T | null)[] =>
        asTruth(condition).map((x, bar) => (x === null ? null : ((x ? a : b)[bar] ?? null)));
      if (then.type === 'boolean' || otherwise.type === 'boolean')
        return boolean(choose(asTruth(then), asTruth(otherwise)));
      return number(choose(then.of, otherwise.of));
    }
    const { values, clock, number, boolean } = together(...parameters.map(evaluate));
    const [a, b] = values.map(numbers) as [Slow, Slow];
    switch (name) {
      case 'abs':
        return number(each(a, Math.abs));
      case 'floor':
        return number(each(a, Math.floor));
      case 'sqrt':
        return number(each(a, Math.sqrt));
      case 'log':
        return number(each(a, Math.log));
      case 'min':
        return number(combine(a, b, Math.min));
      case 'max':
        return number(combine(a, b, Math.max));
      case 'crosses_above':
        return boolean(crosses(a, b, parameters, (x, y) => x > y));
      case 'crosses_below':
        return boolean(crosses(a, b, parameters, (x, y) => x < y));
      default: {
        const length = Number(parameters[1]?.kind === 'number' ? parameters[1].value : 1);
        const made = indicatorsOn(clock ?? own)[name]?.(a, length)?.value ?? [];
        // A window over constants moves with every bar.
        return { type: 'number', clock: clock ?? own, of: made };
      }
    }
  }

  function crosses(
    a: Slow,
    b: Slow,
    sides: readonly Expression[],
    beyond: (x: number, y: number) => boolean,
  ): Truth {
    const before = (series: Slow, side: Expression | undefined): Slow =>
      side !== undefined && isConstant(side) ? series : previous(series, 1);
    const [lastA, lastB] = [before(a, sides[0]), before(b, sides[1])];
    return a.map((x, bar) => {
      const now = both(x, b[bar] ?? null, beyond);
      const then = both(lastA[bar] ?? null, lastB[bar] ?? null, beyond);
      return now === null || then === null ? null : now && !then;
    });
  }

  /** A constant holds before the first bar, too. */
  function isConstant(expression: Expression): boolean {
    switch (expression.kind) {
      case 'number':
      case 'na':
        return true;
      case 'unary':
        return expression.operator === '-' && isConstant(expression.operand);
      case 'binary':
        return (
          expression.operator in arithmetics && isConstant(expression.left) && isConstant(expression.right)
        );
      case 'call':
        return (
          ['abs', 'sqrt', 'log', 'floor', 'min', 'max'].includes(expression.name) &&
          expression.arguments.every(isConstant)
        );
      case 'name':
        return constantLines.has(expression.name);
      default:
        return false;
    }
  }

  const constantLines = new Set<string>();

  function recurrence(name: string, initial: Expression, step: Expression, isTruth: boolean): Value {
    const type = isTruth ? 'boolean' : 'number';
    // First a look at what the step reads besides itself: that tells at which bars it moves on.
    known.set(name, { type, clock: undecided, of: all(null) } as Value);
    const begin = evaluate(initial);
    const decided = faster(begin.clock, evaluate(step).clock);
    const clock = decided === null || decided === undecided ? own : decided;
    const start = on(begin, clock);
    const result: (number | boolean | null)[] = all(null, start.of.length);
    // The name stands for the last value that there was; bar by bar, everything is evaluated again.
    const last: (number | boolean | null)[] = all(null, start.of.length);
    let state: number | boolean | null = null;
    for (let bar = 0; bar < start.of.length; bar++) {
      last[bar] = state;
      known.set(name, { type, clock, of: [...last] } as Value);
      const source: Value = state === null ? start : on(evaluate(step), clock);
      const value: number | boolean | null = source.of[bar] ?? null;
      result[bar] = value;
      if (value !== null) state = value;
    }
    return { type, clock, of: result } as Value;
  }

  const asNumbers = (value: Value): (number | null)[] =>
    on(value, own).of.map((one) => (one === null ? null : typeof one === 'boolean' ? Number(one) : one));

  if (formula.kind === 'expression') return { value: asNumbers(evaluate(formula.expression)) };
  const outputs: Record<string, (number | null)[]> = {};
  for (const { name, expression } of formula.lines) {
    const [initial, step] =
      expression.kind === 'call' && expression.name === 'recur' ? expression.arguments : [];
    let value: Value;
    if (initial === undefined || step === undefined) value = evaluate(expression);
    else value = recurrence(name, initial, step, isTruthful(initial) || isTruthful(step));
    if (isConstant(expression)) constantLines.add(name);
    known.set(name, value);
    outputs[name] = asNumbers(value);
  }
  return outputs;

  function isTruthful(expression: Expression): boolean {
    if (expression.kind === 'truth') return true;
    if (expression.kind === 'name') return known.get(expression.name)?.type === 'boolean';
    if (expression.kind === 'unary') return expression.operator === 'not';
    if (expression.kind === 'binary') return !(expression.operator in arithmetics);
    if (expression.kind !== 'call') return false;
    if (expression.name === 'if') return expression.arguments.slice(1).some(isTruthful);
    return expression.name.startsWith('crosses');
  }
}

const add = (x: number, y: number): number => x + y;

const arithmetics: Readonly<Record<string, (x: number, y: number) => number>> = {
  '+': add,
  '-': (x, y) => x - y,
  '*': (x, y) => x * y,
  '/': (x, y) => (y === 0 ? Number.NaN : x / y),
};

const comparisons: Readonly<Record<string, (x: number, y: number) => boolean>> = {
  '<': (x, y) => x < y,
  '<=': (x, y) => x <= y,
  '>': (x, y) => x > y,
  '>=': (x, y) => x >= y,
  '==': (x, y) => x === y,
  '!=': (x, y) => x !== y,
};

function both(x: number | null, y: number | null, work: (x: number, y: number) => boolean): boolean | null {
  return x === null || y === null ? null : work(x, y);
}
