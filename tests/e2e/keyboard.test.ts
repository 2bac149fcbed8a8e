import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
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

interface Flow {
  nodes: { id: string; kind: string; label: string; formula?: string; params: Record<string, unknown> }[];
  edges: { source: string; sourcePort: string; target: string; targetPort: string }[];
}
const flow = async () => (await api.get<Flow>('/flows/keys')).body;
const kinds = async () => (await flow()).nodes.map(({ kind }) => kind).sort();
const press = (keys: string) => ada.page.keyboard.press(keys);
const keys = async (...strokes: string[]) => {
  for (const stroke of strokes) await press(stroke);
};
const palette = () => ada.page.getByRole('dialog', { name: 'All commands' });
const list = () => ada.page.getByRole('region', { name: 'Strategy as a list' });
const row = (label: string) =>
  list().locator('tr', { has: ada.page.locator('th strong', { hasText: label }) });
/** The node whose row has the focus. */
const rowInFocus = () => ada.page.evaluate(() => document.activeElement?.getAttribute('data-row') ?? '');

/** Leaves whatever is being written, and shows the list or the graph. */
async function see(what: 'list' | 'graph'): Promise<void> {
  // The first may close completions, the next leaves the editor.
  await keys('Escape', 'Escape');
  if ((await list().isVisible()) !== (what === 'list')) await press('v');
  await list().waitFor({ state: what === 'list' ? 'visible' : 'hidden' });
}

/** Opens the palette, writes, and takes the first of what is found. */
async function command(text: string): Promise<void> {
  await press('Control+k');
  await palette().getByRole('combobox').waitFor();
  await ada.page.keyboard.type(text);
  await palette().getByRole('option', { selected: true }).waitFor();
  await press('Enter');
}

/** Searches the nodes, and takes the first of those found. */
async function find(text: string): Promise<void> {
  await command('search nodes');
  const search = ada.page.getByRole('combobox', { name: 'Search nodes' });
  // What is written before the field has the focus would be shortcuts.
  await waitFor('the search to have the focus', () =>
    search.evaluate((field) => field === document.activeElement),
  );
  await ada.page.keyboard.type(text);
  const found = ada.page.getByRole('listbox', { name: 'Found nodes' });
  await found.getByRole('option', { selected: true }).filter({ hasText: text }).waitFor();
  await press('Enter');
  await search.waitFor({ state: 'hidden' });
}

const hasFocus = (name: string) =>
  ada.page.getByRole('textbox', { name, exact: true }).evaluate((field) => field === document.activeElement);

beforeAll(async () => {
  product = await startProduct();
  api = client(product.origin);
  await api.post('/flows', { id: 'keys', name: 'Keys' });
  browser = await launchBrowser();
  ada = await Person.at(browser, `${product.origin}/strategy-builder/keys`);
});
afterAll(async () => {
  await browser.close();
  await product.stop();
  product.removeData();
});

describe('a strategy without a pointer', () => {
  it('is built by the palette, each node connected to the one before it', async () => {
    await see('list');
    await command('add price');
    await waitFor('the price', async () => (await kinds()).includes('price'));
    await command('add simple moving average');
    await waitFor('the average', async () => (await kinds()).includes('sma'));
    await row('SMA').waitFor();
    await waitFor('their edge', async () => (await flow()).edges.length === 1);
    await command('add rules');
    await command('add market orders');
    await waitFor('all four', async () => (await kinds()).join() === 'market,price,rules,sma');
    await waitFor('all edges', async () => (await flow()).edges.length === 3);
    await ada.picture('list');
  });

  it('goes by the arrows from node to node, and E edits: a symbol, a formula', async () => {
    await press('Home');
    await press('e');
    await waitFor('the label to have the focus', () => hasFocus('Label'));
    await press('Tab');
    await press('Control+a');
    await ada.page.keyboard.type('SP500');
    await press('Enter');
    await waitFor('the symbol', async () =>
      (await flow()).nodes.some(({ params }) => params.symbol === 'SP500'),
    );
    const rules = (await flow()).nodes.find(({ kind }) => kind === 'rules')!;
    await press('Escape');
    await find('rules');
    const label = ada.page.getByRole('textbox', { name: 'Label' });
    await waitFor('the rules to be shown', async () => (await label.inputValue()) === rules.label);
    await press('e');
    await waitFor('their label to have the focus', () => hasFocus('Label'));
    for (let step = 0; step < 8 && !(await hasFocus('Formula')); step += 1) await press('Tab');
    expect(await hasFocus('Formula')).toBe(true);
    await press('Control+a');
    const source = (await flow()).edges.find(({ target }) => target === rules.id)!.targetPort;
    await ada.page.keyboard.insertText(`enter_long = close > ${source}\nexit_long = close < ${source}`);
    await press('Control+Enter');
    await waitFor('the formula', async () =>
      (await flow()).nodes.some(({ formula }) => formula?.includes('exit_long = close <')),
    );
  });

  it('C connects what is selected to an input that fits', async () => {
    await see('list');
    await waitFor('the row of the rules to have the focus', async () =>
      (await rowInFocus()).includes('rules'),
    );
    await press('Home');
    await waitFor('the first row to have the focus', async () => (await rowInFocus()).includes('price'));
    await press('c');
    const dialog = ada.page.getByRole('dialog', { name: /^Connect .* to$/ });
    await dialog.getByRole('combobox').waitFor();
    await ada.page.keyboard.type('rules bars');
    await press('Enter');
    await waitFor('the edge', async () =>
      (await flow()).edges.some(
        ({ targetPort, target }) => targetPort === 'bars' && target.includes('rules'),
      ),
    );
  });

  it('R simulates it, and the result is told', async () => {
    await press('r');
    await ada.page.getByRole('tab', { name: 'Metrics' }).waitFor();
    await ada.page
      .getByText(/Sharpe/i)
      .first()
      .waitFor();
  });

  it('Delete takes a node away, the focus stays in the list, and Ctrl+Z brings it back', async () => {
    await find('orders');
    await see('list');
    await waitFor('its row to have the focus', async () => (await rowInFocus()).includes('market'));
    await press('Delete');
    await waitFor('it to be gone', async () => !(await kinds()).includes('market'));
    await waitFor('another row to have the focus', async () => (await rowInFocus()) !== '');
    await press('Control+z');
    await waitFor('it to be back', async () => (await kinds()).includes('market'));
  });

  it('keys that are written into a text stay there', async () => {
    const before = await flow();
    await see('list');
    await keys('m');
    await ada.page.keyboard.type('relive? /v 1+1');
    expect(await ada.page.getByRole('combobox', { name: 'Message' }).inputValue()).toBe('relive? /v 1+1');
    await press('Control+a');
    await press('Delete');
    expect(await flow()).toEqual(before);
    await press('Escape');
  });
});

describe('the palette and the list of keys', () => {
  it('has every shortcut that the list shows, and each of them does what it says', async () => {
    await see('graph');
    await press('?');
    const shortcuts = ada.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await shortcuts.waitFor();
    const shown = await shortcuts
      .locator('dl > div')
      .evaluateAll((rows) =>
        rows.map((one) => [
          one.querySelector('dt')?.textContent ?? '',
          one.querySelector('kbd')?.textContent ?? '',
        ]),
      );
    expect(shown.length).toBeGreaterThan(30);
    await ada.picture('shortcuts');
    await press('Escape');
    await shortcuts.waitFor({ state: 'hidden' });
    await press('Control+k');
    for (const [label, stroke] of shown) {
      if (label === 'All commands') continue;
      const option = palette().getByRole('option').filter({ hasText: label! }).filter({ hasText: stroke! });
      expect(await option.count(), `${label} ${stroke}`).toBeGreaterThan(0);
    }
    await ada.picture('palette');
    await press('Escape');
    await palette().waitFor({ state: 'hidden' });
    for (const tab of ['Code', 'Data', 'History', 'Problems', 'Simulation']) {
      const [, stroke = ''] = shown.find(([label]) => label === tab)!;
      await keys(...stroke.toLowerCase().split(' then '));
      await ada.page.getByRole('tab', { name: tab, selected: true }).waitFor();
    }
    await keys('j');
    await ada.page.getByRole('tabpanel', { name: 'Simulation' }).waitFor({ state: 'hidden' });
  });

  it('runs a chat command that needs no more words, and begins one that does', async () => {
    await command('/list-nodes');
    await ada
      .conversation()
      .getByText(/market_orders|Market orders/)
      .first()
      .waitFor();
    await command('/connect');
    await waitFor(
      'the command to be begun',
      async () => (await ada.page.getByRole('combobox', { name: 'Message' }).inputValue()) === '/connect ',
    );
    await ada.page.getByRole('combobox', { name: 'Message' }).fill('');
    await press('Escape');
  });
});

describe('a screen reader', () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  interface Found {
    violations: { id: string; impact: string; nodes: { target: string[]; failureSummary: string }[] }[];
  }

  /** What breaks WCAG 2.1 A and AA on the page as it is now. */
  async function faults(): Promise<string[]> {
    await ada.page.evaluate(axe);
    const { violations } = await ada.page.evaluate(async () => {
      const { axe: engine } = window as unknown as { axe: { run(...input: unknown[]): Promise<Found> } };
      // Tooltips hang below the body, and stand for nothing that is not said elsewhere.
      return engine.run(
        { exclude: ['[data-radix-popper-content-wrapper]'] },
        {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
          // The composer is a combobox of several lines: no element of HTML is one, and its completions need the role.
          rules: { 'aria-allowed-role': { enabled: false } },
          resultTypes: ['violations'],
        },
      );
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary.replace(/\s+/g, ' ')}`,
      ),
    );
  }

  for (const theme of ['light', 'dark'] as const) {
    it(`meets no fault on any part of the page in ${theme}`, async () => {
      await ada.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await see('list');
      const found: string[] = [];
      const look = async (where: string) => {
        for (const fault of await faults()) found.push(`${where}: ${fault}`);
      };
      await look('list');
      await see('graph');
      await look('canvas');
      for (const [tab, strokes, content] of [
        ['Simulation', 'gs', '.headlines'],
        ['Code', 'gc', '.cm-line'],
        ['Data', 'gd', 'tbody tr'],
        ['History', 'gh', '.change-set'],
        ['Problems', 'gp', '.problems li, .empty'],
      ] as const) {
        await keys(...strokes);
        await ada.page.getByRole('tabpanel', { name: tab }).locator(content).first().waitFor();
        await look(tab);
      }
      await keys('j');
      await press('Control+k');
      await palette().waitFor();
      await look('palette');
      await press('Escape');
      await press('?');
      await ada.page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
      await look('shortcuts');
      await press('Escape');
      await press('F1');
      await ada.page.getByRole('dialog', { name: 'Language reference' }).waitFor();
      await look('language');
      await ada.picture(`language-${theme}`);
      await press('Escape');
      await keys('s', 't');
      await ada.page.getByRole('dialog', { name: 'Templates' }).getByRole('listitem').first().waitFor();
      await look('gallery');
      await press('Escape');
      await see('list');
      await ada.picture(`list-${theme}`);
      expect(found).toEqual([]);
    });
  }

  it('leaves no error in the page', async () => {
    await ada.leave();
  });
});
