import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, client } from '../fixtures/client.js';
import { type Product, runCommand, startProduct } from '../fixtures/product.js';

interface Flow {
  name: string;
  revision: number;
  nodes: { id: string }[];
  edges: { id: string }[];
}

describe('versions of a flow', () => {
  let product: Product;
  let api: Client;
  let named: number;
  const flow = async (path = '') => (await api.get<Flow>(`/flows/desk${path}`)).body;

  beforeAll(async () => {
    product = await startProduct();
    api = client(product.origin);
    await api.post('/flows', { id: 'desk', name: 'Desk' });
    await api.post('/flows/desk/chat', { text: 'Buy BTC when RSI crosses above 70, stop 5%' });
    named = (await flow()).revision;
  });
  afterAll(async () => {
    await product.stop();
    product.removeData();
  });

  it('a revision gets a name by an event, and the flow stays as it is', async () => {
    const before = await flow();
    expect(await api.post('/flows/desk/versions', { name: ' First draft ' })).toMatchObject({
      status: 201,
      body: { revision: named, name: 'First draft' },
    });
    await api.post('/flows/desk/versions', { revision: 1, name: 'Empty' });
    await api.post('/flows/desk/versions', { revision: 1, name: 'Before everything' });
    const { body } = await api.get<{ versions: object[] }>('/flows/desk/versions');
    expect(body.versions).toMatchObject([
      { revision: named, name: 'First draft' },
      { revision: 1, name: 'Before everything' },
    ]);
    const after = await flow();
    expect({ ...after, revision: 0 }).toEqual({ ...before, revision: 0 });
    const seen = { type: 'RenameFlow', name: before.name, expectedRevision: before.revision };
    expect((await api.post('/flows/desk/commands', seen)).status).toBe(201);
  });

  it('refuses a name for a revision that is not there, and no name', async () => {
    expect(await api.post('/flows/desk/versions', { revision: 9_999, name: 'x' })).toMatchObject({
      status: 404,
      body: { code: 'revision-not-found' },
    });
    expect((await api.post('/flows/desk/versions', { name: '   ' })).status).toBe(422);
    expect((await api.post('/flows/desk/versions', { name: 'x', colour: 'red' })).status).toBe(400);
    expect((await api.get('/flows/nobody/versions')).status).toBe(404);
  });

  it('two revisions are compared with the values before and after', async () => {
    await api.post('/flows/desk/commands', [
      { type: 'EditNode', id: 'rsi_14', params: { period: 21 } },
      { type: 'AddNode', id: 'sma_50', nodeType: 'function', kind: 'sma', params: { period: 50 } },
      { type: 'RemoveNode', id: 'stop_loss' },
    ]);
    const { body } = await api.get(`/flows/desk/diff?from=${named}`);
    expect(body).toMatchObject({
      ...{ from: named, flow: [] },
      nodes: {
        added: [{ id: 'sma_50', params: { period: 50 } }],
        removed: [{ id: 'stop_loss' }],
        changed: [{ id: 'rsi_14', changes: [{ key: 'params.period', before: 14, after: 21 }] }],
      },
    });
    const back = (await api.get(`/flows/desk/diff?from=${(await flow()).revision}&to=${named}`)).body;
    expect(back).toMatchObject({ nodes: { added: [{ id: 'stop_loss' }], removed: [{ id: 'sma_50' }] } });
    expect((await api.get('/flows/desk/diff?from=0')).status).toBe(400);
    expect((await api.get('/flows/desk/diff?from=1&to=9999')).status).toBe(404);
  });

  it('a branch begins as the flow was at a revision, says so, and goes its own way', async () => {
    const { status, body } = await api.post<{ id: string; name: string }>('/flows/desk/branch', {
      revision: named,
    });
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { origin: { flowId: 'desk', revision: named } },
    });
    const [branch, then] = [
      (await api.get<Flow>(`/flows/${body.id}`)).body,
      await flow(`/revisions/${named}`),
    ];
    const sorted = (items: { id: string }[]) => [...items].sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(sorted(branch.nodes)).toEqual(sorted(then.nodes));
    expect(sorted(branch.edges)).toEqual(sorted(then.edges));
    expect((await api.get(`/flows/${body.id}/versions`)).body).toMatchObject({
      origin: { flowId: 'desk', revision: named },
    });
    await api.post(`/flows/${body.id}/commands`, { type: 'RemoveNode', id: 'rsi_14' });
    expect((await flow()).nodes.some(({ id }) => id === 'rsi_14')).toBe(true);
    const env = { DATA_DIR: product.dataDirectory };
    for (const id of ['desk', body.id])
      expect(await runCommand('verify', ['--flow', id], env)).toMatchObject({ code: 0 });
    expect((await api.post('/flows/desk/branch', { id: 'desk' })).status).toBe(409);
  });
});
