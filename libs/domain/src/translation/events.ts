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

/** Tokens of all calls to a model that one request took. */
export interface TokenUsage {
  /** Everything that the model read, cached or not. */
  readonly input: number;
  readonly output: number;
  /** Of `input`, what came from the cache, and what was written to it; not recorded in version 1. */
  readonly cachedRead?: number;
  readonly cachedWrite?: number;
}

/** What became of a request, in the words that were answered. */
export type TranslationOutcome =
  | { readonly status: 'done' }
  /** What became of it is in the events of the proposal. */
  | { readonly status: 'proposed'; readonly proposalId: string }
  | { readonly status: 'clarify'; readonly question: string }
  | { readonly status: 'refused'; readonly reason: string }
  /** The plan was made and could not be carried out. */
  | { readonly status: 'failed'; readonly error: string };

/** Another planner was asked first and gave no plan. */
export interface Fallback {
  /** Who was asked: `claude`. */
  readonly from: string;
  /** Why it gave none, in words for people. */
  readonly reason: string;
}

/** A request in plain language went through a planner, whatever came of it. */
export interface TranslationFinished {
  readonly type: 'TranslationFinished';
  readonly data: {
    readonly translationId: string;
    readonly flowId: string;
    readonly request: string;
    /** Who planned: `rules` or `claude`. */
    readonly planner: string;
    readonly fallback?: Fallback;
    readonly model?: string;
    readonly promptVersion?: string;
    /** Only where a model was asked. */
    readonly usage?: TokenUsage;
    /** In US dollars, where the price of the model was known. */
    readonly cost?: number;
    readonly durationMs: number;
    readonly outcome: TranslationOutcome;
    readonly assumptions: readonly StatedAssumption[];
    /** The planned commands; empty unless the outcome is `done` or `proposed`, or a plan failed on its way. */
    readonly plan: readonly FlowCommand[];
    /** The command under which the plan was carried out. */
    readonly commandId?: string;
  };
}

export type TranslationEvent = TranslationFinished | ProposalEvent;
