import type { Params } from '../flow/state.js';

/** What can be asked of a strategy beside one simulation. */
export const robustnessChecks = [
  'look-ahead',
  'warm-up',
  'one-bar-late',
  'cost-stress',
  'walk-forward',
  'monte-carlo',
  'sweep',
] as const;
export type RobustnessCheck = (typeof robustnessChecks)[number];

// Facts of the stream `robustness-<id>`, stored as written; change only through event-migrations.
// Each names its flow, so that no reader needs an earlier event to place a later one.

export interface RobustnessRequested {
  readonly type: 'RobustnessRequested';
  readonly data: {
    readonly flowId: string;
    readonly flowRevision: number;
    /** Dataset id by data node id. */
    readonly datasets: Readonly<Record<string, string>>;
    /** Cash, costs, period, as of a simulation. */
    readonly settings: Params;
    readonly check: RobustnessCheck;
    /** What the check itself depends on: axes, seed, factors, windows. */
    readonly options: Readonly<Record<string, unknown>>;
    /** Nodes whose custom code took part without an approval; left out when there are none. */
    readonly notReviewed?: readonly string[];
  };
}
export interface RobustnessFinished {
  readonly type: 'RobustnessFinished';
  readonly data: {
    readonly flowId: string;
    readonly check: RobustnessCheck;
    /** Sets of parameters that were tried; 0 for a check that tries none. */
    readonly trials: number;
    /** Mean and sample variance of the annual Sharpe ratios of the trials that have one; null without trials. */
    readonly sharpes: { readonly count: number; readonly mean: number; readonly variance: number } | null;
    /** Hash of the whole result: the same data, flow revision, settings and options give the same bytes. */
    readonly resultHash: string;
    readonly durationMs: number;
  };
}
export interface RobustnessFailed {
  readonly type: 'RobustnessFailed';
  readonly data: { readonly flowId: string; readonly code: string; readonly detail: string };
}

export type RobustnessEvent = RobustnessRequested | RobustnessFinished | RobustnessFailed;
