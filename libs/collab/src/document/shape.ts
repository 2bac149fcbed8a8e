import type { Flow } from '@strategy-builder/domain';
import * as Y from 'yjs';

/** What of a flow lives in its document; `archived` is no business of the canvas. */
export type FlowContent = Omit<Flow, 'archived'>;

/** Keys of a node's map. */
export const nodeKeys = [
  'type',
  'kind',
  'label',
  'description',
  'position',
  'params',
  'formula',
  'code',
] as const;
export type NodeKey = (typeof nodeKeys)[number];

/** Keys of an edge's map, all texts. */
export const edgeKeys = ['source', 'sourcePort', 'target', 'targetPort'] as const;
export type EdgeKey = (typeof edgeKeys)[number];

export const metaKeys = ['name', 'description'] as const;
export type MetaKey = (typeof metaKeys)[number];

/** The three maps that a flow's document consists of. */
export interface Roots {
  readonly meta: Y.Map<unknown>;
  readonly nodes: Y.Map<unknown>;
  readonly edges: Y.Map<unknown>;
}

/** The maps of a flow's document; makes them known to Yjs as maps when they are not yet. */
export function rootsOf(doc: Y.Doc): Roots {
  return { meta: doc.getMap('meta'), nodes: doc.getMap('nodes'), edges: doc.getMap('edges') };
}

export function isNodeKey(key: string): key is NodeKey {
  return (nodeKeys as readonly string[]).includes(key);
}

export function isEdgeKey(key: string): key is EdgeKey {
  return (edgeKeys as readonly string[]).includes(key);
}

export function isMetaKey(key: string): key is MetaKey {
  return (metaKeys as readonly string[]).includes(key);
}

/** An object literal as JSON makes it: no class, no array. */
export function isPlainObject(raw: unknown): raw is Readonly<Record<string, unknown>> {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return false;
  const prototype = Object.getPrototypeOf(raw);
  return prototype === Object.prototype || prototype === null;
}
