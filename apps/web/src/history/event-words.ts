import type { FlowEvent } from '@strategy-builder/domain';

/** What happened, in words: "added RSI 14", "set period to 21 on rsi_14". */
export function eventWords(event: FlowEvent): string {
  switch (event.type) {
    case 'FlowCreated':
      return `created “${event.data.name}”`;
    case 'FlowRenamed':
      return event.data.name === undefined
        ? 'described the strategy'
        : `renamed the strategy to “${event.data.name}”`;
    case 'FlowArchived':
      return 'archived the strategy';
    case 'NodeAdded':
      return `added ${event.data.label}`;
    case 'NodeEdited':
      return `${editWords(event.data)} on ${event.data.id}`;
    case 'NodeMoved':
      return `moved ${event.data.id}`;
    case 'FormulaSet':
      return `set the formula of ${event.data.id} to ${event.data.formula.replace(/\s+/g, ' ')}`;
    case 'CodeEdited':
      return `edited the code of ${event.data.id}`;
    case 'NodeRemoved':
      return `removed ${event.data.id}`;
    case 'NodesConnected':
      return `connected ${event.data.source} to ${event.data.target}`;
    case 'NodesDisconnected':
      return `disconnected ${event.data.id}`;
    case 'RevisionRestored':
      return `went back to revision ${event.data.revision}`;
    case 'FlowBranched':
      return `branched it from revision ${event.data.revision} of ${event.data.flowId}`;
    case 'VersionNamed':
      return `named revision ${event.data.revision} “${event.data.name}”`;
    case 'ChangeSetUndone':
      return event.data.kept.length === 0
        ? 'took a change back'
        : `took a change back, except: ${event.data.kept.map(({ detail }) => detail).join(' ')}`;
    case 'ChangeRefused':
      return `was refused: ${event.data.detail}`;
    case 'CanvasSynchronised':
      return 'synchronised the canvas';
    default:
      event satisfies never;
      return 'did something that this page does not know yet';
  }
}

function editWords(data: {
  readonly label?: string;
  readonly description?: string;
  readonly params?: Readonly<Record<string, unknown>>;
}): string {
  const parts = [
    ...(data.label === undefined ? [] : [`renamed it to “${data.label}”`]),
    ...(data.description === undefined ? [] : ['wrote the description']),
    ...Object.entries(data.params ?? {}).map(
      ([name, value]) =>
        `set ${name} to ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
    ),
  ];
  return parts.join(', ') || 'edited';
}

/** Whether an event is about a node, its edges included. */
export function touches(event: FlowEvent, nodeId: string): boolean {
  switch (event.type) {
    case 'NodeAdded':
    case 'NodeEdited':
    case 'NodeMoved':
    case 'FormulaSet':
    case 'CodeEdited':
    case 'NodeRemoved':
      return event.data.id === nodeId;
    case 'NodesConnected':
      return event.data.source === nodeId || event.data.target === nodeId;
    default:
      return false;
  }
}

/** Groups by which the history can be narrowed. */
export const eventGroups = {
  all: 'All events',
  nodes: 'Nodes',
  edges: 'Edges',
  moves: 'Moves',
  refused: 'Refused',
} as const;
export type EventGroup = keyof typeof eventGroups;

export function groupOf(event: FlowEvent): Exclude<EventGroup, 'all'> | 'other' {
  switch (event.type) {
    case 'NodeAdded':
    case 'NodeEdited':
    case 'NodeRemoved':
    case 'FormulaSet':
    case 'CodeEdited':
      return 'nodes';
    case 'NodesConnected':
    case 'NodesDisconnected':
      return 'edges';
    case 'NodeMoved':
      return 'moves';
    case 'ChangeRefused':
      return 'refused';
    default:
      return 'other';
  }
}
