import type { Params } from '../flow/state.js';

// Facts of the stream `review-<flowId>`, stored as written; change only through event-migrations.
// Each names its flow, so that no reader needs an earlier event to place a later one.

/** Somebody asks for a review of code as it is at this moment: the compiled module, under its hash. */
export interface ReviewRequested {
  readonly type: 'ReviewRequested';
  readonly data: {
    readonly flowId: string;
    readonly nodeId: string;
    /** Of code, parameters and inputs; what is decided holds for this and nothing else. */
    readonly hash: string;
    readonly code: string;
    readonly params: Params;
    /** Port → where it comes from: `btc_price.bars`. */
    readonly inputs: Readonly<Record<string, string>>;
    readonly outputs: Readonly<Record<string, 'number' | 'boolean'>>;
  };
}
export interface ReviewApproved {
  readonly type: 'ReviewApproved';
  readonly data: {
    readonly flowId: string;
    readonly nodeId: string;
    readonly hash: string;
    /** Whoever approved it had written some of it. */
    readonly selfApproved: boolean;
    readonly comment: string;
  };
}
export interface ReviewChangesAsked {
  readonly type: 'ReviewChangesAsked';
  readonly data: {
    readonly flowId: string;
    readonly nodeId: string;
    readonly hash: string;
    readonly comment: string;
  };
}

export type ReviewEvent = ReviewRequested | ReviewApproved | ReviewChangesAsked;
