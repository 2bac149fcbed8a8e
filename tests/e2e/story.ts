import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../fixtures/browser.js';
import { type Client, client } from '../fixtures/client.js';
import { type Product, startProduct } from '../fixtures/product.js';
import { sp500Csv } from '../fixtures/real-bars.js';
import { waitFor } from '../fixtures/wait-for.js';
import { Person } from './people.js';

interface FlowView {
  revision: number;
  nodes: { id: string; type: string; position: { x: number; y: number }; params: Record<string, unknown> }[];
  edges: { id: string; source: string; target: string }[];
}

/** Where the product of a story keeps its log. */
export interface LogOfStory {
  /** What names it to the product. */
  readonly env: Record<string, string>;
  stop(): unknown;
}

/** The whole story in a real browser, on any log. Call it in a test file of its own. */
export function tellTheStory(provide: () => LogOfStory | Promise<LogOfStory>): void {
  let log: LogOfStory;
  let product: Product;
  let api: Client;
  let browser: Browser;
  let ada: Person;
  let ben: Person;

  const flow = async (id = 'desk') => (await api.get<FlowView>(`/flows/${id}`)).body;
  const address = (id: string) => `${product.origin}/strategy-builder/${id}`;

  beforeAll(async () => {
    log = await provide();
    product = await startProduct({ env: log.env });
    api = client(product.origin);
    await api.post('/flows', { id: 'desk', name: 'Desk' });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
    product.removeData();
    await log.stop();
  });

  describe('the first visit', () => {
    it('finds an example on the canvas and simulates it with one click', async () => {
      const visitor = await Person.at(browser, `${product.origin}/strategy-builder`);
      await visitor.node('golden_cross').waitFor();
      await visitor.page.getByRole('button', { name: 'Simulate' }).click();
      await visitor.page.getByRole('tab', { name: 'Metrics' }).click();
      const metrics = visitor.page.getByRole('table', { name: 'Metrics' });
      await metrics
        .getByText(/sharpe/i)
        .first()
        .waitFor();
      await visitor.picture('example-metrics');
      await visitor.page.getByRole('tab', { name: 'Chart' }).click();
      await visitor.page.locator('canvas').first().waitFor();
      await visitor.picture('example-chart');
      await visitor.page.getByRole('tab', { name: 'Trades' }).click();
      await visitor.page.getByRole('table', { name: 'Trades' }).getByRole('row').nth(5).waitFor();
      await visitor.leave();
    });
  });

  describe('two people and the assistant on one canvas', () => {
    it('a sentence builds a connected strategy that both see appear, with its assumptions listed', async () => {
      ada = await Person.at(browser, address('desk'));
      ben = await Person.at(browser, address('desk'));
      await ada.say('Create a momentum strategy that buys BTC when RSI crosses above 70');
      for (const person of [ada, ben]) {
        for (const id of ['btc_price', 'rsi_14', 'momentum_rules', 'stop_loss', 'market_order'])
          await person.node(id).waitFor();
      }
      const { nodes, edges } = await flow();
      expect(new Set(nodes.map(({ type }) => type))).toEqual(
        new Set(['data', 'function', 'strategy', 'risk', 'execution']),
      );
      await waitFor('both to draw all edges', async () => (await ben.drawn()).edges === edges.length);
      const assumptions = ada.page.getByRole('region', { name: 'Assumptions' });
      await assumptions
        .getByRole('group', { name: /no timeframe was named/ })
        .getByRole('button', { name: '4h' })
        .waitFor();
      await ada.picture('built');
    });

    it('each sees the other by name, and the other’s cursor', async () => {
      await ada.page.getByRole('region', { name: /People here/ }).waitFor();
      await ada.page.mouse.move(700, 250);
      await ada.page.mouse.move(720, 260);
      await ben.page.locator('.cursor').first().waitFor();
      await ben.page.mouse.move(650, 300);
      await ben.page.mouse.move(640, 310);
      await ada.page.locator('.cursor').first().waitFor();
    });

    it('both edit at once, and end equal to each other and to the log', async () => {
      const before = (await flow()).nodes.find(({ id }) => id === 'rsi_14')?.position;
      await ben.node('rsi_14').click();
      const period = ben.page
        .getByRole('complementary', { name: 'Inspector' })
        .getByRole('textbox', { name: 'Period' });
      await Promise.all([
        ada.drag('rsi_14', { x: 30, y: 90 }),
        (async () => {
          await period.fill('21');
          await period.press('Enter');
        })(),
      ]);
      await waitFor('both edits in the log', async () => {
        const rsi = (await flow()).nodes.find(({ id }) => id === 'rsi_14');
        return rsi?.params.period === 21 && rsi.position.y !== before?.y;
      });
      await ada.node('rsi_14').getByText('RSI 21').waitFor();
      await ada.saved();
      await ben.saved();
      expect(await ben.drawn()).toEqual(await ada.drawn());
    });

    it('an edge that one removes goes for the other', async () => {
      const edge = (await flow()).edges.find(({ source }) => source === 'position_size');
      await ada.page.getByRole('group', { name: 'From Position size to Stop loss' }).focus();
      await ada.page.keyboard.press('Enter');
      await ada.page.keyboard.press('Delete');
      await waitFor(
        'the edge to be gone from the log',
        async () => !(await flow()).edges.some(({ id }) => id === edge?.id),
      );
      await waitFor(
        'both to draw one less',
        async () => (await ben.drawn()).edges === (await flow()).edges.length,
      );
      await ben.say('/connect position_size to stop_loss');
      await waitFor(
        'the edge to be back',
        async () => (await ada.drawn()).edges === (await flow()).edges.length,
      );
    });
  });

  describe('the chat', () => {
    it('completes commands, says what was meant, and shows Python that is code', async () => {
      await ada.page.getByRole('combobox', { name: 'Message' }).fill('/prev');
      await ada.page
        .getByRole('listbox', { name: 'Completions' })
        .getByRole('option', { name: /preview-code/ })
        .waitFor();
      await ada.say('/lst-nodes');
      await ada
        .conversation()
        .getByText(/Did you mean \/list-nodes/)
        .waitFor();
      await ada.say('/preview-code rsi_calculator');
      await ada.conversation().getByText('def on_bar').first().waitFor();
      await ada.say('/help connect');
      await ada.conversation().getByText('/connect <node1> to <node2>').first().waitFor();
      await ada.picture('chat');
    });
  });

  describe('data of one’s own', () => {
    const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

    it('with a fault is refused with its place', async () => {
      await ada.open('Data');
      await ada.page
        .getByLabel('CSV file')
        .setInputFiles(file('bad.csv', 'date,open,high,low,close\n2024-01-01,1,2,1,x\n'));
      await ada.page.getByRole('textbox', { name: 'Symbol' }).fill('BAD');
      await ada.page.getByRole('button', { name: 'Import' }).click();
      await ada.page
        .getByText(/Line 2/)
        .first()
        .waitFor();
      await ada.picture('csv-fault');
    });

    it('is imported, simulated by /test-strategy, and its result shown', async () => {
      await ada.page.getByLabel('CSV file').setInputFiles(file('prices.csv', sp500Csv()));
      await ada.page.getByRole('textbox', { name: 'Symbol' }).fill('BTC');
      await ada.page.getByRole('button', { name: 'Import' }).click();
      await ada.page.getByRole('table', { name: 'Data sets' }).getByRole('row', { name: /BTC/ }).waitFor();
      await ada.say('/test-strategy');
      await ada
        .conversation()
        .getByText(/Simulating with/)
        .waitFor();
      await ada.open('Simulation');
      await ada.page.getByRole('tab', { name: 'Metrics' }).click();
      await ada.page
        .getByRole('table', { name: 'Metrics' })
        .getByText(/drawdown/i)
        .first()
        .waitFor();
      await ada.picture('own-data');
    });
  });

  describe('history', () => {
    it('shows the canvas as it was, and restore brings it back', async () => {
      const { revision, nodes } = await flow();
      await api.post('/flows/desk/commands', { type: 'RemoveNode', id: 'rsi_14' });
      await waitFor('the node to be gone', async () => !(await ada.drawn()).nodes.includes('rsi_14'));
      await ada.open('History');
      const slider = ada.page.getByRole('slider', { name: 'Revision' });
      await slider.focus();
      const last = (await flow()).revision;
      for (let step = last; step > revision; step -= 1) await slider.press('ArrowLeft');
      await waitFor('the earlier canvas', async () => (await ada.drawn()).nodes.includes('rsi_14'));
      await ada.picture('history');
      await ada.page
        .getByRole('button', { name: /^Restore/ })
        .first()
        .click();
      await waitFor('the node in the log', async () => (await flow()).nodes.length === nodes.length);
      await ben.node('rsi_14').waitFor();
    });
  });

  describe('a server that is killed', () => {
    it('comes back with everything that anybody saw, and both pages go on by themselves', async () => {
      const before = await flow();
      await product.kill();
      await ada
        .connection()
        .getByText(/Reconnecting/)
        .waitFor();
      product = await startProduct({
        dataDirectory: product.dataDirectory,
        port: product.port,
        env: log.env,
      });
      expect((await flow()).nodes).toEqual(before.nodes);
      await Promise.all([ada.saved(), ben.saved()]);
      await ada.say('/add-node function 50-period EMA');
      await waitFor('the new node at the other', async () =>
        (await ben.drawn()).nodes.some((id) => id.startsWith('ema')),
      );
      await ben.page.getByRole('button', { name: /dark/i }).click();
      await ben.picture('after-the-restart-dark');
      await ada.leave();
      await ben.leave();
    });
  });
}
