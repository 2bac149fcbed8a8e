import type { CatalogueKind } from '@strategy-builder/domain';
import { useQuery } from '@tanstack/react-query';
import { request } from '../shared/api.js';

/** Every kind of node that there is; none while they are on their way. */
export function useCatalogue(): readonly CatalogueKind[] {
  const { data } = useQuery({
    queryKey: ['catalogue'],
    queryFn: () => request<readonly CatalogueKind[]>('GET', '/catalogue'),
    staleTime: Number.POSITIVE_INFINITY,
    retry: true,
  });
  return data ?? none;
}

const none: readonly CatalogueKind[] = [];
