import type { Flow, FlowEdge } from './state.js';

/** Edges by the node that they end at, and by the node that they begin at; then by their own id. */
interface Adjacency {
  readonly into: Map<string, Map<string, FlowEdge>>;
  readonly from: Map<string, Map<string, FlowEdge>>;
}

/**
 * Made once for a record of edges and kept current by `evolveDraft`, the only one that ever changes a record: in a
 * flow of thousands of nodes each new edge would otherwise cost a walk over all of them.
 */
const adjacencies = new WeakMap<Flow['edges'], Adjacency>();
const nodeCounts = new WeakMap<Flow['nodes'], number>();

const none: ReadonlyMap<string, FlowEdge> = new Map();

/** Edges that end at a node, by their ids. */
export function edgesByTarget(flow: Flow, nodeId: string): ReadonlyMap<string, FlowEdge> {
  return adjacencyOf(flow.edges).into.get(nodeId) ?? none;
}

/** Edges that begin at a node, by their ids. */
export function edgesBySource(flow: Flow, nodeId: string): ReadonlyMap<string, FlowEdge> {
  return adjacencyOf(flow.edges).from.get(nodeId) ?? none;
}

export function countNodes({ nodes }: Flow): number {
  const known = nodeCounts.get(nodes);
  if (known !== undefined) return known;
  const count = Object.keys(nodes).length;
  nodeCounts.set(nodes, count);
  return count;
}

/** For `evolveDraft` only: nodes were added to this record or taken from it. */
export function noteNodeCount(nodes: Flow['nodes'], change: number): void {
  const known = nodeCounts.get(nodes);
  if (known !== undefined) nodeCounts.set(nodes, known + change);
}

/** For `evolveDraft` only: in this record `before` has become `after`. */
export function noteEdge(
  edges: Flow['edges'],
  before: FlowEdge | undefined,
  after: FlowEdge | undefined,
): void {
  const adjacency = adjacencies.get(edges);
  if (!adjacency) return;
  if (before) remove(adjacency, before);
  if (after) add(adjacency, after);
}

function adjacencyOf(edges: Flow['edges']): Adjacency {
  const known = adjacencies.get(edges);
  if (known) return known;
  const adjacency: Adjacency = { into: new Map(), from: new Map() };
  for (const edge of Object.values(edges)) add(adjacency, edge);
  adjacencies.set(edges, adjacency);
  return adjacency;
}

function add({ into, from }: Adjacency, edge: FlowEdge): void {
  at(into, edge.target).set(edge.id, edge);
  at(from, edge.source).set(edge.id, edge);
}

function remove({ into, from }: Adjacency, edge: FlowEdge): void {
  into.get(edge.target)?.delete(edge.id);
  from.get(edge.source)?.delete(edge.id);
}

function at(index: Map<string, Map<string, FlowEdge>>, node: string): Map<string, FlowEdge> {
  const known = index.get(node);
  if (known) return known;
  const edges = new Map<string, FlowEdge>();
  index.set(node, edges);
  return edges;
}
