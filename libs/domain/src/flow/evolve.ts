import { noteEdge, noteNodeCount } from './adjacency.js';
import type { FlowEvent } from './events.js';
import { findEdge, findNode } from './lookup.js';
import type { Flow, FlowEdge, FlowNode, FlowState } from './state.js';
import { noFlow } from './state.js';
import { applyDelta } from './text-delta.js';

/** A private copy of a flow that its owner may change in place, by `evolveDraft` and nothing else. */
export interface FlowDraft extends Flow {
  name: string;
  description: string;
  archived: boolean;
  readonly nodes: Record<string, FlowNode>;
  readonly edges: Record<string, FlowEdge>;
}

/** A draft of a flow. The given flow stays as it is. */
export function draftOf(flow: Flow): FlowDraft {
  return { ...flow, nodes: { ...flow.nodes }, edges: { ...flow.edges } };
}

/** The state after one more event. The given state stays as it is. Never refuses: it already happened. */
export function evolve(state: FlowState, event: FlowEvent): FlowState {
  return evolveDraft(state === null ? null : draftOf(state), event);
}

/** The state after these events, from `from` on. Linear in the events, whatever the size of the flow. */
export function fold(events: Iterable<FlowEvent>, from: FlowState = noFlow): FlowState {
  let draft = from === null ? null : draftOf(from);
  for (const event of events) draft = evolveDraft(draft, event);
  return draft;
}

/**
 * `evolve` in constant time, for the one owner of a draft (a room, a projection): changes it and returns it; null
 * before `FlowCreated`. What an event names and the flow lacks is passed over.
 */
export function evolveDraft(draft: FlowDraft | null, event: FlowEvent): FlowDraft | null {
  if (event.type === 'FlowCreated') {
    const { name, description } = event.data;
    return draft ?? { name, description, archived: false, nodes: {}, edges: {} };
  }
  if (draft === null) return null;
  switch (event.type) {
    case 'FlowRenamed':
      draft.name = event.data.name ?? draft.name;
      draft.description = event.data.description ?? draft.description;
      return draft;
    case 'FlowArchived':
      draft.archived = true;
      return draft;
    case 'NodeAdded':
      if (!isPossibleKey(event.data.id)) return draft;
      if (!Object.hasOwn(draft.nodes, event.data.id)) noteNodeCount(draft.nodes, 1);
      draft.nodes[event.data.id] = event.data;
      return draft;
    case 'NodeEdited': {
      const { id, params, ...texts } = event.data;
      return changeNode(draft, id, (node) => ({
        ...node,
        ...texts,
        ...(params && { params: { ...node.params, ...params } }),
      }));
    }
    case 'NodeMoved': {
      const { id, position } = event.data;
      return changeNode(draft, id, (node) => ({ ...node, position }));
    }
    case 'FormulaSet': {
      const { id, formula } = event.data;
      return changeNode(draft, id, (node) => ({ ...node, formula }));
    }
    case 'CodeEdited': {
      const { id, delta } = event.data;
      return changeNode(draft, id, (node) => ({ ...node, code: applyDelta(node.code ?? '', delta) }));
    }
    case 'NodeRemoved':
      if (Object.hasOwn(draft.nodes, event.data.id)) noteNodeCount(draft.nodes, -1);
      delete draft.nodes[event.data.id];
      return draft;
    case 'NodesConnected':
      if (!isPossibleKey(event.data.id)) return draft;
      noteEdge(draft.edges, findEdge(draft, event.data.id), event.data);
      draft.edges[event.data.id] = event.data;
      return draft;
    case 'NodesDisconnected':
      noteEdge(draft.edges, findEdge(draft, event.data.id), undefined);
      delete draft.edges[event.data.id];
      return draft;
    case 'RevisionRestored':
    case 'FlowBranched':
    case 'VersionNamed':
    case 'ChangeSetUndone':
    case 'ChangeRefused':
    case 'CanvasSynchronised':
      return draft;
    default:
      event satisfies never;
      // An event of a newer version: it happened, and this version can't say what it means.
      return draft;
  }
}

function changeNode(draft: FlowDraft, id: string, change: (node: FlowNode) => FlowNode): FlowDraft {
  const node = findNode(draft, id);
  if (node) draft.nodes[id] = change(node);
  return draft;
}

/** Assigning to this key would change the record's prototype instead. */
function isPossibleKey(id: string): boolean {
  return id !== '__proto__';
}
