import type { FlowChange } from '@strategy-builder/domain';
import { expect, it } from 'vitest';
import { flowCreated, nodeAdded, recorded } from '../testing/events.js';
import { rowsOf } from '../testing/rows-of.js';
import { flowEdges } from './flow-edges.js';

const connected = (id: string): FlowChange => ({
  type: 'NodesConnected',
  data: { id, source: 'price', sourcePort: 'bars', target: 'rsi_14', targetPort: 'bars' },
});

it('holds the edges that stand, of each flow its own', () => {
  const events = [
    ...recorded(
      'flow-a',
      flowCreated(),
      nodeAdded('price'),
      nodeAdded('rsi_14'),
      connected('e1'),
      connected('e2'),
      { type: 'NodesDisconnected', data: { id: 'e1' } },
    ),
    ...recorded('flow-b', flowCreated(), connected('e1')),
  ];
  expect(rowsOf(flowEdges, events)).toEqual([
    {
      flow_id: 'a',
      edge_id: 'e2',
      source: 'price',
      source_port: 'bars',
      target: 'rsi_14',
      target_port: 'bars',
    },
    expect.objectContaining({ flow_id: 'b', edge_id: 'e1' }),
  ]);
});
