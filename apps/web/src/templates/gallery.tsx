import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { flowsKey } from '../header/flows-api.js';
import { useEditable } from '../history/viewed-revision.js';
import { useLiveFlow } from '../live/use-live.js';
import { sentenceFor } from '../shared/api.js';
import { Dialog } from '../shared/dialog.js';
import { usePanels } from '../shared/panels.js';
import { openFlow } from '../shared/route.js';
import { toast } from '../shared/toasts.js';
import { findTemplates, groupsOf } from './found.js';
import { TemplateCard } from './template-card.js';
import { placeTemplate, removeTemplate, type Template, templatesKey, useTemplates } from './templates-api.js';
import './templates.css';

/** Strategies and nodes to begin with: find one, look at it, take it. */
export function Gallery({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      wide
      title="Templates"
      description="Each comes from one sentence in plain English, or was saved here. Everything can be changed afterwards."
    >
      <Shelf onClose={onClose} />
    </Dialog>
  );
}

function Shelf({ onClose }: { onClose: () => void }) {
  const { flowId } = useLiveFlow();
  const editable = useEditable();
  const queries = useQueryClient();
  const templates = useTemplates();
  const [text, setText] = useState('');
  const [group, setGroup] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const searchId = useId();
  const all = templates.data ?? [];
  const found = findTemplates(all, text, group);

  const attempt = async (what: string, work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      toast({ tone: 'danger', title: what, detail: sentenceFor(error) });
    } finally {
      setBusy(false);
    }
  };
  const place = (template: Template, into?: string): void =>
    void attempt('The template was not used', async () => {
      const placed = await placeTemplate(template.id, into);
      onClose();
      usePanels.getState().revealCanvas();
      if (into !== undefined) {
        toast({
          tone: 'success',
          title: `${template.name} added`,
          detail: 'Undo takes it back in one step.',
        });
        return;
      }
      await queries.invalidateQueries({ queryKey: flowsKey });
      openFlow(placed.flowId);
    });
  const remove = (template: Template): void =>
    void attempt('The template was not removed', async () => {
      await removeTemplate(template.id);
      await queries.invalidateQueries({ queryKey: templatesKey });
    });

  if (templates.error) return <p className="callout danger">{sentenceFor(templates.error)}</p>;
  if (templates.isPending) return <p role="status">Loading…</p>;
  return (
    <>
      <search className="template-search">
        <label htmlFor={searchId} className="visually-hidden">
          Search templates
        </label>
        <input
          id={searchId}
          type="search"
          className="input"
          placeholder="Search: RSI, pairs, monthly…"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <fieldset className="template-groups">
          <legend className="visually-hidden">Kind of template</legend>
          {[null, ...groupsOf(all)].map((one) => (
            <button
              key={one ?? ''}
              type="button"
              className="chip"
              aria-pressed={group === one}
              onClick={() => setGroup(one)}
            >
              {one ?? 'all'}
            </button>
          ))}
        </fieldset>
      </search>
      <p className="faint" role="status">
        {found.length === 1 ? '1 template' : `${found.length} templates`}
      </p>
      {found.length === 0 && (
        <p className="callout">
          Nothing fits. Say in the chat what you want; it builds it from your sentence.
        </p>
      )}
      <ul className="templates" aria-label="Templates">
        {found.map((template) => (
          <TemplateCard
            key={template.id}
            template={template}
            disabled={busy}
            editable={editable}
            onNew={() => place(template)}
            onAdd={() => place(template, flowId)}
            onRemove={() => remove(template)}
          />
        ))}
      </ul>
    </>
  );
}
