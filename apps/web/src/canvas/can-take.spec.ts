import { decideAll, type Flow, type FlowCommand, fold } from '@strategy-builder/domain';
import { expect, test } from 'vitest';
import { connectCommands } from './can-take.js';

function flowOf(...commands: FlowCommand[]): Flow {
  const start: Flow = { name: 'Test', description: '', archived: false, nodes: {}, edges: {} };
  const decision = decideAll(commands, start, { maxNodes: 100 });
  if ('refused' in decision) throw new Error(decision.detail);
  return fold(decision, start)!;
}

const flow = flowOf(
  { type: 'AddNode', id: 'btc', nodeType: 'data', kind: 'price' },
  { type: 'AddNode', id: 'eth', nodeType: 'data', kind: 'price' },
  { type: 'AddNode', id: 'rsi_14', nodeType: 'function', kind: 'rsi' },
  { type: 'AddNode', id: 'orders', nodeType: 'execution', kind: 'market' },
  { type: 'ConnectNodes', id: 'e1', source: 'btc', target: 'rsi_14' },
);

test('an edge to a taken input replaces the one that is there', () => {
  const commands = connectCommands(flow, {
    source: 'eth',
    sourcePort: 'bars',
    target: 'rsi_14',
    targetPort: 'bars',
  });
  expect(commands?.map((command) => command.type)).toEqual(['DisconnectNodes', 'ConnectNodes']);
});

test('the same edge again is not offered', () => {
  expect(
    connectCommands(flow, { source: 'btc', sourcePort: 'bars', target: 'rsi_14', targetPort: 'bars' }),
  ).toBeUndefined();
});

test('incompatible ports and circles are not offered', () => {
  expect(
    connectCommands(flow, { source: 'btc', sourcePort: 'bars', target: 'orders', targetPort: 'signals' }),
  ).toBeUndefined();
  expect(connectCommands(flow, { source: 'rsi_14', sourcePort: 'value', target: 'rsi_14' })).toBeUndefined();
});
