import { useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '../shared/api.js';

/** Who this browser is to the others. */
export interface Session {
  readonly actor: { readonly id: string; readonly name: string; readonly kind: 'user' | 'agent' | 'system' };
  readonly color: string;
}

const sessionKey = ['session'] as const;

/** Whether this browser knows who it is: before that, the server would take its connections for somebody else's. */
export function useSessionSettled(): boolean {
  return useSessionQuery().data !== undefined;
}

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
