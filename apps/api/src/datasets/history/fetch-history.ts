import { anchorOf, type Bars } from '@strategy-builder/language';
import { barsBetween, indexAt } from '@strategy-builder/quant';
import { barColumns } from '../compact-bars.js';
import type { ExchangeBar } from './exchange.js';
import type { PageCache } from './page-cache.js';

/** Bars of a page: about what an exchange gives at once. */
export const barsPerPage = 1_000;

export interface HistoryWanted {
  /** Opens of the first and of the last bar, Unix milliseconds. */
  readonly from: number;
  readonly to: number;
  /** Length of a bar, milliseconds. */
  readonly step: number;
  /** Only bars that have closed by now are taken. */
  readonly now: number;
}

interface Source {
  /** Bars from `since` on, in order of time. */
  barsSince(since: number, limit: number): Promise<readonly ExchangeBar[]>;
}

export interface History {
  readonly bars: Bars;
  readonly warnings: readonly string[];
}

/**
 * The bars of a period, page by page: those on the disk from there, the others from the exchange and then to the disk.
 * A page is a fixed stretch of time, so two requests for one series share theirs. Only a page that is there up to its
 * last bar is kept: what the exchange left out at its end, now or by a fault, is asked for again.
 */
export async function fetchHistory(
  source: Source,
  cache: Pick<PageCache<Bars>, 'read' | 'write'>,
  { from, to, step, now }: HistoryWanted,
  onProgress: (fraction: number) => void,
): Promise<History> {
  const length = barsPerPage * step;
  const pageOf = (time: number) => Math.floor((time - anchorOf(step)) / length) * length + anchorOf(step);
  const last = Math.min(to, now - step);
  const parts: Bars[] = [];
  let impossible = 0;
  for (let page = pageOf(from); page <= last; ) {
    let next = page + length;
    let bars = await cache.read(page);
    if (bars === null) {
      const fetched = await fetchPage(source, page, Math.min(next, now), step);
      bars = columnsOf(fetched.rows);
      impossible += fetched.impossible;
      if (bars.time.at(-1) === next - step) await cache.write(page, bars);
      // Before its listing a series is empty; the exchange tells where it begins.
      if (fetched.next !== null) next = Math.max(next, pageOf(fetched.next));
    }
    parts.push(within(bars, from, last));
    page = next;
    onProgress(Math.min(1, (page - from) / (last + step - from)));
  }
  const bars = joined(parts);
  return { bars, warnings: warningsOf(bars, impossible, from, step) };
}

interface FetchedPage {
  readonly rows: readonly ExchangeBar[];
  readonly impossible: number;
  /** Open of the first bar after the page, when the exchange showed one. */
  readonly next: number | null;
}

/** Asks on until the page is full, or the exchange has no more. */
async function fetchPage(source: Source, start: number, end: number, step: number): Promise<FetchedPage> {
  const rows: ExchangeBar[] = [];
  let impossible = 0;
  let since = start;
  while (since + step <= end) {
    const given = (await source.barsSince(since, barsPerPage)).filter(([time]) => time >= since);
    if (given.length === 0) break;
    for (const bar of given) {
      const [time] = bar;
      if (time + step > end) return { rows, impossible, next: time >= end ? time : null };
      // The same bar again, or one out of order, would make time go back.
      if (time < since) continue;
      since = time + step;
      if (isPossible(bar)) rows.push(bar);
      else impossible += 1;
    }
  }
  return { rows, impossible, next: null };
}

function isPossible([, open, high, low, close, volume]: ExchangeBar): boolean {
  const inside = (price: number) => price >= low && price <= high;
  return low > 0 && high < Infinity && inside(open) && inside(close) && volume >= 0 && volume < Infinity;
}

function columnsOf(rows: readonly ExchangeBar[]): Bars {
  const column = (index: number) => Float64Array.from(rows, (row) => row[index] as number);
  return {
    time: column(0),
    open: column(1),
    high: column(2),
    low: column(3),
    close: column(4),
    volume: column(5),
  };
}

function within(bars: Bars, from: number, last: number): Bars {
  return barsBetween(bars, indexAt(bars.time, from), indexAt(bars.time, last + 1));
}

function joined(parts: readonly Bars[]): Bars {
  const rows = parts.reduce((sum, { time }) => sum + time.length, 0);
  const column = (name: (typeof barColumns)[number]) => {
    const whole = new Float64Array(rows);
    let at = 0;
    for (const part of parts) {
      whole.set(part[name], at);
      at += part[name].length;
    }
    return whole;
  };
  return Object.fromEntries(barColumns.map((name) => [name, column(name)])) as unknown as Bars;
}

function warningsOf({ time }: Bars, impossible: number, from: number, step: number): string[] {
  const begins = time[0];
  const late = begins !== undefined && begins >= from + step;
  return [
    ...(late ? [`The exchange has no bars before ${new Date(begins).toISOString()}.`] : []),
    ...(impossible > 0
      ? [`${impossible} ${impossible === 1 ? 'bar' : 'bars'} with impossible prices left out.`]
      : []),
  ];
}
