import { describe, expect, it } from 'vitest';
import { custom, edge, flowWith, given, momentumFlow, price } from '../../testing/index.js';
import type { FlowCommand } from '../commands.js';
import type { Flow } from '../state.js';

const restore = (target?: Flow, revision = 3): FlowCommand => ({
  type: 'RestoreRevision',
  revision,
  ...(target && { target }),
});

describe('RestoreRevision', () => {
  it('brings a removed node back with its edges, marked as a restoration', () => {
    const target = momentumFlow();
    const present = given(target).when({ type: 'RemoveNode', id: 'rsi_14' }).flow();
    given(present)
      .when(restore(target))
      .then(
        { type: 'RevisionRestored', data: { revision: 3 } },
        { type: 'NodeAdded', data: target.nodes.rsi_14! },
        { type: 'NodesConnected', data: target.edges.btc_price_to_rsi_14! },
        { type: 'NodesConnected', data: target.edges.rsi_14_to_entry_rules! },
      );
  });

  it('changes only what differs', () => {
    const target = flowWith(custom('a', 'close'), price('btc'));
    const present = given(target)
      .when(
        { type: 'SetFormula', id: 'a', formula: 'open' },
        { type: 'EditNode', id: 'btc', params: { symbol: 'ETH/USDT' } },
        { type: 'MoveNode', id: 'btc', position: { x: 5, y: 5 } },
        { type: 'RenameFlow', name: 'Other' },
      )
      .flow();
    given(present)
      .when(restore(target))
      .then(
        { type: 'RevisionRestored', data: { revision: 3 } },
        { type: 'FormulaSet', data: { id: 'a', formula: 'close' } },
        { type: 'NodeEdited', data: { id: 'btc', params: { symbol: 'BTC/USDT' } } },
        { type: 'NodeMoved', data: { id: 'btc', position: { x: 0, y: 0 } } },
        { type: 'FlowRenamed', data: { name: 'Test' } },
      );
  });

  it('does nothing when nothing differs', () => {
    given(momentumFlow()).when(restore(momentumFlow())).thenNothing();
  });

  it('replaces a node that was another kind of node under the same id, edges included', () => {
    const target = flowWith(custom('a'), custom('b', 'a'), edge('a.value', 'b.a'));
    const present = flowWith(price('a'), custom('b', 'a.close'), edge('a.bars', 'b.a'));
    const after = given(present).when(restore(target)).flow();
    expect(after).toEqual(target);
  });

  it('turns an edge around without a circle on the way', () => {
    const target = flowWith(custom('a', 'b'), custom('b'), edge('b.value', 'a.b', 'e'));
    const present = flowWith(custom('a'), custom('b', 'a'), edge('a.value', 'b.a', 'f'));
    expect(
      given(present)
        .when(restore(target))
        .events()
        .map(({ type }) => type),
    ).toEqual(['RevisionRestored', 'NodesDisconnected', 'FormulaSet', 'FormulaSet', 'NodesConnected']);
  });

  it('refuses a revision that nobody found, and one with more nodes than are allowed now', () => {
    given(flowWith()).when(restore()).thenRefused('revision-not-found');
    given(flowWith()).when(restore(flowWith(), 0)).thenRefused('revision-not-found');
    given(flowWith(), { maxNodes: 1 })
      .when(restore(flowWith(custom('a'), custom('b'))))
      .thenRefused('node-limit');
  });
});
