import type { Flow } from '@strategy-builder/domain';
import { useMemo } from 'react';
import type { CanvasEdge, CanvasNode } from '../canvas/drawn.js';
import { useShownFlow } from '../history/viewed-revision.js';
import { flowWithGhosts, ghosts } from './ghosts.js';
import { useKnownProposals } from './shown-proposal.js';

/** The shown flow, and the edges that the shown proposal would add: nodes have ports for these too. */
export function useWiredFlow(): Flow {
  const flow = useShownFlow();
  const { shown } = useKnownProposals();
  return useMemo(() => (shown ? flowWithGhosts(flow, shown.parts) : flow), [flow, shown]);
}

/** What the shown proposal would add, beside what the canvas draws of the flow. */
export function useGhosts(): { readonly nodes: CanvasNode[]; readonly edges: CanvasEdge[] } {
  const flow = useShownFlow();
  const wired = useWiredFlow();
  return useMemo(() => (wired === flow ? none : ghosts(flow, wired)), [flow, wired]);
}

const none = { nodes: [], edges: [] };
