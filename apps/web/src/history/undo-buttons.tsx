import { useEffect } from 'react';
import { IconButton } from '../shared/icon-button.js';
import { useOwnSteps } from './own-steps.js';
import { useEditable } from './viewed-revision.js';

const isMac = navigator.userAgent.includes('Mac');

/** Takes back, and brings back, this person's own steps: nobody else's. */
export function UndoButtons() {
  const { undo, redo, take } = useOwnSteps();
  const editable = useEditable();

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!(isMac ? event.metaKey : event.ctrlKey) || event.altKey || event.key.toLowerCase() !== 'z') return;
      // A text field undoes its own typing.
      const field =
        event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
      if (field || !editable) return;
      event.preventDefault();
      take(event.shiftKey ? 'redo' : 'undo');
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [editable, take]);

  return (
    <>
      <IconButton
        icon="undo"
        label={undo ? `Undo: ${undo.name}` : 'Nothing of yours to undo'}
        keys={isMac ? '⌘Z' : 'Ctrl+Z'}
        aria-disabled={!undo || !editable}
        onClick={() => undo && editable && take('undo')}
      />
      <IconButton
        icon="redo"
        label={redo ? `Redo: ${redo.name}` : 'Nothing of yours to redo'}
        keys={isMac ? '⇧⌘Z' : 'Ctrl+Shift+Z'}
        aria-disabled={!redo || !editable}
        onClick={() => redo && editable && take('redo')}
      />
    </>
  );
}
