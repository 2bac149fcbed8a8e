import type { Bars } from '../program.js';
import type { Expression, Formula } from '../syntax/tree.js';
import { slowIndicators } from './slow-indicators.js';
import { combine, each, previous, type Slow } from './slow-series.js';

type Truth = (boolean | null)[];
type Value =
  | { readonly type: 'number'; readonly of: Slow }
  | { readonly type: 'boolean'; readonly of: Truth };

/**
 * Evaluates a formula straight from its tree over whole arrays: no intermediate representation, no state, nothing
 * shared with the compiler but the parser. Recurrences are evaluated bar by bar, from the start for each bar.
 */
export function evaluateSlowly(formula: Formula, bars: Bars): Record<string, (number | null)[]> {
  const known = new Map<string, Value>();
  const indicators = slowIndicators(bars);
  const count = bars.close.length;

  const numbers = (value: Value): Slow => (value.type === 'number' ? value.of : []);
  const number = (of: Slow): Value => ({ type: 'number', of });
  const boolean = (of: Truth): Value => ({ type: 'boolean', of });
  const all = <T>(value: T): T[] => Array.from({ length: count }, () => value);

  function evaluate(expression: Expression): Value {
    switch (expression.kind) {
      case 'number':
        return number(all(expression.value));
      case 'truth':
        return boolean(all(expression.value));
      case 'na':
        return { type: 'number', of: all(null) };
      case 'name':
        return known.get(expression.name) ?? number(column(expression.name));
      case 'unary': {
        const operand = evaluate(expression.operand);
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
    return value.type === 'boolean' ? value.of : all(null);
  }

  function column(name: string): Slow {
    if (name === 'typical') {
      const sum = combine(combine(column('high'), column('low'), add), column('close'), add);
      return each(sum, (x) => x / 3);
    }
    return Array.from(bars[name as keyof Bars], (x) => (Number.isNaN(x) ? null : x));
  }

  function binary(operator: string, left: Value, right: Value): Value {
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
      const [condition, then, otherwise] = parameters.map(evaluate) as [Value, Value, Value];
      const choose = <T>(a: readonly (T | null)[], b: readonly (T | null)[]): (T | null)[] =>
        asTruth(condition).map((x, bar) => (x === null ? null : ((x ? a : b)[bar] ?? null)));
      if (then.type === 'boolean' || otherwise.type === 'boolean')
        return boolean(choose(asTruth(then), asTruth(otherwise)));
      return number(choose(then.of, otherwise.of));
    }
    const values = parameters.map(evaluate);
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
        const length = b[0] ?? 1;
        return number(indicators[name]?.(a, length)?.value ?? []);
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
    const start = evaluate(initial);
    const result: (number | boolean | null)[] = all(null);
    // The name stands for the last value that there was; bar by bar, everything is evaluated again.
    const last: (number | boolean | null)[] = all(null);
    let state: number | boolean | null = null;
    for (let bar = 0; bar < count; bar++) {
      last[bar] = state;
      known.set(name, { type: isTruth ? 'boolean' : 'number', of: [...last] } as Value);
      const source: Value = state === null ? start : evaluate(step);
      const value: number | boolean | null = source.of[bar] ?? null;
      result[bar] = value;
      if (value !== null) state = value;
    }
    return { type: isTruth ? 'boolean' : 'number', of: result } as Value;
  }

  const asNumbers = (value: Value): (number | null)[] =>
    value.of.map((one) => (one === null ? null : typeof one === 'boolean' ? Number(one) : one));

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
