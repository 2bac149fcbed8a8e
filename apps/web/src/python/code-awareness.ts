import type { Awareness } from 'y-protocols/awareness';

/** The part of an awareness that the editor's binding asks for. */
export type CodeAwareness = Pick<
  Awareness,
  'doc' | 'clientID' | 'getLocalState' | 'getStates' | 'setLocalStateField' | 'on' | 'off'
>;

type State = Record<string, unknown>;

/**
 * The flow's awareness as the binding knows one. There `cursor` is a place in a text, on the canvas it is a place on the
 * canvas: so places in code are kept under a name of their own, and only changes of them are told.
 */
export function codeAwareness(awareness: Awareness): CodeAwareness {
  const seen = new Map<number, string>();
  const listeners = new Map<unknown, (...args: unknown[]) => void>();
  const renamed = (state: State): State => ({ ...state, cursor: state['codeCursor'] ?? null });
  const moved = (id: number): boolean => {
    const now = JSON.stringify(awareness.getStates().get(id)?.['codeCursor'] ?? null);
    const before = seen.get(id) ?? 'null';
    seen.set(id, now);
    return before !== now;
  };
  return {
    doc: awareness.doc,
    clientID: awareness.clientID,
    getLocalState: () => {
      const state = awareness.getLocalState();
      return state && renamed(state);
    },
    getStates: () => new Map([...awareness.getStates()].map(([id, state]) => [id, renamed(state)])),
    setLocalStateField: (field, value) =>
      awareness.setLocalStateField(field === 'cursor' ? 'codeCursor' : field, value),
    on: ((event: 'change', listener: (...args: unknown[]) => void) => {
      const filtered = (change: Record<'added' | 'updated' | 'removed', number[]>, ...rest: unknown[]) => {
        const ids = [...change.added, ...change.updated, ...change.removed].filter(moved);
        if (ids.length > 0) listener({ added: [], updated: ids, removed: [] }, ...rest);
      };
      listeners.set(listener, filtered as (...args: unknown[]) => void);
      awareness.on(event, filtered);
    }) as Awareness['on'],
    off: ((event: 'change', listener: unknown) => {
      const filtered = listeners.get(listener);
      if (filtered) awareness.off(event, filtered as never);
      listeners.delete(listener);
    }) as Awareness['off'],
  };
}
