import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLiveFlow } from '../live/use-live.js';
import { request } from '../shared/api.js';

export interface Trade {
  /** Id of the strategy node of its leg. */
  readonly leg: string;
  readonly symbol: string;
  readonly side: 'long' | 'short';
  readonly quantity: number;
  /** The bar whose close decided the entry. */
  readonly decidedTime: string;
  readonly entryTime: string;
  readonly entryPrice: number;
  readonly exitTime?: string;
  readonly exitPrice?: number;
  readonly profit: number;
  /** Fraction of the entry's notional. */
  readonly return: number;
  readonly fees: number;
  /** Paid for a perpetual, below zero when received. */
  readonly funding?: number;
  readonly reason: string;
  readonly ambiguous?: true;
}

/** What one output of a node was at the close that decided something, and at the close before; null is not available. */
export interface CauseValue {
  readonly node: string;
  readonly output: string;
  readonly value: number | null;
  readonly before: number | null;
}
export interface Cause {
  readonly time: string;
  /** The line of the strategy's formula that became true; null where a stop, a target or time decided. */
  readonly rule: string | null;
  readonly bar: {
    readonly open: number;
    readonly high: number;
    readonly low: number;
    readonly close: number;
  };
  readonly values: readonly CauseValue[];
}
export interface ExplainedTrade extends Trade {
  readonly number: number;
  readonly causes: { readonly entry: Cause; readonly exit: Cause | null };
}

/** One part of a strategy: the asset that its strategy node trades. */
export interface SimulatedLeg {
  readonly strategy: string;
  /** Id of the data node. */
  readonly node: string;
  readonly symbol: string;
  /** Where its data has funding rates: how many, and how often the constant stood in for one that is missing. */
  readonly funding?: { readonly known: number; readonly filled: number };
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
  /** Buying and holding at the same costs by the same convention; null when the strategy could never have traded. */
  readonly benchmark: Readonly<Record<string, number | null>> | null;
  readonly legs: readonly SimulatedLeg[];
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

export interface SimulationRequest extends Costs {
  readonly datasets: Readonly<Record<string, string>>;
  readonly from?: string;
  readonly to?: string;
  readonly cash: number;
}

export type SlippageModel = 'bps' | 'half_spread' | 'volume_share';

/** What fills pay, in basis points of their notional. */
export interface Fees {
  readonly feeBps: number;
  /** Left out, limit orders pay the same fee. */
  readonly makerFeeBps?: number;
}

/** What trading costs. */
export interface Costs extends Fees {
  /** By exchange and market, `binance:perpetual`; all others pay the fees above. */
  readonly venueFees?: Readonly<Record<string, Fees>>;
  readonly slippageBps: number;
  readonly slippageModel: SlippageModel;
  readonly priceImpact?: number;
  readonly volumeLimitPercent?: number;
  /** What a long position in a perpetual pays every 8 hours where its data has no rates. */
  readonly fundingBps?: number;
}

export function startSimulation(flowId: string, body: SimulationRequest): Promise<{ readonly id: string }> {
  return request('POST', `/flows/${flowId}/simulations`, body);
}

export function cancelSimulation(id: string): Promise<unknown> {
  return request('DELETE', `/simulations/${id}`);
}

/** A short simulation is done within this many milliseconds: its first answer carries the result. */
const firstWait = 400;

function simulationQuery(id: string | null, convention: Convention) {
  const ask = (wait: number, signal: AbortSignal) =>
    request<Simulation>(
      'GET',
      `/simulations/${id}?convention=${encodeURIComponent(convention)}&wait=${wait}`,
      undefined,
      { signal },
    );
  return {
    queryKey: ['simulation', id, convention],
    queryFn: async ({ signal }: { readonly signal: AbortSignal }) => {
      const found = await ask(firstWait, signal);
      // Its end was told while this answer was on its way.
      return found.status === 'running' && ended.has(found.id) ? ask(0, signal) : found;
    },
    staleTime: Number.POSITIVE_INFINITY,
  };
}

/** Simulations whose end the server has told. */
const ended = new Set<string>();

/** Asks for a simulation at once, before anything is drawn for it. */
export function useAskForSimulation(convention: Convention): (id: string) => void {
  const queries = useQueryClient();
  return (id) => void queries.prefetchQuery(simulationQuery(id, convention));
}

/** One simulation under one convention of metrics; follows a running one through the server's notices. */
export function useSimulation(id: string | null, convention: Convention) {
  const { onNotice } = useLiveFlow();
  const queries = useQueryClient();
  useEffect(
    () =>
      onNotice((notice) => {
        if (notice.kind !== 'progress' || id === null || notice.simulationId !== id) return;
        if (notice.ended) {
          ended.add(id);
          void queries.invalidateQueries({ queryKey: ['simulation', id] });
        } else {
          queries.setQueriesData<Simulation>({ queryKey: ['simulation', id] }, (now) =>
            now?.status === 'running' ? { ...now, progress: Number(notice.progress) || now.progress } : now,
          );
        }
      }),
    [id, onNotice, queries],
  );
  return useQuery({
    ...simulationQuery(id, convention),
    enabled: id !== null,
    placeholderData: (before: Simulation | undefined) => (before?.id === id ? before : undefined),
    // A notice may be missed while the connection is away.
    refetchInterval: (query) => (query.state.data?.status === 'running' ? 1_000 : false),
  });
}

/** What led to one trade, counted from 1. */
export function useExplainedTrade(simulation: string, number: number | null) {
  return useQuery({
    queryKey: ['explained-trade', simulation, number],
    queryFn: async ({ signal }) => {
      const path = `/simulations/${simulation}/trades?from=${(number ?? 1) - 1}&limit=1`;
      const { trades } = await request<{ readonly trades: readonly ExplainedTrade[] }>(
        'GET',
        path,
        undefined,
        {
          signal,
        },
      );
      return trades[0] ?? null;
    },
    enabled: number !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export interface SimulationRule {
  readonly id: string;
  readonly sentence: string;
  /** Whether there was anything to decide by it. */
  readonly decided: boolean;
}

/** The rules by which orders became trades. */
export function useSimulationRules(id: string) {
  return useQuery({
    queryKey: ['simulation-rules', id],
    queryFn: () => request<readonly SimulationRule[]>('GET', `/simulations/${id}/rules`),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
