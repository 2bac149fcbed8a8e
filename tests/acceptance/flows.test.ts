import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

interface FlowView {
  id: string;
  name: string;
  revision: number;
  archived: boolean;
  nodes: {
    id: string;
    type: string;
    kind: string;
    label: string;
    params: Record<string, unknown>;
    formula?: string;
  }[];
  edges: { id: string; source: string; sourcePort: string; target: string; targetPort: string }[];
}
interface Stored {
  revision: number;
  position: string;
  events: {
    type: string;
    revision: number;
    data: Record<string, unknown>;
    metadata: { actor: { name: string } };
  }[];
}

const price = {
  type: 'AddNode',
  id: 'btc_price',
  nodeType: 'data',
  kind: 'price',
  params: { symbol: 'BTC/USDT' },
};
const rsi = { type: 'AddNode', id: 'rsi_14', nodeType: 'function', kind: 'rsi' };
const connect = { type: 'ConnectNodes', source: 'btc_price', target: 'rsi_14' };

async function newFlow(id: string, ...commands: unknown[]): Promise<Stored> {
  expect((await api.post('/flows', { id, name: id })).status).toBe(201);
  if (commands.length === 0) return { revision: 1, position: '', events: [] };
  const answer = await api.post<Stored>(`/flows/${id}/commands`, commands);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

describe('a flow over REST', () => {
  it('is created at revision 1 and taken afterwards', async () => {
    const first = await api.post('/flows', { id: 'created', name: 'Created', description: 'x' });
    expect(first).toMatchObject({ status: 201, body: { id: 'created', name: 'Created', revision: 1 } });
    const second = await api.post('/flows', { id: 'created', name: 'Again' });
    expect(second).toMatchObject({ status: 409, body: { code: 'flow-exists', status: 409 } });
    expect(second.headers.get('content-type')).toContain('application/problem+json');
  });

  it('stays as it is when somebody else asks for its id', async () => {
    await newFlow('taken');
    await api.post('/flows', { id: 'taken', name: 'Mine' });
    expect((await api.get<FlowView>('/flows/taken')).body.revision).toBe(1);
  });

  it('is listed with its nodes and edges as they stand, or in summary', async () => {
    await newFlow('listed', price, rsi, connect);
    const shown = (await api.get<FlowView>('/flows/listed')).body;
    const of = (flows: FlowView[]) => flows.find(({ id }) => id === 'listed');
    expect(of((await api.get<FlowView[]>('/flows')).body)).toMatchObject({
      name: shown.name,
      revision: shown.revision,
      nodes: expect.arrayContaining(shown.nodes),
      edges: shown.edges,
    });
    const short = of((await api.get<FlowView[]>('/flows?summary=true')).body);
    expect(short).toMatchObject({ nodeCount: 2, edgeCount: 1 });
    expect(short).not.toHaveProperty('nodes');
  });

  it('gets a readable id when none is given', async () => {
    const { body } = await api.post<{ id: string }>('/flows', { name: 'My Momentum!' });
    expect(body.id).toMatch(/^my-momentum-[a-z0-9-]+$/);
  });

  it('refuses ids of other shapes and unknown fields', async () => {
    expect((await api.post('/flows', { id: 'Not OK', name: 'x' })).status).toBe(400);
    expect((await api.post('/flows', { name: 'x', colour: 'red' })).body).toMatchObject({
      code: 'invalid-request',
    });
  });

  it('takes commands in an array, all or nothing, one event each', async () => {
    const { events, revision } = await newFlow('array', price, rsi, connect);
    expect(events.map((event) => event.type)).toEqual(['NodeAdded', 'NodeAdded', 'NodesConnected']);
    expect(revision).toBe(4);
    const refused = await api.post(`/flows/array/commands`, [
      { type: 'RenameFlow', name: 'Lost' },
      { type: 'RemoveNode', id: 'nobody' },
    ]);
    expect(refused).toMatchObject({ status: 422, body: { code: 'node-not-found' } });
    const { body } = await api.get<FlowView>('/flows/array');
    expect(body.name).toBe('array');
    expect(body.nodes.map((node) => node.id)).toEqual(['btc_price', 'rsi_14']);
    expect(body.nodes[1]).toMatchObject({ type: 'function', kind: 'rsi', params: { period: 14 } });
    expect(body.edges[0]).toMatchObject({
      source: 'btc_price',
      sourcePort: 'bars',
      target: 'rsi_14',
      targetPort: 'bars',
    });
  });

  it('says what is wrong with a command, and that an array is too long', async () => {
    await newFlow('told', price);
    const unknown = await api.post('/flows/told/commands', { type: 'RenameFlow', nam: 'x' });
    expect(unknown).toMatchObject({ status: 400, body: { detail: expect.stringContaining('nam') } });
    const many = Array.from({ length: 501 }, () => ({ type: 'RenameFlow', name: 'x' }));
    const tooMany = await api.post('/flows/told/commands', many);
    expect(tooMany).toMatchObject({ status: 400, body: { detail: expect.stringContaining('500') } });
  });

  it('answers a command that changes nothing with no events', async () => {
    await newFlow('nothing', price);
    const again = await api.post<Stored>('/flows/nothing/commands', { type: 'RenameFlow', name: 'nothing' });
    expect(again).toMatchObject({ status: 201, body: { events: [] } });
  });

  it('gives the first answer again for the same idempotency key, also after a restart', async () => {
    await newFlow('keys');
    const headers = { 'idempotency-key': 'key-1' };
    const first = await api.post<Stored>('/flows/keys/commands', price, headers);
    const second = await api.post<Stored>('/flows/keys/commands', price, headers);
    expect(second.status).toBe(201);
    expect(second.body).toEqual(first.body);
    const other = await api.post('/flows/keys/commands', rsi, headers);
    expect(other.status).toBe(422);
    await product.kill();
    product = await startProduct({ dataDirectory: product.dataDirectory });
    api = client(product.origin);
    const third = await api.post<Stored>('/flows/keys/commands', price, headers);
    expect(third.body.revision).toBe(first.body.revision);
    expect((await api.get<FlowView>('/flows/keys')).body.revision).toBe(first.body.revision);
  });

  it('conflicts on an expected revision only when the flow itself has changed since', async () => {
    const { revision } = await newFlow('expected', price);
    await api.post('/flows/expected/commands', { type: 'RemoveNode', id: 'nobody' });
    const fine = await api.post<Stored>('/flows/expected/commands', { ...rsi, expectedRevision: revision });
    expect(fine.status).toBe(201);
    const late = await api.post('/flows/expected/commands', {
      type: 'RenameFlow',
      name: 'late',
      expectedRevision: revision,
    });
    expect(late).toMatchObject({ status: 409, body: { code: 'revision-conflict' } });
  });

  it('refuses a cycle, incompatible ports and a node over the limit by name', async () => {
    const chain = [
      { type: 'AddNode', id: 'a', nodeType: 'function', kind: 'custom', formula: 'b + 1' },
      { type: 'AddNode', id: 'b', nodeType: 'function', kind: 'custom', formula: 'a + 1' },
      { type: 'ConnectNodes', source: 'a', target: 'b' },
    ];
    await newFlow(
      'rules',
      ...chain,
      { type: 'AddNode', id: 'order', nodeType: 'execution', kind: 'market' },
      price,
    );
    const cycle = await api.post('/flows/rules/commands', { type: 'ConnectNodes', source: 'b', target: 'a' });
    expect(cycle).toMatchObject({ status: 422, body: { code: 'graph-would-cycle' } });
    const ports = await api.post('/flows/rules/commands', {
      type: 'ConnectNodes',
      source: 'btc_price',
      target: 'order',
    });
    expect(ports).toMatchObject({ status: 422, body: { code: 'ports-incompatible' } });
    const many = Array.from({ length: 100 }, () => ({ type: 'AddNode', nodeType: 'function', kind: 'sma' }));
    expect((await api.post('/flows/rules/commands', many)).body).toMatchObject({ code: 'node-limit' });
  });

  it('shows its events page by page and itself at any revision, and can be restored', async () => {
    const { revision } = await newFlow('history', price, rsi, connect);
    await api.post('/flows/history/commands', { type: 'RemoveNode', id: 'rsi_14' });
    const page = await api.get<{ events: Stored['events']; next?: number }>(
      '/flows/history/events?after=1&limit=2',
    );
    expect(page.body.events.map((event) => event.revision)).toEqual([2, 3]);
    expect(page.body.next).toBe(3);
    const then = await api.get<FlowView>(`/flows/history/revisions/${revision}`);
    expect(then.body.nodes.map((node) => node.id)).toEqual(['btc_price', 'rsi_14']);
    const restored = await api.post<Stored>('/flows/history/restore', { revision });
    expect(restored.status).toBe(201);
    const now = await api.get<FlowView>('/flows/history');
    expect({ ...now.body, revision: 0 }).toEqual({ ...then.body, revision: 0 });
  });

  it('is archived by DELETE: readable, unchangeable, its id taken', async () => {
    await newFlow('gone', price);
    expect((await api.delete('/flows/gone')).status).toBe(200);
    expect((await api.get<FlowView>('/flows/gone')).body.archived).toBe(true);
    expect((await api.post('/flows/gone/commands', rsi)).status).toBe(422);
    expect((await api.post('/flows', { id: 'gone', name: 'x' })).status).toBe(409);
  });

  it('answers an unknown flow with 404', async () => {
    expect(await api.get('/flows/nobody')).toMatchObject({ status: 404, body: { code: 'flow-not-found' } });
  });
});

describe('hostile requests', () => {
  it.each([
    ['broken JSON', '{"type":', 400],
    ['a string for a number', JSON.stringify({ type: 'MoveNode', id: 'a', position: { x: '1', y: 2 } }), 400],
    ['an unknown field', JSON.stringify({ type: 'RemoveNode', id: 'a', force: true }), 400],
    ['an unknown command', JSON.stringify({ type: 'DropTable' }), 400],
    [
      'a prototype key',
      '{"type":"EditNode","id":"btc_price","params":{"__proto__":{"x":1}}}',
      [400, 422, 201],
    ],
  ])('%s is answered with a problem and changes nothing', async (_, body, status) => {
    const id = `hostile-${Math.random().toString(36).slice(2, 8)}`;
    await newFlow(id, price);
    const before = (await api.get<FlowView>(`/flows/${id}`)).body;
    const response = await fetch(`${product.origin}/api/flows/${id}/commands`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect([status].flat()).toContain(response.status);
    const after = (await api.get<FlowView>(`/flows/${id}`)).body;
    expect(after.nodes).toEqual(before.nodes);
  });

  it('turns away other hosts, other origins and writes from other sites', async () => {
    const body = JSON.stringify({ name: 'x' });
    const post = (headers: Record<string, string>) =>
      fetch(`${product.origin}/api/flows`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      });
    expect((await post({ origin: 'http://evil.example' })).status).toBe(403);
    expect((await post({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await post({ 'sec-fetch-site': 'same-origin', origin: product.origin })).status).toBe(201);
  });
});

it('takes back what one request changed, lists change sets, and brings it back', async () => {
  await newFlow('steps', price, rsi, connect);
  const edit = { type: 'EditNode', id: 'rsi_14', params: { period: 21 } };
  await api.post('/flows/steps/commands', edit);
  type Steps = {
    undo: { id: string; name: string };
    redo: { id: string; name: string } | null;
    changeSets: unknown[];
  };
  const { body: steps } = await api.get<Steps>('/flows/steps/changesets');
  expect(steps.undo.name).toBe('set period of RSI 14 to 21');
  expect(steps.changeSets).toHaveLength(2);
  expect((await api.get<Steps>('/flows/steps/changesets?limit=0')).body.changeSets).toEqual([]);
  const undo = await api.post<Stored>('/flows/steps/commands', {
    type: 'UndoChangeSet',
    changeSet: steps.undo.id,
  });
  expect(undo.body.events.map(({ type }) => type)).toEqual(['ChangeSetUndone', 'NodeEdited']);
  const { body: after } = await api.get<Steps>('/flows/steps/changesets');
  expect(after.redo?.name).toBe('set period of RSI 14 to 21');
  await api.post('/flows/steps/commands', { type: 'UndoChangeSet', changeSet: after.redo?.id });
  const { body: flow } = await api.get<FlowView>('/flows/steps');
  expect(flow.nodes.find(({ id }) => id === 'rsi_14')?.params.period).toBe(21);
  const again = await api.post('/flows/steps/commands', { type: 'UndoChangeSet', changeSet: 'no-such' });
  expect(again).toMatchObject({ status: 422, body: { code: 'change-set-not-found' } });
});
