import type { ReviewEvent } from './events.js';

export type ReviewStatus = 'draft' | 'in-review' | 'approved' | 'changes-asked';

/** Who did something. */
export interface ReviewActor {
  readonly kind: 'user' | 'agent' | 'system';
  readonly id: string;
  readonly name: string;
}

/** The review of one version of a node's code: code, parameters and inputs of one hash. */
export interface Review {
  readonly nodeId: string;
  readonly hash: string;
  readonly status: Exclude<ReviewStatus, 'draft'>;
  readonly requestedBy: ReviewActor;
  readonly requestedAt: string;
  readonly decidedBy: ReviewActor | null;
  readonly decidedAt: string | null;
  readonly selfApproved: boolean;
  readonly comment: string;
}

/** All reviews of a flow, oldest first. */
export type Reviews = readonly Review[];

/** The reviews after one more event. Never refuses: it already happened. */
export function evolveReviews(
  reviews: Reviews,
  { type, data }: ReviewEvent,
  { actor, at }: { readonly actor: ReviewActor; readonly at: string },
): Reviews {
  const { nodeId, hash } = data;
  const before = findReview(reviews, nodeId, hash);
  const others = reviews.filter((review) => review !== before);
  const undecided = { decidedBy: null, decidedAt: null, selfApproved: false, comment: '' };
  switch (type) {
    case 'ReviewRequested': {
      const requested = { nodeId, hash, requestedBy: actor, requestedAt: at };
      return [...others, { ...requested, ...undecided, status: 'in-review' }];
    }
    case 'ReviewApproved':
    case 'ReviewChangesAsked': {
      if (before === undefined) return reviews;
      const { comment } = data;
      const decided = { ...before, decidedBy: actor, decidedAt: at, comment };
      return type === 'ReviewApproved'
        ? [...others, { ...decided, status: 'approved', selfApproved: data.selfApproved }]
        : [...others, { ...decided, status: 'changes-asked', selfApproved: false }];
    }
    default:
      return reviews;
  }
}

/** The review of exactly this version of a node; undefined while nobody has asked for one. */
export function findReview(reviews: Reviews, nodeId: string, hash: string): Review | undefined {
  return reviews.filter((review) => review.nodeId === nodeId && review.hash === hash).at(-1);
}

/** Where a node stands: its review as it is now, and the approval that a change has made void. */
export function standing(
  reviews: Reviews,
  nodeId: string,
  hash: string,
): { readonly status: ReviewStatus; readonly review: Review | null; readonly voided: Review | null } {
  const review = findReview(reviews, nodeId, hash) ?? null;
  const status = review?.status ?? 'draft';
  const earlier = reviews.filter((one) => one.nodeId === nodeId && one.status === 'approved').at(-1);
  return { status, review, voided: status === 'approved' ? null : (earlier ?? null) };
}
