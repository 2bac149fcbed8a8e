import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bars } from '@strategy-builder/language';
import { z } from 'zod';
import { writeWhole } from '../../platform/write-whole.js';
import { decodeBars, encodeBars } from '../compact-bars.js';
import type { PaidRate } from './fetch-funding.js';

/** How a page is written; `decode` throws at what it can't read. */
interface PageForm<Page> {
  readonly ending: string;
  encode(page: Page): Uint8Array | string;
  decode(bytes: Uint8Array): Page;
}

/** Pages of one series on the disk: a page is fetched once, and a fetch that was cut off goes on there. */
export class PageCache<Page> {
  constructor(
    private readonly directory: string,
    private readonly form: PageForm<Page>,
  ) {}

  /** Null when the page is not there, or is damaged and has to be fetched again. */
  async read(start: number): Promise<Page | null> {
    try {
      return this.form.decode(await readFile(this.path(start)));
    } catch {
      return null;
    }
  }

  async write(start: number, page: Page): Promise<void> {
    await writeWhole(this.path(start), this.form.encode(page));
  }

  private path(start: number): string {
    return join(this.directory, `${start}.${this.form.ending}`);
  }
}

const bars: PageForm<Bars> = { ending: 'bars', encode: encodeBars, decode: decodeBars };

const paidRates = z.array(z.tuple([z.number(), z.number()]));
const rates: PageForm<readonly PaidRate[]> = {
  ending: 'json',
  encode: (page) => JSON.stringify(page),
  decode: (bytes) => paidRates.parse(JSON.parse(Buffer.from(bytes).toString('utf8'))),
};

/** Pages of closed bars. */
export function barPages(root: string, venue: string, symbol: string, timeframe: string): PageCache<Bars> {
  return new PageCache(join(root, venue, `${encodeURIComponent(symbol)}-${timeframe}`), bars);
}

/** Pages of the funding rates of a perpetual, beside those of its bars. */
export function ratePages(root: string, venue: string, symbol: string): PageCache<readonly PaidRate[]> {
  return new PageCache(join(root, venue, `${encodeURIComponent(symbol)}-funding`), rates);
}
