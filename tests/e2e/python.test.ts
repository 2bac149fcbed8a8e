import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../fixtures/browser.js';
import { client } from '../fixtures/client.js';
import { type Product, startProduct } from '../fixtures/product.js';
import { Person } from './people.js';

let product: Product;
let browser: Browser;
beforeAll(async () => {
  product = await startProduct();
  browser = await launchBrowser();
  const api = client(product.origin);
  await api.post('/flows', { id: 'python', name: 'Python' });
  const { status } = await api.post('/flows/python/commands', [
    { type: 'AddNode', nodeType: 'data', kind: 'price', id: 'spx', params: { symbol: 'SP500' } },
    { type: 'AddNode', nodeType: 'function', kind: 'python', id: 'mine', position: { x: 300, y: 0 } },
    { type: 'ConnectNodes', source: 'spx', target: 'mine' },
    {
      type: 'EditCode',
      id: 'mine',
      code: 'def on_bar(bar, inputs, params, state):\n    return {"upper": bar.close + params["width"], "lower": bar.low}\n',
    },
  ]);
  expect(status).toBe(201);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
  product.removeData();
});

it('two people write Python together, one tries it, the other approves it', async () => {
  const address = `${product.origin}/strategy-builder/python`;
  const ann = await Person.at(browser, address);
  const bob = await Person.at(browser, address);
  const codeOf = (person: Person) => person.page.getByRole('textbox', { name: 'Python of mine' });
  for (const person of [ann, bob]) await person.node('mine').click();

  // A parameter that the code reads has to be set: a field for it is there because the code names it.
  await ann.page.getByRole('button', { name: 'Test on sample bars' }).click();
  await ann.page.getByText("Set 'width' of 'mine'").first().waitFor();
  await ann.page.getByRole('tab', { name: 'Settings' }).click();
  await ann.page.getByRole('textbox', { name: 'Width' }).fill('2');
  await ann.page.keyboard.press('Enter');
  await ann.page.getByRole('tab', { name: 'Code' }).first().click();
  await ann.saved();

  await ann.page.getByRole('button', { name: 'Test on sample bars' }).click();
  await ann.page.getByRole('region', { name: 'Values on the sample bars' }).waitFor();
  await ann.page.getByRole('img', { name: /^upper: from .* to / }).waitFor();

  // Bob types; Ann sees it, and where his caret stands.
  await codeOf(bob).click();
  await bob.page.keyboard.press('Control+Home');
  await bob.page.keyboard.type('import numpy\n');
  await codeOf(ann).getByText('numpy').waitFor();
  await ann.page.locator('.cm-ySelectionCaret').waitFor();
  await ann.page.getByText('The code has changed since this test.').waitFor();
  await bob.saved();
  await ann.page.getByRole('button', { name: 'Test on sample bars' }).click();
  await ann.page.getByRole('button', { name: 'Go to line 1' }).click();
  expect(await ann.page.locator('.cm-lintRange-error').innerText()).toBe('import numpy');

  // Tab indents, Escape and Tab leave, undo takes back one's own typing only.
  await codeOf(bob).focus();
  await bob.page.keyboard.press('Tab');
  await bob.page.keyboard.press('Escape');
  await bob.page.keyboard.press('Tab');
  expect(await codeOf(bob).evaluate((box) => box === document.activeElement)).toBe(false);
  await codeOf(bob).focus();
  for (let step = 0; step < 5 && (await codeOf(bob).innerText()).includes('numpy'); step++)
    await bob.page.keyboard.press('Control+z');
  expect(await codeOf(bob).innerText()).not.toContain('numpy');
  expect(await codeOf(bob).innerText()).toContain('def on_bar');
  await bob.saved();

  await ann.page.getByRole('button', { name: 'Ask for a review' }).click();
  await ann.page.getByText('In review').waitFor();
  await bob.page.reload();
  await bob.node('mine').click();
  await bob.page.getByRole('button', { name: 'Approve' }).click();
  await bob.page.getByText('Approved', { exact: true }).waitFor();
  await bob.page.getByText(/^(By|Self-approved by) /).waitFor();

  // Whatever is typed after it makes it void.
  await codeOf(bob).click();
  await bob.page.keyboard.type('  ');
  await bob.page.getByText(/^The approval by .* is void/).waitFor();
  expect([...ann.mistakes, ...bob.mistakes]).toEqual([]);
});
