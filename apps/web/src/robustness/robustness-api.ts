import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLiveFlow } from '../live/use-live.js';
import { request } from '../shared/api.js';
import type { Costs } from '../simulation/simulation-api.js';

export type CheckName =
  | 'sweep'
  | 'walk-forward'
  | 'monte-carlo'
  | 'cost-stress'
  | 'one-bar-late'
  | 'warm-up'
  | 'look-ahead';

/** Null where a metric does not exist. */
export type MetricValues = Readonly<Record<string, number | null>>;

/** One number of a node and the values that it is to take. */
export interface Axis {
  readonly node: string;
  readonly parameter: string;
  readonly values: readonly number[];
}

/** One point of a sweep; metrics are null where its parameters cannot be simulated. */
export interface SweepRow {
  readonly point: readonly number[];
  readonly metrics: MetricValues | null;
}

export interface SweepResult {
  readonly axes: readonly Axis[];
  readonly metric: string;
  readonly rows: readonly SweepRow[];
  /** Indices of rows: the best, and the one whose neighbourhood is the best. */
  readonly plateau: {
    readonly best: number;
    readonly centre: number;
    readonly mean: number;
    readonly positive: number;
  } | null;
  readonly overfitting: { readonly probability: number; readonly splits: number } | null;
}

export interface WalkForwardResult {
  readonly axes: readonly Axis[];
  readonly metric: string;
  readonly kind: 'anchored' | 'rolling';
  readonly folds: readonly {
    readonly trainFrom: string;
    readonly testFrom: string;
    readonly testTo: string;
    readonly chosen: readonly number[] | null;
    readonly inSample: MetricValues | null;
    readonly outOfSample: MetricValues | null;
  }[];
  readonly totalReturn: number | null;
  readonly efficiency: number | null;
}

/** What redrawn returns came to; every list of five holds the 5, 25, 50, 75 and 95 % quantiles. */
export interface Redrawn {
  readonly count: number;
  readonly steps: readonly number[];
  readonly fan: readonly (readonly number[])[];
  readonly finalEquity: readonly number[];
  readonly drawdown: readonly number[];
  /** Paths by their largest drawdown, in bins of one width from 0 on. */
  readonly drawdownBins: { readonly width: number; readonly counts: readonly number[] };
  readonly lossProbability: number;
}

export interface Results {
  readonly sweep: SweepResult;
  readonly 'walk-forward': WalkForwardResult;
  readonly 'monte-carlo': { readonly trades: Redrawn | null; readonly days: Redrawn };
  readonly 'cost-stress': {
    readonly factors: readonly { readonly factor: number; readonly metrics: MetricValues | null }[];
  };
  readonly 'one-bar-late': { readonly inTime: MetricValues; readonly oneBarLate: MetricValues | null };
  readonly 'warm-up': {
    readonly legs: readonly {
      readonly leg: string;
      readonly drifts:
        | readonly {
            readonly from: string;
            readonly barsCompared: number;
            readonly signalsChanged: number;
            readonly settledAfter: number;
          }[]
        | null;
    }[];
  };
  readonly 'look-ahead': {
    readonly legs: readonly {
      readonly leg: string;
      readonly status: string;
      readonly cuts?: number;
      readonly evidence?: { readonly cut: string; readonly bar: string; readonly [fact: string]: unknown };
    }[];
  };
}

interface About<Name extends CheckName> {
  readonly id: string;
  readonly check: Name;
  readonly flowRevision: number;
  readonly progress: number;
  /** Nodes whose Python took part without an approval. */
  readonly notReviewed?: readonly string[];
}
export type Check<Name extends CheckName> =
  | (About<Name> & { readonly status: 'running'; readonly rows?: readonly SweepRow[] })
  | (About<Name> & {
      readonly status: 'failed' | 'cancelled';
      readonly error: { readonly code: string; readonly detail: string };
    })
  | (About<Name> & { readonly status: 'done'; readonly result: Results[Name] });

export interface CheckSettings extends Costs {
  readonly datasets: Readonly<Record<string, string>>;
  readonly from?: number;
  readonly to?: number;
  readonly cash: number;
}

export function startCheck(
  flowId: string,
  check: CheckName,
  settings: CheckSettings,
  options: Readonly<Record<string, unknown>>,
): Promise<{ readonly id: string }> {
  return request('POST', `/flows/${flowId}/robustness`, { check, ...settings, ...options });
}

export function cancelCheck(id: string): Promise<unknown> {
  return request('DELETE', `/robustness/${id}`);
}

/** The id of the newest check of each kind on this flow, by whomever it was started. */
export function useNewestChecks(): Readonly<Partial<Record<CheckName, string>>> {
  const { flowId, onNotice } = useLiveFlow();
  const queries = useQueryClient();
  const queryKey = ['robustness-checks', flowId];
  useEffect(
    () =>
      onNotice((notice) => {
        if (notice.kind !== 'robustness') return;
        const known = queries.getQueryData<Partial<Record<CheckName, string>>>(['robustness-checks', flowId]);
        if (known?.[notice.check as CheckName] === notice.checkId) return;
        // The notice is ahead of the list, which follows the log.
        queries.setQueryData(['robustness-checks', flowId], {
          ...known,
          [notice.check as CheckName]: notice.checkId,
        });
      }),
    [flowId, onNotice, queries],
  );
  const newest = useQuery({
    queryKey,
    queryFn: async () => {
      const list = await request<readonly { readonly id: string; readonly check: CheckName }[]>(
        'GET',
        `/flows/${flowId}/robustness`,
      );
      return Object.fromEntries([...list].reverse().map(({ check, id }) => [check, id]));
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  return newest.data ?? {};
}

/** Shows this check as the newest of its kind at once. */
export function useShowCheck(): (check: CheckName, id: string) => void {
  const { flowId } = useLiveFlow();
  const queries = useQueryClient();
  return (check, id) =>
    queries.setQueryData(['robustness-checks', flowId], (known: object | undefined) => ({
      ...known,
      [check]: id,
    }));
}

/** One check; a running one is followed through its stream, a sweep with the points that are ready. */
export function useCheck<Name extends CheckName>(id: string | undefined) {
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: ['robustness', id],
    queryFn: ({ signal }) => request<Check<Name>>('GET', `/robustness/${id}`, undefined, { signal }),
    enabled: id !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const running = query.data?.status === 'running';
  useEffect(() => {
    if (id === undefined || !running) return;
    const stream = new EventSource(`/api/robustness/${id}/stream`);
    let rows: SweepRow[] = [];
    // Connected anew, it tells everything from the beginning.
    stream.addEventListener('open', () => {
      rows = [];
    });
    stream.addEventListener('progress', (event: MessageEvent<string>) => {
      const news = JSON.parse(event.data) as { progress: number; rows?: SweepRow[] };
      rows = [...rows, ...(news.rows ?? [])];
      queries.setQueryData<Check<Name>>(['robustness', id], (now) =>
        now?.status === 'running' ? { ...now, progress: news.progress, rows } : now,
      );
    });
    stream.addEventListener('result', (event: MessageEvent<string>) => {
      stream.close();
      queries.setQueryData(['robustness', id], JSON.parse(event.data) as Check<Name>);
      void queries.invalidateQueries({ queryKey: ['luck'] });
    });
    return () => stream.close();
  }, [id, running, queries]);
  return query;
}

/** How much of a simulation's result luck explains; Sharpe ratios are annual. */
export interface Luck {
  readonly trials: number;
  readonly simulations: number;
  readonly swept: number;
  readonly sharpe: number | null;
  readonly probabilisticSharpe: number | null;
  readonly expectedBestSharpe: number | null;
  readonly deflatedSharpe: number | null;
  readonly minimumTrackRecordDays: number | null;
  readonly days: number;
}

export function useLuck(simulation: string) {
  return useQuery({
    queryKey: ['luck', simulation],
    queryFn: ({ signal }) => request<Luck>('GET', `/simulations/${simulation}/trials`, undefined, { signal }),
  });
}
