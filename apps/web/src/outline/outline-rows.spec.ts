import { decideAll, type Flow, type FlowCommand, fold } from '@strategy-builder/domain';
import { expect, it } from 'vitest';
import { outlineRows } from './outline-rows.js';

function flowOf(...commands: readonly FlowCommand[]): Flow {
  const start: Flow = { name: 'Test', description: '', archived: false, nodes: {}, edges: {} };
  const decision = decideAll(commands, start, { maxNodes: 100 });
  if ('refused' in decision) throw new Error(decision.detail);
  return fold(decision, start)!;
}

it('tells each node after what it reads, with its values, its sources port by port, and who reads it', () => {
  const flow = flowOf(
    { type: 'AddNode', id: 'a_macd', nodeType: 'function', kind: 'macd', label: 'MACD' },
    { type: 'AddNode', id: 'z_price', nodeType: 'data', kind: 'price', label: 'Price' },
    {
      type: 'AddNode',
      id: 'rules',
      nodeType: 'strategy',
      kind: 'rules',
      label: 'Rules',
      formula: 'enter_long = close > 1 and momentum > 0',
    },
    { type: 'ConnectNodes', id: 'e1', source: 'z_price', target: 'a_macd' },
    {
      type: 'ConnectNodes',
      id: 'e2',
      source: 'a_macd',
      sourcePort: 'histogram',
      target: 'rules',
      targetPort: 'momentum',
    },
  );
  const rows = outlineRows(flow);
  expect(rows.map(({ node }) => node.id)).toEqual(['z_price', 'a_macd', 'rules']);
  const [price, macd, rules] = rows;
  expect(price!.values).toContain('Timeframe 1d');
  expect(price!.feeds).toEqual([{ edge: 'e1', node: 'a_macd', label: 'MACD' }]);
  expect(macd!.inputs).toEqual([{ port: 'bars', from: { edge: 'e1', node: 'z_price', label: 'Price' } }]);
  expect(rules!.inputs).toContainEqual({
    port: 'momentum',
    from: { edge: 'e2', node: 'a_macd', label: 'MACD', port: 'histogram' },
  });
  expect(rules!.inputs).toContainEqual({ port: 'bars' });
});
