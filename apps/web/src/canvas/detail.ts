import { create } from 'zustand';

/** How much of a node can be read at the present zoom. */
export type Detail = 'full' | 'names' | 'blocks';

/** Kept beside React Flow's own store: a thousand nodes must not listen to every step of a pan. */
export const useDetail = create<{ readonly detail: Detail }>(() => ({ detail: 'full' }));

export function detailAt(zoom: number): Detail {
  if (zoom < 0.36) return 'blocks';
  return zoom < 0.66 ? 'names' : 'full';
}
