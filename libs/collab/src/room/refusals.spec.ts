import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addNode, connect, editParams, readFlow, setLabel } from '../client/index.js';
import { readDocument } from '../document/read-flow.js';
import { canvasOfTwo, type TestPeer } from '../testing/index.js';

const refusals = (peer: TestPeer) => peer.notices.filter(({ kind }) => kind === 'refused');
const nodeMap = (peer: TestPeer, id: string) => peer.doc.getMap('nodes').get(id) as Y.Map<unknown>;

describe('a change that the rules forbid', () => {
  it('[R1] is taken back in the same append, stored as an event and told to its author alone', async () => {
    const { network, ann, bob } = await canvasOfTwo();
    const before = network.log.records.length;
    connect(ann.doc, { id: 'back', source: 'rsi_14', target: 'rsi_14' });
    await network.deliverAll();
    expect(network.log.records.slice(before)).toMatchObject([
      {
        type: 'ChangeRefused',
        data: { code: 'graph-would-cycle', command: 'ConnectNodes' },
        metadata: { actor: { id: 'ann' }, turn: { size: 1 } },
      },
    ]);
    expect(refusals(ann)).toMatchObject([{ code: 'graph-would-cycle', path: { edge: 'back' } }]);
    expect(refusals(bob)).toEqual([]);
    expect(readFlow(ann.doc).edges.back).toBeUndefined();
    expect(network.differences()).toEqual([]);
  });

  it.each<[string, (peer: TestPeer) => void]>([
    ['another root', (peer) => void peer.doc.getMap('secrets').set('a', 1)],
    ['a list as a root', (peer) => peer.doc.getArray('list').push([1])],
    ['a key that no node has', (peer) => void nodeMap(peer, 'rsi_14').set('color', 'red')],
    ['a key that no flow has', (peer) => void peer.doc.getMap('meta').set('owner', 'me')],
    ['a node that is a text', (peer) => void peer.doc.getMap('nodes').set('odd', 'text')],
    ['a node without type', (peer) => void peer.doc.getMap('nodes').set('odd', new Y.Map([['kind', 'rsi']]))],
    ['an edge that is a list', (peer) => void peer.doc.getMap('edges').set('odd', new Y.Array())],
    [
      'an edge with a further key',
      (peer) => void (peer.doc.getMap('edges').get('e1') as Y.Map<unknown>).set('odd', 1),
    ],
    [
      'a number that is not finite',
      (peer) => void nodeMap(peer, 'rsi_14').set('position', { x: Number.NaN, y: 0 }),
    ],
    ['a text with NUL', (peer) => setLabel(peer.doc, 'rsi_14', 'a\0b')],
    ['bytes', (peer) => void nodeMap(peer, 'rsi_14').set('label', new Uint8Array([1]))],
    ['a document in a document', (peer) => void nodeMap(peer, 'rsi_14').set('label', new Y.Doc())],
    [
      'an id that objects have by themselves',
      (peer) => addNode(peer.doc, { id: 'constructor', type: 'data', kind: 'price' }),
    ],
    [
      'an id that changes prototypes',
      (peer) => addNode(peer.doc, { id: '__proto__', type: 'data', kind: 'price' }),
    ],
    ['an unknown parameter', (peer) => editParams(peer.doc, 'rsi_14', { speed: 1 })],
    ['a parameter of another type', (peer) => editParams(peer.doc, 'rsi_14', { period: 'long' })],
  ])('[R2] is taken back when it is %s', async (_, edit) => {
    const { network, ann } = await canvasOfTwo();
    const flow = network.room.current().flow;
    edit(ann);
    await network.deliverAll();
    expect(refusals(ann).length).toBeGreaterThan(0);
    expect(network.log.records.at(-1)?.type).toBe('ChangeRefused');
    expect(readDocument(ann.doc)).toMatchObject({ strange: [] });
    expect(network.room.current().flow).toEqual(flow);
    expect(network.differences()).toEqual([]);
  });

  it('[R3] does not take the good values of the same edit with it', async () => {
    const { network, ann } = await canvasOfTwo();
    ann.doc.transact(() => {
      setLabel(ann.doc, 'rsi_14', 'kept');
      editParams(ann.doc, 'rsi_14', { period: -1 });
    });
    addNode(ann.doc, { id: 'atr', type: 'function', kind: 'atr' });
    nodeMap(ann, 'atr').set('color', 'red');
    await network.deliverAll();
    const { nodes } = readFlow(ann.doc);
    expect(nodes.rsi_14).toMatchObject({ label: 'kept', params: { period: 14 } });
    expect(nodes.atr).toMatchObject({ kind: 'atr' });
    expect(refusals(ann)).toHaveLength(2);
    expect(network.differences()).toEqual([]);
  });

  it('[R4] is an overwritten type or kind, or a key that is taken away', async () => {
    const { network, ann } = await canvasOfTwo();
    const flow = network.room.current().flow;
    nodeMap(ann, 'rsi_14').set('kind', 'sma');
    nodeMap(ann, 'rsi_14').delete('formula');
    (nodeMap(ann, 'rsi_14').get('params') as Y.Map<unknown>).delete('period');
    ann.doc.getMap('meta').delete('name');
    await network.deliverAll();
    expect(refusals(ann).map((notice) => ('code' in notice ? notice.code : ''))).toEqual(
      Array(4).fill('invalid-value'),
    );
    expect(network.room.current().flow).toEqual(flow);
    expect(network.differences()).toEqual([]);
  });

  it('[R4] is not a new map under the id of a node: that is another node, with the edges that still fit', async () => {
    const { network, ann } = await canvasOfTwo();
    const before = network.log.records.length;
    addNode(ann.doc, { id: 'rsi_14', type: 'function', kind: 'sma', params: { period: 5 } });
    await network.deliverAll();
    expect(network.log.records.slice(before).map(({ type }) => type)).toEqual([
      'NodesDisconnected',
      'NodeRemoved',
      'NodeAdded',
      'NodesConnected',
    ]);
    expect(readFlow(ann.doc).edges.e1).toMatchObject({ source: 'btc', target: 'rsi_14' });
    expect(network.differences()).toEqual([]);
  });

  it('[R1] keeps to the limit of nodes', async () => {
    const { network, ann } = await canvasOfTwo({ maxNodes: 4 });
    addNode(ann.doc, { id: 'fourth', type: 'function', kind: 'atr' });
    addNode(ann.doc, { id: 'fifth', type: 'function', kind: 'atr' });
    await network.deliverAll();
    expect(Object.keys(readFlow(ann.doc).nodes)).toHaveLength(4);
    expect(refusals(ann)).toMatchObject([{ code: 'node-limit', facts: { limit: 4 } }]);
    expect(network.differences()).toEqual([]);
  });

  it('[R5] costs its author more than an edit, and in the end the connection', async () => {
    const { network, ann } = await canvasOfTwo({ maxEditsPerSecond: 10 });
    for (let count = 0; count < 5; count++) {
      nodeMap(ann, 'rsi_14').set(`odd_${count}`, 1);
      await network.deliverAll();
    }
    expect(ann.closes.map(({ code }) => code)).toEqual([4529]);
    expect(ann.closes[0]?.reason).toContain('refused');
  });
});
