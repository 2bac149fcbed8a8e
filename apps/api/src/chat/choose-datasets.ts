import type { DataSource, Flow } from '@strategy-builder/domain';
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
    const best = bestFor(source, all);
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

/** Same symbol (BTC/USDT is BTCUSDT is BTC), then same timeframe, then the most bars. */
function bestFor(source: DataSource, all: readonly Dataset[]): Dataset | undefined {
  const fits = all.filter(
    ({ symbol }) => plain(symbol) === plain(source.symbol) || base(symbol) === base(source.symbol),
  );
  const score = (dataset: Dataset) =>
    (plain(dataset.symbol) === plain(source.symbol) ? 4 : 0) +
    (dataset.timeframe === source.timeframe ? 2 : 0);
  return fits.sort((a, b) => score(b) - score(a) || b.rows - a.rows)[0];
}

function plain(symbol: string): string {
  return symbol.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

function base(symbol: string): string {
  return plain(symbol).replace(/(USDT|USDC|USD|EUR|PERPETUAL|PERP)+$/, '');
}
