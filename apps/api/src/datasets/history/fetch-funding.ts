import type { Bars } from '@strategy-builder/language';
import type { PageCache } from './page-cache.js';

/** Time at which a rate was paid, Unix milliseconds, and the rate as a fraction of notional. */
export type PaidRate = readonly [time: number, rate: number];

export const hour = 3_600_000;
const minute = 60_000;

interface Source {
  readonly title: string;
  /** Milliseconds whose rates an answer holds, however often they are paid. */
  readonly rateWindow: number;
  /** Rates paid in [since, until), in any order. */
  ratesBetween(since: number, until: number): Promise<readonly PaidRate[]>;
}

export interface FundedBars {
  readonly bars: Bars;
  readonly warnings: readonly string[];
}

/**
 * Bars of a perpetual with the funding rates that were paid: page by page, those on the disk from there, the others from
 * the exchange. A page is kept once it is over for a day and has rates. Each rate stands in the row of the first bar that
 * opens when it is paid or after, as the simulation charges it; several in one row are summed.
 */
export async function fetchFunding(
  source: Source,
  cache: Pick<PageCache<readonly PaidRate[]>, 'read' | 'write'>,
  bars: Bars,
  now: number,
  onProgress: (fraction: number) => void,
): Promise<FundedBars> {
  const { time } = bars;
  const [first, last] = [time[0]!, time.at(-1)!];
  const page = source.rateWindow;
  const rates: PaidRate[] = [];
  for (let start = Math.floor(first / page) * page; start <= last; start += page) {
    let kept = await cache.read(start);
    if (kept === null) {
      kept = inOrder(await source.ratesBetween(start, start + page), start, start + page);
      if (kept.length > 0 && start + page + 24 * hour < now) await cache.write(start, kept);
    }
    rates.push(...kept);
    onProgress(Math.min(1, (start + page - first) / (last + 1 - first)));
  }
  const within = rates.filter(([at]) => at >= first && at <= last);
  const begins = within[0]?.[0];
  if (begins === undefined)
    return { bars, warnings: [`${source.title} gave no funding rates for this period.`] };
  const late = begins > first + 24 * hour;
  return {
    bars: { ...bars, funding: inRows(time, within) },
    warnings: late
      ? [`${source.title} gives no funding rates before ${new Date(begins).toISOString()}.`]
      : [],
  };
}

/** Each time once, in order; exchanges stamp payments some milliseconds late. What can be no rate is left out. */
function inOrder(given: readonly PaidRate[], from: number, until: number): PaidRate[] {
  const byTime = new Map<number, number>();
  for (const [time, rate] of given) {
    const at = Math.round(time / minute) * minute;
    if (at >= from && at < until && Math.abs(rate) < 1) byTime.set(at, rate);
  }
  return [...byTime].sort(([a], [b]) => a - b);
}

function inRows(time: Float64Array, rates: readonly PaidRate[]): Float64Array {
  const rows = new Float64Array(time.length).fill(Number.NaN);
  let row = 0;
  for (const [at, rate] of rates) {
    while (time[row]! < at) row += 1;
    rows[row] = rate + (Number.isNaN(rows[row]!) ? 0 : rows[row]!);
  }
  return rows;
}
