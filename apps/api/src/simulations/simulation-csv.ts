import { csvLine } from '../platform/csv-cell.js';
import type { Curves, SimulationSummary } from './simulation-file.js';

const tradeColumns = [
  ...(['leg', 'symbol', 'side', 'quantity', 'decidedTime', 'entryTime', 'entryPrice', 'exitTime'] as const),
  ...(['exitPrice', 'profit', 'return', 'fees', 'reason'] as const),
];

/** The trades of a simulation, one a line; what an open trade does not have yet is empty. */
export function tradesCsv({ trades }: Pick<SimulationSummary, 'trades'>): string {
  const lines = trades.map((trade) => csvLine(tradeColumns.map((name) => trade[name])));
  return csvLine(tradeColumns) + lines.join('');
}

/** Equity at each close, beside buying and holding, one bar a line. */
export function* equityCsv({ time, equity, buyAndHold }: Curves): Generator<string> {
  yield csvLine(['time', 'equity', 'buyAndHold']);
  for (let from = 0; from < time.length; from += 1_000) {
    let lines = '';
    for (let t = from; t < Math.min(from + 1_000, time.length); t++)
      lines += csvLine([new Date(time[t] as number).toISOString(), equity[t], buyAndHold[t]]);
    yield lines;
  }
}
