import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bars } from '@strategy-builder/language';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ExchangeHistory } from './exchange.js';
import { hour } from './fetch-funding.js';
import { ratePages } from './page-cache.js';
import { cutOff, FakeExchange, rateAt, tooMany } from './testing/fake-exchange.js';
import { withFunding } from './with-funding.js';

const window = 720 * hour;
const start = Math.ceil(Date.UTC(2024, 0, 1) / window) * window;
const now = start + 100 * window;

let fake: FakeExchange;
let origin: string;
let directory: string;

beforeEach(async () => {
  fake = new FakeExchange();
  origin = await fake.start();
  directory = await mkdtemp(join(tmpdir(), 'rates-'));
});
afterEach(async () => {
  await fake.stop();
  await rm(directory, { recursive: true });
});

const perpetual = () => ExchangeHistory.open('deribit', 'BTC-PERPETUAL', '1h', origin);
const cache = () => ratePages(directory, 'deribit', 'BTC-PERPETUAL');

function barsOf(rows: number, step: number, from = start): Bars {
  const price = new Float64Array(rows).fill(100);
  const time = price.map((_, row) => from + row * step);
  return { time, open: price, high: price, low: price, close: price, volume: price };
}

async function funded(bars: Bars) {
  return withFunding(await perpetual(), cache(), bars, now, () => {});
}

it('gives each hourly bar of a perpetual the rate of its hour, page by page, not the sum of eight', async () => {
  const { bars, warnings } = await funded(barsOf(1_500, hour));
  expect(warnings).toEqual([]);
  expect([...(bars.funding ?? [])]).toEqual([...bars.time].map(rateAt));
  expect(fake.asked).toHaveLength(3);
});

it('sums what was paid after the open before up to the open of a longer bar', async () => {
  const { bars } = await funded(barsOf(20, 8 * hour));
  const eight = Array.from({ length: 8 }, (_, back) => rateAt(start + 24 * hour - back * hour));
  expect(bars.funding?.[3]).toBeCloseTo(
    eight.reduce((sum, rate) => sum + rate),
    15,
  );
});

it('leaves rows without a payment empty', async () => {
  const { bars } = await funded(barsOf(8, hour / 4));
  const none = Number.NaN;
  expect([...(bars.funding ?? [])]).toEqual([
    ...[rateAt(start), none, none, none],
    ...[rateAt(start + hour), none, none, none],
  ]);
});

it('takes from the disk what is there, fetches a damaged page again, and keeps none that is not over', async () => {
  const first = await funded(barsOf(1_440, hour));
  fake.asked.length = 0;
  expect(await funded(barsOf(1_440, hour))).toEqual(first);
  expect(fake.asked).toEqual([]);
  const series = join(directory, 'deribit', 'BTC-PERPETUAL-funding');
  await writeFile(join(series, `${start}.json`), '[[1, "x"]]');
  expect(await funded(barsOf(1_440, hour))).toEqual(first);
  expect(fake.asked).toHaveLength(1);
  const recent = barsOf(24, hour, start + 10 * window);
  await withFunding(await perpetual(), cache(), recent, start + 10 * window + 24 * hour, () => {});
  expect((await readdir(series)).sort()).toEqual([`${start}.json`, `${start + window}.json`]);
});

it('waits and asks again when the exchange has had too many requests or breaks off', async () => {
  const exchange = await perpetual();
  fake.troubles.push(tooMany, cutOff);
  const { bars } = await withFunding(exchange, cache(), barsOf(24, hour), now, () => {});
  expect(bars.funding?.[5]).toBe(rateAt(start + 5 * hour));
});

it('says where the rates begin late, and where there are none, and keeps the bars', async () => {
  fake.ratesFrom = start + 48 * hour;
  const late = await funded(barsOf(100, hour));
  expect(late.warnings).toEqual([
    `Deribit gives no funding rates before ${new Date(fake.ratesFrom).toISOString()}.`,
  ]);
  expect(late.bars.funding?.[47]).toBeNaN();
  fake.ratesFrom = now;
  const none = await funded(barsOf(100, hour, start + 2 * window));
  expect(none.warnings).toEqual(['Deribit gave no funding rates for this period.']);
  expect(none.bars).not.toHaveProperty('funding');
});

it('costs no bar where the exchange refuses', async () => {
  const exchange = await perpetual();
  fake.troubles.push((response) =>
    response
      .writeHead(400, { 'Content-Type': 'application/json' })
      .end(JSON.stringify({ error: { code: 11050, message: 'bad_request' } })),
  );
  const { bars, warnings } = await withFunding(exchange, cache(), barsOf(24, hour), now, () => {});
  expect(warnings).toEqual([expect.stringMatching(/^No funding rates: Deribit refused/)]);
  expect(bars.time).toHaveLength(24);
});

it('is not asked for of a pair that is no perpetual', async () => {
  const spot = await ExchangeHistory.open('binance', 'BTC/USDT', '1h', origin);
  const bars = barsOf(24, hour);
  expect(await withFunding(spot, cache(), bars, now, () => {})).toEqual({ bars, warnings: [] });
  expect(fake.asked).toEqual([]);
});
