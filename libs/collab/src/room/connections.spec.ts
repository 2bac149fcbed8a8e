import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { editParams, moveNode, readFlow, setLabel } from '../client/index.js';
import { canvasOfTwo, settle, TestNetwork, type TestPeer } from '../testing/index.js';
import { askFrame, updateFrame } from '../wire/protocol.js';

const codes = (peer: TestPeer) => peer.closes.map(({ code }) => code);

/** The update that a client would send for this edit, without its document keeping it. */
function updateOf(doc: Y.Doc, edit: (doc: Y.Doc) => void): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  copy.clientID = 77_777;
  const before = Y.encodeStateVector(copy);
  edit(copy);
  return Y.encodeStateAsUpdate(copy, before);
}

describe('a connection', () => {
  it.each<[string, (good: Uint8Array) => Uint8Array]>([
    ['nothing', () => new Uint8Array()],
    ['an unknown message type', () => new Uint8Array([9, 1, 1])],
    ['a length that reaches beyond the frame', () => new Uint8Array([0, 2, 200, 1])],
    ['noise in place of an update', () => updateFrame(new Uint8Array([5, 200, 3, 99]))],
    ['a truncated update', (good) => updateFrame(good.slice(0, -4))],
    ['a state vector that is none', () => askFrame(new Uint8Array([7, 1]))],
  ])('[C1] is closed with 4400 after %s, and the document has no part of it', async (_, frameOf) => {
    const { network, ann } = await canvasOfTwo();
    const before = network.log.records.length;
    const good = updateOf(ann.doc, (doc) => {
      setLabel(doc, 'rsi_14', 'first part');
      moveNode(doc, 'btc', { x: 4, y: 4 });
    });
    ann.line?.toRoom.push(frameOf(good));
    await network.deliverAll();
    expect(codes(ann)).toEqual([4400]);
    expect(network.log.records).toHaveLength(before);
  });

  it('[C2] is closed with 4409 after a frame over 1 MiB', async () => {
    const { network, ann } = await canvasOfTwo();
    ann.line?.toRoom.push(new Uint8Array(1_048_577));
    await network.deliverAll();
    expect(codes(ann)).toEqual([4409]);
  });

  it('[C3] that may only look follows, and is closed with 4403 when it writes', async () => {
    const { network, ann } = await canvasOfTwo();
    const viewer = network.addPeer('viewer');
    viewer.canWrite = false;
    network.connect(viewer);
    setLabel(ann.doc, 'rsi_14', 'seen');
    await network.deliverAll();
    expect(readFlow(viewer.doc).nodes.rsi_14?.label).toBe('seen');
    viewer.disconnect();
    network.connect(viewer);
    await network.deliverAll();
    expect(viewer.isSynced).toBe(true);
    setLabel(viewer.doc, 'rsi_14', 'mine');
    await network.deliverAll();
    expect(codes(viewer)).toEqual([4403]);
    expect(network.room.current().flow?.nodes.rsi_14?.label).toBe('seen');
  });

  it('[C4] is closed with 4404 when there is no flow, and when the flow is archived', async () => {
    const nothing = new TestNetwork(1);
    await nothing.open();
    const early = await nothing.joined();
    expect(codes(early)).toEqual([4404]);

    const { network, ann } = await canvasOfTwo();
    await network.execute([{ type: 'ArchiveFlow' }]);
    await network.deliverAll();
    const late = await network.joined('late');
    expect([codes(ann), codes(late)]).toEqual([[4404], [4404]]);
  });

  it('[C5] may send bursts of four times its rate, and is closed with 4529 beyond', async () => {
    const { network, ann } = await canvasOfTwo({ maxEditsPerSecond: 5 });
    for (let x = 1; x <= 20; x++) moveNode(ann.doc, 'btc', { x, y: 0 });
    await network.deliverAll();
    expect(network.room.current().flow?.nodes.btc?.position.x).toBe(20);
    await network.clock.advance(1_000);
    for (let x = 1; x <= 6; x++) moveNode(ann.doc, 'btc', { x, y: 1 });
    await network.deliverAll();
    expect(codes(ann)).toEqual([4529]);
    expect(network.room.current().flow?.nodes.btc?.position).toEqual({ x: 5, y: 1 });
  });

  it('[C6] is closed with 4529 and told the limit when it is one too many', async () => {
    const { network, ann } = await canvasOfTwo({ maxUsers: 2 });
    const third = await network.joined('third');
    expect(third.closes).toMatchObject([{ code: 4529, reason: expect.stringContaining('2 users') }]);
    ann.disconnect();
    network.connect(third);
    await network.deliverAll();
    expect(third.isSynced).toBe(true);
    expect(network.room.connections()).toBe(2);
  });

  it('[C7] is asked once for what its update builds on, which waits outside the document until then', async () => {
    const { network, ann, bob } = await canvasOfTwo();
    setLabel(ann.doc, 'rsi_14', 'first');
    editParams(ann.doc, 'rsi_14', { period: 5 });
    const lost = ann.line?.toRoom.shift();
    const heard = ann.heard.length;
    while (ann.deliverToRoom());
    await settle();
    expect(lost).toBeDefined();
    expect(network.room.current().flow?.nodes.rsi_14).toMatchObject({
      label: 'RSI 14',
      params: { period: 14 },
    });
    await network.deliverAll();
    expect(readFlow(bob.doc).nodes.rsi_14).toMatchObject({ label: 'first', params: { period: 5 } });
    expect(ann.heard.slice(heard).filter((frame) => frame[0] === 0 && frame[1] === 0)).toHaveLength(1);
    expect(network.differences()).toEqual([]);
  });

  it('[C7] can not make the room ask for ever with an update whose predecessors it never had', async () => {
    const { network, ann } = await canvasOfTwo();
    const stranger = new Y.Doc();
    stranger.clientID = 55_555;
    stranger.getMap('meta').set('name', 'one');
    const before = Y.encodeStateVector(stranger);
    stranger.getMap('meta').set('description', 'two');
    ann.line?.toRoom.push(updateFrame(Y.encodeStateAsUpdate(stranger, before)));
    await network.deliverAll();
    expect(ann.line).not.toBeNull();
    expect(network.differences()).toEqual([]);
  });

  it('[C8] is closed with 4410 when its document is of another epoch, before its update is read', async () => {
    const { network, ann } = await canvasOfTwo();
    const before = network.log.records.length;
    const stray = network.addPeer('stray');
    stray.doc.getMap('meta').set('name', 'from another time');
    network.connect(stray);
    await network.deliverAll();
    expect(codes(stray)).toEqual([4410]);
    expect(network.log.records).toHaveLength(before);
    ann.disconnect();
    network.connect(ann);
    await network.deliverAll();
    expect([codes(ann), ann.isSynced]).toEqual([[], true]);
  });

  it('[C9] gets the whole stored document first, and shares its bytes with all who join at that version', async () => {
    const { network } = await canvasOfTwo();
    await network.kill();
    const newcomers = [network.addPeer('c'), network.addPeer('d'), network.addPeer('e')];
    for (const peer of newcomers) network.connect(peer);
    await network.deliverAll();
    const answers = newcomers.map(({ heard }) => heard.find((frame) => frame[0] === 0 && frame[1] === 1));
    expect(new Set(answers).size).toBe(1);
    for (const { doc } of newcomers)
      expect(Object.keys(readFlow(doc).nodes)).toEqual(['btc', 'rsi_14', 'sma_20']);
    expect(network.room.connections()).toBe(3);
  });

  it('[C10] that reads slowly gets what it missed as one update', async () => {
    const { network, ann, bob } = await canvasOfTwo();
    bob.isSlow = true;
    for (let x = 1; x <= 40; x++) {
      moveNode(ann.doc, 'btc', { x, y: 0 });
      await network.deliverAll();
    }
    const heard = bob.heard.length;
    bob.stopBeingSlow();
    await network.deliverAll();
    expect(bob.heard.slice(heard).filter((frame) => frame[0] === 0)).toHaveLength(1);
    expect(readFlow(bob.doc).nodes.btc?.position.x).toBe(40);
    expect(network.differences()).toEqual([]);
  });

  it('[C10] that stays behind for too long is closed with 1013, and has everything when it comes back', async () => {
    const { network, ann, bob } = await canvasOfTwo();
    bob.isSlow = true;
    moveNode(ann.doc, 'btc', { x: 1, y: 1 });
    await network.deliverAll();
    await network.clock.advance(30_000);
    bob.isSlow = false;
    await network.deliverAll();
    expect(codes(bob)).toEqual([1013]);
    network.connect(bob);
    await network.deliverAll();
    expect(readFlow(bob.doc).nodes.btc?.position.x).toBe(1);
    expect(network.differences()).toEqual([]);
  });

  it('[C11] hears something at least every 15 seconds', async () => {
    const { network, ann } = await canvasOfTwo();
    let silence = 0;
    for (let second = 0; second < 90; second++) {
      const heard = ann.heard.length;
      await network.clock.advance(1_000);
      await network.deliverAll();
      silence = ann.heard.length > heard ? 0 : silence + 1;
      expect(silence).toBeLessThan(15);
    }
  });
});
