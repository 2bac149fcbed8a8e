import {
  automaticLabel,
  type FlowCommand,
  type FlowNode,
  findKind,
  type Params,
} from '@strategy-builder/domain';

/** Sets parameters; a source of prices that still has the name of its symbol takes that of the new one. */
export function editWith(node: FlowNode, params: Params): FlowCommand {
  const edit = { type: 'EditNode' as const, id: node.id, params };
  const kind = findKind(node.type, node.kind);
  if (!kind || node.type !== 'data' || node.label !== automaticLabel(kind, node.params)) return edit;
  const label = automaticLabel(kind, { ...node.params, ...params });
  return label === node.label ? edit : { ...edit, label };
}
