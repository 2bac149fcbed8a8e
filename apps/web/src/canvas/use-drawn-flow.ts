import { useEffect, useLayoutEffect, useRef } from 'react';
import { useShallow } from 'zustand/shallow';
import { useShownFlow } from '../history/viewed-revision.js';
import { useLiveFlow } from '../live/use-live.js';
import { usePeers } from '../presence/presence.js';
import { useWiredFlow } from '../proposals/use-ghosts.js';
import { clearCanvas, drawFlow } from './canvas-store.js';
import { HeldNodes } from './held-nodes.js';

/** Keeps the drawing equal to the shown flow, with nodes that others drag where they drag them. */
export function useDrawnFlow(): void {
  const { flowId } = useLiveFlow();
  const flow = useShownFlow();
  const wired = useWiredFlow();
  const dragging = usePeers(
    useShallow((peers) => peers.filter((peer) => peer.dragging).map((peer) => peer.dragging)),
  );
  const peers = usePeers((all) => all);
  const held = useRef(new HeldNodes());
  const latest = useRef({ flow, wired, peers });
  latest.current = { flow, wired, peers };

  // biome-ignore lint/correctness/useExhaustiveDependencies: another flow begins with an empty canvas
  useEffect(() => clearCanvas, [flowId]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: drags redraw, cursors do not
  useLayoutEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const draw = (): void => {
      const { places, waitFor } = held.current.update(latest.current.peers, latest.current.flow, Date.now());
      drawFlow(latest.current.flow, places, latest.current.wired);
      if (waitFor !== null) timer = setTimeout(draw, waitFor);
    };
    draw();
    return () => clearTimeout(timer);
  }, [flow, wired, dragging]);
}
