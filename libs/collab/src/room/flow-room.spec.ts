import { describe, expect, it } from 'vitest';
import { addNode, connect, editParams, moveNode, readFlow, removeNode } from '../client/index.js';
import { TestNetwork } from '../testing/index.js';

describe('a flow room', () => {
  it('shows an edit to everybody once it is stored', async () => {
    const network = new TestNetwork(1);
    await network.create();
    const [ann, bob] = [await network.joined('ann'), await network.joined('bob')];
    addNode(ann.doc, { id: 'btc', type: 'data', kind: 'price' });
    addNode(ann.doc, { id: 'rsi_14', type: 'function', kind: 'rsi', params: { period: 14 } });
    await network.deliverAll();
    connect(bob.doc, { id: 'e1', source: 'btc', target: 'rsi_14' });
    moveNode(ann.doc, 'rsi_14', { x: 5, y: -0 });
    editParams(bob.doc, 'rsi_14', { period: 20 });
    await network.deliverAll();
    console.log(
      JSON.stringify(readFlow(bob.doc), null, 1),
      network.log.records.map((r) => `${r.type} ${r.metadata.actor.id}`),
    );
    removeNode(bob.doc, 'btc');
    await network.deliverAll();
    console.log(JSON.stringify(bob.notices.slice(-3)));
    expect(network.differences()).toEqual([]);
  });
});
