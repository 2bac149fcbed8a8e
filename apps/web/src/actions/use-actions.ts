import { createContext, useContext, useMemo } from 'react';
import type { ActingPage } from './action.js';
import type { ActionId } from './actions.js';

/** What the page offers to whoever runs actions. */
export interface Actions {
  readonly page: ActingPage;
  run(id: ActionId): void;
  /** Its shortcut, as people read it. */
  keys(id: ActionId): string;
}

export const ActionsContext = createContext<Actions | null>(null);

export function useActions(): Actions {
  const actions = useContext(ActionsContext);
  if (!actions) throw new Error('useActions outside of ActionsProvider');
  return actions;
}

/** A button's click and shortcut, from the table of actions. */
export function useAction(id: ActionId): { readonly keys: string; readonly onClick: () => void } {
  const actions = useActions();
  return useMemo(() => ({ keys: actions.keys(id), onClick: () => actions.run(id) }), [actions, id]);
}
