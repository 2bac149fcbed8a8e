import { type ReviewedPart, reviewProposal } from '@strategy-builder/domain';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { create } from 'zustand';
import { useEditable } from '../history/viewed-revision.js';
import { useLive } from '../live/use-live.js';
import { type NumberedProposal, useProposals } from './proposals-api.js';

/** Which proposal the canvas shows: one that somebody chose, the newest that waits, or none. */
const useChoice = create<{ readonly id: string | null; readonly hidden: boolean }>(() => ({
  id: null,
  hidden: false,
}));

export function showProposal(id: string): void {
  useChoice.setState({ id, hidden: false });
}

export function hideProposals(): void {
  useChoice.setState({ hidden: true });
}

export interface ShownProposal {
  readonly proposal: NumberedProposal;
  /** Its parts against the flow as it is at this moment. */
  readonly parts: readonly ReviewedPart[];
}

interface Known {
  readonly all: readonly NumberedProposal[];
  readonly open: readonly NumberedProposal[];
  /** What the canvas shows. */
  readonly shown: ShownProposal | null;
}

const Context = createContext<Known>({ all: [], open: [], shown: null });

/** Keeps the proposals of this flow, and the one on the canvas, for everything below. */
export function ProposalsProvider({ children }: { children: ReactNode }) {
  const all = useProposals();
  const { id, hidden } = useChoice();
  const present = useEditable();
  const open = useMemo(() => all.filter(({ isOpen }) => isOpen), [all]);
  const proposal = hidden || !present ? undefined : (open.find((one) => one.id === id) ?? open[0]);
  const parts = useReview(proposal);
  const known = useMemo(
    () => ({ all, open, shown: proposal && parts ? { proposal, parts } : null }),
    [all, open, proposal, parts],
  );
  return <Context value={known}>{children}</Context>;
}

export function useKnownProposals(): Known {
  return useContext(Context);
}

/** What a proposal comes to in the flow as this page sees it, brought up to date with every edit. */
export function useReview(proposal: NumberedProposal | undefined): readonly ReviewedPart[] | undefined {
  const flow = useLive((state) => state.flow);
  return useMemo(
    () => proposal && reviewProposal({ ...proposal, translationId: '' }, flow, Number.POSITIVE_INFINITY),
    [proposal, flow],
  );
}

/** The part that the shown proposal has for a node, while it waits. */
export function useProposedNode(nodeId: string): ReviewedPart | undefined {
  const { shown } = useKnownProposals();
  return shown?.parts.find(({ what, node, settled }) => what === 'node' && node?.id === nodeId && !settled);
}

/** The same for an edge. */
export function useProposedEdge(edgeId: string): ReviewedPart | undefined {
  const { shown } = useKnownProposals();
  return shown?.parts.find(({ what, edge, settled }) => what === 'edge' && edge?.id === edgeId && !settled);
}
