import { useStoreApi } from '@xyflow/react';
import { useLayoutEffect } from 'react';
import { create } from 'zustand';

/** How much of a node can be read at the present zoom. */
export type Detail = 'full' | 'names' | 'blocks';

/** Kept beside React Flow's own store: a thousand nodes must not listen to every step of a pan. */
export const useDetail = create<{ readonly detail: Detail }>(() => ({ detail: 'full' }));

function detailAt(zoom: number): Detail {
  if (zoom < 0.37) return 'blocks';
  return zoom < 0.7 ? 'names' : 'full';
}

/** Follows the zoom in the same step in which it changes, so that no node is drawn twice. */
export function useDetailOfZoom(): Detail {
  const canvas = useStoreApi();
  useLayoutEffect(() => {
    const follow = (): void => {
      const detail = detailAt(canvas.getState().transform[2]);
      if (detail !== useDetail.getState().detail) useDetail.setState({ detail });
    };
    follow();
    return canvas.subscribe(follow);
  }, [canvas]);
  return useDetail((state) => state.detail);
}
