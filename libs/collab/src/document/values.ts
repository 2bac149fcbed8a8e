import type { Params, Position, Value } from '@strategy-builder/domain';
import * as Y from 'yjs';
import { isPlainObject } from './shape.js';

/** Deepest nesting of maps in one value; more is no parameter but an attack. */
const deepest = 8;

/**
 * A value of the document as the flow holds it: finite number with −0 as 0, boolean, text without NUL, or a map of
 * them, whether written as a Yjs map or as a plain object. Undefined when it is anything else.
 */
export function readValue(raw: unknown, depth = 0): Value | undefined {
  switch (typeof raw) {
    case 'number':
      return Number.isFinite(raw) ? raw + 0 : undefined;
    case 'boolean':
      return raw;
    case 'string':
      return raw.includes('\0') ? undefined : raw;
    default:
      return depth < deepest ? readMap(raw, depth) : undefined;
  }
}

function readMap(raw: unknown, depth: number): Params | undefined {
  const entries = entriesOf(raw);
  if (entries === undefined) return undefined;
  const map: Record<string, Value> = {};
  for (const [key, member] of entries) {
    const value = key === '__proto__' || key.includes('\0') ? undefined : readValue(member, depth + 1);
    if (value === undefined) return undefined;
    map[key] = value;
  }
  return map;
}

/**
 * The entries of a Yjs map or a plain object, undefined for anything else. Of a map that was deleted in the running
 * transaction: its entries as its author wrote them.
 */
export function entriesOf(raw: unknown): Iterable<[string, unknown]> | undefined {
  if (raw instanceof Y.Map) {
    if (raw._item?.deleted) return [...raw._map].map(([key, item]) => [key, valueOfItem(item)]);
    return raw.entries() as IterableIterator<[string, unknown]>;
  }
  return isPlainObject(raw) ? Object.entries(raw) : undefined;
}

/** What an item of a map holds, also when it has been overwritten or deleted in the running transaction. */
export function valueOfItem(item: Y.Item): unknown {
  return item.content.getContent()[item.length - 1];
}

/** A position of the document: exactly two finite numbers, or undefined. */
export function readPosition(raw: unknown): Position | undefined {
  const map = readMap(raw, 0);
  if (map === undefined) return undefined;
  const { x, y, ...others } = map;
  if (typeof x !== 'number' || typeof y !== 'number' || Object.keys(others).length > 0) return undefined;
  return { x, y };
}

/** Code of the document: a Yjs text, or a plain text that a client wrote in its place. */
export function readCode(raw: unknown): string | undefined {
  return raw instanceof Y.Text ? readText(textOf(raw)) : readText(raw);
}

function textOf(text: Y.Text): string {
  if (!text._item?.deleted) return text.toString();
  let whole = '';
  for (let item = text._start; item !== null; item = item.right) {
    if (item.content instanceof Y.ContentString) whole += item.content.str;
  }
  return whole;
}

export function readText(raw: unknown): string | undefined {
  return typeof raw === 'string' && !raw.includes('\0') ? raw : undefined;
}

/** Whether what the document holds is exactly this value, as the mirror writes it: −0 is not 0, a map is plain. */
export function isWritten(raw: unknown, value: Value): boolean {
  if (typeof value !== 'object') return Object.is(raw, value);
  if (!isPlainObject(raw)) return false;
  const keys = Object.keys(value);
  return (
    Object.keys(raw).length === keys.length &&
    keys.every((key) => Object.hasOwn(raw, key) && isWritten(raw[key], value[key] as Value))
  );
}
