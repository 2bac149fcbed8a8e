import type { Flow, NodeType, Position } from '../flow/state.js';
import { column, margin, nodeSize, stepBelow } from './layout.js';
import { nodeHeight } from './node-height.js';

/** A place for a new node: the column of its type, below what stands there, over no other node. */
export function freePosition(flow: Flow, type: NodeType): Position {
  const x = column(type);
  const there = Object.values(flow.nodes)
    .filter(({ position }) => Math.abs(position.x - x) < nodeSize.width)
    .sort((a, b) => a.position.y - b.position.y);
  let y = margin;
  for (const node of there) {
    const top = node.position.y;
    if (top < y + nodeSize.height && y < top + nodeHeight(node, flow)) y = top + stepBelow(node, flow);
  }
  return { x, y };
}
