import type { Flow, FlowEdge, FlowNode } from '@strategy-builder/domain';
import { useCallback, useEffect, useState } from 'react';
import { useLiveFlow } from '../live/use-live.js';
import { request, sentenceFor } from '../shared/api.js';
import { toast } from '../shared/toasts.js';
import { viewRevision } from './viewed-revision.js';

interface FlowView {
  readonly name: string;
  readonly description: string;
  readonly archived?: boolean;
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
}

const pauseWhileSliding = 60;

/** Moves the canvas to earlier revisions and back. `wanted` is the revision on its way. */
export function useTimeTravel(): { readonly wanted: number | null; to(revision: number | null): void } {
  const { flowId } = useLiveFlow();
  const [wanted, setWanted] = useState<number | null>(null);

  useEffect(() => {
    if (wanted === null) return;
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const view = await request<FlowView>('GET', `/flows/${flowId}/revisions/${wanted}`, undefined, {
          signal: abort.signal,
        });
        viewRevision({ revision: wanted, flow: asFlow(view) });
        setWanted(null);
      } catch (error) {
        if (abort.signal.aborted) return;
        toast({ tone: 'danger', title: `Revision ${wanted} can't be shown`, detail: sentenceFor(error) });
        setWanted(null);
      }
    }, pauseWhileSliding);
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [wanted, flowId]);

  const to = useCallback((revision: number | null) => {
    setWanted(revision);
    if (revision === null) viewRevision(null);
  }, []);
  return { wanted, to };
}

function asFlow({ name, description, archived = false, nodes, edges }: FlowView): Flow {
  return {
    name,
    description,
    archived,
    nodes: Object.fromEntries(nodes.map((node) => [node.id, node])),
    edges: Object.fromEntries(edges.map((edge) => [edge.id, edge])),
  };
}
