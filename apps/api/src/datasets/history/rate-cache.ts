import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { PaidRate } from './fetch-funding.js';

const page = z.array(z.tuple([z.number(), z.number()]));

/** Pages of funding rates of one perpetual on the disk, beside those of its bars. */
export class RateCache {
  private readonly directory: string;

  constructor(root: string, venue: string, symbol: string) {
    this.directory = join(root, venue, `${encodeURIComponent(symbol)}-funding`);
  }

  /** Null when the page is not there, or is damaged and has to be fetched again. */
  async read(start: number): Promise<readonly PaidRate[] | null> {
    try {
      return page.parse(JSON.parse(await readFile(this.path(start), 'utf8')));
    } catch {
      return null;
    }
  }

  async write(start: number, rates: readonly PaidRate[]): Promise<void> {
    await mkdir(this.directory, { recursive: true });
    const partial = `${this.path(start)}.partial`;
    await writeFile(partial, JSON.stringify(rates), { flush: true });
    await rename(partial, this.path(start));
  }

  private path(start: number): string {
    return join(this.directory, `${start}.json`);
  }
}
