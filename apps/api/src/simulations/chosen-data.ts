import type { ChosenData } from '@strategy-builder/domain';
import { timeframeLength } from '@strategy-builder/language';
import type { Dataset } from '../datasets/datasets.service.js';

/** How long the chosen data is at most, within the period (Unix milliseconds), and in which timeframe. */
export async function chosenData(
  datasets: Readonly<Record<string, string>>,
  { from, to }: { readonly from: number | null; readonly to: number | null },
  find: (id: string) => Promise<Dataset>,
): Promise<ChosenData> {
  const chosen: Record<string, ChosenData[string]> = {};
  for (const [node, id] of Object.entries(datasets)) {
    const { rows, timeframe, ...data } = await find(id);
    const length = timeframeLength(timeframe);
    const begin = Math.max(Date.parse(data.from), from ?? Number.NEGATIVE_INFINITY);
    const end = Math.min(Date.parse(data.to), to ?? Number.POSITIVE_INFINITY);
    const most = length === null ? rows : Math.floor((end - begin) / length) + 1;
    chosen[node] = { rows: Math.min(rows, most), timeframe };
  }
  return chosen;
}
