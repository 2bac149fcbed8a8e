import type { Bars } from '@strategy-builder/language';
import { type ExchangeHistory, ExchangeRefusal } from './exchange.js';
import { type FundedBars, fetchFunding, type PaidRate } from './fetch-funding.js';
import type { PageCache } from './page-cache.js';

/** The bars with the funding rates of a perpetual; what an exchange does not tell is said, and costs no bar. */
export async function withFunding(
  exchange: ExchangeHistory,
  cache: PageCache<readonly PaidRate[]>,
  bars: Bars,
  now: number,
  onProgress: (fraction: number) => void,
): Promise<FundedBars> {
  const { perpetual, title, rateWindow } = exchange;
  if (!perpetual) return { bars, warnings: [] };
  if (rateWindow === null) return { bars, warnings: [`${title} has no history of funding rates.`] };
  const source = {
    title,
    rateWindow,
    ratesBetween: (since: number, until: number) => exchange.ratesBetween(since, until),
  };
  try {
    return await fetchFunding(source, cache, bars, now, onProgress);
  } catch (error) {
    if (!(error instanceof ExchangeRefusal) || error.code !== 'exchange-refused') throw error;
    return { bars, warnings: [`No funding rates: ${error.message}`] };
  }
}
