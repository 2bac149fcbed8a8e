import type { Flow } from '@strategy-builder/domain';
import { bestDataset } from '../datasets/best-dataset.js';
import type { Dataset } from '../datasets/datasets.service.js';
import { strategyOf } from '../flows/program-of.js';
import { dataOf } from '../simulations/data-of.js';

export type ChosenDatasets =
  | {
      readonly ok: true;
      readonly datasets: Readonly<Record<string, string>>;
      readonly notes: readonly string[];
    }
  | {
      readonly ok: false;
      readonly question: string;
      readonly choices: readonly Pick<Dataset, 'id' | 'symbol' | 'timeframe'>[];
    };

/** For each data node of the strategy the data set that fits its symbol and timeframe; the choice is said aloud. */
export function chooseDatasets(flow: Flow, all: readonly Dataset[]): ChosenDatasets {
  const { strategy } = strategyOf(flow);
  const datasets: Record<string, string> = {};
  const notes: string[] = [];
  for (const source of dataOf(strategy)) {
    const best = bestDataset(source, all);
    if (!best) {
      return {
        ok: false,
        question: `There is no data for ${source.symbol} yet. Import a CSV in the Data tab, or choose one of the data sets there are in the Simulation tab.`,
        choices: all.map(({ id, symbol, timeframe }) => ({ id, symbol, timeframe })),
      };
    }
    datasets[source.node] = best.id;
    notes.push(
      `${source.node}: ${best.name}, ${best.rows.toLocaleString('en-US')} bars of ${best.timeframe}.`,
    );
    if (best.timeframe !== source.timeframe) {
      notes.push(
        `The node asks for ${source.timeframe}; the data is ${best.timeframe}, so the rules run on ${best.timeframe} bars.`,
      );
    }
  }
  return { ok: true, datasets, notes };
}
