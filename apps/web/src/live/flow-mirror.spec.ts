import { decideAll, type Flow, type FlowCommand, type FlowNode } from '@strategy-builder/domain';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { writeChanges } from './document.js';
import { mirrorFlow } from './flow-mirror.js';

const addPrice = { type: 'AddNode', id: 'btc', nodeType: 'data', kind: 'price' } as const;
const addRsi = {
  type: 'AddNode',
  id: 'rsi_14',
  nodeType: 'function',
  kind: 'rsi',
  position: { x: 10, y: 20 },
} as const;

function mirrored() {
  const doc = new Y.Doc();
  const seen: Flow[] = [];
  mirrorFlow(doc, (flow) => seen.push(flow));
  const now = (): Flow => seen.at(-1)!;
  const perform = (...commands: FlowCommand[]): void => {
    const decision = decideAll(commands, now(), { maxNodes: 10 });
    if ('refused' in decision) throw new Error(decision.detail);
    writeChanges(doc, decision);
  };
  return { doc, perform, now, seen };
}

describe('the plain flow beside the document', () => {
  test('a node that was written is read back with all its parts', () => {
    const { perform, now } = mirrored();
    perform(addRsi);
    expect(now().nodes.rsi_14).toMatchObject({
      type: 'function',
      kind: 'rsi',
      position: { x: 10, y: 20 },
      params: { period: 14 },
      formula: 'rsi(close, period)',
    } satisfies Partial<FlowNode>);
  });

  test('an edit of one node keeps the identity of the others', () => {
    const { perform, now } = mirrored();
    perform(addPrice, addRsi);
    const before = now().nodes.btc;
    perform({ type: 'EditNode', id: 'rsi_14', params: { period: 21 } });
    expect(now().nodes.rsi_14?.params).toEqual({ period: 21 });
    expect(now().nodes.btc).toBe(before);
  });

  test('removing a node takes its edges along in one transaction', () => {
    const { doc, perform, now } = mirrored();
    perform(addPrice, addRsi, { type: 'ConnectNodes', source: 'btc', target: 'rsi_14' });
    expect(Object.keys(now().edges)).toHaveLength(1);
    let updates = 0;
    doc.on('update', () => updates++);
    perform({ type: 'RemoveNode', id: 'btc' });
    expect(now().edges).toEqual({});
    expect(Object.keys(now().nodes)).toEqual(['rsi_14']);
    expect(updates).toBe(1);
  });

  test('an edit that changes nothing writes nothing', () => {
    const { doc, perform } = mirrored();
    perform(addRsi);
    let updates = 0;
    doc.on('update', () => updates++);
    perform({ type: 'EditNode', id: 'rsi_14', params: { period: 14 } });
    perform({ type: 'MoveNode', id: 'rsi_14', position: { x: 10, y: 20 } });
    perform({ type: 'SetFormula', id: 'rsi_14', formula: 'rsi(close, period)' });
    expect(updates).toBe(0);
  });

  test('a half-written node of a foreign client is not shown until it has type and kind', () => {
    const { doc, now } = mirrored();
    doc.getMap('nodes').set('odd', new Y.Map([['label', 'x']]));
    expect(now().nodes).toEqual({});
    (doc.getMap('nodes').get('odd') as Y.Map<unknown>).set('type', 'data');
    (doc.getMap('nodes').get('odd') as Y.Map<unknown>).set('kind', 'price');
    expect(now().nodes.odd).toMatchObject({ label: 'x', params: {}, position: { x: 0, y: 0 } });
  });
});
