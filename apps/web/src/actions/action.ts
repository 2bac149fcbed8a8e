import type { FlowCommand } from '@strategy-builder/domain';
import type { ReactFlowInstance } from '@xyflow/react';
import type { CanvasEdge, CanvasNode } from '../canvas/drawn.js';
import type { LiveFlow } from '../live/live-flow.js';

/** The page as actions take hold of it. */
export interface ActingPage {
  readonly live: LiveFlow;
  readonly canvas: ReactFlowInstance<CanvasNode, CanvasEdge>;
  perform(...commands: readonly FlowCommand[]): boolean;
  readonly steps: {
    readonly undo: { readonly name: string } | null;
    readonly redo: { readonly name: string } | null;
    take(which: 'undo' | 'redo'): void;
  };
}

export const actionGroups = ['Help', 'Edit', 'Add', 'View', 'Go to', 'Strategy', 'Chat'] as const;

/** One thing a person can do: buttons, menus, shortcuts and the palette all come from its entry in the table. */
export interface Action {
  readonly label: string;
  readonly group: (typeof actionGroups)[number];
  /** One stroke (`F`, `Mod+K`) or several after each other (`G S`). */
  readonly keys: string;
  /** Other keys that do the same. */
  readonly also?: readonly string[];
  /** Further words by which it is found. */
  readonly words?: string;
  /** What the browser tells of these keys by itself, with the clipboard in hand: no permission is asked for then. */
  readonly clipboard?: 'copy' | 'cut' | 'paste';
  /** Works also while a text is being written. */
  readonly inFields?: true;
  /** Left out: always. */
  readonly isPossible?: (page: ActingPage) => boolean;
  readonly run: (page: ActingPage) => void;
}
