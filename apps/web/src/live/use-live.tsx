import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { type LiveFlow, type LiveState, openLiveFlow } from './live-flow.js';

const Context = createContext<LiveFlow | null>(null);

/** Keeps one flow open while its children show. Another `visit` opens it afresh, without what was not saved. */
export function LiveFlowProvider({
  flowId,
  visit,
  maxNodes,
  children,
}: {
  flowId: string;
  visit: number;
  /** Of one strategy, as the server was started. */
  maxNodes: number;
  children: ReactNode;
}) {
  const [live, setLive] = useState<LiveFlow | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new visit means a new document
  useEffect(() => {
    const opened = openLiveFlow(flowId, maxNodes);
    setLive(opened);
    return () => {
      opened.close();
      setLive(null);
    };
  }, [flowId, visit, maxNodes]);
  return live && live.flowId === flowId ? <Context value={live}>{children}</Context> : null;
}

export function useLiveFlow(): LiveFlow {
  const live = useContext(Context);
  if (!live) throw new Error('useLiveFlow outside of LiveFlowProvider');
  return live;
}

export function useLive<T>(select: (state: LiveState) => T): T {
  return useStore(useLiveFlow().store, select);
}
