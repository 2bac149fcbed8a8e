import type { Bars } from '@strategy-builder/language';
import { barsBetween, indexAt } from '@strategy-builder/quant';
import { readBarFile } from '../datasets/bar-file.js';

/** Which bars a simulation reads: the hash of the bar file by data node, and the period, inclusive. */
export interface BarsOfPeriod {
  readonly bars: Readonly<Record<string, string>>;
  /** Unix milliseconds. */
  readonly from: number | null;
  readonly to: number | null;
  readonly barDirectory: string;
}

export async function readBarsOfPeriod({
  bars,
  from,
  to,
  barDirectory,
}: BarsOfPeriod): Promise<Record<string, Bars>> {
  const found: Record<string, Bars> = {};
  for (const [node, hash] of Object.entries(bars)) {
    const all = await readBarFile(barDirectory, hash);
    found[node] = barsBetween(
      all,
      from === null ? 0 : indexAt(all.time, from),
      to === null ? all.time.length : indexAt(all.time, to + 1),
    );
  }
  return found;
}
