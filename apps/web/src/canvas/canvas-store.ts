import type { Flow, Position } from '@strategy-builder/domain';
import { applyEdgeChanges, applyNodeChanges, type EdgeChange, type NodeChange } from '@xyflow/react';
import { create } from 'zustand';
import { type CanvasEdge, type CanvasNode, drawnEdges, drawnNodes } from './drawn.js';

interface CanvasState {
  readonly nodes: CanvasNode[];
  readonly edges: CanvasEdge[];
  /** Nodes to select as soon as they are on the canvas. */
  readonly awaited: readonly string[];
}

/** What React Flow draws: the flow, and what only this page knows (selection, a drag under way, measured sizes). */
export const useCanvasState = create<CanvasState>(() => ({ nodes: [], edges: [], awaited: [] }));

/**
 * Brings the drawing up to the flow. `held` are nodes that somebody drags right now, and where they are; `wired` is the
 * flow whose edges the nodes have ports for.
 */
export function drawFlow(flow: Flow, held: Readonly<Record<string, Position>>, wired: Flow = flow): void {
  useCanvasState.setState((state) => {
    const awaited = state.awaited.filter((id) => !Object.hasOwn(flow.nodes, id));
    const arrived = state.awaited.filter((id) => Object.hasOwn(flow.nodes, id));
    const nodes = drawnNodes(state.nodes, flow, held, wired);
    return {
      nodes: arrived.length > 0 ? selectOnly(nodes, arrived) : nodes,
      edges: drawnEdges(state.edges, flow),
      awaited: awaited.length === state.awaited.length ? state.awaited : awaited,
    };
  });
}

/** Takes what only this page knows: selection, sizes, a drag under way. What is there follows from the flow alone. */
export function changeNodes(changes: NodeChange<CanvasNode>[]): void {
  const own = changes.filter((change) => change.type !== 'remove' && change.type !== 'add');
  if (own.length > 0) useCanvasState.setState((state) => ({ nodes: applyNodeChanges(own, state.nodes) }));
}

export function changeEdges(changes: EdgeChange<CanvasEdge>[]): void {
  const own = changes.filter((change) => change.type !== 'remove' && change.type !== 'add');
  if (own.length > 0) useCanvasState.setState((state) => ({ edges: applyEdgeChanges(own, state.edges) }));
}

/** Selects exactly these nodes, now or as soon as they arrive. */
export function selectNodes(ids: readonly string[]): void {
  useCanvasState.setState((state) => ({
    nodes: selectOnly(state.nodes, ids),
    edges: state.edges.map((edge) => (edge.selected ? { ...edge, selected: false } : edge)),
    awaited: ids.filter((id) => !state.nodes.some((node) => node.id === id)),
  }));
}

export function selectAll(): void {
  useCanvasState.setState((state) => ({
    nodes: selectOnly(
      state.nodes,
      state.nodes.map(({ id }) => id),
    ),
  }));
}

export function selectEdge(id: string): void {
  useCanvasState.setState((state) => ({
    nodes: selectOnly(state.nodes, []),
    edges: state.edges.map((edge) =>
      edge.selected === (edge.id === id) ? edge : { ...edge, selected: edge.id === id },
    ),
  }));
}

/** Forgets everything, for another flow. */
export function clearCanvas(): void {
  useCanvasState.setState({ nodes: [], edges: [], awaited: [] });
}

function selectOnly(nodes: CanvasNode[], ids: readonly string[]): CanvasNode[] {
  const wanted = new Set(ids);
  return nodes.map((node) =>
    Boolean(node.selected) === wanted.has(node.id) ? node : { ...node, selected: wanted.has(node.id) },
  );
}
