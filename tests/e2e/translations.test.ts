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
const rows = () => ada.page.getByRole('table', { name: 'Requests' }).getByRole('rowheader');

beforeAll(async () => {
  product = await startProduct();
  api = client(product.origin);
  await api.post('/flows', { id: 'desk', name: 'Desk' });
  await api.post('/flows', { id: 'other', name: 'Other desk' });
  const say = (id: string, text: string, more = {}) => api.post(`/flows/${id}/chat`, { text, ...more });
  await say('desk', 'Create a momentum strategy that buys BTC when RSI crosses above 70');
  await say('desk', 'use ETH instead of BTC');
  await say('desk', 'Buy ETH when it will rise tomorrow');
  await say('desk', '<img src=x onerror=alert(1)> and =1+1');
  await say('other', 'What is RSI?');
  await say('other', 'Buy SOL when the 10-day SMA crosses above the 30-day SMA, stop 5%', {
    mode: 'propose',
  });
  browser = await launchBrowser();
  ada = await Person.at(browser, `${product.origin}/strategy-builder/desk`);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
  product.removeData();
});

it('opens from the menu of a strategy, and shows what was asked of it and what became of it', async () => {
  await ada.page.getByRole('button', { name: /Open the strategy menu/ }).click();
  await ada.page.getByRole('menuitem', { name: 'Translation history…' }).click();
  await rows().first().waitFor();
  expect(await rows().count()).toBe(4);
  await ada.page.getByText('Success rate').waitFor();
  await ada.page.getByRole('region', { name: 'Most planned nodes' }).getByText('function · rsi').waitFor();
  const failures = ada.page.getByRole('list', { name: 'Requests that came to nothing' });
  await failures.getByText('Buy ETH when it will rise tomorrow').waitFor();
  await ada.picture('translations');
});

it('opens a request by keyboard, with the commands that were planned', async () => {
  await rows()
    .getByRole('button', { name: /momentum/ })
    .focus();
  await ada.page.keyboard.press('Enter');
  await ada.page.getByRole('heading', { name: 'Planned', exact: true }).waitFor();
  await ada.page.getByText(/^AddNode: id rsi_14/).waitFor();
  await ada.page.getByRole('button', { name: /dark/i }).click();
  await ada.picture('translations-dark');
});

it('narrows by strategy, outcome and words, keeps that over a reload, and says so when nothing fits', async () => {
  await ada.page.getByRole('combobox', { name: 'Strategy' }).selectOption({ label: 'All strategies' });
  await ada.page.getByRole('combobox', { name: 'Outcome' }).selectOption({ label: 'Waiting' });
  await rows().getByText('Buy SOL').waitFor();
  await ada.page.reload();
  await rows().getByText('Buy SOL').waitFor();
  expect(await rows().count()).toBe(1);
  await ada.page.getByRole('searchbox').fill('nobody ever said this');
  await ada.page.getByText('No request matches.').waitFor();
  await ada.page.getByRole('button', { name: 'Show all requests' }).click();
  await rows().getByText('What is RSI?').waitFor();
  expect(await ada.page.getByRole('searchbox').inputValue()).toBe('');
});

it('gives what it shows as a file', async () => {
  await ada.page.getByRole('combobox', { name: 'Strategy' }).selectOption({ label: 'Other desk' });
  const [file] = await Promise.all([
    ada.page.waitForEvent('download'),
    ada.page.getByRole('link', { name: 'CSV' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('translations.csv');
  const content = await (await fetch(file.url())).text();
  expect(content.trim().split('\r\n')).toHaveLength(3);
});

it('leads back to the strategy', async () => {
  await ada.page.getByRole('combobox', { name: 'Strategy' }).selectOption('desk');
  await ada.page.getByRole('link', { name: 'Back to the strategy' }).click();
  await ada.saved();
  expect(new URL(ada.page.url()).pathname).toBe('/strategy-builder/desk');
  await ada.leave();
});
