import type { Graph } from '../../ir/graph.js';
import { type Operation, operands, type Value } from '../../ir/operation.js';

/**
 * What of some values, each after those that it reads, the next bars need: those that keep something from bar to bar, and all that these read. Printed
 * before the rest, they let a processor begin the next bar while it still divides and compares at the end of this one.
 */
export function carriedOver(graph: Graph, values: readonly Value[]): ReadonlySet<Value> {
  const carried = new Set<Value>();
  for (const value of [...values].reverse()) {
    const operation = graph.operation(value);
    if (!keepsState(operation) && !carried.has(value)) continue;
    carried.add(value);
    for (const operand of operands(operation)) carried.add(operand);
  }
  return carried;
}

/** The value of the bar before is one variable, and can wait until what it is taken from is known. */
function keepsState(operation: Operation): boolean {
  switch (operation.op) {
    case 'prev':
      return operation.length > 1;
    case 'index':
    case 'window':
    case 'covariance':
    case 'ema':
    case 'wilder':
    case 'last':
    case 'recur':
      return true;
    default:
      return false;
  }
}
