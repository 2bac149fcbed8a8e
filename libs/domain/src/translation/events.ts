import type { FlowCommand } from '../flow/commands.js';
import type { ProposalEvent } from '../proposal/events.js';

// Facts of the stream `translation-<flowId>`, stored as written; change only through event-migrations.

/** A choice that the request left open, and that the planner made. */
export interface StatedAssumption {
  /** Stable word: `timeframe`, `period`, `position-size`. */
  readonly about: string;
  readonly text: string;
  readonly nodeId?: string;
  readonly param?: string;
}

/** A request in plain language went through a planner, whatever came of it. */
export interface TranslationFinished {
  readonly type: 'TranslationFinished';
  readonly data: {
    readonly translationId: string;
    readonly flowId: string;
    readonly request: string;
    /** `rules` or `claude`. */
    readonly planner: string;
    readonly model?: string;
    readonly promptVersion?: string;
    readonly inputTokens: number;
    readonly outputTokens: number;
    readonly durationMs: number;
    /** `proposed`: what became of it is in the events of the proposal. */
    readonly outcome: 'done' | 'proposed' | 'clarify' | 'refused' | 'failed';
    readonly assumptions: readonly StatedAssumption[];
    /** The planned commands; empty unless the outcome is `done` or `proposed`, or a plan failed on its way. */
    readonly plan: readonly FlowCommand[];
    /** The question, the reason of the refusal, or the error. */
    readonly detail?: string;
    /** The command under which the plan was carried out. */
    readonly commandId?: string;
    readonly proposalId?: string;
  };
}

export type TranslationEvent = TranslationFinished | ProposalEvent;
