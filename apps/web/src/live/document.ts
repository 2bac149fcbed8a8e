import {
  addNode,
  codeOf,
  connect,
  disconnect,
  editParams,
  moveNode,
  removeNode,
  renameFlow,
  setDescription,
  setFormula,
  setLabel,
} from '@strategy-builder/collab/client';
import {
  type Flow,
  type FlowChange,
  type FlowEdge,
  type FlowNode,
  type NodeType,
  nodeTypes,
  type Params,
  type Position,
} from '@strategy-builder/domain';
import * as Y from 'yjs';

// The canvas document in the contract's shape: what the page reads from it and writes to it.

/** Marks this page's own transactions. */
export const ownEdit = Symbol('own edit');

export const emptyFlow: Flow = { name: '', description: '', archived: false, nodes: {}, edges: {} };

/** One node as it stands in the document; undefined while a foreign client has not finished writing it. */
export function readNode(id: string, map: unknown): FlowNode | undefined {
  if (!(map instanceof Y.Map)) return undefined;
  const type = map.get('type');
  const kind = map.get('kind');
  if (!nodeTypes.includes(type as NodeType) || typeof kind !== 'string') return undefined;
  const params: unknown = map.get('params');
  const formula: unknown = map.get('formula');
  const code: unknown = map.get('code');
  return {
    id,
    type: type as NodeType,
    kind,
    label: text(map.get('label')) || id,
    description: text(map.get('description')),
    position: readPosition(map.get('position')),
    params: (params instanceof Y.Map ? params.toJSON() : (params ?? {})) as Params,
    ...(typeof formula === 'string' ? { formula } : {}),
    ...(code instanceof Y.Text ? { code: code.toString() } : {}),
  };
}

export function readEdge(id: string, map: unknown): FlowEdge | undefined {
  if (!(map instanceof Y.Map)) return undefined;
  const source: unknown = map.get('source');
  const target: unknown = map.get('target');
  if (typeof source !== 'string' || typeof target !== 'string') return undefined;
  return {
    id,
    source,
    target,
    sourcePort: text(map.get('sourcePort')),
    targetPort: text(map.get('targetPort')),
  };
}

function readPosition(value: unknown): Position {
  const { x, y } = (value ?? {}) as Partial<Position>;
  return { x: typeof x === 'number' ? x : 0, y: typeof y === 'number' ? y : 0 };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Writes what was decided into the document, in one transaction: one change set, one update. */
export function writeChanges(doc: Y.Doc, changes: readonly FlowChange[]): void {
  if (changes.length === 0) return;
  doc.transact(() => {
    for (const change of changes) writeChange(doc, change);
  }, ownEdit);
}

function writeChange(doc: Y.Doc, change: FlowChange): void {
  switch (change.type) {
    case 'FlowRenamed':
      renameFlow(doc, change.data);
      return;
    case 'NodeAdded':
      addNode(doc, change.data);
      return;
    case 'NodeEdited': {
      const { id, label, description, params } = change.data;
      if (label !== undefined) setLabel(doc, id, label);
      if (description !== undefined) setDescription(doc, id, description);
      if (params !== undefined) editParams(doc, id, params);
      return;
    }
    case 'NodeMoved':
      moveNode(doc, change.data.id, change.data.position);
      return;
    case 'FormulaSet':
      setFormula(doc, change.data.id, change.data.formula);
      return;
    case 'CodeEdited':
      codeOf(doc, change.data.id)?.applyDelta([...change.data.delta]);
      return;
    case 'NodeRemoved':
      removeNode(doc, change.data.id);
      return;
    case 'NodesConnected':
      connect(doc, change.data);
      return;
    case 'NodesDisconnected':
      disconnect(doc, change.data.id);
      return;
    case 'FlowCreated':
    case 'FlowArchived':
    case 'RevisionRestored':
    case 'FlowBranched':
    case 'VersionNamed':
    case 'ChangeSetUndone':
      // These leave no trace in the document; the server alone decides them.
      return;
    default:
      change satisfies never;
  }
}
