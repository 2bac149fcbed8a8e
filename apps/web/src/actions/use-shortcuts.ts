import { useEffect, useState } from 'react';
import type { Action } from './action.js';
import { actions, shortcuts } from './actions.js';
import { meaningOf, strokeOf } from './keys.js';
import { useSingleKeys } from './single-keys.js';
import { useActions } from './use-actions.js';

const pauseBetweenStrokes = 2_000;
/** Where keys write. */
export const fields = 'input, textarea, select, [contenteditable=""], [contenteditable="true"]';
/** Where keys already mean something else. */
const ownKeys = '[role="menu"], [role="listbox"], [role="dialog"]';

/** Listens for the keys of the table; returns the strokes of a shortcut that is begun. */
export function useShortcuts(): readonly string[] {
  const { run } = useActions();
  const [begun, setBegun] = useState<readonly string[]>([]);

  useEffect(() => {
    if (begun.length === 0) return;
    const timer = setTimeout(() => setBegun([]), pauseBetweenStrokes);
    return () => clearTimeout(timer);
  }, [begun]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      if (event.key === 'Escape') leaveField(event.target);
      const stroke = strokeOf(event);
      if (stroke === null) return;
      const meaning = meaningOf([...begun, stroke], shortcuts);
      if (begun.length > 0) setBegun([]);
      if (meaning === 'nothing') return;
      const action: Action | undefined = meaning === 'begun' ? undefined : actions[meaning.done];
      if (action?.clipboard || !isHeard(event, stroke, action)) return;
      event.preventDefault();
      if (meaning === 'begun') setBegun([...begun, stroke]);
      else run(meaning.done);
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [begun, run]);

  return begun;
}

function isHeard(event: KeyboardEvent, stroke: string, action: Action | undefined): boolean {
  const isCombined = stroke.startsWith('Mod+') || /^F\d+$/.test(stroke);
  if (!isCombined && !useSingleKeys.getState().on) return false;
  const target = event.target instanceof Element ? event.target : null;
  // An editor of code searches in itself.
  if (target?.closest('.cm-editor') && stroke === 'Mod+F') return false;
  if (target?.closest(fields) && !action?.inFields) return false;
  if (document.querySelector('.dialog')) return action === actions.commands;
  return isCombined || !target?.closest(ownKeys);
}

/** Escape leaves a text, so that keys are shortcuts again. */
function leaveField(target: EventTarget | null): void {
  if (!(target instanceof HTMLElement) || target.closest('[role="dialog"]')) return;
  if (target.closest(fields)) target.blur();
}
