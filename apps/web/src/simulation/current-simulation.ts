import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { create } from 'zustand';
import { useLiveFlow } from '../live/use-live.js';
import { request } from '../shared/api.js';

/** Which simulation of each flow the page shows, once somebody has started or opened one. */
const useShown = create<Readonly<Record<string, string>>>(() => remembered());

/** Shows this simulation of this flow from now on. */
export function showSimulation(flowId: string, id: string): void {
  if (useShown.getState()[flowId] === id) return;
  useShown.setState({ [flowId]: id });
  try {
    localStorage.setItem(storageKey, JSON.stringify(useShown.getState()));
  } catch {
    // Storage may be forbidden; the choice holds for this visit.
  }
}

/** Follows what is started on this flow, by whomever, also while the dock is folded. */
export function useFollowSimulations(): void {
  const { flowId, onNotice } = useLiveFlow();
  useEffect(
    () =>
      onNotice((notice) => {
        if (notice.kind === 'progress' && typeof notice.simulationId === 'string') {
          showSimulation(flowId, notice.simulationId);
        }
      }),
    [flowId, onNotice],
  );
}

/** The simulation to show: the one last started or opened here, else the newest of this flow. */
export function useCurrentSimulation(): string | null {
  const { flowId } = useLiveFlow();
  const shown = useShown((state) => state[flowId]);
  const newest = useQuery({
    queryKey: ['simulations', flowId],
    queryFn: async () => {
      const list = await request<readonly { readonly id: string }[]>('GET', `/flows/${flowId}/simulations`);
      return list[0]?.id ?? null;
    },
    enabled: shown === undefined,
    retry: false,
  }).data;
  return shown ?? newest ?? null;
}

const storageKey = 'shown-simulations';

function remembered(): Record<string, string> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
    return typeof stored === 'object' && stored !== null ? (stored as Record<string, string>) : {};
  } catch {
    return {};
  }
}
