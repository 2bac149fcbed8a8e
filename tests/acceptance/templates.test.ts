import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Client, client } from '../fixtures/client.js';
import { type Product, startProduct } from '../fixtures/product.js';

let product: Product;
let api: Client;

beforeAll(async () => {
  product = await startProduct();
  api = client(product.origin);
});
afterAll(async () => {
  await product.stop();
  product.removeData();
});

interface Template {
  id: string;
  sentence: string;
  nodes: Record<string, { id: string; kind: string; params: unknown; formula?: string }>;
  evidence: { status: string };
}

it('offers at least twenty templates, and a template’s sentence typed in the chat makes its flow', async () => {
  const { status, body } = await api.get<Template[]>('/templates');
  expect(status).toBe(200);
  expect(body.length).toBeGreaterThanOrEqual(20);
  for (const id of ['btc-eth-pair', 'strongest-coin', 'weekly-purchases', 'trend-filter']) {
    const template = body.find((one) => one.id === id);
    if (template === undefined) throw new Error(`there is no template ${id}`);
    await api.post('/flows', { id, name: id });
    const reply = await api.post<{ status: string }>(`/flows/${id}/chat`, { text: template.sentence });
    expect(reply.body.status).toBe('done');
    const flow = await api.get<{ nodes: { id: string; kind: string; params: unknown; formula?: string }[] }>(
      `/flows/${id}`,
    );
    const plain = (node: { id: string; kind: string; params: unknown; formula?: string }) => [
      node.id,
      node.kind,
      node.params,
      node.formula,
    ];
    expect(flow.body.nodes.map(plain).sort()).toEqual(Object.values(template.nodes).map(plain).sort());
  }
});

it('keeps no key that is typed in the chat: neither in the conversation, nor in the events, nor in the history', async () => {
  await api.post('/flows', { id: 'masked', name: 'Masked' });
  const keys = [
    `sk-ant-api03-${'A1b2C3d4'.repeat(8)}`,
    `AKIA${'ABCDEFGH12345678'}`,
    `Bearer ${'9f8e7d6c5b4a3f2e'.repeat(4)}`,
  ];
  for (const key of keys)
    await api.post('/flows/masked/chat', { text: `my key is ${key}, buy BTC when RSI crosses above 70` });
  const stored = await Promise.all(
    ['/flows/masked/chat', '/flows/masked/events', '/flows/masked', '/translations?flowId=masked'].map(
      async (path) => JSON.stringify((await api.get(path)).body),
    ),
  );
  for (const key of keys) {
    const secret = key.replace('Bearer ', '');
    for (const text of stored) expect(text).not.toContain(secret);
  }
  expect(stored[0]).toContain('RSI crosses above 70');
});
