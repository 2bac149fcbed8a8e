import type { AddNode, ConnectNodes, EditCode } from '../flow/commands.js';
import { edgesOf, findNode, nodesOf } from '../flow/lookup.js';
import { freeName } from '../flow/names.js';
import { type Refusal, refuse } from '../flow/refusals.js';
import type { Flow } from '../flow/state.js';
import { nodeSize } from '../graph/layout.js';

/** Nodes with the edges among them: what a template holds. */
export type FlowParts = Pick<Flow, 'nodes' | 'edges'>;

/** These nodes of a flow and the edges among them; all of it when none are named. */
export function partsOf(flow: FlowParts, ids?: readonly string[]): FlowParts | Refusal {
  if (ids === undefined) return { nodes: flow.nodes, edges: flow.edges };
  const chosen = new Set(ids);
  const missing = ids.find((id) => !findNode(flow, id));
  if (missing !== undefined) {
    return refuse('node-not-found', `There is no node '${missing}' in this flow.`, { id: missing });
  }
  const edges = edgesOf(flow).filter(({ source, target }) => chosen.has(source) && chosen.has(target));
  return {
    nodes: Object.fromEntries(
      nodesOf(flow).flatMap((node) => (chosen.has(node.id) ? [[node.id, node]] : [])),
    ),
    edges: Object.fromEntries(edges.map((edge) => [edge.id, edge])),
  };
}

export interface Placing {
  readonly commands: readonly (AddNode | EditCode | ConnectNodes)[];
  /** Id in the flow by id among the parts. */
  readonly ids: Readonly<Record<string, string>>;
}

/** Room between what is there and what comes, in pixels at zoom 1. */
const gap = 80;

/**
 * Commands that add the parts to a flow: under their own ids where these are free, below what is there, each formula
 * as it was, for the names in it are ports and edges know them.
 */
export function placeParts(parts: FlowParts, into: FlowParts): Placing {
  const taken = new Set(Object.keys(into.nodes));
  const ids: Record<string, string> = {};
  for (const { id } of nodesOf(parts)) {
    ids[id] = freeName(id, (name) => taken.has(name));
    taken.add(ids[id]);
  }
  const shift = shiftBelow(parts, into);
  return {
    ids,
    commands: [
      ...nodesOf(parts).flatMap((node): (AddNode | EditCode)[] => {
        const { id: old, type, code, position, ...rest } = node;
        const id = ids[old] as string;
        const place = { x: position.x + shift.x, y: position.y + shift.y };
        const add: AddNode = { type: 'AddNode', ...rest, id, nodeType: type, position: place };
        return code === undefined ? [add] : [add, { type: 'EditCode', id, code }];
      }),
      ...edgesOf(parts).map(
        ({ source, sourcePort, target, targetPort }): ConnectNodes => ({
          type: 'ConnectNodes',
          source: ids[source] as string,
          sourcePort,
          target: ids[target] as string,
          targetPort,
        }),
      ),
    ],
  };
}

/** How far to move the parts, so that their left edges agree with those that are there and nothing is covered. */
function shiftBelow(parts: FlowParts, into: FlowParts): { x: number; y: number } {
  const there = nodesOf(into).map(({ position }) => position);
  const coming = nodesOf(parts).map(({ position }) => position);
  if (there.length === 0 || coming.length === 0) return { x: 0, y: 0 };
  const left = (places: typeof there) => Math.min(...places.map(({ x }) => x));
  const bottom = Math.max(...there.map(({ y }) => y)) + nodeSize.height;
  return { x: left(there) - left(coming), y: bottom + gap - Math.min(...coming.map(({ y }) => y)) };
}
