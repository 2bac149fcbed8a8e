import { useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '../shared/api.js';

/** Who this browser is to the others. */
export interface Session {
  readonly actor: { readonly id: string; readonly name: string; readonly kind: 'user' | 'agent' | 'system' };
  readonly color: string;
}

const sessionKey = ['session'] as const;

export function useSession(): Session | undefined {
  return useQuery({
    queryKey: sessionKey,
    queryFn: () => request<Session>('GET', '/session'),
    staleTime: Number.POSITIVE_INFINITY,
    retry: true,
  }).data;
}

/** Changes the name under which others see this browser. */
export function useRenameSession(): (name: string) => Promise<void> {
  const queries = useQueryClient();
  return async (name) => {
    queries.setQueryData(sessionKey, await request<Session>('POST', '/session', { name }));
  };
}
