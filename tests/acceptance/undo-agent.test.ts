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
});
afterAll(async () => {
  await product.stop();
  product.removeData();
});

interface FlowView {
  name: string;
  revision: number;
  nodes: { id: string; label: string; position: object; params: Record<string, unknown> }[];
  edges: { id: string }[];
}
interface ChangeSet {
  id: string;
  author: { kind: string };
  takenBack: boolean;
}
interface Stored {
  events: { type: string; data: { kept?: { node: string; detail: string }[] } }[];
  code?: string;
}

const flow = async (id: string) => (await ada.get<FlowView>(`/flows/${id}`)).body;
const node = async (id: string, of: string) => (await flow(id)).nodes.find((one) => one.id === of);
const steps = async (id: string) =>
  (await ada.get<{ agent: ChangeSet; changeSets: ChangeSet[] }>(`/flows/${id}/changesets`)).body;
const takeBack = (id: string, changeSet: string) =>
  ada.post<Stored>(`/flows/${id}/commands`, { type: 'UndoChangeSet', changeSet });
const keptBy = ({ events }: Stored) => events.find(({ type }) => type === 'ChangeSetUndone')?.data.kept;

/** A flow that the planner built from one sentence. */
async function built(id: string): Promise<FlowView> {
  await ada.post('/flows', { id, name: id });
  await ada.post(`/flows/${id}/chat`, { text: 'Buy ETH when RSI < 30, sell when RSI > 70, 5% stop loss' });
  return flow(id);
}

it('taking back what the agent built leaves the nodes that another person edited since, and says why', async () => {
  const before = await built('nodes');
  await ben.post('/flows/nodes/commands', { type: 'EditNode', id: 'rsi_14', params: { period: 5 } });
  const { agent } = await steps('nodes');
  expect(agent).toMatchObject({ author: { kind: 'agent' }, takenBack: false });
  const { status, body } = await takeBack('nodes', agent.id);
  expect(status).toBe(201);
  expect(keptBy(body)).toEqual([
    { node: 'rsi_14', detail: expect.stringMatching(/^RSI 14 stays: .+ changed or connected it since\.$/) },
  ]);
  const left = await flow('nodes');
  expect(left).toMatchObject({ name: 'nodes', edges: [] });
  expect(left.nodes).toEqual([{ ...before.nodes.find(({ id }) => id === 'rsi_14'), params: { period: 5 } }]);
  expect((await steps('nodes')).agent).toBeNull();
});

it('bringing it back again builds the rest anew around what the person has', async () => {
  const { changeSets } = await steps('nodes');
  const undo = changeSets.find(({ author, takenBack }) => author.kind === 'user' && !takenBack)!;
  expect((await takeBack('nodes', undo.id)).status).toBe(201);
  const again = await flow('nodes');
  expect(again.nodes.map(({ id }) => id).sort()).toEqual([
    ...['eth_price', 'market_order', 'mean_reversion_rules', 'position_size', 'rsi_14', 'stop_loss'],
  ]);
  expect(again.edges).toHaveLength(6);
  expect((await node('nodes', 'rsi_14'))?.params.period).toBe(5);
});

it('of what it changed, the value that another person changed since stays, and the others go back', async () => {
  const before = await built('values');
  const sizeBefore = before.nodes.find(({ id }) => id === 'position_size')?.params.value;
  await ada.post('/flows/values/chat', { text: 'make the stop 4% and the position size 3%' });
  const values = async () => [
    (await node('values', 'stop_loss'))?.params.value,
    (await node('values', 'position_size'))?.params.value,
  ];
  expect(await values()).toEqual([4, 3]);
  await ben.post('/flows/values/commands', { type: 'EditNode', id: 'stop_loss', params: { value: 7 } });
  const { body } = await takeBack('values', (await steps('values')).agent.id);
  expect(keptBy(body)).toEqual([
    {
      node: 'stop_loss',
      key: 'params.value',
      detail: expect.stringMatching(/changed the value of Stop loss since/),
    },
  ]);
  expect(await values()).toEqual([7, sizeBefore]);
});

it('when others have changed all of it, nothing is taken back', async () => {
  await built('all');
  await ada.post('/flows/all/chat', { text: 'change the RSI period to 21' });
  expect((await node('all', 'rsi_14'))?.params.period).toBe(21);
  const { agent } = await steps('all');
  await ben.post('/flows/all/commands', {
    ...{ type: 'EditNode', id: 'rsi_14', params: { period: 9 }, label: 'Mine' },
  });
  const present = await flow('all');
  const { status, body } = await takeBack('all', agent.id);
  expect({ status, code: body.code }).toEqual({ status: 422, code: 'nothing-to-undo' });
  expect((await flow('all')).nodes).toEqual(present.nodes);
});
