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
let ben: Person;

interface Flow {
  nodes: { id: string; kind: string; formula?: string; params: Record<string, unknown> }[];
}
const flow = async () => (await api.get<Flow>('/flows/desk')).body;
const ids = async () => (await flow()).nodes.map(({ id }) => id);
const param = async (kind: string, name: string) =>
  (await flow()).nodes.find((node) => node.kind === kind)?.params[name];
const choices = (person: Person, about: RegExp) =>
  person.page.getByRole('region', { name: 'Assumptions' }).first().getByRole('group', { name: about });
const pressed = (person: Person, about: RegExp) =>
  choices(person, about).getByRole('button', { pressed: true });

beforeAll(async () => {
  product = await startProduct();
  api = client(product.origin);
  await api.post('/flows', { id: 'desk', name: 'Desk' });
  browser = await launchBrowser();
  ada = await Person.at(browser, `${product.origin}/strategy-builder/desk`);
  ben = await Person.at(browser, `${product.origin}/strategy-builder/desk`);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
  product.removeData();
});

it('one click on what stands beside an assumption changes the strategy, for all who look, and stays after a reload', async () => {
  await ada.say('buy BTC when RSI is below 30 or price is above the 200 SMA and volume is above 1000');
  await choices(ada, /no timeframe was named/).waitFor();
  expect(await pressed(ada, /no timeframe was named/).textContent()).toBe('1d');
  const before = await ids();
  await choices(ada, /no timeframe was named/)
    .getByRole('button', { name: '4h' })
    .click();
  await waitFor('the timeframe in the log', async () => (await param('price', 'timeframe')) === '4h');
  expect(await ids()).toEqual(before);
  for (const person of [ada, ben]) await person.page.getByText(/Changed to 4h, by /).waitFor();
  await ben.page.reload();
  await ben.saved();
  await ben.page.getByText(/Changed to 4h, by /).waitFor();
  expect(await pressed(ben, /no timeframe was named/).textContent()).toBe('4h');
  await choices(ben, /no timeframe was named/)
    .getByRole('button', { name: '1d' })
    .click();
  await waitFor('the timeframe as it was', async () => (await param('price', 'timeframe')) === '1d');
  await ada.page.getByText(/Back to 1d, by /).waitFor();
});

it('words with two readings show both as buttons, and either is one click away', async () => {
  const both = choices(ada, /can be read in two ways/).getByRole('button');
  expect(await both.allTextContents()).toEqual([
    'RSI(14) is below 30 or (the close is above SMA(200) and the volume is above 1000)',
    '(RSI(14) is below 30 or the close is above SMA(200)) and the volume is above 1000',
  ]);
  await both.nth(1).focus();
  await ada.page.keyboard.press('Enter');
  await waitFor('the other reading in the log', async () =>
    (await flow()).nodes.some(({ formula }) => formula?.includes('(rsi_14 < 30 or close > sma_200) and')),
  );
  await waitFor(
    'it to be shown as chosen',
    async () => (await both.nth(1).getAttribute('aria-pressed')) === 'true',
  );
  await ada.picture('choices');
  await ben.page.getByRole('button', { name: /dark/i }).click();
  await ben.picture('choices-dark');
});

it('what must be asked back has its answers as buttons, and one click builds', async () => {
  await ada.say('make it better');
  const answers = ada.page.getByRole('list', { name: 'Choices' }).last().getByRole('button');
  await answers.getByText('Add a 10% take profit').click();
  await waitFor('the take profit in the log', async () => (await param('take_profit', 'value')) === 10);
});

it('what a reply did is taken back by the button beside it', async () => {
  await ada.page.getByRole('button', { name: 'Undo this' }).click();
  await waitFor(
    'the take profit to be gone',
    async () => (await param('take_profit', 'value')) === undefined,
  );
  await ada.page.getByRole('button', { name: 'Undo this' }).waitFor({ state: 'hidden' });
});

it('a message that is too long is kept and said to be so, instead of being cut', async () => {
  const long = `${'buy BTC when RSI < 30. '.repeat(200)}end`;
  await ada.page.getByRole('combobox', { name: 'Message' }).fill(long);
  await ada.page
    .getByRole('alert')
    .getByText(/a message takes 4,000/)
    .waitFor();
  expect(await ada.page.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true);
  expect(await ada.page.getByRole('combobox', { name: 'Message' }).inputValue()).toBe(long);
  await ada.page.getByRole('combobox', { name: 'Message' }).fill('');
  await ada.leave();
  await ben.leave();
});
