import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, client } from '../fixtures/client.js';
import { type Product, startProduct } from '../fixtures/product.js';

let product: Product;
let api: Client;
/** Two people: browsers of their own. */
let ada: Client;
let ben: Client;

beforeAll(async () => {
  product = await startProduct();
  api = client(product.origin);
  const person = (letter: string) => client(product.origin, { cookie: `session=${letter.repeat(32)}` });
  ada = person('a');
  ben = person('b');
});
afterAll(async () => {
  await product.stop();
  product.removeData();
});

interface Part {
  key: string;
  change: string;
  label: string;
  outlook?: { stands: string; why?: string };
  settled?: { state: string; by: { id: string; name: string }; at: string };
  properties: { key: string; before: unknown; after: unknown }[];
}
interface Proposal {
  id: string;
  request: string;
  outcome: string;
  isOpen: boolean;
  parts: Part[];
}
interface Flow {
  revision: number;
  name: string;
  nodes: { id: string; kind: string; formula?: string; params: Record<string, unknown> }[];
  edges: { id: string; source: string; target: string }[];
}
interface Reply {
  reply: string;
  status: string;
  data?: { proposalId?: string; flowId?: string };
}

const flow = async (id: string) => (await api.get<Flow>(`/flows/${id}`)).body;
const proposals = async (id: string) =>
  (await api.get<{ proposals: Proposal[] }>(`/flows/${id}/proposals`)).body.proposals;
const part = ({ parts }: Proposal, key: string) => parts.find((one) => one.key === key);
const partOf = async (id: string, key: string) => part((await proposals(id))[0]!, key);

async function strategy(id: string): Promise<void> {
  await api.post('/flows', { id, name: id });
  const text = 'Create a momentum strategy that buys BTC when RSI crosses above 70';
  expect((await ada.post<Reply>(`/flows/${id}/chat`, { text })).body.status).toBe('done');
}
async function propose(id: string, text: string): Promise<string> {
  const { body } = await ada.post<Reply>(`/flows/${id}/chat`, { text, mode: 'propose' });
  expect(body).toMatchObject({ status: 'done', reply: expect.stringContaining('nothing changed yet') });
  return body.data?.proposalId ?? '';
}
const filter = 'add a 50-day SMA filter: only buy when price is above it';

describe('a request in propose mode', () => {
  it('changes nothing, and is found again with its difference', async () => {
    await strategy('waits');
    const before = await flow('waits');
    const id = await propose('waits', filter);
    expect(await flow('waits')).toEqual(before);
    const [proposal] = await proposals('waits');
    expect(proposal).toMatchObject({ id, request: filter, isOpen: true, outcome: 'proposed' });
    expect(proposal!.parts.map(({ key, change }) => `${change} ${key}`).sort()).toEqual([
      'added edge/btc_price_to_sma_50',
      'added edge/sma_50_to_momentum_rules',
      'added node/sma_50',
      'changed node/momentum_rules',
    ]);
    const { body } = await api.get<{ outcome: string; proposalId: string }[]>('/translations?flowId=waits');
    expect(body[0]).toMatchObject({ outcome: 'proposed', proposalId: id });
  });

  it('for a new strategy waits on an empty canvas of its own', async () => {
    const { body } = await ada.post<Reply>('/flows/waits/chat', {
      text: '/create-strategy "Reversion" Buy ETH when RSI < 30, sell when RSI > 70',
      mode: 'propose',
    });
    const made = body.data?.flowId ?? '';
    expect(made).not.toBe('waits');
    expect((await flow(made)).nodes).toEqual([]);
    const accepted = await ada.post(`/flows/${made}/proposals/${body.data?.proposalId}/accept`, {});
    expect(accepted.status).toBe(200);
    expect((await flow(made)).nodes.length).toBeGreaterThan(4);
  });

  it('is refused when the mode is none', async () => {
    const answer = await ada.post('/flows/waits/chat', { text: 'hello', mode: 'maybe' });
    expect(answer.status).toBe(400);
  });
});

describe('accepting', () => {
  it('one node, while somebody else edits at that moment, takes over that node and loses neither edit', async () => {
    await strategy('part');
    const id = await propose('part', filter);
    const [accepted, edited] = await Promise.all([
      ada.post(`/flows/part/proposals/${id}/accept`, { nodes: ['sma_50'] }),
      ben.post('/flows/part/commands', { type: 'EditNode', id: 'rsi_14', params: { period: 21 } }),
    ]);
    expect([accepted.status, edited.status]).toEqual([200, 201]);
    const now = await flow('part');
    expect(now.nodes.find((node) => node.id === 'rsi_14')?.params.period).toBe(21);
    expect(now.edges.map((edge) => edge.id)).toContain('btc_price_to_sma_50');
    expect(now.nodes.find((node) => node.id === 'momentum_rules')?.formula).not.toContain('sma_50');
    const [proposal] = await proposals('part');
    expect(proposal).toMatchObject({ isOpen: true, outcome: 'partly' });
    expect(part(proposal!, 'node/sma_50')?.settled).toMatchObject({
      state: 'accepted',
      by: { name: expect.any(String) },
      at: expect.any(String),
    });
    const { body } = await api.get<{ outcome: string }[]>('/translations?flowId=part');
    expect(body[0]?.outcome).toBe('partly');
  });

  it('is one change set named after the request, and can be taken back after others edited', async () => {
    await strategy('back');
    const id = await propose('back', filter);
    const before = await flow('back');
    const { body } = await ada.post<{ commandId: string }>(`/flows/back/proposals/${id}/accept`, {});
    await ben.post('/flows/back/commands', { type: 'EditNode', id: 'rsi_14', label: 'Mine' });
    const { body: sets } = await ada.get<{ changeSets: { id: string; request?: string }[] }>(
      '/flows/back/changesets',
    );
    expect(sets.changeSets.find((set) => set.id === body.commandId)?.request).toBe(filter);
    const undone = await ada.post('/flows/back/commands', {
      type: 'UndoChangeSet',
      changeSet: body.commandId,
    });
    expect(undone.status).toBe(201);
    const after = await flow('back');
    expect(after.nodes.map((node) => node.id)).toEqual(before.nodes.map((node) => node.id));
    expect(after.nodes.find((node) => node.id === 'rsi_14')).toMatchObject({ label: 'Mine' });
  });

  it('between two nodes replaces the edge', async () => {
    await strategy('between');
    const id = await propose('between', 'add a take profit of 10%');
    const accepted = await ada.post(`/flows/between/proposals/${id}/accept`, { nodes: ['take_profit'] });
    expect(accepted.body).toMatchObject({ proposal: { outcome: 'accepted', isOpen: false } });
    const { edges } = await flow('between');
    const into = edges.filter((edge) => edge.target === 'market_order').map((edge) => edge.source);
    expect(into).toEqual(['take_profit']);
  });

  it('what somebody changed since leaves theirs, says why, and takes over when told to', async () => {
    await strategy('stale');
    const id = await propose('stale', 'use ETH instead of BTC');
    await ben.post('/flows/stale/commands', {
      type: 'EditNode',
      id: 'btc_price',
      label: 'SOL price',
      params: { symbol: 'SOL' },
    });
    expect(await partOf('stale', 'node/btc_price')).toMatchObject({
      outlook: { stands: 'changed-since', why: expect.stringContaining('changed since') },
    });
    const refused = await ada.post(`/flows/stale/proposals/${id}/accept`, {});
    expect(refused).toMatchObject({ status: 422, body: { code: 'nothing-to-accept' } });
    const forced = await ada.post(`/flows/stale/proposals/${id}/accept`, { overwrite: true });
    expect(forced.status).toBe(200);
    expect((await flow('stale')).nodes.find((node) => node.id === 'btc_price')?.params.symbol).toBe('ETH');
  });

  it('by two people at once happens once', async () => {
    await strategy('twice');
    const id = await propose('twice', filter);
    const answers = await Promise.all(
      [ada, ben].map((person) => person.post(`/flows/twice/proposals/${id}/accept`, {})),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { nodes } = await flow('twice');
    expect(nodes.filter(({ kind }) => kind === 'sma')).toHaveLength(1);
  });
});

describe('several at once', () => {
  it('wait side by side; the second is brought up to what the first came to', async () => {
    await strategy('several');
    const first = await propose('several', filter);
    const second = await propose('several', filter);
    expect((await proposals('several')).filter(({ isOpen }) => isOpen).map(({ id }) => id)).toEqual([
      second,
      first,
    ]);
    await ada.post(`/flows/several/proposals/${first}/accept`, {});
    const [other] = await proposals('several');
    expect(other!.parts.every(({ outlook }) => outlook?.stands === 'already')).toBe(true);
  });
});

describe('rejecting', () => {
  it('sets aside what was named with the edges that hang on it, and is in the audit', async () => {
    await strategy('no');
    const id = await propose('no', filter);
    const rejected = await ben.post(`/flows/no/proposals/${id}/reject`, { nodes: ['sma_50'] });
    expect(rejected.status).toBe(200);
    await ben.post(`/flows/no/proposals/${id}/reject`, {});
    const [proposal] = await proposals('no');
    expect(proposal).toMatchObject({ outcome: 'rejected', isOpen: false });
    const { body } = await api.get<{ entries: { data: { nodes: string[]; edges: string[] } }[] }>(
      '/audit?flowId=no&type=ProposalRejected',
    );
    expect(body.entries[0]?.data).toMatchObject({
      nodes: ['sma_50'],
      edges: ['btc_price_to_sma_50', 'sma_50_to_momentum_rules'],
    });
    expect(body.entries).toHaveLength(2);
  });

  it('and what cannot be: closed, unknown, half an edge, unknown fields', async () => {
    const [closed] = await proposals('no');
    const to = (id: string, body: unknown) => ada.post(`/flows/no/proposals/${id}/accept`, body);
    expect(await to(closed!.id, {})).toMatchObject({ status: 409, body: { code: 'proposal-closed' } });
    expect(await to('nowhere', {})).toMatchObject({ status: 404, body: { code: 'proposal-not-found' } });
    const id = await propose('no', filter);
    expect(await to(id, { nodes: ['ema_9'] })).toMatchObject({
      status: 422,
      body: { code: 'proposal-part-not-found' },
    });
    expect(await to(id, { edges: ['sma_50_to_momentum_rules'] })).toMatchObject({
      status: 422,
      body: { code: 'edge-needs-nodes', nodes: ['sma_50', 'momentum_rules'] },
    });
    expect((await to(id, { everything: true })).status).toBe(400);
    expect((await ada.post('/flows/nowhere/proposals/x/accept', {})).status).toBe(404);
  });
});

describe('amending', () => {
  it('chooses an assumption anew before anything is accepted', async () => {
    await strategy('other');
    const id = await propose('other', filter);
    const commands = [{ type: 'EditNode', id: 'sma_50', params: { period: 200 } }];
    const amended = await ada.post(`/flows/other/proposals/${id}/amend`, { commands });
    expect(amended.status, JSON.stringify(amended.body)).toBe(200);
    await ada.post(`/flows/other/proposals/${id}/accept`, {});
    const { nodes } = await flow('other');
    expect(nodes.find((node) => node.id === 'sma_50')?.params.period).toBe(200);
  });
});

describe('a restart', () => {
  it('keeps what waits', async () => {
    await strategy('kept');
    const id = await propose('kept', filter);
    await product.kill();
    product = await startProduct({ dataDirectory: product.dataDirectory, port: product.port });
    expect((await proposals('kept')).map((one) => one.id)).toEqual([id]);
    expect((await ada.post(`/flows/kept/proposals/${id}/accept`, {})).status).toBe(200);
  });
});
