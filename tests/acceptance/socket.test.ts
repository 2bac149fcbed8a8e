import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { type Client, client } from '../fixtures/client.js';
import { type Product, startProduct } from '../fixtures/product.js';
import { waitFor } from '../fixtures/wait-for.js';

let product: Product;
let api: Client;
const open: { destroy(): void }[] = [];

beforeAll(async () => {
  product = await startProduct();
  api = client(product.origin);
  await api.post('/flows', { id: 'shared', name: 'Shared' });
});
afterAll(async () => {
  for (const one of open) one.destroy();
  await product.stop();
  product.removeData();
});

/** A stock y-websocket client. */
async function join(flowId: string) {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`ws://127.0.0.1:${product.port}/collab`, flowId, doc, {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  open.push(provider);
  await waitFor('the first sync', () => provider.synced);
  return {
    doc,
    provider,
    nodes: doc.getMap<Y.Map<unknown>>('nodes'),
    edges: doc.getMap<Y.Map<unknown>>('edges'),
  };
}

/** Connects by hand, sends one frame, and gives the code with which the server closes. */
function closeCodeAfter(
  path: string,
  frame?: Uint8Array,
  headers: Record<string, string> = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${product.port}${path}`, { headers });
    socket.on('open', () => frame && socket.send(frame));
    socket.on('close', (code) => resolve(code));
    socket.on('error', (error) => reject(error));
  });
}

interface FlowView {
  nodes: { id: string; params: Record<string, unknown>; label: string; formula?: string }[];
  edges: unknown[];
}
const flow = async () => (await api.get<FlowView>('/flows/shared')).body;

function node(type: string, kind: string, params: Record<string, unknown> = {}): Y.Map<unknown> {
  return new Y.Map<unknown>([
    ['type', type],
    ['kind', kind],
    ['position', { x: 10, y: 20 }],
    ['params', new Y.Map(Object.entries(params))],
  ]);
}

describe('the canvas socket', () => {
  it('makes a stock client a full participant and completes the keys that it leaves out', async () => {
    const [ada, ben] = [await join('shared'), await join('shared')];
    ada.nodes.set('rsi_14', node('function', 'rsi', { period: 14 }));
    await waitFor('the node at the other client', () => ben.nodes.get('rsi_14')?.get('label') !== undefined);
    expect((await flow()).nodes).toMatchObject([{ id: 'rsi_14', label: 'RSI 14', params: { period: 14 } }]);
    (ben.nodes.get('rsi_14')?.get('params') as Y.Map<unknown>).set('period', 21);
    await waitFor('the change in the log', async () => (await flow()).nodes[0]?.params.period === 21);
    await waitFor('both to be equal', () => isDeepStrictEqual(ada.doc.toJSON(), ben.doc.toJSON()));
  });

  it('takes back what the rules forbid, for everybody, and keeps the refusal for the audit', async () => {
    const [ada, ben] = [await join('shared'), await join('shared')];
    ada.nodes.set('nonsense', node('function', 'crystal_ball'));
    await waitFor('the node to be taken back', () => !ada.nodes.has('nonsense'));
    expect(ben.nodes.has('nonsense')).toBe(false);
    const audit = await api.get<{ entries: { refusal: { code: string } | null }[] }>(
      '/audit?flowId=shared&type=ChangeRefused',
    );
    expect(audit.body.entries.at(-1)?.refusal?.code).toBe('unknown-kind');
  });

  it('shows commands of others live', async () => {
    const ada = await join('shared');
    await api.post('/flows/shared/chat', { text: '/add-node data BTC price from Binance' });
    await waitFor('the data node', () => [...ada.nodes.values()].some((one) => one.get('type') === 'data'));
  });

  it('closes an undecodable frame with 4400 and one that is too large with 4409, at any size', async () => {
    expect(await closeCodeAfter('/collab/shared', Uint8Array.from([0, 2, 5, 255, 255, 255, 255, 255]))).toBe(
      4400,
    );
    expect(await closeCodeAfter('/collab/shared', new Uint8Array(1_048_577))).toBe(4409);
    expect(await closeCodeAfter('/collab/shared', new Uint8Array(8_000_000))).toBe(4409);
    expect((await flow()).nodes.length).toBeGreaterThan(0);
  });

  it('closes with 4404 where there is no such flow, or an archived one', async () => {
    expect(await closeCodeAfter('/collab/nobody')).toBe(4404);
    await api.post('/flows', { id: 'archived', name: 'x' });
    await api.delete('/flows/archived');
    expect(await closeCodeAfter('/collab/archived')).toBe(4404);
  });

  it('turns away the page of another site', async () => {
    await expect(
      closeCodeAfter('/collab/shared', undefined, { origin: 'http://evil.example' }),
    ).rejects.toThrow('403');
  });

  it('loses nothing that anybody saw when the server is killed, and clients come back by themselves', async () => {
    const [ada, ben] = [await join('shared'), await join('shared')];
    for (let index = 0; index < 20; index += 1) {
      ada.nodes.set(`kept_${index}`, node('function', 'sma', { period: index + 2 }));
      await waitFor(`edit ${index} at the other client`, () => ben.nodes.has(`kept_${index}`));
    }
    await product.kill();
    product = await startProduct({ dataDirectory: product.dataDirectory, port: product.port });
    api = client(product.origin);
    const kept = (await flow()).nodes.filter(({ id }) => id.startsWith('kept_'));
    expect(kept).toHaveLength(20);
    ada.nodes.set('after', node('function', 'ema', { period: 9 }));
    await waitFor('an edit after the restart', () => ben.nodes.has('after'), 40_000);
  });
});
