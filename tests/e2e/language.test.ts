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

const formulaOf = async (id: string) =>
  (await api.get<{ nodes: { id: string; formula?: string }[] }>('/flows/words')).body.nodes.find(
    (node) => node.id === id,
  )?.formula;
const problems = () => ada.page.getByRole('list', { name: 'Problems' });
const reference = () => ada.page.getByRole('dialog', { name: 'Language reference' });
const formula = () => ada.page.getByRole('textbox', { name: 'Formula' });

beforeAll(async () => {
  product = await startProduct();
  api = client(product.origin);
  await api.post('/flows', { id: 'words', name: 'Words' });
  await api.post('/flows/words/commands', [
    { type: 'AddNode', id: 'btc', nodeType: 'data', kind: 'price' },
    { type: 'AddNode', id: 'rsi_14', nodeType: 'function', kind: 'rsi', label: 'RSI 14' },
    {
      type: 'AddNode',
      id: 'rules',
      nodeType: 'strategy',
      kind: 'rules',
      label: 'Rules',
      formula: 'enter_long = rsi_14 < 30 and rsi_14 > 70\nexit_long = rsi_14 > 50',
    },
    { type: 'ConnectNodes', source: 'btc', target: 'rsi_14' },
    { type: 'ConnectNodes', source: 'btc', target: 'rules', targetPort: 'bars' },
    { type: 'ConnectNodes', source: 'rsi_14', target: 'rules', targetPort: 'rsi_14' },
  ]);
  browser = await launchBrowser();
  ada = await Person.at(browser, `${product.origin}/strategy-builder/words`);
});
afterAll(async () => {
  await ada.leave();
  await browser.close();
  await product.stop();
  product.removeData();
});

describe('rules that contradict each other', () => {
  it('show on their node, under their words and in the list, where one click mends them', async () => {
    await ada.node('rules').click();
    await ada
      .node('rules')
      .getByRole('img', { name: /never true on the same bar/ })
      .waitFor();
    await ada.page.locator('.cm-lintRange-warning').first().waitFor();
    await ada.open('Problems');
    const row = problems().getByRole('listitem').filter({ hasText: 'never true on the same bar' });
    await row.waitFor();
    await ada.picture('static-checks');
    await row.getByRole('button', { name: 'Write "or"' }).click();
    await row.waitFor({ state: 'detached' });
    await ada.saved();
    await waitFor('the formula to be that', async () =>
      (await formulaOf('rules'))?.startsWith('enter_long = rsi_14 < 30 or rsi_14 > 70'),
    );
  });
});

describe('the language reference', () => {
  it('opens at the word of the formula that F1 was pressed on, and takes its example there', async () => {
    await ada.node('rsi_14').click();
    await formula().click();
    await ada.page.keyboard.press('Home');
    await ada.page.keyboard.press('F1');
    await reference().getByRole('article', { name: 'Relative strength index' }).waitFor();
    await reference().getByText("Wilder's smoothing seeded with means").waitFor();
    await ada.picture('language-reference');

    const search = reference().getByRole('combobox', { name: 'Search the reference' });
    await search.fill('bollinger');
    await reference()
      .getByRole('article', { name: /^Bollinger/ })
      .waitFor();
    await search.press('ArrowDown');
    const second = await reference().getByRole('option', { selected: true }).textContent();
    expect(second).toMatch(/Bollinger/);
    await search.fill('stochastic');
    await ada.page.keyboard.press('Enter');
    await reference().waitFor({ state: 'detached' });
    await waitFor('the formula to be that', async () =>
      (await formula().textContent())?.startsWith('stochastic(14, 3, 3).k'),
    );
    await ada.page.keyboard.press('Control+z');
    await ada.page.keyboard.press('Escape');
  });

  it('opens from the header, tells of the language itself and closes by Escape', async () => {
    const button = ada.page.getByRole('button', { name: 'Language reference (F1)' });
    await button.focus();
    await ada.page.keyboard.press('Enter');
    await reference().getByRole('article', { name: 'How formulas are read' }).waitFor();
    expect(await reference().getByRole('option').count()).toBeGreaterThan(90);
    await reference().getByRole('combobox').fill('kleene');
    await reference().getByRole('article', { name: 'What is not known' }).waitFor();
    await reference().getByRole('combobox').fill('nothing like it');
    await reference().getByText('Nothing matches').waitFor();
    await ada.page.keyboard.press('Escape');
    await reference().waitFor({ state: 'detached' });
    await button.waitFor();
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('says in a word what a function does where the pointer rests on it', async () => {
    await ada.node('rsi_14').click();
    const word = formula().locator('.cm-line').first();
    await word.hover({ position: { x: 8, y: 8 } });
    await ada.page.locator('.formula-help').getByText('F1 shows more').waitFor();
    await ada.picture('formula-help');
  });
});
