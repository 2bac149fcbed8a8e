import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../fixtures/browser.js';
import { client } from '../fixtures/client.js';
import { type Product, startProduct } from '../fixtures/product.js';
import { Person } from './people.js';

let product: Product;
let browser: Browser;
let ann: Person;

beforeAll(async () => {
  product = await startProduct();
  browser = await launchBrowser();
  ann = await Person.at(browser, `${product.origin}/strategy-builder`);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
  product.removeData();
});

const check = (name: string) =>
  ann.page.getByRole('tablist', { name: 'Checks of robustness' }).getByRole('tab', { name });
const run = () => ann.page.getByRole('button', { name: /^Run( again)?$/ }).click();

it('two parameters are swept from their fields in the inspector, and the heat map is walked by keyboard', async () => {
  await ann.open('Simulation');
  await ann.page.getByRole('button', { name: 'Make the dock taller' }).click();
  await ann.page.getByRole('button', { name: 'Run simulation' }).click();
  await ann.page.getByRole('tab', { name: 'Robustness' }).click();
  await ann.page.getByText('as the only attempt').waitFor();

  for (const node of ['sma_50', 'sma_200']) {
    await ann.node(node).click();
    await ann.page.getByRole('button', { name: 'Sweep Period' }).click();
  }
  await ann.page.getByRole('group', { name: 'Second parameter' }).getByLabel('From').fill('150');
  await ann.page.getByRole('group', { name: 'Second parameter' }).getByLabel('To').fill('250');
  await run();
  const map = ann.page.getByRole('table', { name: 'Heat map of Sharpe ratio' });
  await ann.page.getByText(/^Probability of overfitting \d+%/).waitFor();
  const best = map.getByRole('button', { name: /, the best$/ });
  await best.waitFor();
  expect(await map.getByRole('button').count()).toBe(24);

  // One stop of the Tab key for the whole map; arrows walk through it, and what they reach is read out.
  expect(await map.locator('button[tabindex="0"]').count()).toBe(1);
  await best.focus();
  await ann.page.keyboard.press('Home');
  await ann.page.keyboard.press('ArrowRight');
  const reached = map.locator('button:focus');
  expect(await reached.getAttribute('aria-label')).toMatch(/^SMA 50 · Period \d+, SMA 200 · Period 200: /);
  await ann.page.keyboard.press('ArrowUp');
  await ann.page.keyboard.press('ArrowUp');
  await ann.page.keyboard.press('ArrowUp');
  expect(await reached.getAttribute('aria-label')).toMatch(/^SMA 50 · Period 30, SMA 200 · Period 200: /);
  await ann.picture('heat-map');
  await ann.page.getByRole('button', { name: 'Use these values' }).click();
  await ann.saved();
  const { body } = await client(product.origin).get<{ nodes: { id: string; params: object }[] }>(
    '/flows/example',
  );
  expect(body.nodes.find(({ id }) => id === 'sma_50')?.params).toMatchObject({ period: 30 });
  await ann.page.getByText(/^Of revision \d+; the flow is at \d+ now\.$/).waitFor();
});

it('the attempts are counted: the points of the sweep make the same result less believable', async () => {
  await check('Luck').click();
  await ann.page.getByText('1 simulation, 24 swept').waitFor();
  await ann.page.getByText(/As the best of 25 attempts on this flow/).waitFor();
});

it('a walk-forward stands in and out of sample beside each other, rolling and anchored', async () => {
  await check('Walk-forward').click();
  await ann.page.getByLabel('Tests').fill('3');
  await run();
  const rolling = ann.page.getByRole('table', { name: 'Walk-forward, rolling' });
  await rolling.getByRole('columnheader', { name: 'out of sample' }).first().waitFor();
  expect(await rolling.locator('tbody tr').count()).toBe(3);
  await ann.page.getByLabel('Windows').selectOption('anchored');
  await run();
  const anchored = ann.page.getByRole('table', { name: 'Walk-forward, anchored' });
  await anchored.waitFor();
  const starts = await anchored.locator('tbody tr td:first-child').allInnerTexts();
  expect(new Set(starts.map((text) => text.split(' to ')[0])).size).toBe(1);
});

it('Monte Carlo draws a fan of trades and of days, with the drawdowns', async () => {
  await check('Monte Carlo').click();
  await ann.page.getByLabel('Paths').fill('200');
  await run();
  await ann.page.getByRole('img', { name: /^Equity over \d+ trades: in 5% of the paths below / }).waitFor();
  await ann.page.getByRole('tab', { name: 'days' }).click();
  await ann.page.getByRole('img', { name: /^Equity over 5,?105 days/ }).waitFor();
  await ann.page.getByRole('img', { name: /^Paths by their largest drawdown: half of them/ }).waitFor();
  await ann.picture('monte-carlo');
});

it.each([
  ['Higher costs', 'Results at other costs'],
  ['One bar late', 'In time and one bar late'],
  ['Warm-up', 'Signals by where the data begins'],
])('%s is one click', async (name, table) => {
  await check(name).click();
  await run();
  await ann.page.getByRole('table', { name: table }).waitFor();
});

it('the look-ahead proof says what was proved', async () => {
  await check('Look-ahead proof').click();
  await run();
  await ann.page
    .getByRole('listitem')
    .filter({ hasText: /^Golden cross: proved\. Cut off at 12 bars/ })
    .waitFor();
});

it('a long sweep shows its points as they come, is cancelled, and a reload finds it so', async () => {
  await check('Parameter sweep').click();
  for (const [ordinal, values] of [
    ['First', ['10', '59', '1']],
    ['Second', ['100', '149', '1']],
  ] as const) {
    const axis = ann.page.getByRole('group', { name: `${ordinal} parameter` });
    for (const [i, field] of ['From', 'To', 'Step'].entries()) await axis.getByLabel(field).fill(values[i]!);
  }
  await run();
  const map = ann.page.getByRole('table', { name: 'Heat map of Sharpe ratio' });
  await map.getByRole('button', { name: /^SMA 50 · Period 10, SMA 200 · Period 100: / }).waitFor();
  await ann.page.getByRole('button', { name: 'Cancel' }).click();
  await ann.page.getByText('The check was cancelled.').waitFor();
  await ann.page.reload();
  await ann.page.getByRole('tab', { name: 'Robustness' }).click();
  await check('Parameter sweep').click();
  await ann.page.getByText('The check was cancelled.').waitFor();
});

it('a grid that is too large is refused before it is asked for', async () => {
  const axis = ann.page.getByRole('group', { name: 'First parameter' });
  await axis.getByLabel('To').fill('5000');
  await axis.getByLabel('Step').fill('1');
  await ann.page.getByText('At most 200 values a parameter: take a larger step.').waitFor();
  expect(await ann.page.getByRole('button', { name: /^Run( again)?$/ }).isDisabled()).toBe(true);
  await axis.getByLabel('To').fill('1');
  await ann.page.getByText(/^Each parameter needs a first value/).waitFor();
  expect(ann.mistakes).toEqual([]);
});

it('the run report is a page of its own with files, and switches the convention of its metrics', async () => {
  await ann.page.getByRole('link', { name: 'Report' }).click();
  const metrics = ann.page.getByRole('table', { name: 'Metrics' });
  const sharpe = metrics.getByRole('row').filter({ hasText: 'Sharpe ratio' });
  await sharpe.getByText(/√\(bars per year\)/).waitFor();
  const own = await sharpe.innerText();
  await ann.page.getByLabel('Computed as in').selectOption('backtesting.py');
  await sharpe.getByText(/√\(bars per year\)/).waitFor({ state: 'detached' });
  expect(await sharpe.innerText()).not.toBe(own);
  expect(ann.page.url()).toContain('convention=backtesting.py');
  expect(await ann.page.getByRole('table', { name: 'Trades' }).locator('tbody tr').count()).toBe(9);
  const download = ann.page.waitForEvent('download');
  await ann.page.getByRole('link', { name: 'Trades, CSV' }).click();
  expect((await download).suggestedFilename()).toBe('trades.csv');
  await ann.page.emulateMedia({ media: 'print' });
  expect(await ann.page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
  await ann.page.emulateMedia({ media: 'screen' });
  await ann.page.getByRole('link', { name: 'Back to the strategy' }).click();
  await ann.saved();
  expect(ann.mistakes).toEqual([]);
});
