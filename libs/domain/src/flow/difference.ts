import { sameValue } from './canonical.js';
import type { FlowChange } from './events.js';
import { edgesOf, findEdge, findNode, nodesOf } from './lookup.js';
import type { Flow, FlowEdge, FlowNode } from './state.js';
import { textDelta } from './text-delta.js';

/**
 * Events that turn `present` into `target` (name, description, nodes, edges), none when they are equal. Edges go
 * before the nodes that they hang on and come after them, so every state on the way is a flow too: no dangling edge,
 * no circle, never more nodes than the larger of the two has.
 */
export function difference(present: Flow, target: Flow): readonly FlowChange[] {
  const removed = nodesOf(present).filter((node) => isGone(node, findNode(target, node.id)));
  const gone = new Set(removed.map(({ id }) => id));
  const stays = (edge: FlowEdge): boolean =>
    sameValue(edge, findEdge(target, edge.id)) && !gone.has(edge.source) && !gone.has(edge.target);
  const staying = new Set(
    edgesOf(present)
      .filter(stays)
      .map(({ id }) => id),
  );
  const isNew = (node: FlowNode): boolean => gone.has(node.id) || !findNode(present, node.id);

  return [
    ...edgesOf(present)
      .filter(({ id }) => !staying.has(id))
      .map(({ id }): FlowChange => ({ type: 'NodesDisconnected', data: { id } })),
    ...removed.map(({ id }): FlowChange => ({ type: 'NodeRemoved', data: { id } })),
    ...nodesOf(target)
      .filter(isNew)
      .map((node): FlowChange => ({ type: 'NodeAdded', data: node })),
    ...nodesOf(target)
      .filter((node) => !isNew(node))
      .flatMap((node) => nodeDifference(findNode(present, node.id)!, node)),
    ...edgesOf(target)
      .filter(({ id }) => !staying.has(id))
      .map((edge): FlowChange => ({ type: 'NodesConnected', data: edge })),
    ...renaming(present, target),
  ];
}

/** Whether a node must go, because it is not in the target, or not as anything that events can make of it. */
function isGone(node: FlowNode, wanted: FlowNode | undefined): boolean {
  if (!wanted || wanted.type !== node.type || wanted.kind !== node.kind) return true;
  const loses = (before: unknown, after: unknown): boolean => before !== undefined && after === undefined;
  return (
    loses(node.formula, wanted.formula) ||
    (node.code === undefined) !== (wanted.code === undefined) ||
    Object.keys(node.params).some((name) => !Object.hasOwn(wanted.params, name))
  );
}

function nodeDifference(node: FlowNode, wanted: FlowNode): readonly FlowChange[] {
  const { id } = node;
  const changes: FlowChange[] = [];
  const params = Object.fromEntries(
    Object.entries(wanted.params).filter(([name, value]) => !sameValue(node.params[name], value)),
  );
  const edited = {
    ...(node.label !== wanted.label && { label: wanted.label }),
    ...(node.description !== wanted.description && { description: wanted.description }),
    ...(Object.keys(params).length > 0 && { params }),
  };
  if (Object.keys(edited).length > 0) changes.push({ type: 'NodeEdited', data: { id, ...edited } });
  if (wanted.formula !== undefined && wanted.formula !== node.formula) {
    changes.push({ type: 'FormulaSet', data: { id, formula: wanted.formula } });
  }
  if (wanted.code !== undefined && wanted.code !== node.code) {
    changes.push({ type: 'CodeEdited', data: { id, delta: textDelta(node.code ?? '', wanted.code) } });
  }
  if (!sameValue(node.position, wanted.position)) {
    changes.push({ type: 'NodeMoved', data: { id, position: wanted.position } });
  }
  return changes;
}

function renaming(present: Flow, target: Flow): readonly FlowChange[] {
  const data = {
    ...(present.name !== target.name && { name: target.name }),
    ...(present.description !== target.description && { description: target.description }),
  };
  return Object.keys(data).length === 0 ? [] : [{ type: 'FlowRenamed', data }];
}
