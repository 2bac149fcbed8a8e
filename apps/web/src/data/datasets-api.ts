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
  /** Bars that carry a funding rate. */
  readonly fundingRates?: number;
}

export const datasetsKey = ['datasets'] as const;

/** All market data of this server, by symbol. */
export function useDatasets() {
  return useQuery({
    queryKey: datasetsKey,
    queryFn: () => request<readonly Dataset[]>('GET', '/datasets'),
    select: (datasets) =>
      [...datasets].sort(
        (a, b) => a.symbol.localeCompare(b.symbol) || a.timeframe.localeCompare(b.timeframe),
      ),
  });
}

/** @throws ApiProblem that names what is wrong with the file, and the line where it can be told */
export function importDataset(
  file: File,
  symbol: string,
  exchange: string,
  signal: AbortSignal,
): Promise<Dataset> {
  const form = new FormData();
  form.set('symbol', symbol);
  if (exchange !== '') form.set('exchange', exchange);
  form.set('file', file);
  return request('POST', '/datasets', form, { signal });
}

/** The symbol that a file's name suggests: `btcusdt_daily_2017_2021.csv` is of BTCUSDT. */
export function symbolOfFile(name: string): string {
  const [first = ''] = name.replace(/\.[^.]*$/, '').split(/[_\s.-]+/);
  return first.toUpperCase();
}

/** How well a data set fits a symbol: 2 for the same pair, 1 for the same asset in another currency, 0 for neither. */
export function symbolFit(dataset: string, wanted: string): 0 | 1 | 2 {
  if (plain(dataset) === plain(wanted)) return 2;
  return asset(dataset) === asset(wanted) ? 1 : 0;
}

/** `BTC/USDT`, `btc-usdt` and `BTCUSDT` are one pair. */
function plain(symbol: string): string {
  return symbol.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

function asset(symbol: string): string {
  return plain(symbol).replace(/(USDT|USDC|USD|EUR|PERPETUAL|PERP)+$/, '');
}

export interface ExchangeRequest {
  readonly exchange: string;
  readonly symbol: string;
  readonly timeframe: string;
  readonly from: string;
  readonly to?: string;
}

export type HistoryState =
  | { readonly status: 'running'; readonly progress: number }
  | { readonly status: 'done'; readonly progress: number; readonly dataset: Dataset }
  | {
      readonly status: 'failed' | 'cancelled';
      readonly progress: number;
      readonly error: { readonly code: string; readonly detail: string };
    };

/** Starts to fetch bars from an exchange. @throws ApiProblem */
export function requestHistory(wanted: ExchangeRequest): Promise<{ readonly id: string }> {
  return request('POST', '/datasets/history', wanted);
}

/** What became of a request, looked up again while it runs. */
export function useHistory(id: string | null) {
  return useQuery({
    queryKey: ['history', id],
    queryFn: () => request<HistoryState>('GET', `/datasets/history/${id}`),
    enabled: id !== null,
    refetchInterval: ({ state }) =>
      state.data === undefined || state.data.status === 'running' ? 400 : false,
  });
}

export function cancelHistory(id: string): Promise<unknown> {
  return request('DELETE', `/datasets/history/${id}`);
}

export interface Exchange {
  readonly id: string;
  readonly title: string;
  readonly note?: string;
}

/** The exchanges whose history can be fetched. */
export function useExchanges() {
  return useQuery({
    queryKey: ['exchanges'],
    queryFn: () => request<readonly Exchange[]>('GET', '/datasets/history/exchanges'),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Makes bars of an invented market. @throws ApiProblem */
export function inventBars(wanted: Readonly<Record<string, unknown>>): Promise<Dataset> {
  return request('POST', '/datasets/synthetic', wanted);
}

/** Makes longer bars of a data set. @throws ApiProblem */
export function lengthenBars(id: string, timeframe: string): Promise<Dataset> {
  return request('POST', `/datasets/${encodeURIComponent(id)}/resample`, { timeframe });
}
