import type { Flow } from '@strategy-builder/domain';
import { create } from 'zustand';
import { useLive } from '../live/use-live.js';

/** An earlier state of the flow that the canvas shows instead of the present one, read-only. */
export interface ViewedRevision {
  readonly revision: number;
  readonly flow: Flow;
}

export const useViewedRevision = create<{ readonly viewed: ViewedRevision | null }>(() => ({ viewed: null }));

export function viewRevision(viewed: ViewedRevision | null): void {
  useViewedRevision.setState({ viewed });
}

/** The flow on the canvas: the present one, or the earlier one that the history shows. */
export function useShownFlow(): Flow {
  const present = useLive((state) => state.flow);
  const viewed = useViewedRevision((state) => state.viewed);
  return viewed?.flow ?? present;
}

/** Whether the canvas takes edits now. */
export function useEditable(): boolean {
  return useViewedRevision((state) => state.viewed === null);
}
