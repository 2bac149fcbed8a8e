import type { Flow } from '@strategy-builder/domain';
import { useQuery } from '@tanstack/react-query';
import { request } from '../shared/api.js';

/** A strategy or some nodes to begin with, as the server lists it. */
export interface Template extends Pick<Flow, 'nodes' | 'edges'> {
  readonly id: string;
  readonly type: 'node' | 'strategy';
  readonly origin: 'built-in' | 'saved';
  readonly name: string;
  readonly description: string;
  readonly family?: string;
  readonly sentence?: string;
  readonly savedBy?: { readonly name: string };
  readonly evidence: { readonly status: 'not-yet-simulated' | 'simulated'; readonly text: string };
}

export const templatesKey = ['templates'] as const;

export function useTemplates() {
  return useQuery({
    queryKey: templatesKey,
    queryFn: () => request<readonly Template[]>('GET', '/templates'),
    staleTime: 0,
  });
}

export function saveTemplate(wanted: {
  readonly name: string;
  readonly description: string;
  readonly flowId: string;
  readonly nodes?: readonly string[];
}): Promise<Template> {
  return request('POST', '/templates', wanted);
}

/** Puts it into a strategy, or begins a new one with it. */
export function placeTemplate(id: string, flowId?: string): Promise<{ readonly flowId: string }> {
  return request('POST', `/templates/${encodeURIComponent(id)}/use`, flowId === undefined ? {} : { flowId });
}

export function removeTemplate(id: string): Promise<unknown> {
  return request('DELETE', `/templates/${encodeURIComponent(id)}`);
}
