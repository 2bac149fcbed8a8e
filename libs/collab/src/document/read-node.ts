import type { Params, Position, Value } from '@strategy-builder/domain';
import { type EdgeKey, edgeKeys, isEdgeKey, isNodeKey } from './shape.js';
import { entriesOf, readCode, readPosition, readText, readValue } from './values.js';

/** What could be read of a node; keys that are missing are left out. */
export interface NodeFields {
  readonly type?: string;
  readonly kind?: string;
  readonly label?: string;
  readonly description?: string;
  readonly position?: Position;
  readonly params?: Params;
  readonly formula?: string;
  readonly code?: string;
}
export type EdgeFields = Partial<Record<EdgeKey, string>>;

export interface Reading<Fields> {
  readonly fields: Fields;
  /** Keys that no such thing has, or whose value has another shape: `color`, `params.period`. */
  readonly strange: readonly string[];
}

/** Reads a node from whatever lies in the document; undefined when it is no map at all. */
export function readNode(raw: unknown): Reading<NodeFields> | undefined {
  const entries = entriesOf(raw);
  if (entries === undefined) return undefined;
  const fields: Record<string, unknown> = {};
  const strange: string[] = [];
  for (const [key, member] of entries) {
    const value = readNodeValue(key, member, strange);
    if (value !== undefined) fields[key] = value;
    else strange.push(key);
  }
  return { fields: fields as NodeFields, strange };
}

function readNodeValue(key: string, raw: unknown, strange: string[]): unknown {
  if (!isNodeKey(key)) return undefined;
  switch (key) {
    case 'position':
      return readPosition(raw);
    case 'params':
      return readParams(raw, strange);
    case 'code':
      return readCode(raw);
    default:
      return readText(raw);
  }
}

function readParams(raw: unknown, strange: string[]): Params | undefined {
  const entries = entriesOf(raw);
  if (entries === undefined) return undefined;
  const params: Record<string, Value> = {};
  for (const [key, member] of entries) {
    const value = key === '__proto__' ? undefined : readValue(member);
    if (value === undefined) strange.push(`params.${key}`);
    else params[key] = value;
  }
  return params;
}

/** Reads an edge from whatever lies in the document; undefined when it is no map at all. */
export function readEdge(raw: unknown): Reading<EdgeFields> | undefined {
  const entries = entriesOf(raw);
  if (entries === undefined) return undefined;
  const fields: Partial<Record<EdgeKey, string>> = {};
  const strange: string[] = [];
  for (const [key, member] of entries) {
    const value = isEdgeKey(key) ? readText(member) : undefined;
    if (value === undefined) strange.push(key);
    else fields[key as EdgeKey] = value;
  }
  return { fields, strange };
}

export function isWholeEdge(fields: EdgeFields): fields is Record<EdgeKey, string> {
  return edgeKeys.every((key) => fields[key] !== undefined);
}
