import { type Flow, type FlowNode, type NodeType, nodeTypes, type Position } from '../flow/state.js';
import { nodeHeight } from './node-height.js';
import { topologicalOrder } from './topological-order.js';

/** Room that a node takes on the canvas, in pixels at zoom 1. */
export const nodeSize = { width: 220, height: 110 } as const;
export const columnWidth = 300;
export const rowHeight = 150;
export const margin = 80;
/** Between a tall node and the one below it. */
const gap = 30;

const sweeps = 4;

/** Left edge of the column in which new nodes of a type are put. */
export function column(type: NodeType): number {
  return margin + nodeTypes.indexOf(type) * columnWidth;
}

/**
 * Places for all nodes: every edge runs from left to right, neighbours lie near each other, no two nodes overlap.
 * Layered drawing after Sugiyama, Tagawa and Toda (1981): longest-path layers, order by barycentres, both ways.
 */
export function layout(flow: Flow): Readonly<Record<string, Position>> {
  const order = topologicalOrder(flow);
  const neighbours = neighboursOf(flow);
  const layers = layersOf(flow, order, neighbours.before);
  const rows = new Map<string, number>();
  for (const layer of layers) placeRows(layer, rows);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const forward = sweep % 2 === 0;
    const towards = forward ? neighbours.before : neighbours.after;
    for (const layer of forward ? layers : [...layers].reverse()) sortByBarycentre(layer, rows, towards);
  }
  const steps = layers.map((layer) => layer.map((id) => stepBelow(flow.nodes[id]!, flow)));
  const heights = steps.map((all) => all.reduce((sum, step) => sum + step, 0));
  const tallest = Math.max(rowHeight, ...heights);
  const places: Record<string, Position> = {};
  for (const [index, layer] of layers.entries()) {
    let y = margin + Math.round((tallest - heights[index]!) / 2);
    for (const [row, id] of layer.entries()) {
      places[id] = { x: margin + index * columnWidth, y };
      y += steps[index]![row]!;
    }
  }
  return places;
}

/** From the top of a node to the top of the next one below it. */
export function stepBelow(node: FlowNode, flow: Flow): number {
  return Math.max(rowHeight, nodeHeight(node, flow) + gap);
}

type Neighbours = ReadonlyMap<string, readonly string[]>;

function neighboursOf({ nodes, edges }: Pick<Flow, 'nodes' | 'edges'>): {
  before: Neighbours;
  after: Neighbours;
} {
  const before = new Map<string, string[]>(Object.keys(nodes).map((id) => [id, []]));
  const after = new Map<string, string[]>(Object.keys(nodes).map((id) => [id, []]));
  for (const { source, target } of Object.values(edges)) {
    before.get(target)?.push(source);
    after.get(source)?.push(target);
  }
  return { before, after };
}

/** Longest path from a source; a lone node stands in the column of its type. */
function layersOf(flow: Pick<Flow, 'nodes'>, order: readonly string[], before: Neighbours): string[][] {
  const depth = new Map<string, number>();
  const sources = new Set([...before.values()].flat());
  for (const id of order) {
    const predecessors = before.get(id) ?? [];
    const alone = predecessors.length === 0 && !sources.has(id);
    const first = alone ? nodeTypes.indexOf(flow.nodes[id]!.type) : 0;
    depth.set(id, Math.max(first, ...predecessors.map((predecessor) => (depth.get(predecessor) ?? -1) + 1)));
  }
  const deepest = Math.max(-1, ...depth.values());
  const layers = Array.from({ length: deepest + 1 }, (): string[] => []);
  for (const id of order) layers[depth.get(id)!]!.push(id);
  return layers.filter((layer) => layer.length > 0);
}

/** Rows of a layer, counted from its middle. */
function placeRows(layer: readonly string[], rows: Map<string, number>): void {
  for (const [index, id] of layer.entries()) rows.set(id, index - layer.length / 2);
}

function sortByBarycentre(layer: string[], rows: Map<string, number>, towards: Neighbours): void {
  const weight = new Map<string, number>();
  for (const id of layer) {
    const neighbours = towards.get(id) ?? [];
    let sum = 0;
    for (const neighbour of neighbours) sum += rows.get(neighbour) ?? 0;
    weight.set(id, neighbours.length === 0 ? rows.get(id)! : sum / neighbours.length);
  }
  layer.sort((a, b) => weight.get(a)! - weight.get(b)! || (a < b ? -1 : 1));
  placeRows(layer, rows);
}
