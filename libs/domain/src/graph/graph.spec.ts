import { describe, expect, it } from 'vitest';
import type { Flow } from '../flow/state.js';
import { custom, edge, flowWith, momentumFlow, node, price } from '../testing/index.js';
import { freePosition } from './free-position.js';
import { layout, nodeSize } from './layout.js';
import { nodeHeight } from './node-height.js';
import { topologicalOrder } from './topological-order.js';
import { wouldCycle } from './would-cycle.js';

const diamond = flowWith(
  ...['a', 'b', 'c', 'd'].map((id) => custom(id)),
  edge('a.value', 'b.x'),
  edge('a.value', 'c.x'),
  edge('b.value', 'd.x'),
  edge('c.value', 'd.y'),
);

describe('topologicalOrder', () => {
  it('puts sources before targets, and is the same whatever the order of the records', () => {
    expect(topologicalOrder(diamond)).toEqual(['a', 'b', 'c', 'd']);
    const nodes = Object.fromEntries(Object.entries(diamond.nodes).reverse());
    expect(topologicalOrder({ ...diamond, nodes })).toEqual(['a', 'b', 'c', 'd']);
  });

  it('ends also on a circle and on an edge that hangs', () => {
    const circle = flowWith(
      custom('a'),
      custom('b'),
      custom('c'),
      edge('a.value', 'b.x'),
      edge('b.value', 'a.x'),
    );
    expect(topologicalOrder(circle)).toEqual(['c', 'a', 'b']);
    expect(topologicalOrder(flowWith(custom('a'), edge('gone.value', 'a.x')))).toEqual(['a']);
  });
});

describe('wouldCycle', () => {
  it('sees circles of any length and no others', () => {
    expect(wouldCycle(diamond, 'a', 'a')).toBe(true);
    expect(wouldCycle(diamond, 'd', 'a')).toBe(true);
    expect(wouldCycle(diamond, 'b', 'a')).toBe(true);
    expect(wouldCycle(diamond, 'a', 'd')).toBe(false);
    expect(wouldCycle(diamond, 'b', 'c')).toBe(false);
  });
});

function overlapping(places: Readonly<Record<string, { x: number; y: number }>>): readonly string[] {
  const all = Object.entries(places);
  return all.flatMap(([id, place], index) =>
    all
      .slice(index + 1)
      .filter(
        ([, other]) =>
          Math.abs(other.x - place.x) < nodeSize.width && Math.abs(other.y - place.y) < nodeSize.height,
      )
      .map(([other]) => `${id}/${other}`),
  );
}

describe('layout', () => {
  it('draws a strategy from left to right', () => {
    const places = layout(momentumFlow());
    const order = ['btc_price', 'rsi_14', 'entry_rules', 'position_size', 'stop_loss', 'market'];
    const xs = order.map((id) => places[id]!.x);
    expect(xs).toEqual([...xs].sort((a, b) => a - b));
    expect(new Set(xs).size).toBe(order.length);
  });

  it('runs every edge to the right and lets no two nodes overlap', () => {
    const wide: Flow = flowWith(
      ...Array.from({ length: 40 }, (_, index) => custom(`n${index}`)),
      ...Array.from({ length: 60 }, (_, index) => {
        const source = (index * 7) % 39;
        const target = source + 1 + ((index * 13) % (39 - source));
        return edge(`n${source}.value`, `n${target}.p${index}`, `e${index}`);
      }),
      price('alone'),
      node('last', 'execution', 'market'),
    );
    const places = layout(wide);
    expect(Object.keys(places).sort()).toEqual(Object.keys(wide.nodes).sort());
    expect(overlapping(places)).toEqual([]);
    for (const { source, target } of Object.values(wide.edges)) {
      expect(places[source]!.x).toBeLessThan(places[target]!.x);
    }
  });

  it('gives a node with several outputs the room that it takes', () => {
    const flow = flowWith(
      price('btc'),
      {
        ...node('macd', 'function', 'macd'),
        formula: 'macd = ema(close, 12) - ema(close, 26)\nsignal = ema(macd, 9)',
      },
      node('rsi', 'function', 'rsi'),
      edge('btc.bars', 'macd.bars'),
      edge('btc.bars', 'rsi.bars'),
    );
    const { macd, rsi } = layout(flow);
    const [upper, lower] = [macd!, rsi!].sort((a, b) => a.y - b.y);
    const above = upper === macd ? flow.nodes.macd! : flow.nodes.rsi!;
    expect(lower!.y - upper!.y).toBeGreaterThan(nodeHeight(above, flow));
    expect(nodeHeight(flow.nodes.macd!, flow)).toBeGreaterThan(nodeHeight(flow.nodes.rsi!, flow));
    const below = freePosition(
      { ...flow, nodes: { macd: { ...flow.nodes.macd!, position: { x: 380, y: 80 } } } },
      'function',
    );
    expect(below.y).toBeGreaterThan(80 + nodeHeight(flow.nodes.macd!, flow));
  });

  it('uncrosses what can be uncrossed', () => {
    const crossed = flowWith(
      ...['a', 'b', 'x', 'y'].map((id) => custom(id)),
      edge('a.value', 'y.p'),
      edge('b.value', 'x.p'),
    );
    const places = layout(crossed);
    expect(Math.sign(places.a!.y - places.b!.y)).toBe(Math.sign(places.y!.y - places.x!.y));
  });

  it('is empty for an empty flow', () => {
    expect(layout(flowWith())).toEqual({});
  });
});

describe('freePosition', () => {
  it('stays clear of nodes that people have moved', () => {
    const moved = flowWith(
      { ...custom('a'), position: { x: 400, y: 60 } },
      { ...custom('b'), position: { x: 330, y: 300 } },
      { ...price('c'), position: { x: 375, y: 170 } },
    );
    const position = freePosition(moved, 'function');
    const places = Object.fromEntries(Object.values(moved.nodes).map((item) => [item.id, item.position]));
    expect(overlapping({ ...places, fresh: position })).toEqual(overlapping(places));
  });
});
