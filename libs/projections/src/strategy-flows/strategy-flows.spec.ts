import { expect, it } from 'vitest';
import { flowCreated, nodeAdded, recorded, refused } from '../testing/events.js';
import { rowsOf } from '../testing/rows-of.js';
import { strategyFlows } from './strategy-flows.js';

it('counts the nodes and edges that stand, and takes the revision from the stream', () => {
  const events = recorded(
    'flow-momentum',
    flowCreated(),
    nodeAdded('price'),
    nodeAdded('rsi_14'),
    {
      type: 'NodesConnected',
      data: { id: 'e1', source: 'price', sourcePort: 'bars', target: 'rsi_14', targetPort: 'bars' },
    },
    { type: 'NodesDisconnected', data: { id: 'e1' } },
    { type: 'NodeRemoved', data: { id: 'rsi_14' } },
  );
  expect(rowsOf(strategyFlows, events)).toMatchObject([
    { flow_id: 'momentum', name: 'Momentum', archived: 0, revision: 6, node_count: 1, edge_count: 0 },
  ]);
});

it('moves the revision, but not the time of the last change, for a refusal and a synchronisation', () => {
  const events = recorded('flow-momentum', flowCreated(), nodeAdded('price'), refused, {
    type: 'CanvasSynchronised',
    data: {},
  });
  expect(rowsOf(strategyFlows, events)).toMatchObject([
    { revision: 4, created_at: events[0]!.metadata.at, changed_at: events[1]!.metadata.at },
  ]);
});

it('renames what is named and keeps an archived flow', () => {
  const events = recorded(
    'flow-momentum',
    flowCreated(),
    { type: 'FlowRenamed', data: { name: 'Fast momentum' } },
    { type: 'FlowArchived', data: {} },
  );
  expect(rowsOf(strategyFlows, events)).toMatchObject([
    { name: 'Fast momentum', description: 'Buys strength', archived: 1 },
  ]);
});

it('has no row for a stream that holds refusals only', () => {
  expect(rowsOf(strategyFlows, recorded('flow-nowhere', refused))).toEqual([]);
});
