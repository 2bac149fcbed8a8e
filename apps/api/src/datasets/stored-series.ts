import type { Bars } from '@strategy-builder/language';
import { writeBarFile } from './bar-file.js';
import { inspectSeries } from './series-report.js';

/** What a data set's event says of its bars. */
export interface StoredSeries {
  readonly hash: string;
  readonly rows: number;
  readonly timeframe: string;
  readonly from: string;
  readonly to: string;
  readonly warnings: readonly string[];
  /** Bars that carry a funding rate; left out where none does. */
  readonly fundingRates?: number;
}

/** Writes bars under their hash and says what they are; `warnings` are those of whoever made them. */
export async function storeSeries(
  directory: string,
  given: Bars,
  warnings: readonly string[] = [],
): Promise<StoredSeries> {
  const { funding = new Float64Array(0), ...others } = given;
  const fundingRates = funding.reduce((count, rate) => count + (Number.isNaN(rate) ? 0 : 1), 0);
  const bars = fundingRates > 0 ? given : others;
  const report = inspectSeries(bars);
  const hash = await writeBarFile(directory, bars);
  return {
    ...report,
    hash,
    rows: bars.time.length,
    warnings: [...warnings, ...report.warnings],
    ...(fundingRates > 0 && { fundingRates }),
  };
}
