import {
  type FlowEdge,
  type FlowNode,
  type Params,
  type Position,
  textDelta,
} from '@strategy-builder/domain';
import * as Y from 'yjs';
import { edgeKeys, rootsOf } from '../document/shape.js';
import { isWritten } from '../document/values.js';

// Edits in the shape that the room understands. Each is one transaction, so that it arrives, and is undone, as one;
// wrap several in `doc.transact(…, origin)` to make them one edit. What the room refuses comes back by itself.

/** What a client has to say of a new node; the room completes the rest from the catalogue. */
export type NewNode = Pick<FlowNode, 'id' | 'type' | 'kind'> &
  Partial<Omit<FlowNode, 'id' | 'type' | 'kind'>>;

export function addNode(doc: Y.Doc, node: NewNode): void {
  const { id, type, kind, label, description, position, params, formula, code } = node;
  doc.transact(() => {
    const map = new Y.Map<unknown>();
    const texts = { type, kind, label, description, formula };
    for (const [key, text] of Object.entries(texts)) if (text !== undefined) map.set(key, text);
    if (position !== undefined) map.set('position', { x: position.x, y: position.y });
    map.set('params', new Y.Map<unknown>(Object.entries(params ?? {})));
    if (code !== undefined) map.set('code', new Y.Text(code));
    rootsOf(doc).nodes.set(id, map);
  });
}

/** Removes a node and the edges that begin or end at it. */
export function removeNode(doc: Y.Doc, id: string): void {
  doc.transact(() => {
    const { nodes, edges } = rootsOf(doc);
    for (const [edgeId, edge] of edges.entries()) {
      if (edge instanceof Y.Map && (edge.get('source') === id || edge.get('target') === id))
        edges.delete(edgeId);
    }
    if (nodes.has(id)) nodes.delete(id);
  });
}

export function moveNode(doc: Y.Doc, id: string, position: Position): void {
  setKey(doc, id, 'position', { x: position.x, y: position.y });
}

export function setLabel(doc: Y.Doc, id: string, label: string): void {
  setKey(doc, id, 'label', label);
}

export function setDescription(doc: Y.Doc, id: string, description: string): void {
  setKey(doc, id, 'description', description);
}

export function setFormula(doc: Y.Doc, id: string, formula: string): void {
  setKey(doc, id, 'formula', formula);
}

/** Writes the parameters that differ; the others stay as they are. */
export function editParams(doc: Y.Doc, id: string, params: Params): void {
  doc.transact(() => {
    const present = nodeOf(doc, id)?.get('params');
    if (!(present instanceof Y.Map)) return;
    for (const [name, value] of Object.entries(params)) {
      if (!isWritten(present.get(name), value)) present.set(name, value);
    }
  });
}

/** The code of a node as a shared text, for an editor to bind to; undefined when the node has none. */
export function codeOf(doc: Y.Doc, id: string): Y.Text | undefined {
  const code = nodeOf(doc, id)?.get('code');
  return code instanceof Y.Text ? code : undefined;
}

/** Brings a node's code to this text by the smallest replacement, so that others' typing elsewhere in it survives. */
export function setCode(doc: Y.Doc, id: string, code: string): void {
  doc.transact(() => {
    const present = codeOf(doc, id);
    if (present === undefined) nodeOf(doc, id)?.set('code', new Y.Text(code));
    else present.applyDelta([...textDelta(present.toString(), code)]);
  });
}

/** Ports may be left out where only one pair fits; the room completes them, or says why it can't. */
export type NewEdge = Pick<FlowEdge, 'id' | 'source' | 'target'> & Partial<FlowEdge>;

export function connect(doc: Y.Doc, edge: NewEdge): void {
  doc.transact(() => {
    const map = new Y.Map<unknown>();
    for (const key of edgeKeys) if (edge[key] !== undefined) map.set(key, edge[key]);
    rootsOf(doc).edges.set(edge.id, map);
  });
}

export function disconnect(doc: Y.Doc, id: string): void {
  doc.transact(() => {
    const { edges } = rootsOf(doc);
    if (edges.has(id)) edges.delete(id);
  });
}

export function renameFlow(
  doc: Y.Doc,
  names: { readonly name?: string; readonly description?: string },
): void {
  doc.transact(() => {
    const { meta } = rootsOf(doc);
    for (const [key, text] of Object.entries(names)) if (meta.get(key) !== text) meta.set(key, text);
  });
}

function setKey(doc: Y.Doc, id: string, key: string, value: string | { x: number; y: number }): void {
  doc.transact(() => {
    const node = nodeOf(doc, id);
    if (node !== undefined && !isWritten(node.get(key), value)) node.set(key, value);
  });
}

function nodeOf(doc: Y.Doc, id: string): Y.Map<unknown> | undefined {
  const node = rootsOf(doc).nodes.get(id);
  return node instanceof Y.Map ? node : undefined;
}
