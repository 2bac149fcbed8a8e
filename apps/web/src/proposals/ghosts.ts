import type { Flow, FlowEdge, FlowNode, ReviewedPart } from '@strategy-builder/domain';
import { type CanvasEdge, type CanvasNode, drawnEdges, drawnNodes } from '../canvas/drawn.js';

/** The flow with what a proposal would add, beside what is there. */
export function flowWithGhosts(flow: Flow, parts: readonly ReviewedPart[]): Flow {
  const added = parts.filter(
    ({ change, settled, outlook }) => isNew(change) && !settled && isComing(outlook),
  );
  const nodes = added.flatMap(({ node }): [string, FlowNode][] =>
    node && !Object.hasOwn(flow.nodes, node.id) ? [[node.id, node]] : [],
  );
  const edges = added.flatMap(({ edge }): [string, FlowEdge][] =>
    edge && !Object.hasOwn(flow.edges, edge.id) ? [[edge.id, edge]] : [],
  );
  return {
    ...flow,
    nodes: { ...flow.nodes, ...Object.fromEntries(nodes) },
    edges: { ...flow.edges, ...Object.fromEntries(edges) },
  };
}

/** The nodes and edges that are not there yet, as the canvas draws them: to look at and to decide on, not to edit. */
export function ghosts(present: Flow, withGhosts: Flow): { nodes: CanvasNode[]; edges: CanvasEdge[] } {
  const fixed = { draggable: false, selectable: false, connectable: false, deletable: false } as const;
  return {
    nodes: drawnNodes([], withGhosts, {})
      .filter(({ id }) => !Object.hasOwn(present.nodes, id))
      .map((node) => ({ ...node, ...fixed, zIndex: 2, ariaLabel: `Proposed: ${node.ariaLabel}` })),
    edges: drawnEdges([], withGhosts)
      .filter(({ id }) => !Object.hasOwn(present.edges, id))
      .map((edge) => ({
        ...edge,
        ...{ selectable: false, deletable: false, focusable: false, reconnectable: false },
        ariaLabel: `Proposed: ${edge.ariaLabel?.toLowerCase()}`,
      })),
  };
}

function isNew(change: ReviewedPart['change']): boolean {
  return change === 'added';
}

/** What can't come is not drawn; its card says why. */
function isComing(outlook: ReviewedPart['outlook']): boolean {
  return outlook?.stands === 'applies' || outlook?.stands === 'partly';
}
