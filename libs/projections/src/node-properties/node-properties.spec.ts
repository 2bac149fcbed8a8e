import { expect, it } from 'vitest';
import { flowCreated, nodeAdded, nodeMoved, recorded } from '../testing/events.js';
import { rowsOf } from '../testing/rows-of.js';
import { nodeProperties } from './node-properties.js';

it('shows each node as it stands after all edits', () => {
  const events = recorded(
    'flow-momentum',
    flowCreated(),
    nodeAdded('rsi_14'),
    { type: 'NodeEdited', data: { id: 'rsi_14', label: 'Fast', params: { period: 7, smooth: true } } },
    nodeMoved('rsi_14', 99.5),
    { type: 'FormulaSet', data: { id: 'rsi_14', formula: 'rsi(typical, period)' } },
    { type: 'CodeEdited', data: { id: 'rsi_14', delta: [{ insert: 'return 1' }] } },
    { type: 'CodeEdited', data: { id: 'rsi_14', delta: [{ retain: 7 }, { delete: 1 }, { insert: '2' }] } },
  );
  expect(rowsOf(nodeProperties, events)).toEqual([
    {
      flow_id: 'momentum',
      node_id: 'rsi_14',
      type: 'function',
      kind: 'rsi',
      label: 'Fast',
      description: '',
      x: 99.5,
      y: 0,
      params: '{"period":7,"smooth":true}',
      formula: 'rsi(typical, period)',
      code: 'return 2',
      changed_revision: 7,
      changed_at: events[6]!.metadata.at,
      changed_by: 'ada',
    },
  ]);
});

it('lets a removed node vanish, and a later edit of it changes nothing', () => {
  const events = recorded(
    'flow-momentum',
    flowCreated(),
    nodeAdded('rsi_14'),
    nodeAdded('sma_50', 'sma'),
    { type: 'NodeRemoved', data: { id: 'rsi_14' } },
    nodeMoved('rsi_14', 1),
  );
  expect(rowsOf(nodeProperties, events)).toMatchObject([{ node_id: 'sma_50' }]);
});

it('keeps nodes of the same id in two flows apart', () => {
  const events = [
    ...recorded('flow-a', flowCreated(), nodeAdded('rsi_14'), nodeMoved('rsi_14', 1)),
    ...recorded('flow-b', flowCreated(), nodeAdded('rsi_14'), nodeMoved('rsi_14', 2)),
  ];
  expect(rowsOf(nodeProperties, events)).toMatchObject([
    { flow_id: 'a', x: 1 },
    { flow_id: 'b', x: 2 },
  ]);
});
