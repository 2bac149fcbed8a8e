import type { Graph } from '../ir/graph.js';
import { operands, type Value } from '../ir/operation.js';

/**
 * The recurrences among the needed values: groups in which each value depends on the last one of another, in an order
 * in which they can be computed on one bar. A `recur` that no `last` leads back to is in no group.
 */
export function cycles(graph: Graph, needed: readonly Value[]): ReadonlyMap<Value, readonly Value[]> {
  const groups = new Map<Value, readonly Value[]>();
  const place = new Map<Value, number>();
  const lowest = new Map<Value, number>();
  const waiting: Value[] = [];
  const isWaiting = new Set<Value>();
  const work: { readonly value: Value; readonly reads: readonly Value[]; next: number }[] = [];

  const open = (value: Value): void => {
    place.set(value, place.size);
    lowest.set(value, place.get(value) ?? 0);
    waiting.push(value);
    isWaiting.add(value);
    const operation = graph.operation(value);
    const reads = operation.op === 'last' ? [graph.recurrenceOf(operation.cell)] : operands(operation);
    work.push({ value, reads, next: 0 });
  };
  // Tarjan's strongly connected components, without recursion: formulas make long chains.
  for (const start of needed) {
    if (place.has(start)) continue;
    open(start);
    for (let top = work.at(-1); top !== undefined; top = work.at(-1)) {
      const read = top.reads[top.next++];
      const low = lowest.get(top.value) ?? 0;
      if (read === undefined) {
        work.pop();
        const above = work.at(-1);
        if (above) lowest.set(above.value, Math.min(lowest.get(above.value) ?? 0, low));
        if (low === place.get(top.value)) close(top.value);
      } else if (!place.has(read)) open(read);
      else if (isWaiting.has(read)) lowest.set(top.value, Math.min(low, place.get(read) ?? 0));
    }
  }
  return groups;

  function close(root: Value): void {
    const members = waiting.splice(waiting.indexOf(root));
    for (const member of members) isWaiting.delete(member);
    if (members.length === 1) return;
    members.sort((a, b) => a - b);
    for (const member of members) groups.set(member, members);
  }
}
