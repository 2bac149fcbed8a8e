import { useQuery } from '@tanstack/react-query';
import { useLive, useLiveFlow } from '../live/use-live.js';
import { request } from '../shared/api.js';
import { useCodeTarget } from './code-target.js';

interface Code {
  readonly language: string;
  readonly source: string;
}

/** The generated code of one node, or of the whole strategy. It follows the stored flow, revision by revision. */
export function useCode(nodeId?: string) {
  const { flowId } = useLiveFlow();
  const revision = useLive((state) => state.revision);
  const language = useCodeTarget((state) => state.chosen.language);
  const dialect = useCodeTarget((state) => state.dialect);
  const target = language === 'sql' ? `sql&dialect=${dialect}` : language;
  const path = nodeId === undefined ? '' : `/nodes/${encodeURIComponent(nodeId)}`;
  return useQuery({
    queryKey: ['code', flowId, nodeId ?? null, target, revision],
    queryFn: ({ signal }) =>
      request<Code>('GET', `/flows/${flowId}${path}/code?language=${target}`, undefined, { signal }),
    // While somebody edits, the code before stays; in another language it would be the wrong one.
    placeholderData: (before) => (before?.language === language ? before : undefined),
    retry: false,
  });
}
