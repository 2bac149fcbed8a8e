import { type FlowEdge, type FlowNode, type NodeType, nodeTypes } from '@strategy-builder/domain';
import type * as Y from 'yjs';
import { isWholeEdge, type NodeFields, readEdge, readNode } from './read-node.js';
import { type FlowContent, isMetaKey, rootsOf } from './shape.js';
import { readText } from './values.js';

export interface DocumentReading {
  readonly content: FlowContent;
  /** Paths of what is in the document and belongs to no flow. A stored document has none. */
  readonly strange: readonly string[];
}

/** The flow that a document shows. What is incomplete or has another shape is left out. */
export function readFlow(doc: Y.Doc): FlowContent {
  return readDocument(doc).content;
}

/** The flow that a document shows, and what else lies in it. */
export function readDocument(doc: Y.Doc): DocumentReading {
  const { meta, nodes, edges } = rootsOf(doc);
  const strange: string[] = [];
  for (const name of doc.share.keys()) {
    const root = doc.share.get(name);
    const isOurs = name === 'meta' || name === 'nodes' || name === 'edges';
    if (root && (root._start !== null ? hasLive(root._start) : false)) strange.push(`${name}[]`);
    if (!isOurs && root && [...root._map.values()].some((item) => !item.deleted)) strange.push(name);
  }
  return {
    content: {
      name: readText(meta.get('name')) ?? '',
      description: readText(meta.get('description')) ?? '',
      nodes: collect(nodes, 'nodes', strange, nodeOf),
      edges: collect(edges, 'edges', strange, edgeOf),
    },
    strange: [...strangeMeta(meta), ...strange],
  };
}

function hasLive(start: Y.Item): boolean {
  for (let item: Y.Item | null = start; item !== null; item = item.right) if (!item.deleted) return true;
  return false;
}

function strangeMeta(meta: Y.Map<unknown>): string[] {
  const isGood = (key: string, raw: unknown): boolean => isMetaKey(key) && readText(raw) !== undefined;
  return [...meta.entries()].filter(([key, raw]) => !isGood(key, raw)).map(([key]) => `meta.${key}`);
}

type ReadMember<T> = (id: string, raw: unknown) => { value: T | undefined; strange: readonly string[] };

function collect<T>(
  map: Y.Map<unknown>,
  path: string,
  strange: string[],
  read: ReadMember<T>,
): Record<string, T> {
  const members: Record<string, T> = {};
  map.forEach((raw, id) => {
    const member = id === '__proto__' ? { value: undefined, strange: [] } : read(id, raw);
    if (member.value === undefined) strange.push(`${path}.${id}`);
    else members[id] = member.value;
    for (const key of member.strange) strange.push(`${path}.${id}.${key}`);
  });
  return members;
}

function nodeOf(id: string, raw: unknown): { value: FlowNode | undefined; strange: readonly string[] } {
  const reading = readNode(raw);
  return { value: reading && wholeNode(id, reading.fields), strange: reading?.strange ?? [] };
}

function wholeNode(id: string, fields: NodeFields): FlowNode | undefined {
  const { type, kind, label, description, position, params, formula, code } = fields;
  if (!isNodeType(type) || kind === undefined || label === undefined || description === undefined)
    return undefined;
  if (position === undefined || params === undefined) return undefined;
  return {
    id,
    type,
    kind,
    label,
    description,
    position,
    params,
    ...(formula !== undefined && { formula }),
    ...(code !== undefined && { code }),
  };
}

export function isNodeType(text: string | undefined): text is NodeType {
  return (nodeTypes as readonly (string | undefined)[]).includes(text);
}

function edgeOf(id: string, raw: unknown): { value: FlowEdge | undefined; strange: readonly string[] } {
  const reading = readEdge(raw);
  if (reading === undefined || !isWholeEdge(reading.fields)) return { value: undefined, strange: [] };
  return { value: { id, ...reading.fields }, strange: reading.strange };
}
