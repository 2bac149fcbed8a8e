import { sameValue } from '../canonical.js';
import { edgesOf, findEdge, findNode, nodesOf } from '../lookup.js';
import type { Flow, FlowNode, Value } from '../state.js';
import type { Change } from './change-set.js';

/** What makes `after` of `before`, thing by thing: whatever lay in between is not told. Whether a flow is archived is no part of it. */
export function changesBetween(before: Flow, after: Flow): Change[] {
  const changes: Change[] = [];
  for (const key of ['name', 'description'] as const) {
    if (before[key] !== after[key])
      changes.push({ what: 'flow', key, before: before[key], after: after[key] });
  }
  for (const node of nodesOf(before))
    if (!findNode(after, node.id)) changes.push({ what: 'node', id: node.id, before: node, after: null });
  for (const node of nodesOf(after)) {
    const was = findNode(before, node.id);
    if (was === undefined || isAnother(was, node))
      changes.push({ what: 'node', id: node.id, before: was ?? null, after: node });
    else changes.push(...propertiesBetween(was, node));
  }
  for (const edge of edgesOf(before))
    if (!findEdge(after, edge.id)) changes.push({ what: 'edge', id: edge.id, before: edge, after: null });
  for (const edge of edgesOf(after)) {
    const was = findEdge(before, edge.id);
    if (!sameValue(was, edge)) changes.push({ what: 'edge', id: edge.id, before: was ?? null, after: edge });
  }
  return changes;
}

/** What no edit can make of a node: it has another kind, or lacks what it had. */
function isAnother(was: FlowNode, node: FlowNode): boolean {
  return (
    was.type !== node.type ||
    was.kind !== node.kind ||
    Object.keys(was.params).some((name) => !Object.hasOwn(node.params, name)) ||
    (['formula', 'code'] as const).some((key) => was[key] !== undefined && node[key] === undefined)
  );
}

function propertiesBetween(was: FlowNode, node: FlowNode): Change[] {
  const before = propertiesOf(was);
  return Object.entries(propertiesOf(node))
    .filter(([key, value]) => !sameValue(before[key], value))
    .map(([key, value]) => ({ what: 'property', id: node.id, key, before: before[key], after: value }));
}

function propertiesOf({
  label,
  description,
  position,
  formula,
  code,
  params,
}: FlowNode): Record<string, Value> {
  return {
    ...{ label, description, position: { ...position } },
    ...(formula !== undefined && { formula }),
    ...(code !== undefined && { code }),
    ...Object.fromEntries(Object.entries(params).map(([name, value]) => [`params.${name}`, value])),
  };
}
