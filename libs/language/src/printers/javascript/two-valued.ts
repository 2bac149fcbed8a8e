import { everyBar } from '../../ir/clock.js';
import type { Graph } from '../../ir/graph.js';
import { type Operation, operands, type Value } from '../../ir/operation.js';

/** How the booleans of a program are printed, by what reads them. */
export interface BooleanRoles {
  /** Read by results only, at the end of a bar: two values are enough wherever all that they read is known. */
  readonly last: ReadonlySet<Value>;
  /** Comparisons that only choices read, and that are written into them. */
  readonly within: ReadonlySet<Value>;
}

/** `needed` is all that a program computes, in order. */
export function booleanRoles(
  graph: Graph,
  needed: readonly Value[],
  results: readonly Value[],
): BooleanRoles {
  const readers = new Map<Value, Value[]>();
  for (const reader of needed)
    for (const value of operands(graph.operation(reader)))
      readers.set(value, [...(readers.get(value) ?? []), reader]);
  const last = new Set<Value>();
  const within = new Set<Value>();
  for (const value of [...needed].reverse()) {
    const operation = graph.operation(value);
    const read = readers.get(value) ?? [];
    if (isLogic(operation) && graph.clock(value) === everyBar && read.every((reader) => last.has(reader)))
      last.add(value);
    else if (
      operation.op === 'compare' &&
      !results.includes(value) &&
      read.every((reader) => isOnlyCondition(graph.operation(reader), value))
    )
      within.add(value);
  }
  return { last, within };
}

function isOnlyCondition(reader: Operation, value: Value): boolean {
  return reader.op === 'choose' && reader.condition === value && reader.a !== value && reader.b !== value;
}

export type Logic = Extract<Operation, { op: 'compare' | 'and' | 'or' | 'both' | 'not' }>;

export function isLogic(operation: Operation): operation is Logic {
  return ['compare', 'and', 'or', 'both', 'not'].includes(operation.op);
}

/** A boolean as 1 or 0, where all that it reads is known. */
export function twoValued(operation: Logic, name: (value: Value) => string): string {
  switch (operation.op) {
    case 'compare': {
      const { operator, a, b } = operation;
      const written = operator === '==' ? '===' : operator === '!=' ? '!==' : operator;
      return `(${name(a)} ${written} ${name(b)}) | 0`;
    }
    case 'and':
    case 'both':
      return `${name(operation.a)} & ${name(operation.b)}`;
    case 'or':
      return `${name(operation.a)} | ${name(operation.b)}`;
    case 'not':
      return `${name(operation.a)} ^ 1`;
  }
}
