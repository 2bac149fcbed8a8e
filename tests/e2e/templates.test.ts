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

const nodesOf = async (id: string) =>
  (await api.get<{ nodes: { id: string; kind: string }[] }>(`/flows/${id}`)).body.nodes;
const gallery = () => ada.page.getByRole('dialog', { name: 'Templates' });
const shown = () => gallery().getByRole('list', { name: 'Templates' }).getByRole('listitem');
const menu = async (item: string) => {
  await ada.page.getByRole('button', { name: /Open the strategy menu/ }).click();
  await ada.page.getByRole('menuitem', { name: item }).click();
};

beforeAll(async () => {
  product = await startProduct();
  api = client(product.origin);
  await api.post('/flows', { id: 'bare', name: 'Bare' });
  browser = await launchBrowser();
  ada = await Person.at(browser, `${product.origin}/strategy-builder/bare`);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
  product.removeData();
});

describe('the gallery of templates', () => {
  it('opens from an empty canvas, and is searched by words and by kind', async () => {
    await ada.page.getByRole('button', { name: 'Choose a template' }).click();
    await gallery().getByText('Loading…').waitFor({ state: 'detached' });
    expect(await shown().count()).toBeGreaterThanOrEqual(20);
    await ada.picture('gallery');
    await ada.page.emulateMedia({ colorScheme: 'dark' });
    await ada.picture('gallery-dark');
    await ada.page.emulateMedia({ colorScheme: 'light' });
    await gallery().getByRole('button', { name: 'pairs', exact: true }).click();
    expect(await shown().count()).toBe(2);
    await gallery().getByRole('searchbox', { name: 'Search templates' }).fill('spy');
    expect(await shown().count()).toBe(1);
    await gallery().getByText('Not yet simulated.').waitFor();
    await gallery().getByRole('searchbox', { name: 'Search templates' }).fill('no such thing');
    await gallery()
      .getByText(/Nothing fits/)
      .waitFor();
  });

  it('fills the strategy on the canvas in one step, which undo takes back', async () => {
    await gallery().getByRole('searchbox', { name: 'Search templates' }).fill('');
    await gallery().getByRole('button', { name: 'momentum', exact: true }).click();
    await shown()
      .first()
      .getByRole('button', { name: /to this strategy/ })
      .click();
    await gallery().waitFor({ state: 'detached' });
    await waitFor('the nodes', async () => (await nodesOf('bare')).some(({ kind }) => kind === 'rsi'));
    await ada.node('rsi_14').waitFor();
    await ada.picture('template-used');
    await ada.page.getByRole('button', { name: /^Undo/ }).click();
    await waitFor('the undo', async () => (await nodesOf('bare')).length === 0);
  });

  it('takes a strategy in, which then begins a new one', async () => {
    await api.post('/flows/bare/chat', {
      text: 'Create a momentum strategy that buys BTC when RSI crosses above 70',
    });
    await ada.node('rsi_14').waitFor();
    await menu('Save as template…');
    const dialog = ada.page.getByRole('dialog', { name: 'Save as template' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Desk momentum');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    await menu('Templates…');
    await gallery().getByRole('button', { name: 'saved', exact: true }).click();
    await gallery().getByRole('button', { name: 'New strategy from Desk momentum' }).click();
    await waitFor('the new strategy', () => !ada.page.url().endsWith('/bare'));
    const id = ada.page.url().split('/').at(-1) as string;
    await ada.node('rsi_14').waitFor();
    const kinds = async (flow: string) => (await nodesOf(flow)).map(({ kind }) => kind).sort();
    expect(await kinds(id)).toEqual(await kinds('bare'));
  });

  it('offers a saved template no longer once it is removed', async () => {
    await menu('Templates…');
    await gallery().getByRole('button', { name: 'Remove Desk momentum' }).click();
    await gallery().getByText('Desk momentum').waitFor({ state: 'detached' });
    await ada.page.keyboard.press('Escape');
    await gallery().waitFor({ state: 'detached' });
  });
});
