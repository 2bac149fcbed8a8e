import type { Review, ReviewStatus } from '@strategy-builder/domain';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLive, useLiveFlow } from '../live/use-live.js';
import { request } from '../shared/api.js';

export interface NodeReview {
  readonly nodeId: string;
  readonly hash: string;
  readonly status: ReviewStatus;
  readonly review: Review | null;
  readonly voided: Review | null;
}

export interface PythonFault {
  readonly sentence: string;
  readonly node: string;
  readonly message: string;
  readonly line: number | null;
  readonly bar: number | null;
  readonly traceback: string;
}

export type PythonTest =
  | {
      readonly status: 'done';
      readonly notes: readonly string[];
      readonly times: readonly number[];
      readonly outputs: Readonly<Record<string, readonly (number | null)[]>>;
      readonly warmUp: number | null;
      readonly printed: string;
      readonly printedCut: boolean;
      readonly lookAhead:
        | { readonly status: 'proved'; readonly cuts: number }
        | {
            readonly status: 'looks-ahead';
            readonly evidence: { readonly cut: number; readonly bar: number };
          };
    }
  | { readonly status: 'failed'; readonly notes: readonly string[]; readonly error: PythonFault };

/** Where the review of a node stands; it follows the stored flow, revision by revision. */
export function useReview(nodeId: string) {
  const { flowId } = useLiveFlow();
  const revision = useLive((state) => state.revision);
  return useQuery({
    queryKey: ['reviews', flowId, revision],
    queryFn: ({ signal }) =>
      request<{ reviews: readonly NodeReview[] }>('GET', `/flows/${flowId}/reviews`, undefined, { signal }),
    select: ({ reviews }) => reviews.find((review) => review.nodeId === nodeId),
    placeholderData: (before) => before,
    refetchInterval: 10_000,
  });
}

export type ReviewAction = 'request' | 'approve' | 'ask-changes';

/** Decides on the version that the page shows; another one that has come meanwhile is not decided on. */
export function useDecideReview(nodeId: string) {
  const { flowId } = useLiveFlow();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (order: { action: ReviewAction; hash: string; comment?: string }) =>
      request<NodeReview>('POST', `/flows/${flowId}/nodes/${encodeURIComponent(nodeId)}/review`, order),
    // Generated code carries what is approved.
    onSettled: () =>
      Promise.all(['reviews', 'code'].map((key) => queries.invalidateQueries({ queryKey: [key, flowId] }))),
  });
}

/** Runs the stored code on sample bars, in the sandbox of the server. */
export function usePythonTest(nodeId: string) {
  const { flowId } = useLiveFlow();
  return useMutation({
    mutationFn: () =>
      request<PythonTest>('POST', `/flows/${flowId}/nodes/${encodeURIComponent(nodeId)}/test`, {}),
  });
}
