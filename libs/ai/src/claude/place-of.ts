import { type Flow, type FlowChange, findNode } from '@strategy-builder/domain';
import type { Place } from '../planner.js';

/** Where on the canvas planned changes happen; undefined where they touch no node. */
export function placeOf(changes: readonly FlowChange[], before: Flow, after: Flow): Place | undefined {
  const touched = changes.flatMap((change) => idsOf(change, before));
  const nodes = touched.flatMap((id) => findNode(after, id) ?? findNode(before, id) ?? []);
  const last = nodes.at(-1);
  return last && { nodes: [...new Set(nodes.map(({ id }) => id))], position: last.position };
}

function idsOf(change: FlowChange, before: Flow): readonly string[] {
  switch (change.type) {
    case 'NodeAdded':
    case 'NodeEdited':
    case 'NodeMoved':
    case 'FormulaSet':
    case 'CodeEdited':
    case 'NodeRemoved':
      return [change.data.id];
    case 'NodesConnected':
      return [change.data.source, change.data.target];
    case 'NodesDisconnected': {
      const edge = before.edges[change.data.id];
      return edge ? [edge.source, edge.target] : [];
    }
    default:
      return [];
  }
}
