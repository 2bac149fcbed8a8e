import type { ReviewedPart } from '@strategy-builder/domain';
import { NodeToolbar, Position as Side } from '@xyflow/react';
import { useDetail } from '../canvas/detail.js';
import { differenceRows } from './difference-words.js';
import { ChangeSign, PartActions, ReplaceTheirs } from './part-actions.js';
import { useKnownProposals } from './shown-proposal.js';

/**
 * At a node that a proposal would add, change or remove: which, how, and the two answers. Over all nodes and of one
 * size, so that it can be read and reached also where the strategy is drawn small.
 */
export function NodeProposal({ part }: { part: ReviewedPart }) {
  const { open, shown } = useKnownProposals();
  const isAfar = useDetail(({ detail }) => detail === 'blocks');
  if (!shown) return null;
  const { number, id } = shown.proposal;
  // Seen from afar, a sign is all that its node has room for; the answers stand in the chat and in the bar above.
  if (isAfar)
    return (
      <NodeToolbar isVisible position={Side.Top} align="center" offset={2}>
        <ChangeSign change={part.change} of={part.label} />
      </NodeToolbar>
    );
  const rows = differenceRows(part.properties);
  return (
    <>
      <NodeToolbar isVisible position={Side.Top} align="end" offset={6}>
        <fieldset className={`node-proposal ${part.change}`} aria-label={`Proposed: ${part.label}`}>
          <ChangeSign change={part.change} />
          {open.length > 1 && (
            <span className="proposal-number" title={`Proposal ${number}`}>
              {number}
            </span>
          )}
          <ReplaceTheirs proposalId={id} part={part} />
          <PartActions proposalId={id} part={part} />
        </fieldset>
      </NodeToolbar>
      {rows.length > 0 && (
        <NodeToolbar isVisible position={Side.Bottom} offset={6}>
          <dl className={`node-difference ${part.change}`} aria-label={`What changes of ${part.label}`}>
            {rows.map(({ name, before, after }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd title={`${before} → ${after}`}>
                  {before !== '' && <del>{before}</del>} <ins>{after}</ins>
                </dd>
              </div>
            ))}
          </dl>
        </NodeToolbar>
      )}
    </>
  );
}
