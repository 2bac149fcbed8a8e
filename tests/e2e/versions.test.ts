import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../fixtures/browser.js';
import { type Client, client } from '../fixtures/client.js';
import { type Product, startProduct } from '../fixtures/product.js';
import { Person } from './people.js';

let product: Product;
let api: Client;
let browser: Browser;
let ada: Person;

beforeAll(async () => {
  product = await startProduct();
  api = client(product.origin);
  await api.post('/flows', { id: 'desk', name: 'Desk' });
  await api.post('/flows/desk/chat', { text: 'Buy BTC when RSI crosses above 70, stop 5%' });
  browser = await launchBrowser();
  ada = await Person.at(browser, `${product.origin}/strategy-builder/desk`);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
  product.removeData();
});

const versions = () => ada.page.getByRole('list', { name: 'Versions' });
const comparison = () => ada.page.getByRole('region', { name: 'Comparison' });

it('gives the present revision a name, by keyboard', async () => {
  await ada.open('History');
  await ada.page.getByRole('button', { name: 'Versions' }).click();
  await ada.page.getByRole('textbox', { name: /^Name for revision/ }).fill('First draft');
  await ada.page.keyboard.press('Enter');
  await versions().locator('strong').getByText('First draft').waitFor();
});

it('compares it with what is there now', async () => {
  await api.post('/flows/desk/commands', [
    { type: 'EditNode', id: 'rsi_14', params: { period: 21 } },
    { type: 'AddNode', id: 'sma_50', nodeType: 'function', kind: 'sma', params: { period: 50 } },
    { type: 'RemoveNode', id: 'stop_loss' },
  ]);
  await ada.page.getByRole('button', { name: 'Compare First draft' }).click();
  await comparison().getByText('SMA 50').waitFor();
  await comparison().getByText('Stop loss').waitFor();
  expect(await comparison().getByText('period').count()).toBe(1);
  await ada.picture('versions');
});

it('shows it on the canvas again', async () => {
  await ada.page.getByRole('button', { name: 'Show First draft' }).click();
  await ada.node('stop_loss').waitFor();
  await comparison().getByText('Nothing is different.').waitFor();
  await ada.page.getByRole('button', { name: /dark/i }).click();
  await ada.picture('versions-dark');
});

it('begins a new strategy from it, which says where it comes from', async () => {
  await ada.page.getByRole('button', { name: /^Branch from revision/ }).click();
  await ada.page.waitForURL((url) => !url.pathname.endsWith('/desk'));
  await ada.saved();
  await ada.node('stop_loss').waitFor();
  await ada.page.getByRole('button', { name: 'Versions' }).click();
  await ada.page.getByText('Branched from').waitFor();
  await ada.picture('versions-branch');
  await ada.leave();
});
