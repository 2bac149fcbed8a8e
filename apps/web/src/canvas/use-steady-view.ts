import { useReactFlow, useStore } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { useCanvasState } from './canvas-store.js';
import { boundsOf, firstView } from './first-view.js';

/**
 * Keeps in sight what was in sight when the canvas gets another size (the dock opens, a panel folds): the whole
 * strategy if it was there, else the middle of the view.
 */
export function useSteadyView(): void {
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const flow = useReactFlow();
  const before = useRef({ width, height });

  useEffect(() => {
    const last = before.current;
    before.current = { width, height };
    if (last.width === 0 || width === 0 || (last.width === width && last.height === height)) return;
    const { x, y, zoom } = flow.getViewport();
    const { nodes } = useCanvasState.getState();
    const bounds = boundsOf(nodes);
    const sawAll =
      nodes.length > 0 &&
      bounds.x * zoom + x >= -1 &&
      bounds.y * zoom + y >= -1 &&
      (bounds.x + bounds.width) * zoom + x <= last.width + 1 &&
      (bounds.y + bounds.height) * zoom + y <= last.height + 1;
    if (sawAll) {
      const next = firstView(bounds, { width, height }, Math.max(zoom, 0.7));
      void flow.setViewport(next, { duration: 0 });
    } else
      void flow.setViewport({ x: x + (width - last.width) / 2, y: y + (height - last.height) / 2, zoom });
  }, [width, height, flow]);
}
