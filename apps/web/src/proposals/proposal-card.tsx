import type { ReviewedPart } from '@strategy-builder/domain';
import { selectNodes } from '../canvas/canvas-store.js';
import { formatMoment } from '../shared/format.js';
import { usePanels } from '../shared/panels.js';
import { differenceRows } from './difference-words.js';
import { ChangeSign, PartActions, ReplaceTheirs } from './part-actions.js';
import { type NumberedProposal, useDecide } from './proposals-api.js';
import './proposals.css';
import { showProposal, useKnownProposals, useReview } from './shown-proposal.js';

const outcomes = {
  proposed: 'Waits for you',
  partly: 'Accepted in part',
  accepted: 'Accepted',
  rejected: 'Rejected',
} as const;

/** A proposal in the conversation: part by part, with what became of each. */
export function ProposalCard({ id }: { id: string }) {
  const { all, shown } = useKnownProposals();
  const proposal = all.find((one) => one.id === id);
  return proposal ? <Card proposal={proposal} isShown={shown?.proposal.id === id} /> : null;
}

function Card({ proposal, isShown }: { proposal: NumberedProposal; isShown: boolean }) {
  const parts = useReview(proposal) ?? [];
  const decide = useDecide();
  const { id, number, outcome, isOpen } = proposal;
  // Edges come with what they hang on: only those that hang on nothing are decided on by themselves.
  const rows = parts
    .filter(({ what, needs, follows }) => what !== 'edge' || (needs.length === 0 && follows.length === 0))
    .sort((a, b) => placeOf(a) - placeOf(b));
  const edges = parts.filter((part) => !rows.includes(part));
  const stuck = edges.filter(({ outlook }) => outlook?.stands === 'impossible');
  return (
    <section className={`proposal ${outcome}`} aria-label={`Proposal ${number}`}>
      <header>
        <span className="proposal-number">{number}</span>
        <strong>Proposal {number}</strong>
        <span className="proposal-state">
          {isOpen && outcome === 'partly' ? 'The rest waits' : outcomes[outcome]}
        </span>
      </header>
      <ul>
        {rows.map((part) => (
          <PartRow key={part.key} part={part} proposal={proposal} />
        ))}
        {edges.length > 0 && (
          <li className="proposal-edges">
            <details>
              <summary>
                {edges.length === 1 ? 'One edge comes or goes' : `${edges.length} edges come or go`} with
                these
              </summary>
              <ul>
                {edges.map((part) => (
                  <li key={part.key}>
                    <ChangeSign change={part.change} /> {part.label}
                    {part.settled && <span className="faint"> · {part.settled.state}</span>}
                  </li>
                ))}
              </ul>
            </details>
            {stuck.map(({ key, label, outlook }) => (
              <p key={key} className="part-why">
                {label}: {outlook && 'why' in outlook && outlook.why}
              </p>
            ))}
          </li>
        )}
      </ul>
      {isOpen && (
        <footer>
          <button
            type="button"
            className="button primary"
            disabled={decide.isPending}
            onClick={() => decide.mutate({ id, how: 'accept', parts: {} })}
          >
            {outcome === 'proposed' ? 'Accept all' : 'Accept the rest'}
          </button>
          <button
            type="button"
            className="button"
            disabled={decide.isPending}
            onClick={() => decide.mutate({ id, how: 'reject', parts: {} })}
          >
            {outcome === 'proposed' ? 'Reject all' : 'Reject the rest'}
          </button>
          <button
            type="button"
            className="button quiet"
            aria-pressed={isShown}
            onClick={() => {
              showProposal(id);
              usePanels.getState().revealCanvas();
            }}
          >
            {isShown ? 'On the canvas' : 'Show on canvas'}
          </button>
        </footer>
      )}
    </section>
  );
}

/** As they stand on the canvas, from left to right. */
function placeOf({ node }: ReviewedPart): number {
  return node ? node.position.x : Number.POSITIVE_INFINITY;
}

function PartRow({ part, proposal }: { part: ReviewedPart; proposal: NumberedProposal }) {
  const { settled, outlook, label, node, change } = part;
  const rows = differenceRows(part.properties);
  return (
    <li className={settled ? `settled ${settled.state}` : ''}>
      <div className="part-head">
        <ChangeSign change={change} />
        {node ? (
          <button
            type="button"
            className="part-label"
            onClick={() => {
              showProposal(proposal.id);
              selectNodes([node.id]);
              usePanels.getState().revealCanvas();
            }}
          >
            {label}
          </button>
        ) : (
          <span className="part-label">{label}</span>
        )}
        {!settled && <PartActions proposalId={proposal.id} part={part} />}
      </div>
      {settled && (
        <p className="part-settled">
          {settled.state === 'accepted' ? 'Accepted' : 'Rejected'} by {settled.by.name},{' '}
          <time dateTime={settled.at}>{formatMoment(settled.at)}</time>
        </p>
      )}
      {change === 'added' && node?.formula && !settled && (
        <code className="part-formula">{node.formula}</code>
      )}
      {rows.map(({ name, before, after }) => (
        <p key={name} className="part-difference">
          <span>{name}</span>
          {before !== '' && <del>{before}</del>} <ins>{after}</ins>
        </p>
      ))}
      {outlook?.stands === 'already' && <p className="part-why faint">The strategy is so already.</p>}
      {outlook && 'why' in outlook && (
        <p className="part-why">
          {outlook.why} <ReplaceTheirs proposalId={proposal.id} part={part} />
        </p>
      )}
      {outlook && 'note' in outlook && outlook.note && <p className="part-why faint">{outlook.note}</p>}
    </li>
  );
}
