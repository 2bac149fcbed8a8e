import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addNode, connect, editParams, moveNode, readFlow, removeNode, setLabel } from '../client/index.js';
import { canvasOfTwo, settle, type TestNetwork, type TestPeer } from '../testing/index.js';
import { answerFrame, updateFrame } from '../wire/protocol.js';

/** Delivers what all of them wrote in the same instant: it shares a turn. */
async function inOneTurn(network: TestNetwork, ...peers: TestPeer[]): Promise<void> {
  for (const peer of peers) while (peer.deliverToRoom());
  await network.deliverAll();
}

/** Delivers what each of them wrote in a turn of its own, before anybody hears of the others. */
async function oneAfterTheOther(network: TestNetwork, ...peers: TestPeer[]): Promise<void> {
  for (const peer of peers) {
    while (peer.deliverToRoom());
    await settle();
  }
  await network.deliverAll();
}

const since = (network: TestNetwork, revision: number) =>
  network.log.records.slice(revision).map(({ type, metadata }) => `${metadata.actor.id} ${type}`);
const kinds = (peer: TestPeer) =>
  peer.notices.filter(({ kind }) => kind !== 'events').map(({ kind }) => kind);

describe('authorship', () => {
  it('[I1] names the person of each edit when several people share a turn, deletions too', async () => {
    const { network, ann, bob } = await canvasOfTwo();
    const before = network.log.records.length;
    editParams(ann.doc, 'rsi_14', { period: 9 });
    moveNode(ann.doc, 'btc', { x: 3, y: 3 });
    setLabel(bob.doc, 'rsi_14', 'Slow');
    removeNode(bob.doc, 'sma_20');
    await network.deliverAll();
    expect(since(network, before).sort()).toEqual([
      'ann NodeEdited',
      'ann NodeMoved',
      'bob NodeEdited',
      'bob NodeRemoved',
    ]);
    expect(network.log.records.at(-1)?.metadata.turn.size).toBe(4);
    expect(network.differences()).toEqual([]);
  });

  it("[I2] closes a connection that writes under somebody else's client id, also after a restart", async () => {
    const { network, ann, bob } = await canvasOfTwo();
    setLabel(ann.doc, 'rsi_14', "Ann's");
    await network.deliverAll();
    for (const isRestarted of [false, true]) {
      if (isRestarted) {
        await network.kill();
        network.connect(bob);
        await network.deliverAll();
      }
      const forged = new Y.Doc();
      Y.applyUpdate(forged, Y.encodeStateAsUpdate(ann.doc));
      forged.clientID = ann.doc.clientID;
      const known = Y.encodeStateVector(forged);
      setLabel(forged, 'rsi_14', 'forged');
      bob.line?.toRoom.push(updateFrame(Y.encodeStateAsUpdate(forged, known)));
      await network.deliverAll();
      expect(bob.closes.at(-1)?.code).toBe(4403);
      expect(network.room.current().flow?.nodes.rsi_14?.label).toBe("Ann's");
    }
  });

  it("[I2] lets nobody write under the room's own client ids", async () => {
    const { network, ann } = await canvasOfTwo();
    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(ann.doc));
    forged.clientID = [...Y.decodeStateVector(Y.encodeStateVector(ann.doc)).keys()][0] ?? 0;
    const known = Y.encodeStateVector(forged);
    setLabel(forged, 'rsi_14', 'forged');
    ann.line?.toRoom.push(answerFrame(Y.encodeStateAsUpdate(forged, known)));
    await network.deliverAll();
    expect(ann.closes.at(-1)?.code).toBe(4403);
  });

  it('[I3] takes the write that Yjs orders last, and tells the other author, in one turn', async () => {
    const { network, ann, bob } = await canvasOfTwo();
    const before = network.log.records.length;
    setLabel(bob.doc, 'rsi_14', "Bob's");
    setLabel(ann.doc, 'rsi_14', "Ann's");
    await inOneTurn(network, bob, ann);
    expect(network.room.current().flow?.nodes.rsi_14?.label).toBe("Bob's");
    expect(since(network, before)).toEqual(['bob NodeEdited']);
    expect([kinds(ann), kinds(bob)]).toEqual([['overtaken'], []]);
    expect(ann.notices.find(({ kind }) => kind === 'overtaken')).toMatchObject({
      path: { node: 'rsi_14', key: 'label' },
    });
    expect(network.differences()).toEqual([]);
  });

  it.each([
    ['the loser comes first', ['ann', 'bob']],
    ['the loser comes last', ['bob', 'ann']],
  ])('[I3] takes the write that Yjs orders last in turns of their own: %s', async (_, order) => {
    const { network, ann, bob } = await canvasOfTwo();
    editParams(ann.doc, 'rsi_14', { period: 10 });
    editParams(bob.doc, 'rsi_14', { period: 20 });
    await oneAfterTheOther(network, ...order.map((name) => (name === 'ann' ? ann : bob)));
    expect(network.room.current().flow?.nodes.rsi_14?.params.period).toBe(20);
    expect([kinds(ann), kinds(bob)]).toEqual([['overtaken'], []]);
    expect(network.differences()).toEqual([]);
  });

  it.each([
    ['in one turn', true],
    ['when the edit comes later', false],
  ])('[I4] keeps a deleted node deleted and answers the late edit, %s', async (_, isOneTurn) => {
    const { network, ann, bob } = await canvasOfTwo();
    removeNode(ann.doc, 'rsi_14');
    setLabel(bob.doc, 'rsi_14', 'late');
    await (isOneTurn ? inOneTurn : oneAfterTheOther)(network, ann, bob);
    expect(readFlow(bob.doc).nodes.rsi_14).toBeUndefined();
    expect(bob.notices.find(({ kind }) => kind === 'refused')).toMatchObject({
      code: 'node-not-found',
      path: { node: 'rsi_14', key: 'label' },
    });
    expect(kinds(ann)).toEqual([]);
    expect(network.differences()).toEqual([]);
  });

  it('[I5] removes the edges of a node in the same append, also when its client leaves them', async () => {
    const { network, ann, bob } = await canvasOfTwo();
    const before = network.log.records.length;
    ann.doc.getMap('nodes').delete('rsi_14');
    await network.deliverAll();
    expect(since(network, before)).toEqual(['ann NodesDisconnected', 'ann NodeRemoved']);
    expect(network.log.records.at(-1)?.metadata.turn.size).toBe(2);
    expect(bob.doc.getMap('edges').size).toBe(0);
    expect(network.differences()).toEqual([]);
  });

  it('[I5] drops an edge that is drawn to a node while it is removed', async () => {
    const { network, ann, bob } = await canvasOfTwo();
    removeNode(ann.doc, 'sma_20');
    connect(bob.doc, { id: 'e2', source: 'btc', target: 'sma_20' });
    await inOneTurn(network, ann, bob);
    expect(readFlow(ann.doc).edges.e2).toBeUndefined();
    expect(bob.notices.at(-1)).toMatchObject({
      kind: 'refused',
      code: 'node-not-found',
      path: { edge: 'e2' },
    });
    expect(network.differences()).toEqual([]);
  });

  it.each([
    ['of the same turn', true],
    ['that was compensated before', false],
  ])('[I6] takes a legitimate write that lost to a refused one %s', async (_, isOneTurn) => {
    const { network, ann, bob } = await canvasOfTwo();
    const before = network.log.records.length;
    editParams(bob.doc, 'rsi_14', { period: -5 });
    editParams(ann.doc, 'rsi_14', { period: 7 });
    await (isOneTurn ? inOneTurn : oneAfterTheOther)(network, bob, ann);
    expect(network.room.current().flow?.nodes.rsi_14?.params.period).toBe(7);
    expect(since(network, before)).toContain('ann NodeEdited');
    expect(bob.notices.some(({ kind }) => kind === 'refused')).toBe(true);
    expect(network.differences()).toEqual([]);
  });

  it.each([
    ['of the same turn', true],
    ['that was compensated before', false],
  ])('[I6] adds a legitimate node that lost its id to a refused one %s', async (_, isOneTurn) => {
    const { network, ann, bob } = await canvasOfTwo();
    addNode(bob.doc, { id: 'atr', type: 'function', kind: 'no_such_kind' });
    addNode(ann.doc, { id: 'atr', type: 'function', kind: 'atr', params: { period: 9 } });
    await (isOneTurn ? inOneTurn : oneAfterTheOther)(network, bob, ann);
    expect(readFlow(bob.doc).nodes.atr).toMatchObject({ kind: 'atr', params: { period: 9 } });
    expect(network.differences()).toEqual([]);
  });

  it('[I6] takes an edit inside a map that had been put back meanwhile', async () => {
    const { network, ann, bob } = await canvasOfTwo();
    ann.doc.getMap('nodes').set('rsi_14', 'garbage');
    setLabel(bob.doc, 'rsi_14', 'kept');
    await oneAfterTheOther(network, ann, bob);
    expect(network.room.current().flow?.nodes.rsi_14?.label).toBe('kept');
    expect(network.differences()).toEqual([]);
  });
});
