import type { ReviewEvent } from './events.js';
import type { ReviewedVersion } from './reviewed-version.js';
import { findReview, type ReviewActor, type Reviews } from './reviews.js';

/** An order about the review of one node; `hash` is the version that whoever gives it has seen. */
export type ReviewCommand = {
  readonly flowId: string;
  readonly nodeId: string;
  readonly hash: string;
  readonly comment: string;
} & ({ readonly action: 'request' } | { readonly action: 'approve' } | { readonly action: 'ask-changes' });

export interface ReviewContext {
  readonly actor: ReviewActor;
  /** The node as it is now, and its hash. */
  readonly version: ReviewedVersion;
  readonly hash: string;
  /** Ids of everybody who wrote some of it. */
  readonly authors: readonly string[];
  /** Where nobody signs in, one person may be all there is: then an approval of one's own is recorded as such. */
  readonly mayApproveOwn: boolean;
}

export const reviewRefusalCodes = [
  'not-a-person',
  'code-changed',
  'not-in-review',
  'own-code',
  'comment-needed',
] as const;
export interface ReviewRefusal {
  readonly refused: true;
  readonly code: (typeof reviewRefusalCodes)[number];
  readonly detail: string;
}

/** What an order comes to: an event, none when it is so already, or a refusal. Pure. */
export function decideReview(
  command: ReviewCommand,
  reviews: Reviews,
  { actor, version, hash, authors, mayApproveOwn }: ReviewContext,
): readonly ReviewEvent[] | ReviewRefusal {
  const { flowId, nodeId, comment } = command;
  const status = findReview(reviews, nodeId, hash)?.status ?? 'draft';
  if (command.hash !== hash) {
    return refuse(
      'code-changed',
      `'${nodeId}' has changed since it was looked at: read it again, then decide.`,
    );
  }
  const about = { flowId, nodeId, hash };
  if (command.action === 'request') {
    if (status === 'in-review' || status === 'approved') return [];
    return [{ type: 'ReviewRequested', data: { ...about, ...version } }];
  }
  if (actor.kind !== 'user')
    return refuse('not-a-person', 'Only a person decides on a review; the assistant never does.');
  switch (command.action) {
    case 'approve': {
      if (status === 'approved') return [];
      if (status !== 'in-review') return notInReview(nodeId);
      const selfApproved = authors.includes(actor.id);
      if (selfApproved && !mayApproveOwn)
        return refuse('own-code', `You wrote some of '${nodeId}': somebody else has to approve it.`);
      return [{ type: 'ReviewApproved', data: { ...about, selfApproved, comment } }];
    }
    case 'ask-changes':
      if (status !== 'in-review' && status !== 'approved') return notInReview(nodeId);
      if (comment.trim() === '') return refuse('comment-needed', `Say what has to change in '${nodeId}'.`);
      return [{ type: 'ReviewChangesAsked', data: { ...about, comment } }];
    default:
      return command satisfies never;
  }
}

function notInReview(nodeId: string): ReviewRefusal {
  return refuse('not-in-review', `'${nodeId}' is not in review as it is now: ask for a review first.`);
}

function refuse(code: ReviewRefusal['code'], detail: string): ReviewRefusal {
  return { refused: true, code, detail };
}
