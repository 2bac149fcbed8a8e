import { edgesOf, nodesOf } from '../flow/lookup.js';
import type { Flow, FlowEdge, FlowNode } from '../flow/state.js';

/** A flow's graph, made ready for many questions about one state of it. */
export interface GraphIndex {
  /** Edges that end at a node, by edge id. */
  into(node: string): readonly FlowEdge[];
  /** Edges that begin at a node, by edge id. */
  from(node: string): readonly FlowEdge[];
  /** By id. */
  readonly dataNodes: readonly FlowNode[];
}

const none: readonly FlowEdge[] = [];

export function indexGraph(flow: Flow): GraphIndex {
  const into = new Map<string, FlowEdge[]>();
  const from = new Map<string, FlowEdge[]>();
  for (const edge of edgesOf(flow)) {
    append(into, edge.target, edge);
    append(from, edge.source, edge);
  }
  return {
    into: (node) => into.get(node) ?? none,
    from: (node) => from.get(node) ?? none,
    dataNodes: nodesOf(flow).filter(({ type }) => type === 'data'),
  };
}

function append(index: Map<string, FlowEdge[]>, node: string, edge: FlowEdge): void {
  const edges = index.get(node);
  if (edges) edges.push(edge);
  else index.set(node, [edge]);
}
