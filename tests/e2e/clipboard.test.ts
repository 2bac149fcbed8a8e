import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../fixtures/browser.js';
import { type Client, client } from '../fixtures/client.js';
import { type Product, startProduct } from '../fixtures/product.js';
import { waitFor } from '../fixtures/wait-for.js';
import { Person } from './people.js';

let product: Product;
let api: Client;
let browser: Browser;
let ada: Person;

interface Flow {
  revision: number;
  nodes: { id: string; kind: string; label: string; position: { x: number; y: number }; formula?: string }[];
  edges: { source: string; sourcePort: string; target: string; targetPort: string }[];
}
const flow = async (id: string) => (await api.get<Flow>(`/flows/${id}`)).body;
const press = (keys: string) => ada.page.keyboard.press(keys);
const notice = (text: string | RegExp) =>
  ada.page.getByRole('region', { name: 'Notifications' }).getByText(text);
const clipboard = () => ada.page.evaluate(() => navigator.clipboard.readText());

/** Waits until the stored flow has so many nodes, and gives it. */
async function withNodes(id: string, count: number): Promise<Flow> {
  await waitFor(`${count} nodes in ${id}`, async () => (await flow(id)).nodes.length === count);
  await ada.saved();
  return flow(id);
}
async function open(id: string): Promise<void> {
  await ada.page.goto(`${product.origin}/strategy-builder/${id}`);
  await ada.saved();
  await ada.page.locator('.react-flow__pane').click({ position: { x: 10, y: 200 } });
}

beforeAll(async () => {
  product = await startProduct({ env: { MAX_NODES_PER_STRATEGY: '12' } });
  api = client(product.origin);
  browser = await launchBrowser();
  for (const id of ['copies', 'other']) await api.post('/flows', { id, name: id });
  const text = 'Buy BTC when RSI crosses above 70, sell when RSI is below 50, 5% stop loss';
  await api.post('/flows/copies/chat', { text });
  ada = await Person.at(browser, `${product.origin}/strategy-builder/copies`);
  await ada.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await open('copies');
});
afterAll(async () => {
  await ada?.leave();
  await browser?.close();
  await product?.stop();
  product?.removeData();
});

it('nodes copied with the keys are pasted with their edges, beside the first ones, as one step', async () => {
  const before = await flow('copies');
  const count = before.nodes.length;
  await press('Control+a');
  await press('Control+c');
  await notice(`${count} nodes copied`).waitFor();
  await press('Control+v');
  const after = await withNodes('copies', 2 * count);
  expect(after.edges).toHaveLength(2 * before.edges.length);
  const ids = new Set(before.nodes.map(({ id }) => id));
  const fresh = after.nodes.filter(({ id }) => !ids.has(id));
  const alike = ({ kind, label, formula, position: { x, y } }: Flow['nodes'][number], by = 0) => ({
    ...{ kind, label, formula, position: { x: x + by, y: y + by } },
  });
  const byKind = (a: { kind: string }, b: { kind: string }) => a.kind.localeCompare(b.kind);
  expect(fresh.map((node) => alike(node)).sort(byKind)).toEqual(
    before.nodes.map((node) => alike(node, 40)).sort(byKind),
  );
  // No edge between the old and the new ones.
  for (const { source, target } of after.edges) expect(ids.has(source)).toBe(ids.has(target));
  // What was pasted is selected.
  expect(await ada.page.locator('.react-flow__node.selected').count()).toBe(count);
  await press('Control+z');
  const back = await withNodes('copies', count);
  expect(back.edges).toHaveLength(before.edges.length);
});

it('more than a strategy holds is not pasted at all', async () => {
  const { length } = (await flow('copies')).nodes;
  await press('Control+v');
  const full = await withNodes('copies', 2 * length);
  await press('Control+v');
  await notice('A flow has at most 12 nodes.').waitFor();
  expect((await flow('copies')).revision).toBe(full.revision);
  await press('Control+z');
  await withNodes('copies', length);
});

it('what is cut comes back in another strategy, as it was', async () => {
  const before = await flow('copies');
  await ada.node('rsi_14').click();
  await press('Control+x');
  const left = await withNodes('copies', before.nodes.length - 1);
  expect(left.nodes.map(({ id }) => id)).not.toContain('rsi_14');
  await open('other');
  await press('Control+v');
  const { nodes } = await withNodes('other', 1);
  expect(nodes[0]).toEqual(before.nodes.find(({ id }) => id === 'rsi_14'));
});

it('Ctrl+D makes a copy and leaves the clipboard alone; the list of commands has all four', async () => {
  const held = await clipboard();
  await press('Control+d');
  expect((await withNodes('other', 2)).nodes.map(({ id }) => id).sort()).toEqual(['rsi_14', 'rsi_14_2']);
  expect(await clipboard()).toBe(held);
  const byName = async (text: string): Promise<void> => {
    await press('Control+k');
    await ada.page.getByRole('dialog', { name: 'All commands' }).getByRole('combobox').fill(text);
    await ada.page.getByRole('option', { selected: true }).filter({ hasText: text }).click();
  };
  await byName('Cut the selected nodes');
  await withNodes('other', 1);
  await byName('Paste nodes');
  await withNodes('other', 2);
  await byName('Copy the selected nodes');
  await byName('Duplicate the selected nodes');
  await withNodes('other', 3);
});

it('text of another kind changes nothing, and says what to do', async () => {
  const before = await flow('other');
  await ada.page.evaluate(() => navigator.clipboard.writeText('{"nodes": ["<img src=x onerror=alert(1)>"]}'));
  await press('Control+v');
  await notice('There are no nodes in the clipboard').waitFor();
  expect(await flow('other')).toEqual(before);
});

it('marked and written text stays the browser’s own', async () => {
  await ada.page.getByRole('combobox', { name: 'Message' }).fill('long text');
  await press('Control+a');
  await press('Control+x');
  expect(await clipboard()).toBe('long text');
  await press('Control+v');
  expect(await ada.page.getByRole('combobox', { name: 'Message' }).inputValue()).toBe('long text');
  await ada.page.getByRole('combobox', { name: 'Message' }).fill('');
  await open('copies');
  await ada.node('btc_price').click();
  await ada.page.getByText('Buy BTC when RSI crosses above 70, sell').first().click({ clickCount: 3 });
  await press('Control+c');
  expect(await clipboard()).toContain('Buy BTC when RSI crosses above 70');
});
