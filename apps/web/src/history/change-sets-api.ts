import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLiveFlow } from '../live/use-live.js';
import { request, sentenceFor } from '../shared/api.js';
import { toast } from '../shared/toasts.js';

/** What one request or gesture changed. */
export interface ChangeSet {
  readonly id: string;
  readonly name: string;
  /** Of what came of a request in words. */
  readonly request?: string;
  readonly author: { readonly kind: 'user' | 'agent' | 'system'; readonly id: string; readonly name: string };
  readonly at: string;
  readonly revision: number;
  /** The set that this one took back. */
  readonly undoes?: string;
  readonly takenBack: boolean;
}
interface Stored {
  readonly revision: number;
  readonly events: readonly { readonly data: { readonly kept?: readonly { readonly detail: string }[] } }[];
}

const mostShown = 1_000;

/** The flow's change sets, the newest first; follows what everybody does. */
export function useChangeSets() {
  const { flowId, onNotice } = useLiveFlow();
  const queries = useQueryClient();
  useEffect(
    () =>
      onNotice((notice) => {
        if (notice.kind === 'events') void queries.invalidateQueries({ queryKey: ['change-sets', flowId] });
      }),
    [flowId, onNotice, queries],
  );
  return useQuery({
    queryKey: ['change-sets', flowId],
    queryFn: () =>
      request<{ changeSets: readonly ChangeSet[] }>('GET', `/flows/${flowId}/changesets?limit=${mostShown}`),
  });
}

/** Takes a change set back, and says what could not be restored because others changed it since. */
export function useTakeBack() {
  const live = useLiveFlow();
  return useMutation({
    mutationFn: ({ id }: Pick<ChangeSet, 'id' | 'name'>) =>
      request<Stored>('POST', `/flows/${live.flowId}/commands`, { type: 'UndoChangeSet', changeSet: id }),
    onSuccess: ({ revision, events }, { name }) => {
      live.heardRevision(revision);
      const kept = events.flatMap(({ data }) => data.kept ?? []);
      if (kept.length === 0) toast({ tone: 'success', title: `Taken back: ${name}` });
      else {
        const detail = kept.map((one) => one.detail).join(' ');
        toast({ tone: 'info', title: 'Not all of it could be taken back', detail });
      }
    },
    onError: (error) =>
      toast({ tone: 'warning', title: 'Nothing was taken back', detail: sentenceFor(error) }),
  });
}
