import type { Flow } from '../flow/state.js';

/**
 * Ids of the nodes, sources before targets, by id where the edges leave it open. Nodes of a circle, which no
 * decided flow has, come last.
 */
export function topologicalOrder(flow: Pick<Flow, 'nodes' | 'edges'>): readonly string[] {
  const waitsFor = new Map(Object.keys(flow.nodes).map((id) => [id, 0]));
  const next = new Map<string, string[]>();
  for (const { source, target } of Object.values(flow.edges)) {
    const open = waitsFor.get(target);
    if (open === undefined || !waitsFor.has(source)) continue;
    waitsFor.set(target, open + 1);
    const followers = next.get(source);
    if (followers) followers.push(target);
    else next.set(source, [target]);
  }
  const order: string[] = [];
  let ready = [...waitsFor.keys()].filter((id) => waitsFor.get(id) === 0).sort();
  while (ready.length > 0) {
    const freed: string[] = [];
    for (const id of ready) {
      order.push(id);
      for (const target of next.get(id) ?? []) {
        const open = waitsFor.get(target)! - 1;
        waitsFor.set(target, open);
        if (open === 0) freed.push(target);
      }
    }
    ready = freed.sort();
  }
  const placed = new Set(order);
  return [...order, ...[...waitsFor.keys()].filter((id) => !placed.has(id)).sort()];
}
