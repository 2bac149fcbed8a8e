import { rootsOf } from '@strategy-builder/collab/client';
import type { Flow, FlowEdge, FlowNode } from '@strategy-builder/domain';
import * as Y from 'yjs';
import { emptyFlow, readEdge, readNode } from './document.js';

/**
 * Keeps a plain `Flow` equal to the document and tells `changed` after each transaction that touched it. Nodes and
 * edges that did not change keep their identity, so that only what changed is drawn again.
 */
export function mirrorFlow(doc: Y.Doc, changed: (flow: Flow) => void): () => void {
  const { meta, nodes, edges } = rootsOf(doc);
  let flow: Flow = {
    ...emptyFlow,
    ...readMeta(meta),
    nodes: readAll(nodes, readNode),
    edges: readAll(edges, readEdge),
  };

  const publish = (next: Partial<Flow>): void => {
    flow = { ...flow, ...next };
    changed(flow);
  };
  const onMeta = (): void => publish(readMeta(meta));
  const onNodes = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void =>
    publish({ nodes: reread(flow.nodes, nodes, touchedKeys(events, nodes), readNode) });
  const onEdges = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void =>
    publish({ edges: reread(flow.edges, edges, touchedKeys(events, edges), readEdge) });

  meta.observe(onMeta);
  nodes.observeDeep(onNodes);
  edges.observeDeep(onEdges);
  changed(flow);
  return () => {
    meta.unobserve(onMeta);
    nodes.unobserveDeep(onNodes);
    edges.unobserveDeep(onEdges);
  };
}

type Read<T> = (id: string, map: unknown) => T | undefined;

function readMeta(meta: Y.Map<unknown>): Pick<Flow, 'name' | 'description'> {
  const name = meta.get('name');
  const description = meta.get('description');
  return {
    name: typeof name === 'string' ? name : '',
    description: typeof description === 'string' ? description : '',
  };
}

function readAll<T extends FlowNode | FlowEdge>(map: Y.Map<unknown>, read: Read<T>): Record<string, T> {
  return reread({}, map, new Set(map.keys()), read);
}

function reread<T>(
  before: Readonly<Record<string, T>>,
  map: Y.Map<unknown>,
  keys: ReadonlySet<string>,
  read: Read<T>,
): Record<string, T> {
  const after = { ...before };
  for (const key of keys) {
    const value = map.has(key) ? read(key, map.get(key)) : undefined;
    if (value === undefined) delete after[key];
    else after[key] = value;
  }
  return after;
}

/** The entries of `root` below which something happened. */
function touchedKeys(
  events: readonly Y.YEvent<Y.AbstractType<unknown>>[],
  root: Y.Map<unknown>,
): Set<string> {
  const keys = new Set<string>();
  for (const event of events) {
    if ((event.target as unknown) === root) for (const key of event.keys.keys()) keys.add(key);
    else keys.add(String(event.path[0]));
  }
  return keys;
}
