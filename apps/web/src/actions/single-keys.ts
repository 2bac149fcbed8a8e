import { create } from 'zustand';

const storageKey = 'single-key-shortcuts';

/** Whether keys without Ctrl or Cmd do anything: who dictates, or leans on the keyboard, turns them off. */
export const useSingleKeys = create<{ readonly on: boolean }>(() => ({ on: remembered() }));

export function turnSingleKeys(on: boolean): void {
  useSingleKeys.setState({ on });
  try {
    localStorage.setItem(storageKey, on ? 'on' : 'off');
  } catch {
    // Storage may be forbidden; the choice holds for this visit.
  }
}

function remembered(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'off';
  } catch {
    return true;
  }
}
