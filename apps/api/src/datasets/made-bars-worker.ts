import { type Resampled, resample, type SyntheticModel, syntheticBars } from '@strategy-builder/quant';
import { readBarFile } from './bar-file.js';
import { type StoredSeries, storeSeries } from './stored-series.js';

export type MadeBarsTask = { readonly directory: string } & (
  | {
      readonly make: 'synthetic';
      readonly model: SyntheticModel;
      readonly options: Parameters<typeof syntheticBars>[1];
    }
  | { readonly make: 'longer'; readonly hash: string; readonly step: number }
);

/** Bars that come from no market: from a seed, or longer ones from shorter; or why they can't be made. */
export default async function makeBars(task: MadeBarsTask): Promise<StoredSeries | string> {
  if (task.make === 'synthetic') {
    try {
      return await storeSeries(task.directory, syntheticBars(task.model, task.options));
    } catch (error) {
      if (error instanceof RangeError) return error.message;
      throw error;
    }
  }
  const { bars, leftOut } = resample(await readBarFile(task.directory, task.hash), task.step);
  if (bars.time.length < 2) return 'it does not hold two whole bars';
  return storeSeries(task.directory, bars, partsLeftOut(leftOut));
}

function partsLeftOut({ atStart, atEnd }: Resampled['leftOut']): string[] {
  const said = (count: number, where: string) =>
    count === 0 ? [] : [`${count} shorter bars at the ${where} fill no whole bar and were left out`];
  return [...said(atStart, 'beginning'), ...said(atEnd, 'end')];
}
