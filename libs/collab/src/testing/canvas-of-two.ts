import type { RoomLimits } from '../room-api.js';
import { roomyLimits, TestNetwork } from './test-network.js';
import type { TestPeer } from './test-peer.js';

/**
 * A flow with `btc → rsi_14` (edge `e1`) and `sma_20`, and two people on its canvas. Ann's client id is lower than
 * Bob's: of their concurrent writes to one key Yjs takes Bob's.
 */
export async function canvasOfTwo(
  limits: Partial<RoomLimits> = {},
): Promise<{ network: TestNetwork; ann: TestPeer; bob: TestPeer }> {
  const network = new TestNetwork(1, { ...roomyLimits, ...limits });
  await network.create();
  await network.execute([
    { type: 'AddNode', id: 'btc', nodeType: 'data', kind: 'price' },
    { type: 'AddNode', id: 'rsi_14', nodeType: 'function', kind: 'rsi', params: { period: 14 } },
    { type: 'AddNode', id: 'sma_20', nodeType: 'function', kind: 'sma', params: { period: 20 } },
    { type: 'ConnectNodes', id: 'e1', source: 'btc', target: 'rsi_14' },
  ]);
  const ann = await network.joined('ann');
  const bob = await network.joined('bob');
  ann.doc.clientID = 1_000;
  bob.doc.clientID = 2_000;
  return { network, ann, bob };
}
