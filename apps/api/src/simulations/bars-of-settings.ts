import type { Params, Strategy } from '@strategy-builder/domain';
import type { DatasetsService } from '../datasets/datasets.service.js';
import type { BarsOfPeriod } from './bars-of-period.js';
import { readable } from './settings.js';

/** The bar files, their timeframes and the period that an event's data sets and settings mean. @throws Problem `dataset-not-found` */
export async function barsOfSettings(
  from: DatasetsService,
  datasets: Readonly<Record<string, string>>,
  settings: Params,
  { legs }: Strategy,
): Promise<BarsOfPeriod & { readonly timeframes: Readonly<Record<string, string>> }> {
  const bars: Record<string, string> = {};
  const timeframes: Record<string, string> = {};
  for (const [node, dataset] of Object.entries(datasets)) {
    const { hash, timeframe } = await from.find(dataset);
    bars[node] = hash;
    timeframes[node] = timeframe;
  }
  const { from: begin, to } = readable(settings);
  const funding = legs.flatMap(({ data }) => data.filter(({ market }) => market === 'funding'));
  const rates = [...new Set(funding.map(({ node }) => node))];
  return { bars, timeframes, from: begin, to, barDirectory: from.directory, rates };
}
