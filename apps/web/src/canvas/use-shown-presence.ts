import { useReactFlow } from '@xyflow/react';
import { type PointerEvent, useEffect, useMemo } from 'react';
import { useShowPresence } from '../presence/presence.js';
import { everyFewFrames } from './every-few-frames.js';
import { useSelectedNodes } from './selection.js';

/** Shows the others this person's cursor over the canvas, and what they have selected. */
export function useShownPresence() {
  const showPresence = useShowPresence();
  const { screenToFlowPosition } = useReactFlow();
  const selection = useSelectedNodes();

  useEffect(() => showPresence({ selection }), [showPresence, selection]);

  return useMemo(() => {
    const tell = everyFewFrames((point: { x: number; y: number }) => {
      const { x, y } = screenToFlowPosition(point, { snapToGrid: false });
      showPresence({ cursor: { x: Math.round(x), y: Math.round(y) } });
    });
    return {
      onPointerMove: (event: PointerEvent): void => tell({ x: event.clientX, y: event.clientY }),
      onPointerLeave: (): void => {
        tell.cancel();
        showPresence({ cursor: null });
      },
    };
  }, [showPresence, screenToFlowPosition]);
}
