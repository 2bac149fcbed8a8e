import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, client } from '../fixtures/client.js';
import { type Product, startProduct } from '../fixtures/product.js';
import { waitFor } from '../fixtures/wait-for.js';

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

it('simulates every built-in template on invented bars, and refuses none', {
  timeout: 180_000,
}, async () => {
  const { body: all } = await api.get<(Template & { origin?: string })[]>('/templates');
  const datasets = new Map<string, string>();
  const datasetFor = async (symbol: string, timeframe: string, market: string): Promise<string> => {
    const key = [symbol, timeframe, market].join();
    const { status, body } = datasets.has(key)
      ? { status: 201, body: { id: datasets.get(key) as string } }
      : await api.post<{ id: string }>('/datasets/synthetic', {
          symbol,
          timeframe,
          bars: 1_500,
          seed: datasets.size + 1,
          price: market === 'funding' ? 0.01 : 100,
          model: { model: 'gbm', drift: 0.1, volatility: 0.8 },
        });
    expect({ key, status }).toEqual({ key, status: 201 });
    datasets.set(key, body.id);
    return body.id;
  };
  const refused: Record<string, string> = {};
  let trades = 0;
  for (const { id, sentence, origin } of all) {
    if (origin === 'saved') continue;
    const flowId = `simulated-${id}`;
    await api.post('/flows', { id: flowId, name: id });
    expect(
      (await api.post<{ status: string }>(`/flows/${flowId}/chat`, { text: sentence })).body.status,
    ).toBe('done');
    const { body: flow } = await api.get<{
      nodes: { id: string; type: string; params: Record<string, string> }[];
    }>(`/flows/${flowId}`);
    const chosen: Record<string, string> = {};
    for (const { id: node, type, params } of flow.nodes)
      if (type === 'data')
        chosen[node] = await datasetFor(
          params.symbol as string,
          params.timeframe as string,
          params.market as string,
        );
    const started = await api.post<{ id: string; code?: string; detail?: string }>(
      `/flows/${flowId}/simulations`,
      { datasets: chosen, fundingBps: 1 },
    );
    if (started.status !== 202) {
      refused[id] = `${started.body.code}: ${started.body.detail}`;
      continue;
    }
    const ended = await waitFor(`the simulation of ${id}`, async () => {
      const { body } = await api.get<{
        status: string;
        trades?: unknown[];
        error?: { code: string; detail: string };
      }>(`/simulations/${started.body.id}`);
      return body.status === 'running' ? undefined : body;
    });
    if (ended.status === 'done') trades += ended.trades?.length ?? 0;
    else refused[id] = `${ended.error?.code}: ${ended.error?.detail}`;
  }
  expect(refused).toEqual({});
  expect(trades, 'they trade').toBeGreaterThan(500);
});

describe('a template of one’s own', () => {
  const momentum = 'Create a momentum strategy that buys BTC when RSI crosses above 70';
  interface Flow {
    nodes: { id: string; kind: string; position: { y: number } }[];
    edges: { id: string; source: string; target: string }[];
  }
  /** With its parts by id: their order means nothing. */
  const flow = async (id: string): Promise<Flow> => {
    const { nodes, edges } = (await api.get<Flow>(`/flows/${id}`)).body;
    const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);
    return { nodes: nodes.sort(byId), edges: edges.sort(byId) };
  };

  it('is saved from a strategy, listed first, and begins a new strategy that is the same', async () => {
    await api.post('/flows', { id: 'origin', name: 'Origin' });
    await api.post('/flows/origin/chat', { text: momentum });
    const saved = await api.post<Template & Record<string, unknown>>('/templates', {
      name: 'My momentum',
      description: 'As we trade it',
      flowId: 'origin',
    });
    expect(saved).toMatchObject({
      status: 201,
      body: {
        type: 'strategy',
        origin: 'saved',
        flowId: 'origin',
        evidence: { status: 'not-yet-simulated' },
      },
    });
    const { body: all } = await api.get<Template[]>('/templates');
    expect(all[0]).toEqual(saved.body);
    const used = await api.post<{ flowId: string }>(`/templates/${saved.body.id}/use`, {});
    expect(used.status).toBe(201);
    const copy = await flow(used.body.flowId);
    const origin = await flow('origin');
    expect(copy.nodes).toEqual(origin.nodes);
    expect(copy.edges).toEqual(origin.edges);
    const audit = await api.get('/audit?type=TemplateSaved');
    expect(JSON.stringify(audit.body)).toContain('My momentum');
  });

  it('of some nodes goes into a strategy beside what is there, as one step that can be taken back', async () => {
    const before = await flow('origin');
    const functions = before.nodes.filter(({ kind }) => kind === 'rsi' || kind === 'price');
    const saved = await api.post<Template>('/templates', {
      name: 'Price and RSI',
      flowId: 'origin',
      nodes: functions.map(({ id }) => id),
    });
    expect(saved.body).toMatchObject({ type: 'node' });
    const used = await api.post<{
      nodes: Record<string, string>;
      events: { metadata: { commandId: string } }[];
    }>(`/templates/${saved.body.id}/use`, { flowId: 'origin' });
    const after = await flow('origin');
    expect(after.nodes.length).toBe(before.nodes.length + 2);
    for (const id of Object.values(used.body.nodes)) {
      expect(before.nodes.map((node) => node.id)).not.toContain(id);
    }
    const changeSet = used.body.events[0]?.metadata.commandId;
    await api.post('/flows/origin/commands', { type: 'UndoChangeSet', changeSet });
    expect((await flow('origin')).nodes).toEqual(before.nodes);
  });

  it('tells what was measured of it, and nothing once the strategy is another', async () => {
    const { body: datasets } = await api.get<{ id: string }[]>('/datasets');
    const { body: run } = await api.post<{ id: string }>('/flows/example/simulations', {
      dataset: datasets[0]?.id,
    });
    const result = await waitFor('the simulation', async () => {
      const { body } = await api.get<{ status: string; trades: unknown[] }>(`/simulations/${run.id}`);
      return body.status === 'done' && body;
    });
    const save = async () => {
      const { body } = await api.post<Template>('/templates', { name: 'Golden', flowId: 'example' });
      return body.evidence;
    };
    expect(await save()).toMatchObject({
      ...{
        status: 'simulated',
        simulationId: run.id,
        trials: 1,
        feeBps: 10,
        tradeCount: result.trades.length,
      },
      text: expect.stringMatching(/^\d+ trades, total return .* at 10 bps of fees .* the only attempt\.$/),
    });
    await api.post('/flows/example/commands', { type: 'MoveNode', id: 'sma_50', position: { x: 1, y: 2 } });
    expect(await save()).toMatchObject({ status: 'simulated' });
    await api.post('/flows/example/commands', { type: 'EditNode', id: 'sma_50', params: { period: 51 } });
    expect(await save()).toEqual({ status: 'not-yet-simulated', text: 'Not yet simulated.' });
  });

  it('is refused for what is not there, and one that is built in stays', async () => {
    const save = (body: object) => api.post('/templates', body);
    expect(await save({ name: 'x', flowId: 'nowhere' })).toMatchObject({ status: 404 });
    expect(await save({ name: 'x', flowId: 'origin', nodes: ['nobody'] })).toMatchObject({
      status: 422,
      body: { code: 'node-not-found' },
    });
    expect(await save({ name: '', flowId: 'origin' })).toMatchObject({ status: 400 });
    await api.post('/flows', { id: 'bare', name: 'Bare' });
    expect(await save({ name: 'x', flowId: 'bare' })).toMatchObject({ body: { code: 'nothing-to-save' } });
    expect(await api.post('/templates/none/use', {})).toMatchObject({
      status: 404,
      body: { code: 'template-not-found' },
    });
    expect(await api.delete('/templates/golden-cross')).toMatchObject({
      status: 422,
      body: { code: 'template-built-in' },
    });
  });

  it('is offered no longer once it is removed', async () => {
    const own = async () =>
      (await api.get<(Template & { origin: string })[]>('/templates')).body.filter(
        ({ origin }) => origin === 'saved',
      );
    for (const { id } of await own()) expect((await api.delete(`/templates/${id}`)).status).toBe(200);
    expect(await own()).toEqual([]);
  });
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
