import { limits } from '@strategy-builder/domain';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useSelectedNodes } from '../canvas/selection.js';
import { useLive, useLiveFlow } from '../live/use-live.js';
import { sentenceFor } from '../shared/api.js';
import { Dialog } from '../shared/dialog.js';
import { toast } from '../shared/toasts.js';
import { saveTemplate, templatesKey } from './templates-api.js';

/** Keeps the strategy, or what is selected of it, for use elsewhere. */
export function SaveTemplateDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Save as template"
      description="It is kept as it is now, with the last simulation of it where there is one."
    >
      <SaveForm onClose={onClose} />
    </Dialog>
  );
}

function SaveForm({ onClose }: { onClose: () => void }) {
  const { flowId } = useLiveFlow();
  const flowName = useLive((state) => state.flow.name);
  const selected = useSelectedNodes();
  const queries = useQueryClient();
  const [only, setOnly] = useState(selected.length > 0);
  const id = useId();
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const name = String(form.get('name')).trim();
    if (name === '') return;
    try {
      const description = String(form.get('description')).trim();
      await saveTemplate({ name, description, flowId, ...(only && { nodes: selected }) });
      await queries.invalidateQueries({ queryKey: templatesKey });
      toast({ tone: 'success', title: `${name} saved`, detail: 'It stands first among the templates.' });
      onClose();
    } catch (error) {
      toast({ tone: 'danger', title: 'The template was not saved', detail: sentenceFor(error) });
    }
  };
  return (
    <form className="save-template" onSubmit={(event) => void submit(event)}>
      <div className="field">
        <label htmlFor={`${id}name`}>Name</label>
        <input
          id={`${id}name`}
          name="name"
          className="input"
          defaultValue={flowName}
          maxLength={limits.label}
          required
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}about`}>Description</label>
        <textarea
          id={`${id}about`}
          name="description"
          className="input"
          rows={3}
          maxLength={limits.description}
        />
      </div>
      {selected.length > 0 && (
        <label className="save-template-only">
          <input type="checkbox" checked={only} onChange={(event) => setOnly(event.target.checked)} />
          Only the {selected.length === 1 ? 'selected node' : `${selected.length} selected nodes`}
        </label>
      )}
      <div className="actions">
        <button type="button" className="button" onClick={onClose}>
          Cancel
        </button>
        <button type="submit" className="button primary">
          Save
        </button>
      </div>
    </form>
  );
}
