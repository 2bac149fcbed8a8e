import { useQuery } from '@tanstack/react-query';
import { useLive, useLiveFlow } from '../live/use-live.js';
import { request } from '../shared/api.js';

interface Code {
  readonly language: string;
  readonly source: string;
}

/** The generated Python of one node, or of the whole strategy. It follows the stored flow, revision by revision. */
export function useCode(nodeId?: string) {
  const { flowId } = useLiveFlow();
  const revision = useLive((state) => state.revision);
  const path = nodeId === undefined ? '' : `/nodes/${encodeURIComponent(nodeId)}`;
  return useQuery({
    queryKey: ['code', flowId, nodeId ?? null, revision],
    queryFn: ({ signal }) =>
      request<Code>('GET', `/flows/${flowId}${path}/code?language=python`, undefined, { signal }),
    placeholderData: (before) => before,
    retry: false,
  });
}
