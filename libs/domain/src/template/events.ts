import type { FlowParts } from './parts.js';

// Facts of the stream `template-<id>`, stored as written; change only through event-migrations.

/** What was measured of a template's flow when it was saved: never more than that. */
export interface TemplateEvidence {
  readonly simulationId: string;
  /** Dataset id by data node id. */
  readonly datasets: Readonly<Record<string, string>>;
  readonly feeBps: number;
  readonly slippageBps: number;
  readonly tradeCount: number;
  /** Fractions; null where there is none. */
  readonly totalReturn: number | null;
  readonly maxDrawdown: number | null;
  readonly sharpe: number | null;
  /** Attempts on the flow until then, this one among them: results of simulations and points of sweeps that differ. */
  readonly trials: number;
}

/** Somebody keeps a strategy, or some nodes of one, for use elsewhere. */
export interface TemplateSaved {
  readonly type: 'TemplateSaved';
  readonly data: {
    readonly name: string;
    readonly description: string;
    /** `node`: some nodes; `strategy`: the whole flow. */
    readonly kind: 'node' | 'strategy';
    readonly flowId: string;
    readonly flowRevision: number;
    readonly parts: FlowParts;
    /** Null: the flow was not simulated as it was saved. */
    readonly evidence: TemplateEvidence | null;
  };
}

/** It is offered no longer; flows that were begun with it stay as they are. */
export interface TemplateRemoved {
  readonly type: 'TemplateRemoved';
  readonly data: Readonly<Record<string, never>>;
}

export type TemplateEvent = TemplateSaved | TemplateRemoved;
