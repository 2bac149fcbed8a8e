import { create } from 'zustand';

/** How the strategy is shown: drawn as a graph, or told as a list. */
export type CanvasMode = 'graph' | 'list';

export const useCanvasMode = create<{ readonly mode: CanvasMode }>(() => ({ mode: 'graph' }));

export function showCanvasAs(mode: CanvasMode): void {
  useCanvasMode.setState({ mode });
}
