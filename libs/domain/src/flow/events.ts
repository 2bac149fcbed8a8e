import type { FlowEdge, FlowNode, Params, Position } from './state.js';

// Facts, stored as written; change only through event-migrations.

export interface FlowCreated {
  readonly type: 'FlowCreated';
  readonly data: { readonly name: string; readonly description: string; readonly founder: number };
}
export interface FlowRenamed {
  readonly type: 'FlowRenamed';
  readonly data: { readonly name?: string; readonly description?: string };
}
export interface FlowArchived {
  readonly type: 'FlowArchived';
  readonly data: Readonly<Record<string, never>>;
}
export interface NodeAdded {
  readonly type: 'NodeAdded';
  readonly data: FlowNode;
}
export interface NodeEdited {
  readonly type: 'NodeEdited';
  /** Only what changed; `params` holds only the changed parameters. */
  readonly data: {
    readonly id: string;
    readonly label?: string;
    readonly description?: string;
    readonly params?: Params;
  };
}
export interface NodeMoved {
  readonly type: 'NodeMoved';
  readonly data: { readonly id: string; readonly position: Position };
}
export interface FormulaSet {
  readonly type: 'FormulaSet';
  readonly data: { readonly id: string; readonly formula: string };
}
/** One step of a text difference, as Yjs and Quill write it; lengths are UTF-16 code units. */
export type TextDelta = ReadonlyArray<
  { readonly retain: number } | { readonly insert: string } | { readonly delete: number }
>;
export interface CodeEdited {
  readonly type: 'CodeEdited';
  readonly data: { readonly id: string; readonly delta: TextDelta };
}
export interface NodeRemoved {
  readonly type: 'NodeRemoved';
  readonly data: { readonly id: string };
}
export interface NodesConnected {
  readonly type: 'NodesConnected';
  readonly data: FlowEdge;
}
export interface NodesDisconnected {
  readonly type: 'NodesDisconnected';
  readonly data: { readonly id: string };
}
/** Marks the changes that follow it in the same append as a way back to an earlier revision. */
export interface RevisionRestored {
  readonly type: 'RevisionRestored';
  readonly data: { readonly revision: number };
}
/** Says, right after its creation, of which revision of which flow a flow is a branch: the changes that follow are what stood there. */
export interface FlowBranched {
  readonly type: 'FlowBranched';
  readonly data: { readonly flowId: string; readonly revision: number };
}
/** A revision of the flow has a name now; the flow itself is as it was. The last name of a revision holds. */
export interface VersionNamed {
  readonly type: 'VersionNamed';
  readonly data: { readonly revision: number; readonly name: string };
}
/** Marks the changes that follow it in the same append as a way back from one change set, and says what had to stay. */
export interface ChangeSetUndone {
  readonly type: 'ChangeSetUndone';
  readonly data: {
    readonly changeSet: string;
    readonly kept: readonly {
      readonly node?: string;
      readonly edge?: string;
      /** Property of the node, or of the flow. */
      readonly key?: string;
      /** A sentence that says why. */
      readonly detail: string;
    }[];
  };
}
/** Somebody asked for what the rules forbid. Nothing changed; the audit log shows it. */
export interface ChangeRefused {
  readonly type: 'ChangeRefused';
  readonly data: { readonly code: string; readonly detail: string; readonly command: string };
}
/** The document took in structs without meaning for the flow (a set to the same value, a pure tombstone). */
export interface CanvasSynchronised {
  readonly type: 'CanvasSynchronised';
  readonly data: Readonly<Record<string, never>>;
}

/** Events that change what the flow is; only these count for an `expectedRevision` of a command. */
export type FlowChange =
  | FlowCreated
  | FlowRenamed
  | FlowArchived
  | NodeAdded
  | NodeEdited
  | NodeMoved
  | FormulaSet
  | CodeEdited
  | NodeRemoved
  | NodesConnected
  | NodesDisconnected
  | RevisionRestored
  | FlowBranched
  | VersionNamed
  | ChangeSetUndone;
export type FlowEvent = FlowChange | ChangeRefused | CanvasSynchronised;

/** Types of the events that change what a flow is; the compiler asks for a line here when one is new. */
export const flowChangeTypes: Readonly<Record<FlowChange['type'], true>> = {
  FlowCreated: true,
  FlowRenamed: true,
  FlowArchived: true,
  NodeAdded: true,
  NodeEdited: true,
  NodeMoved: true,
  FormulaSet: true,
  CodeEdited: true,
  NodeRemoved: true,
  NodesConnected: true,
  NodesDisconnected: true,
  RevisionRestored: true,
  FlowBranched: true,
  VersionNamed: true,
  ChangeSetUndone: true,
};

/** Types of all events in the stream of a flow. */
export const flowEventTypes: Readonly<Record<FlowEvent['type'], true>> = {
  ...flowChangeTypes,
  ChangeRefused: true,
  CanvasSynchronised: true,
};
