import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ExchangeHistory } from './exchange.js';
import { barsPerPage, fetchHistory } from './fetch-history.js';
import { barPages } from './page-cache.js';
import { cutOff, FakeExchange, priceAt, tooMany } from './testing/fake-exchange.js';

const minute = 60_000;
const pageLength = barsPerPage * minute;
const start = Math.ceil(Date.UTC(2024, 0, 1) / pageLength) * pageLength;

let fake: FakeExchange;
let origin: string;
let directory: string;

beforeEach(async () => {
  fake = new FakeExchange();
  origin = await fake.start();
  directory = await mkdtemp(join(tmpdir(), 'pages-'));
});
afterEach(async () => {
  await fake.stop();
  await rm(directory, { recursive: true });
});

const quiet = () => {};
const cache = () => barPages(directory, 'binance', 'BTC/USDT', '1m');
const binance = () => ExchangeHistory.open('binance', 'BTC/USDT', '1m', origin);
const wanted = (bars: number, from = start) => ({
  from,
  to: from + (bars - 1) * minute,
  step: minute,
  now: start + 100 * pageLength,
});

describe('the history of an exchange, against a server that speaks like one', () => {
  it('is paged, each bar once and in order', async () => {
    const seen: number[] = [];
    const { bars, warnings } = await fetchHistory(await binance(), cache(), wanted(2_500), (f) =>
      seen.push(f),
    );
    expect(warnings).toEqual([]);
    expect([...bars.time]).toEqual(Array.from({ length: 2_500 }, (_, t) => start + t * minute));
    expect([...bars.close]).toEqual([...bars.time].map((time) => priceAt(time + minute)));
    expect(fake.asked).toHaveLength(3);
    expect(seen.at(-1)).toBe(1);
  });

  it('is the same when the exchange gives fewer bars at once than were asked for', async () => {
    fake.most = 300;
    const { bars } = await fetchHistory(await binance(), cache(), wanted(1_000), quiet);
    expect(bars.time).toHaveLength(1_000);
    expect(fake.asked).toHaveLength(4);
  });

  it('comes from the disk the second time, and only what is missing is asked for', async () => {
    const first = await fetchHistory(await binance(), cache(), wanted(2_000), quiet);
    fake.asked.length = 0;
    expect(await fetchHistory(await binance(), cache(), wanted(2_000), quiet)).toEqual(first);
    expect(fake.asked).toEqual([]);
    const longer = await fetchHistory(await binance(), cache(), wanted(3_000), quiet);
    expect(longer.bars.time).toHaveLength(3_000);
    expect(fake.asked).toHaveLength(1);
  });

  it('goes on where a fetch was cut off', async () => {
    const source = await binance();
    let calls = 0;
    const dying = {
      barsSince(since: number, limit: number) {
        calls += 1;
        if (calls === 3) throw new Error('the process ends here');
        return source.barsSince(since, limit);
      },
    };
    await expect(fetchHistory(dying, cache(), wanted(4_000), quiet)).rejects.toThrow('ends here');
    fake.asked.length = 0;
    const { bars } = await fetchHistory(source, cache(), wanted(4_000), quiet);
    expect(bars.time).toHaveLength(4_000);
    expect(fake.asked).toHaveLength(2);
  });

  it('fetches a damaged page again', async () => {
    await fetchHistory(await binance(), cache(), wanted(1_000), quiet);
    const [series] = await readdir(join(directory, 'binance'));
    const page = join(directory, 'binance', series as string, `${start}.bars`);
    await writeFile(page, 'no bars at all');
    const { bars } = await fetchHistory(await binance(), cache(), wanted(1_000), quiet);
    expect(bars.time).toHaveLength(1_000);
  });

  it('waits and asks again when the exchange has had too many requests or breaks off', async () => {
    fake.troubles.push(tooMany, cutOff);
    const { bars } = await fetchHistory(await binance(), cache(), wanted(100), quiet);
    expect(bars.time).toHaveLength(100);
    expect(fake.asked).toHaveLength(3);
  });

  it('begins where the market began, and says so, without asking for every empty page', async () => {
    fake.listedAt = start + 20 * pageLength;
    const { bars, warnings } = await fetchHistory(await binance(), cache(), wanted(21_000), quiet);
    expect(bars.time[0]).toBe(fake.listedAt);
    expect(warnings).toEqual([`The exchange has no bars before ${new Date(fake.listedAt).toISOString()}.`]);
    expect(fake.asked.length).toBeLessThanOrEqual(3);
  });

  it('takes no bar that has not closed, and keeps no page that is not over', async () => {
    const now = start + 10.5 * minute;
    const { bars } = await fetchHistory(await binance(), cache(), { ...wanted(1_000), now }, quiet);
    expect(bars.time).toHaveLength(10);
    expect(await cache().read(start)).toBeNull();
  });

  it('keeps no page that the exchange gave in part, so that the rest is had the next time', async () => {
    fake.most = 300;
    const nothing = (response: ServerResponse) => void response.end('[]');
    const source = await binance();
    fake.listedAt = start;
    fake.troubles.push((response) => fake.answerRows(response, start, 300), nothing);
    expect((await fetchHistory(source, cache(), wanted(1_000), quiet)).bars.time).toHaveLength(300);
    expect((await fetchHistory(source, cache(), wanted(1_000), quiet)).bars.time).toHaveLength(1_000);
  });

  it('leaves out bars that no market can have had, and says how many', async () => {
    fake.distort = (time, row) => (time === start + 5 * minute ? [time, 100, 90, 110, 100, 1] : row);
    const { bars, warnings } = await fetchHistory(await binance(), cache(), wanted(20), quiet);
    expect(bars.time).toHaveLength(19);
    expect(warnings).toEqual(['1 bar with impossible prices left out.']);
  });

  it('takes a symbol as the exchange spells it', async () => {
    const source = await ExchangeHistory.open('deribit', 'BTC-PERPETUAL', '1m', origin);
    const { bars } = await fetchHistory(source, cache(), wanted(1_500), quiet);
    expect(bars.time).toHaveLength(1_500);
    expect(bars.close[7]).toBe(priceAt(start + 8 * minute));
  });

  it('refuses an unknown symbol with those that are near, and a timeframe that the exchange does not have', async () => {
    await expect(ExchangeHistory.open('binance', 'BTC/EUR', '1m', origin)).rejects.toMatchObject({
      code: 'symbol-not-found',
      message: expect.stringContaining('BTC/USDT'),
    });
    await expect(ExchangeHistory.open('coinbase', 'BTC/USD', '1w', origin)).rejects.toMatchObject({
      code: 'timeframe-not-offered',
    });
  });

  it('gives up after several tries, says what the exchange said as plain text, and keeps what it has', async () => {
    const source = await binance();
    await fetchHistory(source, cache(), wanted(1_000), quiet);
    fake.troubles.push(tooMany, tooMany, tooMany, tooMany, tooMany);
    await expect(fetchHistory(source, cache(), wanted(2_000), quiet)).rejects.toMatchObject({
      code: 'exchange-unavailable',
      message: expect.stringMatching(/^Binance .*what was fetched is kept/),
    });
    expect((await cache().read(start))?.time).toHaveLength(1_000);
  }, 30_000);
});
