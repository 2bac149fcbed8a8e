import { useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '../shared/api.js';

/** Who this browser is to the others. */
export interface Session {
  readonly actor: { readonly id: string; readonly name: string; readonly kind: 'user' | 'agent' | 'system' };
  readonly color: string;
  readonly limits: { readonly nodes: number };
}

const sessionKey = ['session'] as const;

/** Who this browser is; before that is known, the server would take its connections for somebody else's. */
export function useSession(): Session | undefined {
  return useSessionQuery().data;
}

function useSessionQuery() {
  return useQuery({
    queryKey: sessionKey,
    queryFn: () => request<Session>('GET', '/session'),
    staleTime: Number.POSITIVE_INFINITY,
    retry: true,
    retryDelay: 1_000,
  });
}

/** Changes the name under which others see this browser. */
export function useRenameSession(): (name: string) => Promise<void> {
  const queries = useQueryClient();
  return async (name) => {
    queries.setQueryData(sessionKey, await request<Session>('POST', '/session', { name }));
  };
}
