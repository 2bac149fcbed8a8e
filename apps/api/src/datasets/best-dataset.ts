import type { DataSource } from '@strategy-builder/domain';
import type { Dataset } from './datasets.service.js';

/** The data set for a data node: same symbol (BTC/USDT is BTCUSDT is BTC), then same timeframe, then the most bars. */
export function bestDataset(
  source: Pick<DataSource, 'symbol' | 'timeframe'>,
  all: readonly Dataset[],
): Dataset | undefined {
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
