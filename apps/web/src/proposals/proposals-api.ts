import type { LeftPart, Proposal, Settled } from '@strategy-builder/domain';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useLiveFlow } from '../live/use-live.js';
import { request, sentenceFor } from '../shared/api.js';
import { toast } from '../shared/toasts.js';

/** A proposal with the number by which people tell it from the others of this flow. */
export interface NumberedProposal extends Omit<Proposal, 'translationId'> {
  readonly number: number;
  readonly isOpen: boolean;
}

interface View extends Omit<Proposal, 'settled' | 'translationId'> {
  readonly isOpen: boolean;
  readonly settled: Readonly<Record<string, Settled>>;
}
interface Decided {
  readonly revision: number;
  readonly kept?: readonly string[];
  readonly left?: readonly LeftPart[];
}

/** What of a proposal somebody decides on: the named parts, or all that waits. */
export interface Decision {
  readonly id: string;
  readonly how: 'accept' | 'reject';
  readonly parts: {
    readonly nodes?: readonly string[];
    readonly edges?: readonly string[];
    readonly flow?: true;
    readonly overwrite?: true;
  };
}

/** All proposals for this flow, the newest first; follows what everybody decides. */
export function useProposals(): readonly NumberedProposal[] {
  const { flowId, onNotice } = useLiveFlow();
  const queries = useQueryClient();
  useEffect(
    () =>
      onNotice((notice) => {
        if (notice.kind === 'proposal') void queries.invalidateQueries({ queryKey: ['proposals', flowId] });
      }),
    [flowId, onNotice, queries],
  );
  const { data } = useQuery({
    queryKey: ['proposals', flowId],
    queryFn: () => request<{ proposals: readonly View[] }>('GET', `/flows/${flowId}/proposals`),
  });
  return useMemo(() => {
    const all = data?.proposals ?? [];
    return all.map(
      ({ settled, ...view }, index): NumberedProposal => ({
        ...view,
        settled: new Map(Object.entries(settled)),
        number: all.length - index,
      }),
    );
  }, [data]);
}

/** Accepts or rejects; what could not be taken over is said. */
export function useDecide() {
  const live = useLiveFlow();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, how, parts }: Decision) =>
      request<Decided>('POST', `/flows/${live.flowId}/proposals/${id}/${how}`, parts),
    onSuccess: ({ revision, kept = [], left = [] }) => {
      live.heardRevision(revision);
      const detail = [...kept, ...left.map(({ why }) => why)].join(' ');
      if (detail !== '') toast({ tone: 'info', title: 'Not all of it was taken over', detail });
    },
    onError: (error, { how }) =>
      toast({ tone: 'warning', title: `Nothing was ${how}ed`, detail: sentenceFor(error) }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['proposals', live.flowId] }),
  });
}
