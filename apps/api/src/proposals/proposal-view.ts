import {
  type Flow,
  isOpen,
  type Proposal,
  type ReviewedPart,
  reviewProposal,
  type Settled,
} from '@strategy-builder/domain';

/** A proposal as REST shows it: what was decided once, and what it comes to in the flow as it is now. */
export interface ProposalView extends Omit<Proposal, 'settled' | 'translationId'> {
  readonly isOpen: boolean;
  /** By the key of the part: `node/rsi_14`, `edge/btc_to_rsi`, `flow`. */
  readonly settled: Readonly<Record<string, Settled>>;
  readonly parts: readonly ReviewedPart[];
}

export function proposalView(proposal: Proposal, flow: Flow, maxNodes: number): ProposalView {
  const { translationId: _, settled, ...rest } = proposal;
  return {
    ...rest,
    isOpen: isOpen(proposal),
    settled: Object.fromEntries(settled),
    parts: reviewProposal(proposal, flow, maxNodes),
  };
}
