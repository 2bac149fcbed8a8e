import { largestExponent } from '../../arithmetic.js';
import type { Operation } from '../../ir/operation.js';

/** A part of a query. */
export interface Sql {
  readonly text: string;
  /** Needs no parentheses inside another expression. */
  readonly atomic: boolean;
}

export const atom = (text: string): Sql => ({ text, atomic: true });
export const joined = (text: string): Sql => ({ text, atomic: false });

/** Stateless operations, and what they read on the same bar. */
export type Pure = Extract<
  Operation,
  { op: 'arithmetic' | 'extreme' | 'math' | 'negate' | 'compare' | 'and' | 'or' | 'both' | 'not' | 'choose' }
>;

export function isPure(operation: Operation): operation is Pure {
  switch (operation.op) {
    case 'arithmetic':
    case 'extreme':
    case 'math':
    case 'negate':
    case 'compare':
    case 'and':
    case 'or':
    case 'both':
    case 'not':
    case 'choose':
      return true;
    default:
      return false;
  }
}

/** A number as a literal that neither dialect takes for a whole number. */
export function numberLiteral(value: number): Sql {
  if (Number.isNaN(value)) return atom('CAST(NULL AS double precision)');
  const text = String(value);
  const literal = /[.e]/.test(text) ? text : `${text}.0`;
  return atom(value < 0 ? `(${literal})` : literal);
}

export function truthLiteral(value: boolean | null): Sql {
  return atom(value === null ? 'CAST(NULL AS boolean)' : value ? 'TRUE' : 'FALSE');
}

export function asDouble({ text }: Sql): Sql {
  return atom(`CAST(${text} AS double precision)`);
}

const inside = ({ text, atomic }: Sql): string => (atomic ? text : `(${text})`);

/**
 * Numbers and truth values that are not available are NULL. SQL's own three values are the language's: comparisons and
 * arithmetic with NULL are NULL, `AND`, `OR` and `NOT` follow Kleene. `CASE` takes NULL for false, so a choice asks
 * twice.
 */
export function pureSql(
  operation: Pure,
  read: (value: number) => Sql,
  isZeroFree: (value: number) => boolean,
): Sql {
  switch (operation.op) {
    case 'arithmetic': {
      const a = read(operation.a);
      const b = read(operation.b);
      if (operation.operator === '/' && !isZeroFree(operation.b))
        return joined(`${inside(a)} / NULLIF(${b.text}, 0.0)`);
      return joined(`${inside(a)} ${operation.operator} ${inside(b)}`);
    }
    case 'extreme': {
      const a = inside(read(operation.a));
      const b = inside(read(operation.b));
      const [first, second] = operation.name === 'max' ? ['>=', '<'] : ['<=', '>'];
      return atom(`CASE WHEN ${a} ${first} ${b} THEN ${a} WHEN ${a} ${second} ${b} THEN ${b} END`);
    }
    case 'math':
      return mathSql(operation.name, read(operation.a));
    case 'negate':
      return joined(`-${inside(read(operation.a))}`);
    case 'compare': {
      const operator =
        operation.operator === '==' ? '=' : operation.operator === '!=' ? '<>' : operation.operator;
      return joined(`${inside(read(operation.a))} ${operator} ${inside(read(operation.b))}`);
    }
    case 'and':
    case 'or':
      return joined(
        `${inside(read(operation.a))} ${operation.op.toUpperCase()} ${inside(read(operation.b))}`,
      );
    case 'both': {
      const a = inside(read(operation.a));
      const b = inside(read(operation.b));
      return atom(`CASE WHEN ${a} IS NOT NULL AND ${b} IS NOT NULL THEN ${a} AND ${b} END`);
    }
    case 'not':
      return joined(`NOT ${inside(read(operation.a))}`);
    case 'choose': {
      const condition = read(operation.condition);
      const then = read(operation.a).text;
      const otherwise = read(operation.b).text;
      return atom(
        `CASE WHEN ${condition.text} THEN ${then} WHEN NOT ${inside(condition)} THEN ${otherwise} END`,
      );
    }
  }
}

/** PostgreSQL ends a query whose `exp` is too small for a double; it is 0 there. */
const smallestExponent = -708;

function mathSql(name: Extract<Pure, { op: 'math' }>['name'], a: Sql): Sql {
  switch (name) {
    case 'abs':
    case 'floor':
      return atom(`${name.toUpperCase()}(${a.text})`);
    case 'log':
      return atom(`LN(CASE WHEN ${inside(a)} > 0.0 THEN ${a.text} END)`);
    case 'sqrt':
      return atom(`SQRT(CASE WHEN ${inside(a)} >= 0.0 THEN ${a.text} END)`);
    case 'exp': {
      const small = `WHEN ${inside(a)} < ${smallestExponent}.0 THEN 0.0`;
      return atom(`CASE ${small} WHEN ${inside(a)} <= ${largestExponent}.0 THEN EXP(${a.text}) END`);
    }
  }
}
