import { describe, expect, it } from 'vitest';
import { momentumFlow } from '../testing/index.js';
import { canonicalFlow, sameFlow } from './canonical.js';
import type { Flow } from './state.js';

function reversed<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).reverse());
}

describe('a flow', () => {
  const flow = momentumFlow();
  const shuffled: Flow = {
    edges: reversed(flow.edges),
    nodes: reversed(flow.nodes),
    ...{ archived: false, description: '', name: 'Test' },
  };

  it('is the same and has the same text, whatever the order of its keys', () => {
    expect(Object.keys(shuffled.nodes)).not.toEqual(Object.keys(flow.nodes));
    expect(sameFlow(flow, shuffled)).toBe(true);
    expect(canonicalFlow(shuffled)).toBe(canonicalFlow(flow));
    expect(JSON.parse(canonicalFlow(flow))).toEqual(flow);
  });

  it('is another when anything in it differs', () => {
    const rsi = flow.nodes.rsi_14!;
    const others: readonly (Flow | null)[] = [
      null,
      { ...flow, name: 'Other' },
      { ...flow, edges: {} },
      { ...flow, nodes: { ...flow.nodes, rsi_14: { ...rsi, params: { period: 15 } } } },
      { ...flow, nodes: { ...flow.nodes, rsi_14: { ...rsi, params: { ...rsi.params, extra: 1 } } } },
      { ...flow, nodes: { ...flow.nodes, rsi_14: { ...rsi, position: { x: 0, y: 1 } } } },
    ];
    for (const other of others) {
      expect(sameFlow(flow, other)).toBe(false);
      expect(sameFlow(other, flow)).toBe(false);
      if (other) expect(canonicalFlow(other)).not.toBe(canonicalFlow(flow));
    }
  });
});
