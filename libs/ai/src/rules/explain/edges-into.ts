import type { Flow, FlowEdge } from '@strategy-builder/domain';

const known = new WeakMap<Flow['edges'], ReadonlyMap<string, readonly FlowEdge[]>>();

/** The edges that end at a node, in the order of the flow; sorted once for each set of edges. */
export function edgesInto(flow: Flow, target: string): readonly FlowEdge[] {
  let sorted = known.get(flow.edges);
  if (sorted === undefined) {
    sorted = byTarget(flow.edges);
    known.set(flow.edges, sorted);
  }
  return sorted.get(target) ?? [];
}

/** The node whose bars another one reads. */
export function fedBy(flow: Flow, target: string): string | undefined {
  return edgesInto(flow, target).find(({ targetPort }) => targetPort === 'bars')?.source;
}

function byTarget(edges: Flow['edges']): ReadonlyMap<string, readonly FlowEdge[]> {
  const sorted = new Map<string, FlowEdge[]>();
  for (const edge of Object.values(edges)) {
    const before = sorted.get(edge.target);
    if (before === undefined) sorted.set(edge.target, [edge]);
    else before.push(edge);
  }
  return sorted;
}
