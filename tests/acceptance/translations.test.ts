import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, client } from '../fixtures/client.js';
import { type Product, startProduct } from '../fixtures/product.js';

interface Translation {
  sequence: number;
  translationId: string;
  flowId: string;
  request: string;
  outcome: string;
}

describe('the history of translations', () => {
  let product: Product;
  let api: Client;
  const list = async (query = '') => (await api.get<Translation[]>(`/translations${query}`)).body;
  const requests = async (query: string) => (await list(query)).map(({ request }) => request);

  beforeAll(async () => {
    product = await startProduct();
    api = client(product.origin);
    for (const id of ['desk', 'other']) await api.post('/flows', { id, name: id });
    const say = (id: string, text: string) => api.post(`/flows/${id}/chat`, { text });
    await say('desk', 'Buy BTC when RSI crosses above 70');
    await say('desk', '=HYPERLINK("http://x.example","buy now")');
    await say('other', 'Buy ETH when it rises tomorrow');
  });
  afterAll(async () => {
    await product.stop();
    product.removeData();
  });

  it('lists requests newest first, of one strategy or all, by outcome, planner and words, page by page', async () => {
    expect(await requests('')).toEqual([
      'Buy ETH when it rises tomorrow',
      '=HYPERLINK("http://x.example","buy now")',
      'Buy BTC when RSI crosses above 70',
    ]);
    expect(await requests('?flowId=other')).toHaveLength(1);
    expect(await requests('?outcome=done')).toEqual(['Buy BTC when RSI crosses above 70']);
    expect(await requests('?planner=claude')).toEqual([]);
    expect(await requests('?family=momentum')).toEqual(['Buy BTC when RSI crosses above 70']);
    expect(await requests('?family=grid')).toEqual([]);
    expect(await requests('?text=RISES%20tomorrow')).toEqual(['Buy ETH when it rises tomorrow']);
    const [newest] = await list('?limit=1');
    expect(await requests(`?limit=1&before=${newest?.sequence}`)).toEqual([
      '=HYPERLINK("http://x.example","buy now")',
    ]);
  });

  it('sums them up', async () => {
    const { body } = await api.get<Record<string, unknown>>('/translations/summary');
    expect(body).toMatchObject({
      ...{ requests: 3, succeeded: 1, successRate: 1 / 3 },
      planners: [{ name: 'rules', count: 3 }],
      tokens: { input: 0, output: 0, cachedRead: 0 },
    });
    expect(body.failures).toMatchObject([{ flowId: 'other' }, { flowId: 'desk' }]);
    expect(body.commands).toContainEqual(expect.objectContaining({ name: 'AddNode' }));
    expect(body.kinds).toContainEqual({ name: 'function · rsi', count: 1 });
    expect(body.families).toEqual([{ name: 'momentum', count: 1, succeeded: 1, successRate: 1 }]);
    expect((await api.get('/translations/summary?flowId=other')).body).toMatchObject({
      requests: 1,
      succeeded: 0,
    });
  });

  it('exports them as CSV that no spreadsheet calculates, and as JSON lines that hold the same as the list', async () => {
    const csv = await api.get<string>('/translations/export?format=csv');
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="translations.csv"');
    expect(csv.body.split('\r\n')[0]).toContain('"request","planner","model"');
    expect(csv.body).toContain(`"'=HYPERLINK(""http://x.example"",""buy now"")"`);
    const lines = (
      await (await fetch(`${product.origin}/api/translations/export?format=jsonl`)).text()
    ).trim();
    expect(lines.split('\n').map((line) => JSON.parse(line))).toEqual(await list());
    expect(
      (await api.get<string>('/translations/export?flowId=nobody')).body.trim().split('\r\n'),
    ).toHaveLength(1);
  });

  it('refuses what it does not know', async () => {
    for (const query of [
      '?outcome=great',
      '?family=luck',
      '?colour=red',
      '?limit=0',
      '?before=x',
      '/export?format=xml',
    ])
      expect((await api.get(`/translations${query}`)).status, query).toBe(400);
  });
});
