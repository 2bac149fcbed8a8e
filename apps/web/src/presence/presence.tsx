import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/shallow';
import { useLiveFlow } from '../live/use-live.js';
import { followPeers, type Peers, type PeerUser, type Presence, peopleOf } from './peers.js';
import { useSession } from './session.js';

type Followed = ReturnType<typeof followPeers>;
const Context = createContext<Followed['store'] | null>(null);

/** Follows the others on this flow, and shows them this page under the session's name and colour. */
export function PresenceProvider({ children }: { children: ReactNode }) {
  const { awareness } = useLiveFlow();
  const session = useSession();
  const [store, setStore] = useState<Followed['store'] | null>(null);

  useEffect(() => {
    const followed = followPeers(awareness);
    setStore(followed.store);
    return followed.stop;
  }, [awareness]);

  useEffect(() => {
    if (!session) return;
    const { actor, color } = session;
    const before = awareness.getLocalState() ?? {};
    awareness.setLocalState({
      cursor: null,
      selection: [],
      dragging: null,
      ...before,
      user: { ...actor, color },
    });
  }, [awareness, session]);

  return store ? <Context value={store}>{children}</Context> : null;
}

export function usePeers<T>(select: (peers: Peers) => T): T {
  const store = useContext(Context);
  if (!store) throw new Error('usePeers outside of PresenceProvider');
  return useStore(store, (state) => select(state.peers));
}

/** Everyone else on this flow, each once. */
export function usePeople(): readonly PeerUser[] {
  const users = usePeers(useShallow((peers) => peers.map((peer) => peer.user)));
  return useMemo(
    () =>
      peopleOf(
        users.map((user, index) => ({ clientId: index, user, cursor: null, selection: [], dragging: null })),
      ),
    [users],
  );
}

/** The others who have selected this node. */
export function usePeersOn(nodeId: string): readonly PeerUser[] {
  return usePeers(
    useShallow((peers) => peers.filter((peer) => peer.selection.includes(nodeId)).map((peer) => peer.user)),
  );
}

/** Tells the others where this page's person is; undefined fields stay as they are. */
export function useShowPresence(): (part: Partial<Omit<Presence, 'user'>>) => void {
  const { awareness } = useLiveFlow();
  return useMemo(
    () => (part) => {
      const before = awareness.getLocalState();
      if (before) awareness.setLocalState({ ...before, ...part });
    },
    [awareness],
  );
}
