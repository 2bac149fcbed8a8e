import { useAction, useActions } from '../actions/use-actions.js';
import { IconButton } from '../shared/icon-button.js';
import { useEditable } from './viewed-revision.js';

/** Takes back, and brings back, this person's own steps: nobody else's. */
export function UndoButtons() {
  const { undo, redo } = useActions().page.steps;
  const editable = useEditable();
  return (
    <>
      <IconButton
        icon="undo"
        label={undo ? `Undo: ${undo.name}` : 'Nothing of yours to undo'}
        aria-disabled={!undo || !editable}
        {...useAction('undo')}
      />
      <IconButton
        icon="redo"
        label={redo ? `Redo: ${redo.name}` : 'Nothing of yours to redo'}
        aria-disabled={!redo || !editable}
        {...useAction('redo')}
      />
    </>
  );
}
