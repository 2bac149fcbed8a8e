import { expect, test } from 'vitest';
import { arrange } from './arrange.js';
import type { CanvasEdge, CanvasNode } from './drawn.js';

const node = (id: string, height = 100): CanvasNode =>
  ({ id, position: { x: 0, y: 0 }, measured: { width: 220, height } }) as CanvasNode;
const edge = (source: string, target: string): CanvasEdge =>
  ({ id: `${source}_${target}`, source, target }) as CanvasEdge;

test('every edge runs to the right and tall nodes do not overlap', () => {
  const nodes = [node('a'), node('b', 300), node('c', 300), node('d')];
  const edges = [edge('a', 'b'), edge('a', 'c'), edge('b', 'd'), edge('c', 'd')];
  const places = arrange(nodes, edges);
  for (const { source, target } of edges) expect(places[target]!.x).toBeGreaterThan(places[source]!.x + 220);
  expect(Math.abs(places.b!.y - places.c!.y)).toBeGreaterThanOrEqual(300);
});

test('the order in which nodes are held does not matter', () => {
  const nodes = [node('a'), node('b'), node('c')];
  const edges = [edge('a', 'b'), edge('a', 'c')];
  expect(arrange([...nodes].reverse(), [...edges].reverse())).toEqual(arrange(nodes, edges));
});
