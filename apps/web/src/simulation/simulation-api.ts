import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLiveFlow } from '../live/use-live.js';
import { request } from '../shared/api.js';

export interface Trade {
  readonly side: 'long' | 'short';
  readonly quantity: number;
  readonly entryTime: string;
  readonly entryPrice: number;
  readonly exitTime?: string;
  readonly exitPrice?: number;
  readonly profit: number;
  /** Fraction of the entry's notional. */
  readonly return: number;
  readonly fees: number;
  readonly reason: string;
  readonly ambiguous?: true;
}

/** [Unix milliseconds, value] */
export type Curve = readonly (readonly [number, number])[];

interface About {
  readonly id: string;
  readonly flowRevision?: number;
  readonly datasets?: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly progress: number;
}
export interface DoneSimulation extends About {
  readonly status: 'done';
  readonly metrics: Readonly<Record<string, number | null>>;
  readonly conventions: Readonly<Record<string, string>>;
  readonly convention?: string;
  readonly trades: readonly Trade[];
  readonly warnings?: readonly { readonly code: string; readonly message: string }[];
  readonly equity: Curve;
  readonly buyAndHold?: Curve;
}
export type Simulation =
  | (About & { readonly status: 'running' })
  | (About & {
      readonly status: 'failed' | 'cancelled';
      readonly error?: { readonly code: string; readonly detail: string };
    })
  | DoneSimulation;

export const conventions = ['standard', 'vectorbt', 'backtesting.py', 'quantstats'] as const;
export type Convention = (typeof conventions)[number];

export interface SimulationRequest {
  readonly datasets: Readonly<Record<string, string>>;
  readonly from?: string;
  readonly to?: string;
  readonly cash: number;
  readonly feeBps: number;
  readonly slippageBps: number;
}

export function startSimulation(flowId: string, body: SimulationRequest): Promise<{ readonly id: string }> {
  return request('POST', `/flows/${flowId}/simulations`, body);
}

export function cancelSimulation(id: string): Promise<unknown> {
  return request('DELETE', `/simulations/${id}`);
}

/** One simulation under one convention of metrics; follows a running one through the server's notices. */
export function useSimulation(id: string | null, convention: Convention) {
  const { onNotice } = useLiveFlow();
  const queries = useQueryClient();
  useEffect(
    () =>
      onNotice((notice) => {
        if (notice.kind !== 'progress' || notice.simulationId !== id) return;
        if (notice.ended) void queries.invalidateQueries({ queryKey: ['simulation', id] });
        else {
          queries.setQueriesData<Simulation>({ queryKey: ['simulation', id] }, (now) =>
            now?.status === 'running' ? { ...now, progress: Number(notice.progress) || now.progress } : now,
          );
        }
      }),
    [id, onNotice, queries],
  );
  return useQuery({
    queryKey: ['simulation', id, convention],
    queryFn: ({ signal }) =>
      request<Simulation>(
        'GET',
        `/simulations/${id}?convention=${encodeURIComponent(convention)}`,
        undefined,
        { signal },
      ),
    enabled: id !== null,
    placeholderData: (before) => (before?.id === id ? before : undefined),
    staleTime: Number.POSITIVE_INFINITY,
    // A notice may be missed while the connection is away.
    refetchInterval: (query) => (query.state.data?.status === 'running' ? 1_000 : false),
  });
}

export interface SimulationRule {
  readonly id: string;
  readonly sentence: string;
}

/** The rules by which orders become trades. */
export function useSimulationRules() {
  return useQuery({
    queryKey: ['simulation-rules'],
    queryFn: () => request<readonly SimulationRule[]>('GET', '/simulations/rules'),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
