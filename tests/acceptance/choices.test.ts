import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, client } from '../fixtures/client.js';
import { type Product, startProduct } from '../fixtures/product.js';

let product: Product;
let ada: Client;
let ben: Client;

beforeAll(async () => {
  product = await startProduct();
  const person = (letter: string) => client(product.origin, { cookie: `session=${letter.repeat(32)}` });
  [ada, ben] = [person('a'), person('b')];
});
afterAll(async () => {
  await product.stop();
  product.removeData();
});

interface Option {
  label: string;
}
interface Message {
  id: string;
  from: string;
  text: string;
  actor: { name: string };
  data?: {
    proposalId?: string;
    choice?: { messageId: string; assumption: number; label: string };
    assumptions?: { about: string; text: string; assumed?: Option; alternatives?: Option[] }[];
  };
}
interface FlowView {
  revision: number;
  nodes: { id: string; kind: string; label: string; formula?: string; params: Record<string, unknown> }[];
  edges: { id: string }[];
}

const flow = async (id: string) => (await ada.get<FlowView>(`/flows/${id}`)).body;
const conversation = async (id: string) =>
  (await ada.get<{ messages: Message[] }>(`/flows/${id}/chat`)).body.messages;
const node = (of: FlowView, kind: string) => of.nodes.find((one) => one.kind === kind);

/** A strategy from a sentence, and what its answer offers. */
async function built(id: string, text: string, mode: 'apply' | 'propose' = 'apply') {
  await ada.post('/flows', { id, name: id });
  await ada.post(`/flows/${id}/chat`, { text, mode });
  const offer = (await conversation(id)).find(({ data }) => data?.assumptions !== undefined)!;
  const assumptions = offer.data!.assumptions!;
  const place = (about: string) => assumptions.findIndex((one) => one.about === about);
  return {
    ...{ offer, assumptions, of: (about: string) => assumptions[place(about)]! },
    choose: (about: string, label: string, who: Client = ada) =>
      who.post<{ status: string; reply: string; code?: string }>(`/flows/${id}/chat/choices`, {
        ...{ messageId: offer.id, assumption: place(about), label },
      }),
  };
}

describe('an assumption', () => {
  const text = 'Create a momentum strategy that buys BTC when RSI crosses above 70';

  it('is chosen anew by one call: values change, ids stay, the conversation says who chose', async () => {
    const { choose, offer, of } = await built('values', text);
    expect(of('timeframe')).toMatchObject({ assumed: { label: '1d' } });
    const before = await flow('values');
    const { body } = await choose('timeframe', '4h', ben);
    expect(body).toMatchObject({ status: 'done', reply: 'Changed btc_price: timeframe 4h.' });
    const after = await flow('values');
    expect(after.nodes.map(({ id }) => id)).toEqual(before.nodes.map(({ id }) => id));
    expect(after.edges).toEqual(before.edges);
    expect(node(after, 'price')?.params.timeframe).toBe('4h');
    const [asked, answered] = (await conversation('values')).slice(-2);
    expect(asked).toMatchObject({
      from: 'user',
      text: expect.stringMatching(/no timeframe was named.*Instead: 4h/),
    });
    expect(asked?.data?.choice).toEqual({ messageId: offer.id, assumption: 1, label: '4h' });
    expect(answered).toMatchObject({ from: 'agent', data: { choice: { label: '4h' } } });
    // It is a step of the one who chose.
    expect((await ada.post(`/flows/values/chat`, { text: '/undo' })).body).toMatchObject({
      status: 'refused',
    });
    await choose('timeframe', '1h');
    await choose('timeframe', '1d');
    expect(node(await flow('values'), 'price')?.params.timeframe).toBe('1d');
  });

  it('of another symbol takes the label with it, unless somebody wrote one', async () => {
    const anyMarket = 'Buy when RSI crosses above 70 and sell when RSI drops below 50';
    const { choose, of } = await built('symbols', anyMarket);
    const [first, second] = of('symbol').alternatives!.map(({ label }) => label);
    const price = async () => node(await flow('symbols'), 'price');
    const before = (await price())!.label;
    await choose('symbol', first!);
    expect(await price()).toMatchObject({ label: 'ETH price', params: { symbol: first } });
    await choose('symbol', of('symbol').assumed!.label);
    expect((await price())?.label).toBe(before);
    await ada.post('/flows/symbols/commands', {
      ...{ type: 'EditNode', id: (await price())!.id, label: 'My market' },
    });
    await choose('symbol', second!);
    expect(await price()).toMatchObject({ label: 'My market', params: { symbol: second } });
    // What waits follows too.
    const waiting = await built('waiting-symbols', anyMarket, 'propose');
    await waiting.choose('symbol', first!);
    await ada.post(`/flows/waiting-symbols/proposals/${waiting.offer.data?.proposalId}/accept`, {});
    expect(node(await flow('waiting-symbols'), 'price')?.label).toBe('ETH price');
  });

  it('that adds nodes is exchanged for another one, and back, without a trace of the first', async () => {
    const { choose } = await built('nodes', text);
    const before = await flow('nodes');
    await choose('exit', 'Out after 10 bars');
    expect(node(await flow('nodes'), 'time_exit')).toBeDefined();
    expect((await choose('exit', 'Take profit 10%')).body).toMatchObject({ status: 'done' });
    const exchanged = await flow('nodes');
    expect(node(exchanged, 'time_exit')).toBeUndefined();
    expect(node(exchanged, 'take_profit')?.params.value).toBe(10);
    await choose('exit', 'As assumed');
    const { nodes, edges } = await flow('nodes');
    expect(nodes).toEqual(before.nodes);
    expect(edges.map(({ id }) => id).sort()).toEqual(before.edges.map(({ id }) => id).sort());
  });

  it('chosen by two people at once ends with one of the choices, not with both', async () => {
    const { choose } = await built('at-once', text);
    const answers = await Promise.all([
      choose('exit', 'Out after 10 bars', ada),
      choose('exit', 'Take profit 10%', ben),
    ]);
    expect(answers.map(({ body }) => body.status)).toEqual(['done', 'done']);
    const after = await flow('at-once');
    const exits = ['time_exit', 'take_profit'].filter((kind) => node(after, kind) !== undefined);
    expect(exits).toHaveLength(1);
  });

  it('of what waits changes the proposal and not the strategy', async () => {
    const { choose, offer } = await built('waits', text, 'propose');
    expect((await choose('timeframe', '4h')).body).toMatchObject({ status: 'done' });
    expect((await flow('waits')).nodes).toEqual([]);
    await ada.post(`/flows/waits/proposals/${offer.data?.proposalId}/accept`, {});
    expect(node(await flow('waits'), 'price')?.params.timeframe).toBe('4h');
    await choose('timeframe', '1h');
    expect(node(await flow('waits'), 'price')?.params.timeframe).toBe('1h');
  });

  it('of a node that is gone is refused in the conversation, and nothing changes', async () => {
    const { choose } = await built('gone', text);
    await ada.post('/flows/gone/commands', { type: 'RemoveNode', id: 'rsi_14' });
    const before = await flow('gone');
    expect((await choose('period', '21')).body).toMatchObject({
      ...{ status: 'refused', reply: expect.stringContaining('rsi_14') },
    });
    expect((await flow('gone')).nodes).toEqual(before.nodes);
    const choice = (label: string, messageId: string) =>
      ada.post('/flows/gone/chat/choices', { messageId, assumption: 0, label });
    expect((await choice('Out after 10 bars', 'no-such')).body).toMatchObject({ code: 'choice-not-found' });
    const { offer } = await built('other', text);
    expect((await choice('Out after 10 bars', offer.id)).status).toBe(404);
  });
});

describe('words that can be read in two ways', () => {
  it('stand in both readings, and either is one call away', async () => {
    const { choose, of } = await built(
      'readings',
      'buy BTC when RSI is below 30 or price is above the 200 SMA and volume is above 1000',
    );
    const { assumed, alternatives } = of('grouping');
    const rules = async () => node(await flow('readings'), 'rules')?.formula;
    const first = await rules();
    expect(assumed?.label).toBe(
      'RSI(14) is below 30 or (the close is above SMA(200) and the volume is above 1000)',
    );
    const other = alternatives?.[0]?.label ?? '';
    expect(other).toBe('(RSI(14) is below 30 or the close is above SMA(200)) and the volume is above 1000');
    await choose('grouping', other);
    expect(await rules()).toMatch(/enter_long = \(rsi_14 < 30 or close > sma_200\) and volume > 1000/);
    await choose('grouping', assumed!.label);
    expect(await rules()).toBe(first);
  });
});
