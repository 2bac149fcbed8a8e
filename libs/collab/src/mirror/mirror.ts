import {
  type Flow,
  type FlowEdge,
  type FlowEvent,
  type FlowNode,
  findEdge,
  findNode,
  type Params,
  type Value,
} from '@strategy-builder/domain';
import * as Y from 'yjs';
import { edgeKeys, metaKeys, nodeKeys, type Roots } from '../document/shape.js';
import { isWritten } from '../document/values.js';
import type { SharedType } from '../intent/place.js';
import { mirrorText } from './mirror-text.js';

/** Called for each key that the mirror had to write or delete. */
export type OnWrite = (map: SharedType, key: string) => void;

/** Things of a flow that may differ from the document. */
export interface Touched {
  meta: boolean;
  readonly nodes: Set<string>;
  readonly edges: Set<string>;
}

export function nothingTouched(): Touched {
  return { meta: false, nodes: new Set(), edges: new Set() };
}

/** Adds what an event changed. */
export function touch(touched: Touched, event: FlowEvent): void {
  switch (event.type) {
    case 'FlowCreated':
    case 'FlowRenamed':
      touched.meta = true;
      return;
    case 'NodeAdded':
    case 'NodeEdited':
    case 'NodeMoved':
    case 'FormulaSet':
    case 'CodeEdited':
    case 'NodeRemoved':
      touched.nodes.add(event.data.id);
      return;
    case 'NodesConnected':
    case 'NodesDisconnected':
      touched.edges.add(event.data.id);
      return;
    case 'FlowArchived':
    case 'RevisionRestored':
    case 'FlowBranched':
    case 'VersionNamed':
    case 'ChangeSetUndone':
    case 'ChangeRefused':
    case 'CanvasSynchronised':
      return;
    default:
      event satisfies never;
  }
}

/**
 * Makes the touched parts of the document equal to the flow, writing only keys that differ. The same step carries
 * commands to the canvas, completes what a client left out, and takes back what was refused.
 */
export function mirror(
  transaction: Y.Transaction,
  roots: Roots,
  flow: Flow,
  touched: Touched,
  onWrite: OnWrite,
): void {
  if (touched.meta) {
    for (const key of metaKeys) put(roots.meta, key, flow[key], onWrite);
    removeOthers(roots.meta, metaKeys, onWrite);
  }
  for (const id of touched.nodes) {
    const node = findNode(flow, id);
    const present = roots.nodes.get(id);
    if (node === undefined) remove(roots.nodes, id, onWrite);
    else if (present instanceof Y.Map) mirrorNode(transaction, present, node, onWrite);
    else write(roots.nodes, id, newNode(node), onWrite);
  }
  for (const id of touched.edges) {
    const edge = findEdge(flow, id);
    const present = roots.edges.get(id);
    if (edge === undefined) remove(roots.edges, id, onWrite);
    else if (present instanceof Y.Map) mirrorEdge(present, edge, onWrite);
    else write(roots.edges, id, newEdge(edge), onWrite);
  }
}

function mirrorNode(transaction: Y.Transaction, map: Y.Map<unknown>, node: FlowNode, onWrite: OnWrite): void {
  put(map, 'type', node.type, onWrite);
  put(map, 'kind', node.kind, onWrite);
  put(map, 'label', node.label, onWrite);
  put(map, 'description', node.description, onWrite);
  put(map, 'position', { x: node.position.x, y: node.position.y }, onWrite);
  mirrorParams(map, node.params, onWrite);
  if (node.formula === undefined) remove(map, 'formula', onWrite);
  else put(map, 'formula', node.formula, onWrite);
  mirrorCode(transaction, map, node.code, onWrite);
  removeOthers(map, nodeKeys, onWrite);
}

function mirrorParams(map: Y.Map<unknown>, params: Params, onWrite: OnWrite): void {
  const present = map.get('params');
  if (!(present instanceof Y.Map)) {
    write(map, 'params', newParams(params), onWrite);
    return;
  }
  const names = Object.keys(params);
  for (const name of names) put(present, name, params[name] as Value, onWrite);
  removeOthers(present, names, onWrite);
}

function mirrorCode(
  transaction: Y.Transaction,
  map: Y.Map<unknown>,
  code: string | undefined,
  onWrite: OnWrite,
): void {
  const present = map.get('code');
  if (code === undefined) remove(map, 'code', onWrite);
  else if (!(present instanceof Y.Text)) write(map, 'code', new Y.Text(code), onWrite);
  else if (mirrorText(transaction, present, code)) onWrite(map, 'code');
}

function mirrorEdge(map: Y.Map<unknown>, edge: FlowEdge, onWrite: OnWrite): void {
  for (const key of edgeKeys) put(map, key, edge[key], onWrite);
  removeOthers(map, edgeKeys, onWrite);
}

/** A node as the document holds it. */
export function newNode(node: FlowNode): Y.Map<unknown> {
  const { type, kind, label, description, position, params, formula, code } = node;
  const map = new Y.Map<unknown>(
    Object.entries({ type, kind, label, description, position: { x: position.x, y: position.y } }),
  );
  map.set('params', newParams(params));
  if (formula !== undefined) map.set('formula', formula);
  if (code !== undefined) map.set('code', new Y.Text(code));
  return map;
}

function newParams(params: Params): Y.Map<unknown> {
  return new Y.Map<unknown>(Object.entries(params));
}

/** An edge as the document holds it. */
export function newEdge(edge: Omit<FlowEdge, 'id'>): Y.Map<unknown> {
  return new Y.Map<unknown>(edgeKeys.map((key) => [key, edge[key]]));
}

function put(map: Y.Map<unknown>, key: string, value: Value, onWrite: OnWrite): void {
  if (!isWritten(map.get(key), value)) write(map, key, value, onWrite);
}

function write(map: Y.Map<unknown>, key: string, value: unknown, onWrite: OnWrite): void {
  map.set(key, value);
  onWrite(map, key);
}

function remove(map: Y.Map<unknown>, key: string, onWrite: OnWrite): void {
  if (!map.has(key)) return;
  map.delete(key);
  onWrite(map, key);
}

function removeOthers(map: Y.Map<unknown>, keys: readonly string[], onWrite: OnWrite): void {
  // The inner map is looked at directly: this runs for every edit, and Yjs' own iterators copy it.
  for (const [key, item] of map._map) if (!item.deleted && !keys.includes(key)) remove(map, key, onWrite);
}
