import { decideAll, type Flow, type FlowCommand, fold } from '@strategy-builder/domain';
import { expect, it } from 'vitest';
import { targetsOf } from './targets.js';

function after(flow: Flow, ...commands: readonly FlowCommand[]): Flow {
  const decision = decideAll(commands, flow, { maxNodes: 100 });
  if ('refused' in decision) throw new Error(decision.detail);
  return fold(decision, flow)!;
}

const empty: Flow = { name: 'Test', description: '', archived: false, nodes: {}, edges: {} };
const flow = after(
  empty,
  { type: 'AddNode', id: 'btc', nodeType: 'data', kind: 'price', label: 'BTC' },
  { type: 'AddNode', id: 'eth', nodeType: 'data', kind: 'price', label: 'ETH' },
  { type: 'AddNode', id: 'rsi_14', nodeType: 'function', kind: 'rsi', label: 'RSI' },
  { type: 'AddNode', id: 'rules', nodeType: 'strategy', kind: 'rules', label: 'Rules' },
  { type: 'AddNode', id: 'orders', nodeType: 'execution', kind: 'market', label: 'Orders' },
  { type: 'ConnectNodes', id: 'e1', source: 'btc', target: 'rsi_14' },
);

it('what a node can be connected to is what the rules allow, free inputs before those that would change', () => {
  const targets = targetsOf(flow, 'eth').map(({ label, detail }) => [label, detail]);
  expect(targets.at(-1)).toEqual(['RSI · bars', 'instead of BTC']);
  expect(targets.map(([label]) => label)).toContain('Rules · bars');
  expect(targets.some(([label]) => label?.startsWith('Orders'))).toBe(false);
  expect(targetsOf(flow, 'orders')).toEqual([]);
  expect(targetsOf(flow, 'gone')).toEqual([]);
});

it('each of them can be taken', () => {
  for (const source of Object.keys(flow.nodes)) {
    for (const { commands, label } of targetsOf(flow, source)) {
      const edges = Object.values(after(flow, ...commands).edges);
      expect(
        edges.some((edge) => edge.source === source),
        label,
      ).toBe(true);
    }
  }
});
