import type { NodeType } from '@strategy-builder/domain';
import { useCallback } from 'react';
import { create } from 'zustand';

/** What can lie over the page: one at a time. */
export type Overlay =
  | 'commands'
  | 'shortcuts'
  | 'language'
  | 'connect'
  | 'search'
  | 'gallery'
  | 'rename'
  | 'new'
  | 'save-template'
  | 'archive'
  | `add-${NodeType}`;

interface Shown {
  readonly overlay: Overlay | null;
  /** Counts the askings, so that asking again for what is open is heard. */
  readonly asked: number;
}

export const useShownOverlay = create<Shown>(() => ({ overlay: null, asked: 0 }));

export function showOverlay(overlay: Overlay): void {
  useShownOverlay.setState(({ asked }) => ({ overlay, asked: asked + 1 }));
}

/** Closes it, if it is this one that is open. */
export function hideOverlay(overlay: Overlay): void {
  if (useShownOverlay.getState().overlay === overlay) useShownOverlay.setState({ overlay: null });
}

/** Whether this overlay is open, and the way to open and close it. */
export function useOverlay(overlay: Overlay): readonly [boolean, (open: boolean) => void] {
  const open = useShownOverlay((state) => state.overlay === overlay);
  const show = useCallback(
    (next: boolean) => (next ? showOverlay(overlay) : hideOverlay(overlay)),
    [overlay],
  );
  return [open, show];
}
