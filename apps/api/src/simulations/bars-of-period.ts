import type { Bars } from '@strategy-builder/language';
import { barsBetween, indexAt, ratesAsBars } from '@strategy-builder/quant';
import { readBarFile } from '../datasets/bar-file.js';

/** Which bars a simulation reads: the hash of the bar file by data node, and the period, inclusive. */
export interface BarsOfPeriod {
  readonly bars: Readonly<Record<string, string>>;
  /** Unix milliseconds. */
  readonly from: number | null;
  readonly to: number | null;
  readonly barDirectory: string;
  /** The data nodes that read the funding rates of their data set instead of its prices. */
  readonly rates: readonly string[];
}

export async function readBarsOfPeriod({
  bars,
  from,
  to,
  barDirectory,
  rates,
}: BarsOfPeriod): Promise<Record<string, Bars>> {
  const found: Record<string, Bars> = {};
  for (const [node, hash] of Object.entries(bars)) {
    const whole = await readBarFile(barDirectory, hash);
    // A file whose prices are rates itself has no rates beside them.
    const all = (rates.includes(node) && ratesAsBars(whole)) || whole;
    found[node] = barsBetween(
      all,
      from === null ? 0 : indexAt(all.time, from),
      to === null ? all.time.length : indexAt(all.time, to + 1),
    );
  }
  return found;
}
