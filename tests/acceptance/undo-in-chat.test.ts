import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Client, client } from '../fixtures/client.js';
import { type Product, startProduct } from '../fixtures/product.js';

let product: Product;
let ada: Client;
let ben: Client;

beforeAll(async () => {
  product = await startProduct();
  const person = (letter: string) => client(product.origin, { cookie: `session=${letter.repeat(32)}` });
  [ada, ben] = [person('a'), person('b')];
  await ada.post('/flows', { id: 'desk', name: 'Desk' });
});
afterAll(async () => {
  await product.stop();
  product.removeData();
});

interface Reply {
  reply: string;
  status: string;
}
const say = async (person: Client, text: string) =>
  (await person.post<Reply>('/flows/desk/chat', { text })).body;
const nodes = async () =>
  (await ada.get<{ nodes: { id: string; label: string; params: Record<string, unknown> }[] }>('/flows/desk'))
    .body.nodes;
const period = async () => (await nodes()).find(({ id }) => id === 'rsi_14')?.params.period;

it('/undo takes back only one’s own last step, names it, and /redo brings it back', async () => {
  expect(await say(ada, '/undo')).toMatchObject({
    status: 'refused',
    reply: expect.stringContaining('no step'),
  });
  await say(ada, '/add-node function 14-period RSI');
  await say(ada, '/edit-node rsi_14 period 21');
  await say(ben, '/edit-node rsi_14 label Mine');
  expect(await say(ada, '/undo')).toEqual(
    expect.objectContaining({ status: 'done', reply: 'Took back: set period of Mine to 21.' }),
  );
  expect(await period()).toBe(14);
  expect((await nodes())[0]?.label).toBe('Mine');
  expect(await say(ada, '/redo')).toMatchObject({
    status: 'done',
    reply: expect.stringContaining('Brought back'),
  });
  expect(await period()).toBe(21);
  expect(await say(ada, '/redo')).toMatchObject({ status: 'refused' });
});

it('says what stays because another changed it since', async () => {
  await say(ada, '/edit-node rsi_14 period 30');
  await say(ben, '/edit-node rsi_14 period 9');
  expect(await say(ada, '/undo')).toMatchObject({
    status: 'refused',
    reply: expect.stringMatching(/changed the period of Mine since/),
  });
  expect(await period()).toBe(9);
});

it('/undo agent takes back the last change that a planner made, whoever accepted it', async () => {
  await say(ada, '/create-strategy "Reversion" Buy ETH when RSI < 30, sell when RSI > 70');
  await ada.post('/flows', { id: 'own', name: 'Own' });
  const here = async (person: Client, body: object) =>
    (await person.post<Reply>('/flows/own/chat', body)).body;
  await here(ada, { text: 'Buy ETH when RSI < 30, sell when RSI > 70' });
  const { data } = (await here(ada, { text: 'add a take profit of 10%', mode: 'propose' })) as Reply & {
    data: { proposalId: string };
  };
  await ben.post(`/flows/own/proposals/${data.proposalId}/accept`, {});
  await here(ada, { text: '/edit-node rsi_14 period 5' });
  expect(await here(ada, { text: '/undo agent' })).toMatchObject({
    status: 'done',
    reply: 'Took back: add Take profit (“add a take profit of 10%”).',
  });
  expect(await here(ada, { text: '/undo agent' })).toMatchObject({ status: 'done' });
  // What Ada edited since stays with the node that holds it.
  const { body } = await ada.get<{ nodes: { id: string }[] }>('/flows/own');
  expect(body.nodes.map(({ id }) => id)).not.toContain('take_profit');
  expect(await here(ada, { text: '/undo agent' })).toMatchObject({ status: 'refused' });
});

it('is in /help with its example, and anything else after it is answered with what there is', async () => {
  expect((await say(ada, '/help undo')).reply).toContain('/undo agent');
  expect((await say(ada, '/help')).reply).toContain('/redo');
  expect(await say(ada, '/undo everything')).toMatchObject({
    status: 'clarify',
    data: { suggestions: ['/undo', '/undo agent'] },
  });
});
