import { largestExponent } from '../../arithmetic.js';
import type { Operation } from '../../ir/operation.js';

/** How an operation is written, with the names of its operands filled in. */
export type Pure = Extract<
  Operation,
  { op: 'arithmetic' | 'extreme' | 'math' | 'negate' | 'compare' | 'and' | 'or' | 'both' | 'not' }
>;

/** A number as source text; the same text means the same double in every language that we print. */
export function numberLiteral(value: number): string {
  return value < 0 ? `(${value})` : String(value);
}

/**
 * Stateless operations as JavaScript expressions. A number that is na is NaN, which spreads by itself. A boolean is
 * two bits: 1 true, 2 false, 0 na; so three-valued logic costs no branch, and branches that depend on prices are what
 * a processor guesses wrong.
 */
export function pureExpression(
  operation: Pure,
  name: (value: number) => string,
  isNeverZero: (value: number) => boolean,
): string {
  switch (operation.op) {
    case 'arithmetic': {
      const a = name(operation.a);
      const b = name(operation.b);
      if (operation.operator !== '/') return `${a} ${operation.operator} ${b}`;
      return isNeverZero(operation.b) ? `${a} / ${b}` : `${b} === 0 ? NaN : ${a} / ${b}`;
    }
    case 'extreme':
      return extreme(operation.name, name(operation.a), name(operation.b));
    case 'math':
      return mathExpression(operation.name, name(operation.a));
    case 'negate':
      return `-${name(operation.a)}`;
    case 'compare':
      return comparison(operation.operator, name(operation.a), name(operation.b));
    case 'and':
      return `${name(operation.a)} & ${name(operation.b)} & 1 | (${name(operation.a)} | ${name(operation.b)}) & 2`;
    case 'or':
      return `(${name(operation.a)} | ${name(operation.b)}) & 1 | ${name(operation.a)} & ${name(operation.b)} & 2`;
    case 'both': {
      const product = `${name(operation.a)} * ${name(operation.b)}`;
      return `${product} & 1 | (${product} | ${product} >> 1) & 2`;
    }
    case 'not':
      return `${name(operation.a)} >> 1 | (${name(operation.a)} & 1) << 1`;
  }
}

/** A choice needs to know what na looks like in its result. */
export function choice(condition: string, then: string, otherwise: string, na: 'NaN' | '0'): string {
  return `${condition} === 1 ? ${then} : ${condition} === 2 ? ${otherwise} : ${na}`;
}

/** The same where only this choice reads a comparison. */
export function comparedChoice(
  { operator, a, b }: Extract<Pure, { op: 'compare' }>,
  name: (value: number) => string,
  then: string,
  otherwise: string,
  na: 'NaN' | '0',
): string {
  const [left, right] = [name(a), name(b)];
  const differ = `(${left} < ${right} || ${left} > ${right})`;
  const equal = `${left} === ${right}`;
  if (operator === '==') return `${equal} ? ${then} : ${differ} ? ${otherwise} : ${na}`;
  if (operator === '!=') return `${differ} ? ${then} : ${equal} ? ${otherwise} : ${na}`;
  const [holds, fails] = [`${left} ${operator} ${right}`, `${left} ${opposite[operator]} ${right}`];
  return `${holds} ? ${then} : ${fails} ? ${otherwise} : ${na}`;
}

/** The larger or smaller of x and 0 without a branch, exactly: one of the halves cancels the other or doubles it. */
function extreme(which: 'min' | 'max', a: string, b: string): string {
  const other = Number(b) === 0 ? a : Number(a) === 0 ? b : null;
  if (other === null) return `Math.${which}(${a}, ${b})`;
  return `${other} * 0.5 ${which === 'max' ? '+' : '-'} Math.abs(${other}) * 0.5`;
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
      return `${a} <= ${largestExponent} ? Math.exp(${a}) : NaN`;
  }
}

const opposite = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' } as const;

function comparison(operator: Extract<Pure, { op: 'compare' }>['operator'], a: string, b: string): string {
  switch (operator) {
    case '==':
      return `(${a} === ${b}) | ((${a} < ${b}) | (${a} > ${b})) << 1`;
    case '!=':
      return `(${a} < ${b}) | (${a} > ${b}) | (${a} === ${b}) << 1`;
    default:
      return `(${a} ${operator} ${b}) | (${a} ${opposite[operator]} ${b}) << 1`;
  }
}
