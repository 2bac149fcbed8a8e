import { useReactFlow } from '@xyflow/react';
import { type ReactNode, useMemo } from 'react';
import type { CanvasEdge, CanvasNode } from '../canvas/drawn.js';
import { useOwnSteps } from '../history/own-steps.js';
import { useLiveFlow } from '../live/use-live.js';
import { usePerform } from '../live/use-perform.js';
import { actions, isPossible } from './actions.js';
import { CommandPalette } from './command-palette.js';
import { ConnectDialog } from './connect-dialog.js';
import { keysText } from './keys.js';
import { LanguageReference } from './language-reference.js';
import { ShortcutList } from './shortcut-list.js';
import { type Actions, ActionsContext } from './use-actions.js';
import { WaitingKeys } from './waiting-keys.js';

/** Gives the page's actions to all of it, with their shortcuts and the palette that lists them. */
export function ActionsProvider({ children }: { children: ReactNode }) {
  const live = useLiveFlow();
  const perform = usePerform();
  const canvas = useReactFlow<CanvasNode, CanvasEdge>();
  const { undo, redo, take } = useOwnSteps();
  const value = useMemo<Actions>(() => {
    const page = { live, perform, canvas, steps: { undo, redo, take } };
    return {
      page,
      run: (id) => {
        if (isPossible(actions[id], page)) actions[id].run(page);
      },
      keys: (id) => keysText(actions[id].keys),
    };
  }, [live, perform, canvas, undo, redo, take]);
  return (
    <ActionsContext value={value}>
      {children}
      <WaitingKeys />
      <CommandPalette />
      <ConnectDialog />
      <ShortcutList />
      <LanguageReference />
    </ActionsContext>
  );
}
