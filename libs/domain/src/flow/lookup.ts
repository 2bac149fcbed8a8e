import { edgesBySource, edgesByTarget } from './adjacency.js';
import type { Flow, FlowEdge, FlowNode } from './state.js';

/** The node with this id; safe for ids such as `constructor` that a plain record answers by inheritance. */
export function findNode(flow: Pick<Flow, 'nodes'>, id: string): FlowNode | undefined {
  return Object.hasOwn(flow.nodes, id) ? flow.nodes[id] : undefined;
}

/** The edge with this id; safe as `findNode` is. */
export function findEdge(flow: Flow, id: string): FlowEdge | undefined {
  return Object.hasOwn(flow.edges, id) ? flow.edges[id] : undefined;
}

/** All nodes, by id: the order of the records means nothing. */
export function nodesOf(flow: Pick<Flow, 'nodes'>): readonly FlowNode[] {
  return Object.values(flow.nodes).sort(byId);
}

/** All data nodes, by id. */
export function dataNodesOf(flow: Flow): readonly FlowNode[] {
  return nodesOf(flow).filter(({ type }) => type === 'data');
}

/** All edges, by id. */
export function edgesOf(flow: Pick<Flow, 'edges'>): readonly FlowEdge[] {
  return Object.values(flow.edges).sort(byId);
}

/** Edges that end at a node, by id. */
export function edgesInto(flow: Flow, nodeId: string): readonly FlowEdge[] {
  return [...edgesByTarget(flow, nodeId).values()].sort(byId);
}

/** Edges that begin at a node, by id. */
export function edgesFrom(flow: Flow, nodeId: string): readonly FlowEdge[] {
  return [...edgesBySource(flow, nodeId).values()].sort(byId);
}

/** Edges that begin or end at a node, by id. */
export function edgesAt(flow: Flow, nodeId: string): readonly FlowEdge[] {
  return [...edgesInto(flow, nodeId), ...edgesFrom(flow, nodeId)].sort(byId);
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
