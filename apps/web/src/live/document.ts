import {
  type CodeEdited,
  type Flow,
  type FlowChange,
  type FlowEdge,
  type FlowNode,
  type NodeEdited,
  type NodeType,
  nodeTypes,
  type Params,
  type Position,
} from '@strategy-builder/domain';
import * as Y from 'yjs';

// The canvas document in the contract's shape: what the page reads from it and writes to it.

/** Marks this page's own transactions. */
export const ownEdit = Symbol('own edit');

export const metaOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('meta');
export const nodesOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('nodes');
export const edgesOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('edges');

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
      for (const [key, value] of Object.entries(change.data)) metaOf(doc).set(key, value);
      return;
    case 'NodeAdded':
      nodesOf(doc).set(change.data.id, nodeMap(change.data));
      return;
    case 'NodeEdited':
      editNode(doc, change.data);
      return;
    case 'NodeMoved':
      mapOf(doc, change.data.id)?.set('position', change.data.position);
      return;
    case 'FormulaSet':
      mapOf(doc, change.data.id)?.set('formula', change.data.formula);
      return;
    case 'CodeEdited':
      editCode(doc, change.data);
      return;
    case 'NodeRemoved':
      nodesOf(doc).delete(change.data.id);
      return;
    case 'NodesConnected': {
      const { id, ...ends } = change.data;
      edgesOf(doc).set(id, new Y.Map(Object.entries(ends)));
      return;
    }
    case 'NodesDisconnected':
      edgesOf(doc).delete(change.data.id);
      return;
    case 'FlowCreated':
    case 'FlowArchived':
    case 'RevisionRestored':
      // These leave no trace in the document; the server alone decides them.
      return;
    default:
      change satisfies never;
  }
}

function nodeMap({ id: _id, params, code, ...plain }: FlowNode): Y.Map<unknown> {
  const map = new Y.Map<unknown>(Object.entries(plain));
  map.set('params', new Y.Map(Object.entries(params)));
  if (code !== undefined) map.set('code', new Y.Text(code));
  return map;
}

function mapOf(doc: Y.Doc, id: string): Y.Map<unknown> | undefined {
  const map = nodesOf(doc).get(id);
  return map instanceof Y.Map ? map : undefined;
}

function editNode(doc: Y.Doc, { id, params, ...texts }: NodeEdited['data']): void {
  const map = mapOf(doc, id);
  if (!map) return;
  for (const [key, value] of Object.entries(texts)) map.set(key, value);
  const present = map.get('params');
  if (!params || !(present instanceof Y.Map)) return;
  for (const [key, value] of Object.entries(params)) present.set(key, value);
}

function editCode(doc: Y.Doc, { id, delta }: CodeEdited['data']): void {
  const map = mapOf(doc, id);
  if (!map) return;
  if (!(map.get('code') instanceof Y.Text)) map.set('code', new Y.Text());
  (map.get('code') as Y.Text).applyDelta([...delta]);
}
