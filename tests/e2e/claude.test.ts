import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Answer,
  type MessagesServer,
  messagesServer,
} from '../../libs/ai/src/claude/testing/messages-server.js';
import { launchBrowser } from '../fixtures/browser.js';
import { type Client, client } from '../fixtures/client.js';
import { type Product, startProduct } from '../fixtures/product.js';
import { waitFor } from '../fixtures/wait-for.js';
import { Person } from './people.js';

let product: Product;
let claude: MessagesServer;
let api: Client;
let browser: Browser;
let ada: Person;
let ben: Person;

/** A promise and what keeps it. */
function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

const hostile = '<img src=x onerror="document.title=1"> </li> DROP TABLE events; --';
const never = gate();
const first = gate();
const reading = gate();
const answers: readonly Answer[] = [
  {
    parts: [
      { text: `I add the price and the rules. ${hostile}` },
      { name: 'read_flow', input: {} },
      { name: 'add_node', input: { nodeType: 'data', kind: 'price', params: { symbol: 'BTC/USDT' } } },
      { name: 'add_node', input: { nodeType: 'function', kind: 'rsi' } },
      { name: 'connect_nodes', input: { source: 'btc_price', target: 'rsi_14' } },
      { name: 'remove_node', input: { id: 'ghost' } },
    ],
  },
  { parts: [{ text: 'I look closer before I go on, word by word by word. ' }, never.opened] },
  {
    parts: [
      { name: 'add_node', input: { nodeType: 'function', kind: 'rsi', label: hostile } },
      reading.opened,
    ],
  },
  { parts: [first.opened, { name: 'finish_plan', input: { title: 'RSI', assumptions: [], left: [] } }] },
];

const nodes = async () => (await api.get<{ nodes: { id: string }[] }>('/flows/desk')).body.nodes;
const steps = (person: Person) => person.page.getByRole('list', { name: 'What the agent does' });

beforeAll(async () => {
  claude = await messagesServer(answers);
  product = await startProduct({ env: { ANTHROPIC_API_KEY: 'k', ANTHROPIC_BASE_URL: claude.url } });
  api = client(product.origin);
  await api.post('/flows', { id: 'desk', name: 'Desk' });
  browser = await launchBrowser();
  ada = await Person.at(browser, `${product.origin}/strategy-builder/desk`);
  ben = await Person.at(browser, `${product.origin}/strategy-builder/desk`);
});
afterAll(async () => {
  for (const { open } of [never, first, reading]) open();
  await browser.close();
  await product.stop();
  product.removeData();
  await claude.close();
});

describe('Claude at work', () => {
  it('shows everybody its words and steps as they happen, as text', async () => {
    await ada.say('Add an RSI of BTC');
    for (const person of [ada, ben]) {
      await steps(person).getByText('Adds RSI 14').waitFor();
      await steps(person).getByText('Connects BTC price to RSI 14').waitFor();
      await steps(person)
        .getByText(/I look closer/)
        .waitFor();
      await steps(person).getByText(hostile).waitFor();
      await steps(person)
        .getByText(/^node-not-found/)
        .waitFor();
    }
    expect(await ada.page.locator('.steps img').count()).toBe(0);
    expect(await ada.page.title()).not.toBe('1');
    await ben.page.getByText(/^Working for /).waitFor();
    // Its cursor is where it would change something, also before anything is there.
    await ben.page.locator('.cursor').getByText('Assistant').waitFor();
    expect(await nodes()).toEqual([]);
    await ada.picture('claude-at-work');
    await ben.page.getByRole('button', { name: /dark/i }).click();
    await ben.picture('claude-at-work-dark');
  });

  it('is still there after a reload, and is stopped by keyboard: nothing has changed', async () => {
    await ada.page.reload();
    await ada.saved();
    await steps(ada).getByText('Adds RSI 14').waitFor();
    await ada.page.getByRole('button', { name: 'Stop', exact: true }).focus();
    await ada.page.keyboard.press('Enter');
    for (const person of [ada, ben]) {
      await person.conversation().getByText('Called off; nothing was changed.').waitFor();
      await steps(person).waitFor({ state: 'detached' });
    }
    expect(await nodes()).toEqual([]);
    await ada.picture('claude-stopped');
  });

  it('is seen again after a lost connection, and what it planned is drawn in the end', async () => {
    await ada.say('Add an RSI again');
    await steps(ada).getByText('Asks Claude').waitFor();
    await ben.page.context().setOffline(true);
    reading.open();
    await steps(ada).getByText(`Adds ${hostile}`).waitFor();
    await ben.page.context().setOffline(false);
    await steps(ben).getByText(`Adds ${hostile}`).waitFor();
    first.open();
    await waitFor('the node', async () => (await nodes()).length === 1);
    await ben.node('rsi_14').waitFor();
    expect(await ada.page.locator('.react-flow img, .chat img').count()).toBe(0);
    expect([...ada.mistakes, ...ben.mistakes]).toEqual([]);
  });
});
