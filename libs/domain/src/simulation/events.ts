import type { Params } from '../flow/state.js';

// Facts of the stream `simulation-<id>`, stored as written; change only through event-migrations.
// Each names its flow, so that no reader needs an earlier event to place a later one.

export interface SimulationRequested {
  readonly type: 'SimulationRequested';
  readonly data: {
    readonly flowId: string;
    readonly flowRevision: number;
    /** Dataset id by data node id. */
    readonly datasets: Readonly<Record<string, string>>;
    /** Cash, costs, period: everything beside flow and data that the result depends on. */
    readonly settings: Params;
    /** Nodes whose custom code took part without an approval; left out when there are none. */
    readonly notReviewed?: readonly string[];
  };
}
export interface SimulationFinished {
  readonly type: 'SimulationFinished';
  readonly data: {
    readonly flowId: string;
    /** Fractions, not percent; null where a metric is undefined (no trades, no variance). */
    readonly metrics: Readonly<Record<string, number | null>>;
    readonly tradeCount: number;
    /** Hash of the whole result: the same data, flow revision and settings give the same bytes. */
    readonly resultHash: string;
    readonly durationMs: number;
  };
}
export interface SimulationFailed {
  readonly type: 'SimulationFailed';
  readonly data: { readonly flowId: string; readonly code: string; readonly detail: string };
}

export type SimulationEvent = SimulationRequested | SimulationFinished | SimulationFailed;
