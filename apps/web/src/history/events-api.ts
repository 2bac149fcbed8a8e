import type { FlowEvent } from '@strategy-builder/domain';
import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLive, useLiveFlow } from '../live/use-live.js';
import { request } from '../shared/api.js';

/** A stored event, as the api gives it. */
export type StoredEvent = FlowEvent & {
  readonly id: string;
  readonly revision: number;
  readonly metadata: {
    readonly actor: {
      readonly kind: 'user' | 'agent' | 'system';
      readonly id: string;
      readonly name: string;
    };
    readonly commandId: string;
    readonly at: string;
  };
};

interface Page {
  readonly events: readonly StoredEvent[];
  readonly next?: number;
}

const pageSize = 1_000;
const pauseBetweenReads = 250;

/** All events of the flow in order, kept up to date while somebody looks at them. */
export function useFlowEvents() {
  const { flowId } = useLiveFlow();
  const revision = useLive((state) => state.revision);
  const queries = useQueryClient();
  const queryKey = ['events', flowId];
  const query = useInfiniteQuery({
    queryKey,
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      request<Page>('GET', `/flows/${flowId}/events?after=${pageParam}&limit=${pageSize}`, undefined, {
        signal,
      }),
    // The last page says where reading goes on, also when it was the last one so far.
    getNextPageParam: (last) => (last.next !== undefined ? last.next : undefined),
    select: (data: InfiniteData<Page>) => data.pages.flatMap((page) => page.events),
    staleTime: 0,
  });

  const { hasNextPage, isFetching, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);

  const last = query.data?.at(-1)?.revision ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is made of the flow's id
  useEffect(() => {
    if (revision === null || last === 0 || revision <= last) return;
    const readNewer = async (): Promise<void> => {
      const page = await request<Page>('GET', `/flows/${flowId}/events?after=${last}&limit=${pageSize}`);
      queries.setQueryData<InfiniteData<Page>>(
        queryKey,
        (data) =>
          data && {
            pages: [...data.pages, { ...page, events: page.events.filter((event) => event.revision > last) }],
            pageParams: [...data.pageParams, last],
          },
      );
    };
    // A server that is away for a moment must not leave a hole: the whole list is read again, with its retries.
    const readAgain = () => queries.invalidateQueries({ queryKey });
    const timer = setTimeout(() => void readNewer().catch(readAgain), pauseBetweenReads);
    return () => clearTimeout(timer);
  }, [revision, last, flowId, queries]);

  return query;
}
