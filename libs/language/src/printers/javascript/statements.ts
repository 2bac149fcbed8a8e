import type { Operation } from '../../ir/operation.js';

/** How an operation is written, with the names of its operands filled in. */
type Pure = Extract<
  Operation,
  { op: 'arithmetic' | 'extreme' | 'math' | 'negate' | 'compare' | 'and' | 'or' | 'both' | 'not' | 'choose' }
>;

/** A number as source text; the same text means the same double in every language that we print. */
export function numberLiteral(value: number): string {
  return value < 0 ? `(${value})` : String(value);
}

/**
 * Stateless operations as JavaScript expressions. Truth is 1, falsehood 0, na NaN, for numbers and booleans alike:
 * so na spreads through most operations without a branch.
 */
export function pureExpression(operation: Pure, name: (value: number) => string): string {
  switch (operation.op) {
    case 'arithmetic': {
      const a = name(operation.a);
      const b = name(operation.b);
      if (operation.operator !== '/') return `${a} ${operation.operator} ${b}`;
      const constant = Number(b);
      return constant !== 0 && Number.isFinite(constant) ? `${a} / ${b}` : `${b} === 0 ? NaN : ${a} / ${b}`;
    }
    case 'extreme':
      return `Math.${operation.name}(${name(operation.a)}, ${name(operation.b)})`;
    case 'math':
      return mathExpression(operation.name, name(operation.a));
    case 'negate':
      return `-${name(operation.a)}`;
    case 'compare':
      return comparison(operation.operator, name(operation.a), name(operation.b));
    case 'and':
      return `${name(operation.a)} === 0 || ${name(operation.b)} === 0 ? 0 : ${name(operation.a)} * ${name(operation.b)}`;
    case 'or':
      return `${name(operation.a)} === 1 || ${name(operation.b)} === 1 ? 1 : ${name(operation.a)} + ${name(operation.b)}`;
    case 'both':
      return `${name(operation.a)} * ${name(operation.b)}`;
    case 'not':
      return `1 - ${name(operation.a)}`;
    case 'choose': {
      const condition = name(operation.condition);
      return `${condition} === 1 ? ${name(operation.a)} : ${condition} === 0 ? ${name(operation.b)} : NaN`;
    }
  }
}

function mathExpression(name: Extract<Pure, { op: 'math' }>['name'], a: string): string {
  switch (name) {
    case 'abs':
    case 'floor':
    case 'sqrt':
      return `Math.${name}(${a})`;
    case 'log':
      return `${a} > 0 ? Math.log(${a}) : NaN`;
    case 'exp':
      return `${a} <= 709 ? Math.exp(${a}) : NaN`;
  }
}

const opposite = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' } as const;

function comparison(operator: Extract<Pure, { op: 'compare' }>['operator'], a: string, b: string): string {
  switch (operator) {
    case '==':
      return `${a} === ${b} ? 1 : ${a} < ${b} || ${a} > ${b} ? 0 : NaN`;
    case '!=':
      return `${a} === ${b} ? 0 : ${a} < ${b} || ${a} > ${b} ? 1 : NaN`;
    default:
      return `${a} ${operator} ${b} ? 1 : ${a} ${opposite[operator]} ${b} ? 0 : NaN`;
  }
}
