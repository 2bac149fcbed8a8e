import { useCallback, useSyncExternalStore } from 'react';
import { useSession } from '../presence/session.js';

/** What becomes of a plan: it is carried out at once, or waits for an answer. */
export type ChatMode = 'apply' | 'propose';

const listeners = new Set<() => void>();

/** What this person chose last, remembered by the browser. */
export function useChatMode(): readonly [ChatMode, (mode: ChatMode) => void] {
  const key = `chat-mode:${useSession()?.actor.id ?? ''}`;
  const mode = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => read(key),
  );
  const choose = useCallback(
    (next: ChatMode) => {
      chosen.set(key, next);
      try {
        localStorage.setItem(key, next);
      } catch {
        // Storage may be forbidden; the choice holds for this visit.
      }
      for (const listener of listeners) listener();
    },
    [key],
  );
  return [mode, choose];
}

const chosen = new Map<string, ChatMode>();

function read(key: string): ChatMode {
  const known = chosen.get(key);
  if (known) return known;
  try {
    return localStorage.getItem(key) === 'propose' ? 'propose' : 'apply';
  } catch {
    return 'apply';
  }
}
