import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bars } from '@strategy-builder/language';
import { decodeBars, encodeBars } from '../compact-bars.js';

/** Pages of closed bars of one series on the disk: a page is fetched once, and a fetch that was cut off goes on there. */
export class PageCache {
  private readonly directory: string;

  constructor(root: string, venue: string, symbol: string, timeframe: string) {
    this.directory = join(root, venue, `${encodeURIComponent(symbol)}-${timeframe}`);
  }

  /** Null when the page is not there, or is damaged and has to be fetched again. */
  async read(start: number): Promise<Bars | null> {
    try {
      return decodeBars(await readFile(this.path(start)));
    } catch {
      return null;
    }
  }

  async write(start: number, bars: Bars): Promise<void> {
    await mkdir(this.directory, { recursive: true });
    const partial = `${this.path(start)}.partial`;
    await writeFile(partial, encodeBars(bars), { flush: true });
    await rename(partial, this.path(start));
  }

  private path(start: number): string {
    return join(this.directory, `${start}.bars`);
  }
}
