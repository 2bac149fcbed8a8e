import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addNode, connect, editParams, moveNode, readFlow, setLabel } from '../client/index.js';
import { canvasOfTwo, settle, TestNetwork } from '../testing/index.js';

const labelOf = (doc: Y.Doc, id: string) => readFlow(doc).nodes[id]?.label;

describe('a turn', () => {
  it('[T1] shows and acknowledges nothing before it is stored', async () => {
    const { network, ann, bob } = await canvasOfTwo();
    network.log.isHeld = true;
    setLabel(ann.doc, 'rsi_14', 'Fast');
    let isAnswered = false;
    await network.deliverAll();
    void network.room
      .execute({ author: ann.author, commands: [{ type: 'RenameFlow', name: 'New' }] })
      .then(() => {
        isAnswered = true;
      });
    const carl = await network.joined('carl');
    expect(labelOf(bob.doc, 'rsi_14')).toBe('RSI 14');
    expect(network.room.current().flow?.nodes.rsi_14?.label).toBe('RSI 14');
    expect([carl.isSynced, isAnswered]).toEqual([false, false]);

    network.log.release();
    await network.deliverAll();
    expect([labelOf(bob.doc, 'rsi_14'), labelOf(carl.doc, 'rsi_14')]).toEqual(['Fast', 'Fast']);
    expect(isAnswered).toBe(false);
    network.log.release();
    await network.deliverAll();
    expect(isAnswered).toBe(true);
  });

  it('[T2][T3] stores what came meanwhile in one append, and sends it as one update to all, authors too', async () => {
    const { network, ann, bob } = await canvasOfTwo();
    network.log.isHeld = true;
    setLabel(ann.doc, 'rsi_14', 'Fast');
    await network.deliverAll();
    moveNode(ann.doc, 'btc', { x: 1, y: 2 });
    setLabel(ann.doc, 'btc', 'Bitcoin');
    editParams(bob.doc, 'sma_20', { period: 30 });
    await network.deliverAll();
    const [before, heard] = [network.log.records.length, ann.heard.length];
    network.log.release();
    await settle();
    network.log.isHeld = false;
    network.log.release();
    await network.deliverAll();

    const together = network.log.records.slice(before + 1);
    expect(together.map(({ type }) => type).sort()).toEqual(['NodeEdited', 'NodeEdited', 'NodeMoved']);
    expect(new Set(together.map(({ metadata }) => metadata.turn.id)).size).toBe(1);
    const updates = ann.heard.slice(heard).filter((frame) => frame[0] === 0 && frame[1] === 2);
    expect(updates).toHaveLength(2);
    expect(network.differences()).toEqual([]);
  });

  it('[M3] carries its update on its last event, and says which place each event has', async () => {
    const { network, ann } = await canvasOfTwo();
    const before = network.log.records.length;
    ann.doc.transact(() => {
      setLabel(ann.doc, 'rsi_14', 'Fast');
      moveNode(ann.doc, 'btc', { x: 9, y: 9 });
    });
    await network.deliverAll();
    const [first, last] = network.log.records.slice(before);
    expect([first?.metadata.turn.index, last?.metadata.turn.index, last?.metadata.turn.size]).toEqual([
      0, 1, 2,
    ]);
    expect([first?.update, last?.update instanceof Uint8Array]).toEqual([undefined, true]);
  });

  it('[T4] makes an event of each edit, when one person edits one key twice before the turn', async () => {
    const { network, ann } = await canvasOfTwo();
    const before = network.log.records.length;
    for (const label of ['one', 'two', 'three']) setLabel(ann.doc, 'rsi_14', label);
    await network.deliverAll();
    const labels = network.log.records
      .slice(before)
      .map(({ data }) => ('label' in data ? data.label : undefined));
    expect(labels).toEqual(['one', 'two', 'three']);
    expect(network.differences()).toEqual([]);
  });

  it('[M4] stores what means nothing for the flow as CanvasSynchronised', async () => {
    const { network, ann } = await canvasOfTwo();
    const node = ann.doc.getMap('nodes').get('rsi_14') as Y.Map<unknown>;
    node.set('label', node.get('label'));
    await network.deliverAll();
    expect(network.log.records.at(-1)).toMatchObject({
      type: 'CanvasSynchronised',
      metadata: { actor: { id: 'ann' } },
    });
    expect(network.differences()).toEqual([]);
  });

  it('[M5] completes the keys that a stock client leaves out, in the same append', async () => {
    const { network, ann, bob } = await canvasOfTwo();
    const before = network.log.records.length;
    ann.doc.getMap('nodes').set(
      'atr',
      new Y.Map([
        ['type', 'function'],
        ['kind', 'atr'],
      ]),
    );
    connect(ann.doc, { id: 'e2', source: 'btc', target: 'sma_20' });
    await network.deliverAll();
    const { nodes, edges } = readFlow(bob.doc);
    expect(nodes.atr).toMatchObject({
      label: 'ATR 14',
      description: '',
      params: { period: 14 },
      formula: 'atr(period)',
    });
    expect(edges.e2).toMatchObject({ sourcePort: 'bars', targetPort: 'bars' });
    expect(network.log.records.slice(before).map(({ type }) => type)).toEqual([
      'NodeAdded',
      'NodesConnected',
    ]);
    expect(network.differences()).toEqual([]);
  });

  it('[M6] brings a command to every canvas and writes no key that stays as it is', async () => {
    const { network, ann } = await canvasOfTwo();
    const changed: string[] = [];
    (ann.doc.getMap('nodes') as Y.Map<unknown>).observeDeep((events) => {
      for (const event of events)
        changed.push(...[...event.keys.keys()].map((key) => `${event.path.join('.')}.${key}`));
    });
    await network.execute([{ type: 'EditNode', id: 'rsi_14', label: 'Fast', params: { period: 7 } }]);
    await network.deliverAll();
    expect(changed.sort()).toEqual(['rsi_14.label', 'rsi_14.params.period']);
    expect(network.differences()).toEqual([]);
  });

  it('[M7] brings what is written in another form to its canonical one', async () => {
    const { network, ann } = await canvasOfTwo();
    const node = ann.doc.getMap('nodes').get('rsi_14') as Y.Map<unknown>;
    node.set(
      'position',
      new Y.Map([
        ['x', -0],
        ['y', 5],
      ]),
    );
    node.set('params', { period: 21 });
    await network.deliverAll();
    expect(Object.is((node.get('position') as { x: number }).x, 0)).toBe(true);
    expect((node.get('params') as Y.Map<unknown>).get('period')).toBe(21);
    expect(network.room.current().flow?.nodes.rsi_14).toMatchObject({
      position: { x: 0, y: 5 },
      params: { period: 21 },
    });
    expect(network.differences()).toEqual([]);
  });

  it('[T5] is finished when the room is closed, with everything that had been received', async () => {
    const { network, ann } = await canvasOfTwo();
    network.log.isHeld = true;
    setLabel(ann.doc, 'rsi_14', 'Fast');
    await network.deliverAll();
    setLabel(ann.doc, 'btc', 'Bitcoin');
    ann.deliverToRoom();
    const closed = network.room.close(1001, 'server stops');
    network.log.isHeld = false;
    network.log.release();
    await closed;
    await network.open();
    const nodes = network.room.current().flow?.nodes;
    expect([nodes?.rsi_14?.label, nodes?.btc?.label]).toEqual(['Fast', 'Bitcoin']);
    await expect(network.execute([])).resolves.toMatchObject({ outcome: 'accepted' });
  });

  it('[M1][M2] leaves fold, document and all peers equal after adding, editing, connecting and removing', async () => {
    const network = new TestNetwork(5);
    await network.create();
    const [ann, bob] = [await network.joined('ann'), await network.joined('bob')];
    addNode(ann.doc, { id: 'btc', type: 'data', kind: 'price' });
    addNode(bob.doc, { id: 'macd', type: 'function', kind: 'macd' });
    await network.deliverAll();
    connect(ann.doc, { id: 'e1', source: 'btc', target: 'macd' });
    editParams(bob.doc, 'macd', { fast: 10 });
    await network.deliverAll();
    expect(network.room.current().flow?.nodes.macd?.params.fast).toBe(10);
    expect(network.differences()).toEqual([]);
  });
});
