import type { UndoTarget } from './change-sets/change-set.js';
import type { Flow, NodeType, Params, Position } from './state.js';

// Orders, in product words. Shapes are fixed by the REST contract; `decide` turns each into events or a refusal.

export interface CreateFlow {
  readonly type: 'CreateFlow';
  readonly name: string;
  readonly description?: string;
  /** Yjs client id that writes the first struct of the flow's document: the epoch's mark. */
  readonly founder: number;
  /** What it is a branch of, and what stood there. The caller reads it from the log; never part of a request. */
  readonly origin?: { readonly flowId: string; readonly revision: number; readonly content: Flow };
}
export interface RenameFlow {
  readonly type: 'RenameFlow';
  readonly name?: string;
  readonly description?: string;
}
export interface ArchiveFlow {
  readonly type: 'ArchiveFlow';
}
export interface AddNode {
  readonly type: 'AddNode';
  /** Left out: a readable slug is made from kind and params (`rsi_14`), unique within the flow. */
  readonly id?: string;
  readonly nodeType: NodeType;
  readonly kind: string;
  readonly label?: string;
  readonly description?: string;
  /** Left out: a free place right of what is there. */
  readonly position?: Position;
  /** Missing parameters are completed from the catalogue. */
  readonly params?: Params;
  readonly formula?: string;
}
export interface EditNode {
  readonly type: 'EditNode';
  readonly id: string;
  readonly label?: string;
  readonly description?: string;
  /** Merged over the present parameters. */
  readonly params?: Params;
}
export interface MoveNode {
  readonly type: 'MoveNode';
  readonly id: string;
  readonly position: Position;
}
export interface SetFormula {
  readonly type: 'SetFormula';
  readonly id: string;
  readonly formula: string;
}
export interface EditCode {
  readonly type: 'EditCode';
  readonly id: string;
  /** The whole new text; the event keeps the difference only. */
  readonly code: string;
}
export interface RemoveNode {
  readonly type: 'RemoveNode';
  readonly id: string;
}
export interface ConnectNodes {
  readonly type: 'ConnectNodes';
  readonly id?: string;
  readonly source: string;
  readonly sourcePort?: string;
  readonly target: string;
  readonly targetPort?: string;
}
export interface DisconnectNodes {
  readonly type: 'DisconnectNodes';
  readonly id: string;
}
export interface RestoreRevision {
  readonly type: 'RestoreRevision';
  readonly revision: number;
  /** The flow as it was at that revision. The caller reads it from the log; never part of a request. */
  readonly target?: Flow;
}
/** Takes back what one request or gesture changed, wherever its own values still stand. Redo takes back the undo. */
export interface UndoChangeSet {
  readonly type: 'UndoChangeSet';
  /** The command id of the request that made it. */
  readonly changeSet: string;
  /** What the set changed, as the log has it. The caller reads it from the log; never part of a request. */
  readonly target?: UndoTarget;
}

/** Gives a revision of the flow a name. The caller knows that there is such a revision. */
export interface NameVersion {
  readonly type: 'NameVersion';
  readonly revision: number;
  readonly name: string;
}

export type FlowCommand =
  | CreateFlow
  | RenameFlow
  | ArchiveFlow
  | AddNode
  | EditNode
  | MoveNode
  | SetFormula
  | EditCode
  | RemoveNode
  | ConnectNodes
  | DisconnectNodes
  | RestoreRevision
  | NameVersion
  | UndoChangeSet;
