import { graphlib, layout } from '@dagrejs/dagre';
import type { Position } from '@strategy-builder/domain';
import type { CanvasEdge, CanvasNode } from './drawn.js';

const assumedSize = { width: 220, height: 110 };
const gap = { between: 36, ranks: 80 };

/** Places for all nodes so that every edge runs to the right and nothing overlaps, by the sizes drawn on this page. */
export function arrange(
  nodes: readonly CanvasNode[],
  edges: readonly CanvasEdge[],
): Record<string, Position> {
  const graph = new graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: gap.between, ranksep: gap.ranks, marginx: 80, marginy: 80 });
  graph.setDefaultEdgeLabel(() => ({}));
  // A fixed order, so that everybody who asks gets the same drawing.
  const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
  for (const node of [...nodes].sort(byId)) {
    graph.setNode(node.id, {
      width: node.measured?.width ?? assumedSize.width,
      height: node.measured?.height ?? assumedSize.height,
    });
  }
  for (const edge of [...edges].sort(byId)) graph.setEdge(edge.source, edge.target);
  layout(graph);
  return Object.fromEntries(
    nodes.map(({ id }) => {
      const { x, y, width, height } = graph.node(id) as {
        x: number;
        y: number;
        width: number;
        height: number;
      };
      return [id, { x: Math.round(x - width / 2), y: Math.round(y - height / 2) }];
    }),
  );
}
