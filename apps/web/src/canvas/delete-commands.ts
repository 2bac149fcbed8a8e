import type { Flow, FlowCommand } from '@strategy-builder/domain';
import type { Selection } from './selection.js';

/** Removes what is selected; an edge of a node that goes is gone with it. */
export function deleteCommands(flow: Flow, { nodes, edges }: Selection): readonly FlowCommand[] {
  const gone = new Set(nodes);
  return [
    ...edges
      .map((id) => flow.edges[id])
      .filter((edge) => edge !== undefined && !gone.has(edge.source) && !gone.has(edge.target))
      .map((edge): FlowCommand => ({ type: 'DisconnectNodes', id: edge!.id })),
    ...nodes
      .filter((id) => Object.hasOwn(flow.nodes, id))
      .map((id): FlowCommand => ({ type: 'RemoveNode', id })),
  ];
}
