import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Client, client } from '../fixtures/client.js';
import { type Product, startProduct } from '../fixtures/product.js';
import { waitFor } from '../fixtures/wait-for.js';

const hour = 3_600_000;
const start = Date.UTC(2024, 0, 1);
const hours = 1_600;
const units = 2;

const priceAt = (time: number) => 100 + 10 * Math.sin((time - start) / (60 * hour));
/** Paid at 00:00, 08:00 and 16:00, never the same twice; longs always pay. */
const rateAt = (time: number) => (2 + Math.sin((time - start) / (50 * hour))) / 10_000;
const isDue = (time: number) => time % (8 * hour) === 0;

function csv(rate: (time: number) => number | null): string {
  const rows = Array.from({ length: hours }, (_, i) => {
    const time = start + i * hour;
    const [open, close] = [priceAt(time), priceAt(time + hour)];
    const [high, low] = [Math.max(open, close) + 0.1, Math.min(open, close) - 0.1];
    return [new Date(time).toISOString(), open, high, low, close, 5, rate(time) ?? ''].join(',');
  });
  return ['time,open,high,low,close,volume,funding', ...rows].join('\n');
}

interface Dataset {
  id: string;
  rows: number;
  timeframe: string;
  fundingRates?: number;
}
interface Trade {
  profit: number;
  funding?: number;
  exitTime?: string;
  entryTime: string;
}
interface Result {
  status: string;
  trades: Trade[];
  metrics: Record<string, number>;
  error?: { detail: string };
}

let product: Product;
let api: Client;
let funded: Dataset;
let free: Dataset;

async function upload(rate: (time: number) => number | null): Promise<Dataset> {
  const form = new FormData();
  form.set('file', new Blob([csv(rate)], { type: 'text/csv' }), 'perp.csv');
  form.set('symbol', 'BTC-PERPETUAL');
  form.set('exchange', 'deribit');
  const answer = await fetch(`${product.origin}/api/datasets`, { method: 'POST', body: form });
  expect(answer.status).toBe(201);
  return (await answer.json()) as Dataset;
}

/** A flow that holds fixed units of the perpetual while a rule says so. */
async function flowOf(id: string, timeframe: string, formula: string): Promise<void> {
  await api.post('/flows', { id, name: id });
  const { status, body } = await api.post(`/flows/${id}/commands`, [
    {
      ...{ type: 'AddNode', id: 'perp', nodeType: 'data', kind: 'price' },
      params: { symbol: 'BTC-PERPETUAL', exchange: 'deribit', timeframe, market: 'perpetual' },
    },
    { type: 'AddNode', id: 'average', nodeType: 'function', kind: 'sma', params: { period: 20 } },
    { type: 'AddNode', id: 'entry', nodeType: 'strategy', kind: 'rules', formula },
    {
      ...{ type: 'AddNode', id: 'size', nodeType: 'risk', kind: 'position_size' },
      params: { mode: 'fixed_units', value: units },
    },
    { type: 'AddNode', id: 'orders', nodeType: 'execution', kind: 'market' },
    { type: 'ConnectNodes', source: 'perp', target: 'average' },
    { type: 'ConnectNodes', source: 'perp', target: 'entry', targetPort: 'bars' },
    ...(formula.includes('average')
      ? [{ type: 'ConnectNodes', source: 'average', target: 'entry', targetPort: 'average' }]
      : []),
    { type: 'ConnectNodes', source: 'entry', target: 'size' },
    { type: 'ConnectNodes', source: 'size', target: 'orders' },
  ]);
  expect(status, JSON.stringify(body)).toBe(201);
}

async function simulated(flow: string, dataset: string): Promise<Result & { id: string }> {
  const costs = { feeBps: 0, slippageBps: 0, fundingBps: 0 };
  const { body } = await api.post<{ id: string }>(`/flows/${flow}/simulations`, { dataset, ...costs });
  const result = await waitFor('the simulation', async () => {
    const { body: now } = await api.get<Result>(`/simulations/${body.id}`);
    return now.status === 'running' ? undefined : now;
  });
  expect(result.status, result.error?.detail).toBe('done');
  return { ...result, id: body.id };
}

async function checked<Shape>(
  body: { check: string; dataset: string; [option: string]: unknown },
  flow = 'crossing',
): Promise<Shape> {
  const costs = { feeBps: 0, slippageBps: 0, fundingBps: 0 };
  const answer = await api.post<{ id: string }>(`/flows/${flow}/robustness`, { ...costs, ...body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(202);
  const check = await waitFor(body.check, async () => {
    const { body: now } = await api.get<{ status: string; result: Shape }>(`/robustness/${answer.body.id}`);
    return now.status === 'running' ? undefined : now;
  });
  expect(check.status).toBe('done');
  return check.result;
}
const paidBy = ({ trades }: Result) => trades.reduce((sum, { funding = 0 }) => sum + funding, 0);

beforeAll(async () => {
  product = await startProduct();
  api = client(product.origin);
  funded = await upload((time) => (isDue(time) ? rateAt(time) : null));
  free = await upload((time) => (isDue(time) ? 0 : null));
  await flowOf('crossing', '1h', 'enter_long = close > average\nexit_long = close < average');
  for (const timeframe of ['1h', '4h', '8h'])
    await flowOf(`held-${timeframe}`, timeframe, 'enter_long = close > 0');
});
afterAll(async () => {
  await product.stop();
  product.removeData();
});

/** What longs pay for units held by the rule of `crossing`, reckoned without the product, decided at bars `from` to `to`. */
function owed(from: number, to: number): number {
  const closeOf = (bar: number) => priceAt(start + (bar + 1) * hour);
  const average = (bar: number) =>
    Array.from({ length: 20 }, (_, back) => closeOf(bar - back)).reduce((sum, close) => sum + close) / 20;
  let sum = 0;
  for (let bar = from + 2; bar <= to; bar++) {
    // Decided at the close before last, bought at the open after it, held at the last close, which it pays on.
    const isHeld = closeOf(bar - 2) > average(bar - 2);
    if (isDue(start + bar * hour) && isHeld) sum += units * rateAt(start + bar * hour) * closeOf(bar - 1);
  }
  return sum;
}
const barAt = (time: string) => (Date.parse(time) - start) / hour;

it('a simulation pays the rates of its data, and nothing else differs', async () => {
  const [paying, spared] = [await simulated('crossing', funded.id), await simulated('crossing', free.id)];
  expect(paying.trades.map(({ entryTime, exitTime }) => [entryTime, exitTime])).toEqual(
    spared.trades.map(({ entryTime, exitTime }) => [entryTime, exitTime]),
  );
  expect(paying.trades.length).toBeGreaterThan(3);
  expect(paidBy(paying)).toBeCloseTo(owed(19, hours - 1), 8);
  expect(spared.metrics.finalEquity! - paying.metrics.finalEquity!).toBeCloseTo(paidBy(paying), 8);
});

interface Fold {
  testFrom: string;
  testTo: string;
  outOfSample: { finalEquity: number };
}

it('walk-forward charges each window what is paid in it', async () => {
  const axes = [{ node: 'average', parameter: 'period', values: [20] }];
  const [paying, spared] = await Promise.all(
    [funded, free].map(({ id }) =>
      checked<{ folds: Fold[] }>({ check: 'walk-forward', dataset: id, folds: 3, axes }),
    ),
  );
  expect(paying!.folds).toHaveLength(3);
  paying!.folds.forEach(({ testFrom, testTo, outOfSample }, i) => {
    const difference = spared!.folds[i]!.outOfSample.finalEquity - outOfSample.finalEquity;
    expect(difference).toBeGreaterThan(0.1);
    expect(difference).toBeCloseTo(owed(barAt(testFrom) - 1, barAt(testTo)), 6);
  });
});

it('Monte Carlo draws from trades and days that have paid: every part of its fan lies lower', async () => {
  interface Fan {
    trades: { finalEquity: number[] };
    days: { finalEquity: number[] };
  }
  const [paying, spared] = await Promise.all(
    [funded, free].map(({ id }) => checked<Fan>({ check: 'monte-carlo', dataset: id, paths: 100, seed: 5 })),
  );
  const share = owed(19, hours - 1) / 10_000;
  for (const drawn of ['trades', 'days'] as const) {
    const lower = paying![drawn].finalEquity.map((value, i) => spared![drawn].finalEquity[i]! - value);
    expect(lower).toHaveLength(5);
    for (const each of lower) expect(each).toBeGreaterThan(0);
    expect(lower[2]! / share).toBeGreaterThan(0.5);
    expect(lower[2]! / share).toBeLessThan(2);
  }
});

it.each([
  '4h',
  '8h',
])('bars made longer, %s, keep all rates, and who holds pays the same', async (timeframe) => {
  const { status, body: longer } = await api.post<Dataset>(`/datasets/${funded.id}/resample`, { timeframe });
  expect(status).toBe(201);
  expect(longer).toMatchObject({ timeframe, fundingRates: funded.fundingRates });
  const [short, long] = [
    await simulated('held-1h', funded.id),
    await simulated(`held-${timeframe}`, longer.id),
  ];
  // Bars of eight hours are bought at the first payment's own open, too late to owe it.
  const first = timeframe === '8h' ? units * rateAt(start + 8 * hour) * priceAt(start + 8 * hour) : 0;
  expect(paidBy(long)).toBeGreaterThan(3);
  expect(paidBy(long)).toBeCloseTo(paidBy(short) - first, 8);
});

it.each([
  ['4h', 4 * hour],
  ['8h', 8 * hour],
] as const)('walk-forward on bars made longer, %s, charges each window what is paid in it', async (timeframe, step) => {
  const longer = await Promise.all(
    [funded, free].map(async ({ id }) => {
      const { status, body } = await api.post<Dataset>(`/datasets/${id}/resample`, { timeframe });
      expect(status).toBe(201);
      return body;
    }),
  );
  const axes = [{ node: 'size', parameter: 'value', values: [units] }];
  const [paying, spared] = await Promise.all(
    longer.map(({ id }) =>
      checked<{ folds: Fold[] }>({ check: 'walk-forward', dataset: id, folds: 3, axes }, `held-${timeframe}`),
    ),
  );
  expect(paying!.folds).toHaveLength(3);
  paying!.folds.forEach(({ testFrom, testTo, outOfSample }, i) => {
    let paid = 0;
    // Decided at the last close before the window, bought at its first open, held from its first close on.
    for (let time = Date.parse(testFrom) + step; time <= Date.parse(testTo); time += step)
      if (isDue(time)) paid += units * rateAt(time) * priceAt(time);
    expect(paid).toBeGreaterThan(0.1);
    expect(spared!.folds[i]!.outOfSample.finalEquity - outOfSample.finalEquity).toBeCloseTo(paid, 6);
  });
});

it('strategy.py does not carry funding, and says so with the node that pays it', async () => {
  const { status, body } = await api.get('/flows/crossing/code?language=python');
  expect({ status, ...(body as object) }).toMatchObject({
    ...{ status: 422, code: 'not-expressible', refusal: 'funding', node: 'perp' },
    detail: expect.stringContaining('the funding of a perpetual'),
  });
});
