import type { Flow, FlowChange } from '@strategy-builder/domain';

/** What a planned change does, in present tense, for people who watch. */
export function describeChange(change: FlowChange, before: Flow, after: Flow): string[] {
  const label = (id: string): string =>
    (Object.hasOwn(after.nodes, id)
      ? after.nodes[id]
      : Object.hasOwn(before.nodes, id)
        ? before.nodes[id]
        : undefined
    )?.label ?? id;
  switch (change.type) {
    case 'NodeAdded':
      return [`Adds ${change.data.label}`];
    case 'NodeEdited': {
      const { id, params, ...words } = change.data;
      const values = Object.entries(params ?? {}).map(([name, value]) => `${name} ${String(value)}`);
      return [`Changes ${label(id)}: ${[...Object.keys(words), ...values].join(', ')}`];
    }
    case 'NodeMoved':
      return [`Moves ${label(change.data.id)}`];
    case 'FormulaSet':
      return [`Writes the formula of ${label(change.data.id)}`];
    case 'CodeEdited':
      return [`Writes the Python of ${label(change.data.id)}`];
    case 'NodeRemoved':
      return [`Removes ${label(change.data.id)}`];
    case 'NodesConnected':
      return [`Connects ${label(change.data.source)} to ${label(change.data.target)}`];
    case 'NodesDisconnected': {
      const edge = before.edges[change.data.id];
      return edge ? [`Disconnects ${label(edge.source)} from ${label(edge.target)}`] : [];
    }
    case 'FlowRenamed':
      return [
        change.data.name === undefined ? 'Describes the strategy' : `Names the strategy ${change.data.name}`,
      ];
    case 'ChangeSetUndone':
      return ['Takes a change back'];
    default:
      return [];
  }
}
