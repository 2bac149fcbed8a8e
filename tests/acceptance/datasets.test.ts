import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, client } from '../fixtures/client.js';
import { type Product, startProduct } from '../fixtures/product.js';
import { waitFor } from '../fixtures/wait-for.js';

let product: Product;
let api: Client;

beforeAll(async () => {
  product = await startProduct();
  api = client(product.origin);
});
afterAll(async () => {
  await product.stop();
  product.removeData();
});

interface Dataset {
  id: string;
  rows: number;
  symbol: string;
  timeframe: string;
  from: string;
  to: string;
  warnings: string[];
  source: string;
}
interface Bars {
  time: number[];
  close: number[];
}

const gbm = { model: 'gbm', drift: 0.1, volatility: 0.6 };

describe('synthetic bars', () => {
  it('come from a seed, the same for the same, and say wherever they are listed that they are synthetic', async () => {
    const wanted = {
      symbol: 'TEST/USD',
      model: gbm,
      seed: 7,
      bars: 500,
      timeframe: '4h',
      from: '2024-01-01',
    };
    const first = await api.post<Dataset>('/datasets/synthetic', wanted);
    expect(first).toMatchObject({
      status: 201,
      body: {
        rows: 500,
        symbol: 'TEST/USD',
        timeframe: '4h',
        from: '2024-01-01T00:00:00.000Z',
        source: 'synthetic',
        warnings: ['Synthetic: no market ever had these prices.'],
      },
    });
    const again = await api.post<Dataset>('/datasets/synthetic', wanted);
    expect(again.body.id).toBe(first.body.id);
    const other = await api.post<Dataset>('/datasets/synthetic', { ...wanted, seed: 8 });
    expect(other.body.id).not.toBe(first.body.id);
    const { body: all } = await api.get<Dataset[]>('/datasets');
    expect(all.filter(({ symbol }) => symbol === 'TEST/USD').map(({ source }) => source)).toEqual([
      'synthetic',
      'synthetic',
    ]);
  });

  it('are the trades of an order book where that is asked for', async () => {
    const model = { model: 'book', tick: 0.05 };
    const { status, body } = await api.post<Dataset>('/datasets/synthetic', {
      symbol: 'BOOK/USD',
      model,
      bars: 300,
      timeframe: '5m',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ rows: 300, source: 'synthetic', name: 'Synthetic order book, seed 1' });
  });

  it.each([
    [{ model: gbm }, 400],
    [{ symbol: 'X', model: { model: 'book', tick: 0 } }, 400],
    [{ symbol: 'X', model: { model: 'book', tick: 0.05 }, bars: 100_000, timeframe: '1d' }, 422],
    [{ symbol: 'X', model: { ...gbm, skew: 1 } }, 400],
    [{ symbol: 'X', model: { model: 'heston' } }, 400],
    [{ symbol: 'X', model: gbm, bars: 1e9 }, 400],
    [{ symbol: 'X', model: { ...gbm, drift: 10 }, bars: 20_000, timeframe: '1d' }, 422],
  ])('are refused for %j with status %i', async (body, status) => {
    const answer = await api.post('/datasets/synthetic', body);
    expect(answer.status).toBe(status);
    expect(answer.body).toHaveProperty('code');
  });
});

describe('longer bars', () => {
  it('are made of a data set as one of their own, which stays synthetic when its source is', async () => {
    const { body: source } = await api.post<Dataset>('/datasets/synthetic', {
      symbol: 'LONG/USD',
      model: gbm,
      bars: 100,
      timeframe: '1h',
      from: '2024-01-01',
    });
    const { status, body } = await api.post<Dataset>(`/datasets/${source.id}/resample`, { timeframe: '1d' });
    expect(status, JSON.stringify(body)).toBe(201);
    expect(body).toMatchObject({ rows: 4, timeframe: '1d', symbol: 'LONG/USD', source: 'synthetic' });
    expect(body.warnings).toContain('4 shorter bars at the end fill no whole bar and were left out');
    const bars = async (id: string) => (await api.get<Bars>(`/datasets/${id}/bars`)).body;
    const [short, long] = [await bars(source.id), await bars(body.id)];
    expect(long.close).toEqual([23, 47, 71, 95].map((bar) => short.close[bar]));
  });

  it('are refused where they would not be whole', async () => {
    const { body } = await api.get<Dataset[]>('/datasets');
    const daily = body.find(({ id }) => id.startsWith('sp500'))?.id;
    expect(await api.post(`/datasets/${daily}/resample`, { timeframe: '4h' })).toMatchObject({
      status: 422,
      body: { code: 'timeframe-not-whole' },
    });
    expect(await api.post('/datasets/nothing/resample', { timeframe: '1w' })).toMatchObject({
      status: 404,
      body: { code: 'dataset-not-found' },
    });
  });
});

describe('the history of an exchange', () => {
  const wanted = {
    exchange: 'binance',
    symbol: 'BTC/USDT',
    timeframe: '1h',
    from: '2024-01-01',
    to: '2024-02-01',
  };

  it('can be called off, and then says so', async () => {
    const { status, body } = await api.post<{ id: string }>('/datasets/history', wanted);
    expect(status).toBe(202);
    expect(await api.get(`/datasets/history/${body.id}`)).toMatchObject({ body: { status: 'running' } });
    await api.delete(`/datasets/history/${body.id}`);
    const ended = await waitFor('the end of the request', async () => {
      const state = (await api.get<{ status: string }>(`/datasets/history/${body.id}`)).body;
      return state.status === 'running' ? undefined : state;
    });
    expect(ended).toMatchObject({ status: 'cancelled', error: { code: 'cancelled' } });
  });

  it.each([
    [{ exchange: 'mtgox' }, 400, 'invalid-request'],
    [{ timeframe: '7m' }, 400, 'invalid-request'],
    [{ url: 'http://127.0.0.1' }, 400, 'invalid-request'],
    [{ from: '2031-01-01', to: '2031-02-01' }, 422, 'period-empty'],
    [{ from: '1970-01-01', to: '2024-01-01', timeframe: '1m' }, 422, 'too-many-bars'],
  ])('is refused for %j with %i %s', async (changed, status, code) => {
    expect(await api.post('/datasets/history', { ...wanted, ...changed })).toMatchObject({
      status,
      body: { code },
    });
  });

  it('is known by the names of the exchanges, and not for what was never asked', async () => {
    const { body } = await api.get<{ id: string }[]>('/datasets/history/exchanges');
    expect(body.map(({ id }) => id)).toContain('deribit');
    expect(await api.get('/datasets/history/nothing')).toMatchObject({
      status: 404,
      body: { code: 'history-not-found' },
    });
  });
});
