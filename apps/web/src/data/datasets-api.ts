import { useQuery } from '@tanstack/react-query';
import { request } from '../shared/api.js';

export interface Dataset {
  readonly id: string;
  readonly name?: string;
  readonly symbol: string;
  readonly exchange?: string;
  readonly timeframe: string;
  readonly rows: number;
  readonly from: string;
  readonly to: string;
  readonly warnings?: readonly string[];
  readonly source?: string;
}

export const datasetsKey = ['datasets'] as const;

/** All market data of this server, by symbol. */
export function useDatasets() {
  return useQuery({
    queryKey: datasetsKey,
    queryFn: () => request<readonly Dataset[]>('GET', '/datasets'),
    select: (datasets) => [...datasets].sort((a, b) => a.symbol.localeCompare(b.symbol) || a.timeframe.localeCompare(b.timeframe)),
  });
}

/** @throws ApiProblem that names what is wrong with the file, and the line where it can be told */
export function importDataset(file: File, symbol: string, exchange: string): Promise<Dataset> {
  const form = new FormData();
  form.set('symbol', symbol);
  if (exchange !== '') form.set('exchange', exchange);
  form.set('file', file);
  return request('POST', '/datasets', form);
}

/** The symbol that a file's name suggests: `btcusdt_daily_2017_2021.csv` is of BTCUSDT. */
export function symbolOfFile(name: string): string {
  const [first = ''] = name.replace(/\.[^.]*$/, '').split(/[_\s.-]+/);
  return first.toUpperCase();
}

/** Whether two spellings mean the same market: `BTC/USDT`, `btc-usdt`, `BTCUSDT`. */
export function sameSymbol(a: string, b: string): boolean {
  const plain = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return plain(a) === plain(b);
}
