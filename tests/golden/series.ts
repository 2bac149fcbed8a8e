import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bars } from '@strategy-builder/language';

/** Daily bars of the S&P 500 since 2000, from the package that the product ships. */
export const sp500 = fileURLToPath(new URL('../data/sp500-2000.csv', import.meta.resolve('vega-datasets')));

const shared = (name: string): string => join(process.cwd(), '../shared/data', name);

/** Further real series, where the market data for developers lies beside the repository. */
export const others = [
  'btcusdt_daily_2017_2021.csv',
  'eurusd_hourly.csv',
  'goog_daily.csv',
  'spy_daily_2017_2018.csv',
]
  .map(shared)
  .filter((file) => existsSync(file));

export const skipped =
  others.length === 0 ? ' (other real series skipped: the shared market data is not here)' : '';

export function readBars(file: string): Bars {
  const [header = '', ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  const names = header.split(',');
  const rows = lines.map((line) => line.split(','));
  const column = (name: string): Float64Array => {
    const index = names.indexOf(name);
    return Float64Array.from(rows, (row) => Number(row[index]));
  };
  const time = Float64Array.from(rows, (row) => Date.parse(row[0] ?? ''));
  return {
    time,
    open: column('open'),
    high: column('high'),
    low: column('low'),
    close: column('close'),
    volume: column('volume'),
  };
}
