import type { Flow, FlowEdge, FlowNode, Value } from '../state.js';
import { changesBetween } from './changes-between.js';

export interface ChangedValue {
  /** `name`, `description`, `label`, `position`, `formula`, `code` or `params.<name>`. */
  readonly key: string;
  /** Left out when there was none. */
  readonly before?: Value;
  readonly after: Value;
}

/** What one state of a flow has that another has not. A node of another kind under the same id is one removed and one added. */
export interface FlowDifference {
  readonly flow: readonly ChangedValue[];
  readonly nodes: {
    readonly added: readonly FlowNode[];
    readonly removed: readonly FlowNode[];
    readonly changed: readonly {
      readonly id: string;
      readonly label: string;
      readonly changes: readonly ChangedValue[];
    }[];
  };
  readonly edges: {
    readonly added: readonly FlowEdge[];
    readonly removed: readonly FlowEdge[];
    readonly changed: readonly { readonly id: string; readonly before: FlowEdge; readonly after: FlowEdge }[];
  };
}

/** Compares two states of a flow: `flowDifference(atRevision3, now)`. */
export function flowDifference(before: Flow, after: Flow): FlowDifference {
  const flow: ChangedValue[] = [];
  const nodes = { added: [] as FlowNode[], removed: [] as FlowNode[] };
  const edges = {
    added: [] as FlowEdge[],
    removed: [] as FlowEdge[],
    changed: [] as { id: string; before: FlowEdge; after: FlowEdge }[],
  };
  const changed = new Map<string, ChangedValue[]>();
  for (const change of changesBetween(before, after)) {
    if (change.what === 'flow') flow.push({ key: change.key, before: change.before, after: change.after });
    else if (change.what === 'node') {
      if (change.before) nodes.removed.push(change.before);
      if (change.after) nodes.added.push(change.after);
    } else if (change.what === 'edge') {
      const { id, before, after } = change;
      if (before && after) edges.changed.push({ id, before, after });
      else if (after) edges.added.push(after);
      else if (before) edges.removed.push(before);
    } else {
      const { id, key, before, after } = change;
      const values = changed.get(id) ?? [];
      values.push({ key, ...(before !== undefined && { before }), after });
      changed.set(id, values);
    }
  }
  return {
    flow,
    nodes: {
      ...nodes,
      changed: [...changed].map(([id, changes]) => ({
        ...{ id, label: after.nodes[id]?.label ?? id, changes },
      })),
    },
    edges,
  };
}
