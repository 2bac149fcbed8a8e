import { describe, expect, it } from 'vitest';
import type { FlowCommand } from '../flow/commands.js';
import { decideAll } from '../flow/decide.js';
import { fold } from '../flow/evolve.js';
import type { Flow } from '../flow/state.js';
import { partsOf, placeParts } from './parts.js';

const empty: Flow = { name: 'Empty', description: '', archived: false, nodes: {}, edges: {} };

function after(commands: readonly FlowCommand[], flow: Flow): Flow {
  const events = decideAll(commands, flow, { maxNodes: 100 });
  if ('refused' in events) throw new Error(events.detail);
  return fold(events, flow) as Flow;
}

const momentum = after(
  [
    { type: 'AddNode', id: 'btc', nodeType: 'data', kind: 'price', position: { x: 80, y: 80 } },
    { type: 'AddNode', id: 'rsi_14', nodeType: 'function', kind: 'rsi', position: { x: 380, y: 80 } },
    {
      ...{ type: 'AddNode', id: 'rules', nodeType: 'strategy', kind: 'rules' },
      formula: 'enter_long = rsi_14 > 70\nexit_long = rsi_14 < 50',
      position: { x: 680, y: 80 },
    },
    { type: 'AddNode', id: 'mine', nodeType: 'function', kind: 'python', position: { x: 380, y: 300 } },
    {
      ...{ type: 'EditCode', id: 'mine' },
      code: 'def on_bar(bar, inputs, params, state):\n    return {"value": bar["close"]}\n',
    },
    { type: 'ConnectNodes', source: 'btc', target: 'rsi_14' },
    { type: 'ConnectNodes', source: 'btc', target: 'rules', targetPort: 'bars' },
    { type: 'ConnectNodes', source: 'rsi_14', target: 'rules' },
    { type: 'ConnectNodes', source: 'btc', target: 'mine' },
  ],
  empty,
);

const places = (flow: Flow) => Object.values(flow.nodes).map(({ position }) => position);

describe('a template', () => {
  it('put into an empty flow is the flow that it was made of', () => {
    const { commands, ids } = placeParts(momentum, empty);
    const flow = after(commands, empty);
    expect(flow.nodes).toEqual(momentum.nodes);
    expect(flow.edges).toEqual(momentum.edges);
    expect(ids).toEqual({ btc: 'btc', rsi_14: 'rsi_14', rules: 'rules', mine: 'mine' });
  });

  it('put in twice takes free ids, keeps formulas, code and ports, and covers nothing', () => {
    const { commands, ids } = placeParts(momentum, momentum);
    const flow = after(commands, momentum);
    expect(ids).toEqual({ btc: 'btc_2', rsi_14: 'rsi_14_2', rules: 'rules_2', mine: 'mine_2' });
    for (const [old, id] of Object.entries(ids)) {
      const { position } = flow.nodes[id]!;
      expect(flow.nodes[id]).toEqual({ ...momentum.nodes[old], id, position });
    }
    const connections = Object.values(flow.edges).map((edge) => [edge.source, edge.target, edge.targetPort]);
    expect(connections).toContainEqual(['rsi_14_2', 'rules_2', 'rsi_14']);
    expect(new Set(places(flow).map(({ x, y }) => `${x} ${y}`)).size).toBe(8);
    const lowest = Math.max(...places(momentum).map(({ y }) => y));
    for (const id of Object.values(ids)) expect(flow.nodes[id]!.position.y).toBeGreaterThan(lowest);
  });

  it('of some nodes holds the edges among them and no other', () => {
    const parts = partsOf(momentum, ['rsi_14', 'rules']);
    if ('refused' in parts) throw new Error(parts.detail);
    expect(Object.keys(parts.nodes)).toEqual(['rsi_14', 'rules']);
    expect(Object.values(parts.edges).map(({ source, target }) => [source, target])).toEqual([
      ['rsi_14', 'rules'],
    ]);
  });

  it('of a node that is not there is refused by name', () => {
    expect(partsOf(momentum, ['rsi_14', 'macd'])).toMatchObject({
      code: 'node-not-found',
      detail: "There is no node 'macd' in this flow.",
    });
  });
});
