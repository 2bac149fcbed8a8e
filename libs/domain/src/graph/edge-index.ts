import { edgesOf } from '../flow/lookup.js';
import type { Flow, FlowEdge } from '../flow/state.js';

/** The edges of a flow by the node that they end and begin at, each list by edge id. Worth it from the second question on. */
export interface EdgeIndex {
  into(node: string): readonly FlowEdge[];
  from(node: string): readonly FlowEdge[];
}

const none: readonly FlowEdge[] = [];

export function indexEdges(flow: Flow): EdgeIndex {
  const into = new Map<string, FlowEdge[]>();
  const from = new Map<string, FlowEdge[]>();
  for (const edge of edgesOf(flow)) {
    append(into, edge.target, edge);
    append(from, edge.source, edge);
  }
  return { into: (node) => into.get(node) ?? none, from: (node) => from.get(node) ?? none };
}

function append(index: Map<string, FlowEdge[]>, node: string, edge: FlowEdge): void {
  const edges = index.get(node);
  if (edges) edges.push(edge);
  else index.set(node, [edge]);
}
