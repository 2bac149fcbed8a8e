import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, client } from '../fixtures/client.js';
import { type Product, startProduct } from '../fixtures/product.js';
import { waitFor } from '../fixtures/wait-for.js';

let product: Product;
let api: Client;
let dataset: string;

beforeAll(async () => {
  product = await startProduct();
  api = client(product.origin);
  const { body } = await api.get<{ id: string }[]>('/datasets');
  dataset = body[0]?.id as string;
});
afterAll(async () => {
  await product.stop();
  product.removeData();
});

interface Check {
  status: 'running' | 'done' | 'failed' | 'cancelled';
  progress: number;
  result: Record<string, unknown>;
  error?: { code: string; detail: string };
}

const axes = [
  { node: 'sma_50', parameter: 'period', from: 20, to: 60, step: 20 },
  { node: 'sma_200', parameter: 'period', values: [100, 200] },
];

async function start(body: object): Promise<string> {
  const answer = await api.post<{ id: string }>('/flows/example/robustness', { dataset, ...body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(202);
  return answer.body.id;
}

async function ended(id: string): Promise<Check> {
  return waitFor(`check ${id}`, async () => {
    const { body } = await api.get<Check>(`/robustness/${id}`);
    return body.status === 'running' ? undefined : body;
  });
}

async function simulated(): Promise<string> {
  const { body } = await api.post<{ id: string }>('/flows/example/simulations', { dataset });
  await waitFor('the simulation', async () => {
    const { body: now } = await api.get<{ status: string }>(`/simulations/${body.id}`);
    return now.status === 'done' ? true : undefined;
  });
  return body.id;
}

describe('robustness checks of the example', () => {
  it.each([
    [{ check: 'look-ahead', cuts: 4 }, { legs: [{ leg: 'golden_cross', status: 'proved', cuts: 4 }] }],
    [{ check: 'warm-up', starts: 3 }, { legs: [{ leg: 'golden_cross', drifts: [{}, {}, {}] }] }],
    [{ check: 'one-bar-late' }, { inTime: { tradeCount: 9 }, oneBarLate: { tradeCount: 9 } }],
    [
      { check: 'cost-stress', factors: [0, 3] },
      { factors: [{ factor: 0, metrics: { totalFees: 0 } }, { factor: 3 }] },
    ],
    [
      { check: 'monte-carlo', paths: 200, seed: 5 },
      { trades: { count: 9 }, days: { count: 5105 } },
    ],
    [
      { check: 'walk-forward', folds: 3, axes },
      { kind: 'rolling', folds: [{}, {}, {}] },
    ],
    [
      { check: 'sweep', axes },
      { metric: 'sharpe', plateau: {}, overfitting: { splits: 12_870 } },
    ],
  ])('%o', async (body, result) => {
    const check = await ended(await start(body));
    expect(check.status, JSON.stringify(check.error)).toBe('done');
    expect(check.result).toMatchObject(result);
  });

  it('give the same result for the same question', async () => {
    const body = { check: 'monte-carlo', paths: 100, seed: 9 };
    const [first, second] = [await ended(await start(body)), await ended(await start(body))];
    expect(second.result).toEqual(first.result);
  });

  it('stand in the list of the flow and in the audit', async () => {
    const id = await start({ check: 'one-bar-late' });
    await ended(id);
    const { body: list } = await api.get<{ id: string; status: string }[]>('/flows/example/robustness');
    expect(list[0]).toMatchObject({ id, status: 'finished', check: 'one-bar-late' });
    const { body: audit } = await api.get('/audit?flowId=example&type=RobustnessFinished');
    expect(JSON.stringify(audit)).toContain('RobustnessFinished');
  });

  it.each([
    [{ check: 'sweep', axes: [] }, 400, 'invalid-request'],
    [{ check: 'guess' }, 400, 'invalid-request'],
    [{ check: 'look-ahead', axes }, 400, 'invalid-request'],
    [
      {
        check: 'sweep',
        axes: [...Array(2)].map((_, i) => ({ ...axes[i], from: 1, to: 60, step: 1, values: undefined })),
      },
      400,
      'invalid-request',
    ],
    [
      { check: 'sweep', axes: [{ node: 'sma_50', parameter: 'length', values: [1] }] },
      422,
      'parameter-not-found',
    ],
    [{ check: 'sweep', axes: [{ node: 'nobody', parameter: 'period', values: [1] }] }, 422, 'node-not-found'],
    [{ check: 'sweep', axes: [axes[1], axes[1]] }, 422, 'parameter-twice'],
    [{ check: 'one-bar-late', dataset: 'none' }, 404, 'dataset-not-found'],
  ])('refuse %o', async (body, status, code) => {
    const answer = await api.post<{ code: string }>('/flows/example/robustness', { dataset, ...body });
    expect([answer.status, answer.body.code], JSON.stringify(answer.body)).toEqual([status, code]);
  });
});

describe('a sweep', () => {
  it('streams its points as they are ready, and is cancelled at once', async () => {
    const id = await start({
      check: 'sweep',
      axes: [
        { node: 'sma_50', parameter: 'period', from: 10, to: 59, step: 1 },
        { node: 'sma_200', parameter: 'period', from: 100, to: 149, step: 1 },
      ],
    });
    const response = await fetch(`${product.origin}/api/robustness/${id}/stream`);
    let text = '';
    let cancelled = false;
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += new TextDecoder().decode(chunk);
      if (!cancelled && text.includes('"rows":[{"point":[10,100]')) {
        cancelled = true;
        expect((await api.delete(`/robustness/${id}`)).status).toBe(202);
      }
    }
    expect(cancelled).toBe(true);
    expect(text).toMatch(/event: result\ndata: .*"status":"cancelled"/);
    expect((await ended(id)).error?.code).toBe('cancelled');
  });
});

describe('the trials of a flow', () => {
  interface Luck {
    trials: number;
    simulations: number;
    swept: number;
    probabilisticSharpe: number;
    deflatedSharpe: number;
    expectedBestSharpe: number;
  }

  it('are counted from the log, and make a good result less believable', async () => {
    const simulation = await simulated();
    const luck = async () => (await api.get<Luck>(`/simulations/${simulation}/trials`)).body;
    const before = await luck();
    expect(before.trials).toBe(before.simulations + before.swept);
    await ended(await start({ check: 'sweep', axes: [{ ...axes[0], step: 1 }] }));
    const after = await luck();
    expect(after.swept).toBe(before.swept + 41);
    expect(after.probabilisticSharpe).toBe(before.probabilisticSharpe);
    expect(after.expectedBestSharpe).toBeGreaterThan(0);
    expect(after.deflatedSharpe).toBeLessThan(after.probabilisticSharpe);
    // The same simulation again is no further trial.
    await simulated();
    expect((await luck()).trials).toBe(after.trials);
  });

  it('of a simulation that does not exist are 404', async () => {
    expect((await api.get('/simulations/none/trials')).status).toBe(404);
  });
});
