import { mkdtemp, rm } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readBarFile } from '../bar-file.js';
import { hour } from './fetch-funding.js';
import fetchSeries from './history-worker.js';
import {
  FakeExchange,
  priceAt,
  rateAt,
  tooMany,
  tooManyOfBybit,
  tooManyOfOkx,
} from './testing/fake-exchange.js';
import type { Venue } from './venues.js';

const start = Date.UTC(2024, 0, 1);

let fake: FakeExchange;
let origin: string;
let directory: string;

beforeEach(async () => {
  fake = new FakeExchange();
  origin = await fake.start();
  directory = await mkdtemp(join(tmpdir(), 'series-'));
});
afterEach(async () => {
  await fake.stop();
  await rm(directory, { recursive: true });
});

/** What the worker makes of a perpetual's bars of an hour, and how it told its progress. */
async function fetched(venue: Venue, hours: number) {
  const { port1, port2 } = new MessageChannel();
  const progress: number[] = [];
  port2.on('message', (fraction: number) => progress.push(fraction));
  const result = await fetchSeries({
    ...{ venue, symbol: 'BTC/USDT:USDT', timeframe: '1h', origin, progress: port1 },
    ...{ directory, pages: join(directory, 'pages') },
    wanted: { from: start, to: start + (hours - 1) * hour, step: hour, now: start + 9_000 * hour },
  });
  // Messages come in order: when this one is here, all are.
  const told = new Promise((resolve) => port2.on('message', (last) => last === 'over' && resolve(last)));
  port1.postMessage('over');
  await told;
  port1.close();
  if (!result.ok) throw new Error(result.detail);
  const bars = await readBarFile(directory, result.hash);
  return { result, bars, progress: progress.filter(Number.isFinite) };
}

const askedForRates = () => fake.asked.filter((path) => /funding/i.test(path));
const told = (rate: number) => Number(rate.toFixed(8));

const words: Readonly<Record<string, (response: ServerResponse) => void>> = {
  binance: tooMany,
  bybit: tooManyOfBybit,
  okx: tooManyOfOkx,
};

describe.each(['binance', 'bybit', 'okx'] as const)('the worker, on a perpetual of %s', (venue) => {
  it('gives each bar the rate that was paid at its open, whatever page it came in', async () => {
    const hours = 1_500;
    const { result, bars, progress } = await fetched(venue, hours);
    expect(result).toMatchObject({ rows: hours, timeframe: '1h', warnings: [] });
    expect([...bars.close]).toEqual([...bars.time].map((time) => priceAt(time + hour)));
    const due = [...bars.time].map((time) => (time % (8 * hour) === 0 ? told(rateAt(time)) : Number.NaN));
    expect([...(bars.funding ?? [])]).toEqual(due);
    expect(result.fundingRates).toBe(due.filter((rate) => !Number.isNaN(rate)).length);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(progress.at(-1)).toBe(1);
  });

  it('misses none of what is paid each hour: no page asks for more than an answer holds', async () => {
    fake.paidEvery = 1;
    const { bars } = await fetched(venue, 500);
    expect([...(bars.funding ?? [])]).toEqual([...bars.time].map((time) => told(rateAt(time))));
  });

  it('waits when it has asked too often, and takes what it has from the disk the next time', async () => {
    const first = await fetched(venue, 300);
    expect(askedForRates().length).toBeGreaterThan(0);
    // The bars are on the disk: what fails now are requests for rates.
    await rm(join(directory, 'pages', venue, `${encodeURIComponent('BTC/USDT:USDT')}-funding`), {
      recursive: true,
    });
    fake.asked.length = 0;
    fake.troubles.push(words[venue]!, words[venue]!);
    expect((await fetched(venue, 300)).result.hash).toBe(first.result.hash);
    expect(fake.troubles).toEqual([]);
    expect(fake.asked).toEqual(askedForRates());
    fake.asked.length = 0;
    expect((await fetched(venue, 300)).result.hash).toBe(first.result.hash);
    expect(fake.asked).toEqual([]);
  });

  it('says where the rates begin, and keeps the bars before', async () => {
    fake.ratesFrom = start + 96 * hour;
    const { result, bars } = await fetched(venue, 200);
    expect(result.warnings).toEqual([
      expect.stringMatching(/gives no funding rates before 2024-01-05T00:00:00.000Z\.$/),
    ]);
    expect(bars.time).toHaveLength(200);
    expect(bars.funding?.[96]).toBe(told(rateAt(start + 96 * hour)));
    expect([...(bars.funding ?? [])].slice(0, 96).every(Number.isNaN)).toBe(true);
  });
});
