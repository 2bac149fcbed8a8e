import type { Flow, NodeType, Position } from '../flow/state.js';
import { column, margin, nodeSize, rowHeight } from './layout.js';

/** A place for a new node: the column of its type, below what stands there, over no other node. */
export function freePosition(flow: Flow, type: NodeType): Position {
  const x = column(type);
  const tops: number[] = [];
  for (const { position } of Object.values(flow.nodes)) {
    if (Math.abs(position.x - x) < nodeSize.width) tops.push(position.y);
  }
  tops.sort((a, b) => a - b);
  let y = margin;
  for (const top of tops) if (top < y + nodeSize.height && y < top + nodeSize.height) y = top + rowHeight;
  return { x, y };
}
