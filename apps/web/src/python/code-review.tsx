import { useId, useState } from 'react';
import { sentenceFor } from '../shared/api.js';
import { formatMoment } from '../shared/format.js';
import { type NodeReview, useDecideReview, useReview } from './python-api.js';

const words: Readonly<Record<NodeReview['status'], string>> = {
  draft: 'Not reviewed',
  'in-review': 'In review',
  approved: 'Approved',
  'changes-asked': 'Changes asked',
};

/** Where the review of this code stands, and what can be done about it. */
export function CodeReview({ nodeId, editable }: { nodeId: string; editable: boolean }) {
  const state = useReview(nodeId);
  const decide = useDecideReview(nodeId);
  const [asking, setAsking] = useState(false);
  const [comment, setComment] = useState('');
  const id = useId();
  const review = state.data;
  if (!review) return null;
  const { status, hash } = review;
  const isOpen = status === 'in-review' || status === 'approved';
  const done = (): void => {
    setAsking(false);
    setComment('');
  };
  return (
    <section className="code-review" aria-label="Review">
      <div className="code-review-row">
        <span className={`review-badge ${status}`} role="status">
          {words[status]}
        </span>
        <span className="faint">{storyOf(review)}</span>
        {editable && (
          <span className="code-actions">
            {!isOpen && (
              <button
                type="button"
                className="button"
                disabled={decide.isPending}
                onClick={() => decide.mutate({ action: 'request', hash })}
              >
                {decide.isPending ? 'Checking…' : 'Ask for a review'}
              </button>
            )}
            {status === 'in-review' && (
              <button
                type="button"
                className="button primary"
                disabled={decide.isPending}
                onClick={() => decide.mutate({ action: 'approve', hash })}
              >
                Approve
              </button>
            )}
            {isOpen && !asking && (
              <button type="button" className="button quiet" onClick={() => setAsking(true)}>
                Ask for changes…
              </button>
            )}
          </span>
        )}
      </div>
      {asking && isOpen && (
        <form
          className="code-review-ask"
          onSubmit={(event) => {
            event.preventDefault();
            decide.mutate({ action: 'ask-changes', hash, comment }, { onSuccess: done });
          }}
        >
          <label htmlFor={id} className="visually-hidden">
            What has to change
          </label>
          <input
            id={id}
            className="input"
            // biome-ignore lint/a11y/noAutofocus: the person has just asked for this field
            autoFocus
            placeholder="What has to change"
            value={comment}
            maxLength={4_000}
            onChange={(event) => setComment(event.target.value)}
            onKeyDown={(event) => event.key === 'Escape' && done()}
          />
          <button type="submit" className="button" disabled={comment.trim() === '' || decide.isPending}>
            Send
          </button>
          <button type="button" className="button quiet" onClick={done}>
            Cancel
          </button>
        </form>
      )}
      {decide.error && (
        <p className="code-review-problem" role="alert">
          {sentenceFor(decide.error)}
        </p>
      )}
    </section>
  );
}

function storyOf({ status, review, voided }: NodeReview): string {
  const by = review?.decidedBy?.name ?? review?.requestedBy.name ?? '';
  switch (status) {
    case 'draft':
      return voided?.decidedBy
        ? `The approval by ${voided.decidedBy.name} is void: code, parameters or inputs have changed.`
        : 'It runs in the sandbox only.';
    case 'in-review':
      return `Asked for by ${by}, ${formatMoment(review?.requestedAt ?? '')}`;
    case 'changes-asked':
      return `${by}: ${review?.comment ?? ''}`;
    case 'approved':
      return `${review?.selfApproved ? `Self-approved by ${by}, who wrote some of it` : `By ${by}`}, ${formatMoment(review?.decidedAt ?? '')}`;
    default:
      return status satisfies never;
  }
}
