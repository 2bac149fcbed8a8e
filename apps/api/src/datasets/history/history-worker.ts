import type { MessagePort } from 'node:worker_threads';
import { type StoredSeries, storeSeries } from '../stored-series.js';
import { ExchangeHistory, ExchangeRefusal } from './exchange.js';
import { fetchHistory, type HistoryWanted } from './fetch-history.js';
import { barPages, ratePages } from './page-cache.js';
import type { Venue } from './venues.js';
import { withFunding } from './with-funding.js';

/** Of the progress of a perpetual; its funding rates are the rest. */
const partOfBars = 0.7;

export interface HistoryTask {
  readonly venue: Venue;
  readonly symbol: string;
  readonly timeframe: string;
  readonly wanted: HistoryWanted;
  /** Where bar files and pages lie. */
  readonly directory: string;
  readonly pages: string;
  /** Where requests go instead of the exchange's hosts, for tests. */
  readonly origin?: string;
}

export type HistoryResult =
  | ({ readonly ok: true } & StoredSeries)
  | { readonly ok: false; readonly code: string; readonly detail: string };

/** Fetches one series and stores it; why it can't be had comes back as a value. */
export default async function fetchSeries(
  task: HistoryTask & { progress: MessagePort },
): Promise<HistoryResult> {
  const { venue, symbol, timeframe, wanted, directory, pages, origin, progress } = task;
  try {
    const exchange = await ExchangeHistory.open(venue, symbol, timeframe, origin);
    const cache = barPages(pages, venue, symbol, timeframe);
    const { bars, warnings } = await fetchHistory(exchange, cache, wanted, (done) =>
      progress.postMessage(exchange.perpetual ? done * partOfBars : done),
    );
    if (bars.time.length < 2) {
      const detail = `${symbol} has fewer than two closed bars of ${timeframe} in this period.`;
      return { ok: false, code: 'bars-missing', detail };
    }
    const rates = ratePages(pages, venue, symbol);
    const funded = await withFunding(exchange, rates, bars, wanted.now, (done) =>
      progress.postMessage(partOfBars + done * (1 - partOfBars)),
    );
    return { ok: true, ...(await storeSeries(directory, funded.bars, [...warnings, ...funded.warnings])) };
  } catch (error) {
    if (!(error instanceof ExchangeRefusal)) throw error;
    return { ok: false, code: error.code, detail: error.message };
  }
}
