import { useQuery } from '@tanstack/react-query';
import { request } from '../shared/api.js';

export interface PriceBar {
  /** Unix milliseconds of the open. */
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

interface Evaluated {
  readonly times: readonly number[];
  readonly outputs: Readonly<Record<string, readonly (number | null)[]>>;
}

const columns = 'o = open\nh = high\nl = low\nc = close';
/** Beyond this many bars prices are not drawn: candles would be thinner than a pixel. */
export const drawnAtMost = 20_000;

/** The prices of a data set between two times. */
export function usePriceBars(
  dataset: string | undefined,
  rows: number | undefined,
  from: number,
  to: number,
) {
  return useQuery({
    queryKey: ['bars', dataset, from, to],
    queryFn: async ({ signal }): Promise<readonly PriceBar[]> => {
      const body = { formula: columns, dataset, points: 'all' };
      const { times, outputs } = await request<Evaluated>('POST', '/formulas/evaluate', body, { signal });
      const at = (name: string, index: number): number => outputs[name]?.[index] ?? Number.NaN;
      return times
        .map((time, index) => ({
          time: new Date(time).getTime(),
          open: at('o', index),
          high: at('h', index),
          low: at('l', index),
          close: at('c', index),
        }))
        .filter((bar) => bar.time >= from && bar.time <= to && Number.isFinite(bar.close));
    },
    enabled: dataset !== undefined && rows !== undefined && rows <= drawnAtMost,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}
