import { useQuery } from '@tanstack/react-query';
import { reach, request } from '../shared/api.js';

export interface FlowSummary {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly revision: number;
  readonly archived?: boolean;
}

export const flowsKey = ['flows'] as const;

/** All strategies of this server that are not archived, by name. */
export function useFlows(enabled: boolean) {
  return useQuery({
    queryKey: flowsKey,
    queryFn: () => request<readonly FlowSummary[]>('GET', '/flows?summary=true'),
    enabled,
    staleTime: 0,
    select: (flows) => flows.filter((flow) => !flow.archived).sort((a, b) => a.name.localeCompare(b.name)),
  });
}

export function createFlow(name: string): Promise<{ readonly id: string }> {
  return request('POST', '/flows', { name });
}

export function archiveFlow(id: string): Promise<unknown> {
  return request('DELETE', `/flows/${encodeURIComponent(id)}`);
}

/** Saves the whole history of a flow as a file of the browser. @throws ApiProblem */
export async function exportFlow(id: string, name: string): Promise<void> {
  const response = await reach('GET', `/flows/${encodeURIComponent(id)}/export`);
  if (!response.ok)
    throw new Error(`The export failed with status ${response.status}. Try again in a moment.`);
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name.replace(/[^\w -]+/g, '').trim() || id}.json`;
  link.click();
  URL.revokeObjectURL(url);
}

/** @throws ApiProblem, also for a file that holds no flow */
export async function importFlow(file: File): Promise<{ readonly id: string }> {
  let content: unknown;
  try {
    content = JSON.parse(await file.text());
  } catch {
    throw new Error(`${file.name} is not JSON. Choose a file that was made with Export.`);
  }
  return request('POST', '/flows/import', content);
}
