import type { Change } from '../flow/change-sets/change-set.js';

// Facts of the stream `translation-<flowId>`, stored as written; change only through event-migrations.
// Each names its flow and its translation, so that no reader needs an earlier event to place a later one.

/** Where a proposal stands: nothing decided yet, some of it accepted, or how all of it ended. */
export type ProposalOutcome = 'proposed' | 'partly' | 'accepted' | 'rejected';

/** What a planner would do, decided once with fixed ids; nothing of the flow has changed. */
export interface ProposalMade {
  readonly type: 'ProposalMade';
  readonly data: {
    readonly proposalId: string;
    readonly flowId: string;
    readonly translationId: string;
    /** What was asked for: the name of the change sets that come of it. */
    readonly request: string;
    readonly summary: string;
    /** Revision of the flow for which it was made. */
    readonly flowRevision: number;
    readonly changes: readonly Change[];
  };
}
/** The proposal holds other changes now: an assumption was chosen anew. */
export interface ProposalAmended {
  readonly type: 'ProposalAmended';
  readonly data: {
    readonly proposalId: string;
    readonly flowId: string;
    readonly translationId: string;
    readonly changes: readonly Change[];
  };
}

/** The parts of a proposal that somebody decided on. */
export interface ProposalParts {
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
  /** Name and description of the strategy. */
  readonly flow?: true;
}

/** Somebody took these parts over; they are in the flow. */
export interface ProposalAccepted {
  readonly type: 'ProposalAccepted';
  readonly data: ProposalParts & {
    readonly proposalId: string;
    readonly flowId: string;
    readonly translationId: string;
    /** The change set in the flow; left out when all of it was there already. */
    readonly commandId?: string;
    /** New ids of nodes whose own had been taken. */
    readonly renamed?: Readonly<Record<string, string>>;
    /** What others had changed since and what stayed of it, in sentences. */
    readonly kept?: readonly string[];
    readonly outcome: ProposalOutcome;
  };
}
/** Somebody does not want these parts. */
export interface ProposalRejected {
  readonly type: 'ProposalRejected';
  readonly data: ProposalParts & {
    readonly proposalId: string;
    readonly flowId: string;
    readonly translationId: string;
    readonly outcome: ProposalOutcome;
  };
}

export type ProposalEvent = ProposalMade | ProposalAmended | ProposalAccepted | ProposalRejected;
