import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../fixtures/browser.js';
import { type Client, client } from '../fixtures/client.js';
import { type Product, startProduct } from '../fixtures/product.js';
import { waitFor } from '../fixtures/wait-for.js';
import { Person } from './people.js';

let product: Product;
let api: Client;
let browser: Browser;
let ada: Person;
let ben: Person;

interface Flow {
  nodes: { id: string; formula?: string; params: Record<string, unknown> }[];
  edges: { id: string; source: string; target: string }[];
}
const flow = async () => (await api.get<Flow>('/flows/desk')).body;
const card = (person: Person, number: number) =>
  person.page.getByRole('region', { name: `Proposal ${number}`, exact: true });
const proposed = (person: Person, label: string) =>
  person.page.getByRole('group', { name: `Proposed: ${label}`, exact: true });
const bar = (person: Person) => person.page.getByRole('region', { name: /^Proposal \d+ on the canvas$/ });

beforeAll(async () => {
  product = await startProduct();
  api = client(product.origin);
  await api.post('/flows', { id: 'desk', name: 'Desk' });
  await api.post('/flows/desk/chat', {
    text: 'Create a momentum strategy that buys BTC when RSI crosses above 70',
  });
  browser = await launchBrowser();
  ada = await Person.at(browser, `${product.origin}/strategy-builder/desk`);
  ben = await Person.at(browser, `${product.origin}/strategy-builder/desk`);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
  product.removeData();
});

describe('proposing first', () => {
  it('shows everybody what a request would change, and changes nothing', async () => {
    const before = await flow();
    await ada.page.getByText('Propose first').click();
    await ada.say('add a 50-day SMA filter: only buy when price is above it');
    await card(ada, 1).waitFor();
    // The agent is there while it works: in the header, and with a cursor where it would change something.
    const agent = ben.page.getByRole('img', { name: 'Assistant, agent' });
    await agent.waitFor();
    await ben.page.locator('.cursor').getByText('Assistant').waitFor();
    await ben.picture('agent-at-work');
    await agent.waitFor({ state: 'detached' });
    for (const person of [ada, ben]) {
      await proposed(person, 'SMA 50').getByText('Added').waitFor();
      await proposed(person, 'Momentum rules').getByText('Changed').waitFor();
      await person.page
        .getByRole('status', { name: 'Proposals' })
        .getByText(/SMA 50 added/)
        .waitFor();
    }
    expect(await flow()).toEqual(before);
    await ada.picture('proposal');
  });

  it('one accepts a node while the other edits at that moment: both happen, and what was edited is not overwritten', async () => {
    await ben.node('momentum_rules').click();
    await Promise.all([
      proposed(ada, 'SMA 50').getByRole('button', { name: 'Accept SMA 50' }).click(),
      api.post('/flows/desk/commands', {
        type: 'SetFormula',
        id: 'momentum_rules',
        formula: 'enter_long = crosses_above(rsi_14, 75)\nexit_long = rsi_14 < 50',
      }),
    ]);
    await waitFor('the node and its edge in the log', async () => {
      const { nodes, edges } = await flow();
      return nodes.some(({ id }) => id === 'sma_50') && edges.some(({ target }) => target === 'sma_50');
    });
    for (const person of [ada, ben])
      await card(person, 1)
        .getByText(/has been changed since/)
        .waitFor();
    await card(ben, 1)
      .getByText(/Accepted by/)
      .waitFor();
    expect((await flow()).nodes.find(({ id }) => id === 'momentum_rules')?.formula).toContain('75');
    await ben.page.getByRole('button', { name: /dark/i }).click();
    await ben.picture('proposal-stale-dark');
  });

  it('the other rejects the rest, by keyboard, and both see that it is closed', async () => {
    await card(ben, 1).getByRole('button', { name: 'Reject the rest' }).focus();
    await ben.page.keyboard.press('Enter');
    for (const person of [ada, ben]) {
      await card(person, 1).getByText('Accepted in part').waitFor();
      await bar(person).waitFor({ state: 'detached' });
    }
  });

  it('several wait side by side, numbered, and survive a reload', async () => {
    await ada.say('add a take profit of 10%');
    await card(ada, 2).waitFor();
    await ada.say('use ETH instead of BTC');
    await card(ada, 3).waitFor();
    await ada.page.reload();
    await ada.saved();
    await proposed(ada, 'BTC price').getByText('Changed').waitFor();
    await ada.page.getByLabel('What changes of BTC price').getByText('ETH price').waitFor();
    expect(await ada.page.getByRole('radio', { name: 'Propose first' }).isChecked()).toBe(true);
    await bar(ada).getByRole('button', { name: 'Older proposal' }).click();
    await proposed(ada, 'Take profit').getByText('Added').waitFor();
    await ada.picture('proposals-several');
  });

  it('an assumption of what waits is chosen anew before it is accepted', async () => {
    await ada.say('/create-strategy "Reversion" Buy SOL when RSI < 30');
    await ada.page.waitForURL((url) => !url.pathname.endsWith('/desk'));
    await proposed(ada, 'RSI 14').getByText('Added').waitFor();
    await ada.page
      .getByRole('group', { name: /Bars of 1d/ })
      .getByRole('button', { name: '4h' })
      .click();
    await ada.page.getByText(/Changed to 4h, by /).waitFor();
    await bar(ada).getByRole('button', { name: 'Accept all' }).click();
    const id = new URL(ada.page.url()).pathname.split('/').at(-1) ?? '';
    await waitFor('the strategy in the log', async () => {
      const { nodes } = (await api.get<Flow>(`/flows/${id}`)).body;
      return nodes.some(({ params }) => params.timeframe === '4h');
    });
    await ada.page.goBack();
    await ada.saved();
  });

  it('accepting all of one between two nodes replaces the edge, and Ctrl+Z takes it back, and not what another did since', async () => {
    const before = await flow();
    await card(ada, 2).getByRole('button', { name: 'Accept all' }).click();
    await waitFor('the edge through the new node', async () =>
      (await flow()).edges.some(
        ({ source, target }) => source === 'take_profit' && target === 'market_order',
      ),
    );
    expect((await flow()).edges.filter(({ target }) => target === 'market_order')).toHaveLength(1);
    await waitFor(
      'its undo',
      async () => (await ada.page.getByRole('button', { name: /^Undo: / }).count()) === 1,
    );
    await api.post('/flows/desk/commands', { type: 'EditNode', id: 'rsi_14', label: 'Strength' });
    await ada.node('rsi_14').getByText('Strength').first().waitFor();
    await ada.page.getByRole('main', { name: 'Canvas' }).click({ position: { x: 300, y: 500 } });
    await ada.page.keyboard.press('Control+z');
    await waitFor('the former edges', async () => {
      const { nodes, edges } = await flow();
      return nodes.length === before.nodes.length && edges.length === before.edges.length;
    });
    expect((await flow()).nodes).toContainEqual(expect.objectContaining({ id: 'rsi_14', label: 'Strength' }));
  });

  it('the history lists it by its request, and takes any change back, saying what stays', async () => {
    await ben.open('History');
    const changes = ben.page.getByRole('list', { name: 'Changes' });
    await changes.getByText('add a take profit of 10%').first().waitFor();
    const filter = changes.getByRole('listitem').filter({ hasText: 'add a 50-day SMA filter' });
    await ben.picture('history-by-change-dark');
    await filter.getByRole('button', { name: /^Take this back/ }).click();
    await filter.getByText('Taken back').waitFor();
    await waitFor('the node to be gone', async () => !(await flow()).nodes.some(({ id }) => id === 'sma_50'));
    await ada.leave();
    await ben.leave();
  });
});
