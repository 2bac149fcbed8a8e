import type { FlowDifference } from '@strategy-builder/domain';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { flowsKey } from '../header/flows-api.js';
import { useLive, useLiveFlow } from '../live/use-live.js';
import { request, sentenceFor } from '../shared/api.js';
import { openFlow } from '../shared/route.js';
import { toast } from '../shared/toasts.js';

export interface Version {
  readonly revision: number;
  readonly name: string;
  readonly by: { readonly name: string };
  readonly at: string;
}
interface Versions {
  readonly origin?: { readonly flowId: string; readonly revision: number };
  readonly versions: readonly Version[];
}

/** Named revisions of this strategy; read again whenever something is stored, since that may be a name. */
export function useVersions() {
  const { flowId } = useLiveFlow();
  const revision = useLive((state) => state.revision);
  return useQuery({
    queryKey: ['versions', flowId, revision],
    queryFn: () => request<Versions>('GET', `/flows/${flowId}/versions`),
    placeholderData: (before) => before,
  });
}

export function useNameVersion() {
  const live = useLiveFlow();
  return useMutation({
    mutationFn: (wanted: { revision: number; name: string }) =>
      request<{ stored: { revision: number } }>('POST', `/flows/${live.flowId}/versions`, wanted),
    onSuccess: ({ stored }) => live.heardRevision(stored.revision),
    onError: (error) =>
      toast({ tone: 'danger', title: 'The revision was not named', detail: sentenceFor(error) }),
  });
}

/** Opens a new strategy that begins as this one was at a revision. */
export function useBranch() {
  const { flowId } = useLiveFlow();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (revision: number) =>
      request<{ id: string; name: string }>('POST', `/flows/${flowId}/branch`, { revision }),
    onSuccess: async ({ id, name }) => {
      await queries.invalidateQueries({ queryKey: flowsKey });
      openFlow(id);
      toast({
        tone: 'success',
        title: `This is ${name}`,
        detail: 'What you change here leaves the other as it is.',
      });
    },
    onError: (error) => toast({ tone: 'danger', title: 'No branch was made', detail: sentenceFor(error) }),
  });
}

/** What lies between two revisions; null: nothing is asked for. */
export function useComparison(between: { readonly from: number; readonly to: number } | null) {
  const { flowId } = useLiveFlow();
  return useQuery({
    queryKey: ['diff', flowId, between],
    queryFn: () =>
      request<FlowDifference>('GET', `/flows/${flowId}/diff?from=${between?.from}&to=${between?.to}`),
    enabled: between !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
