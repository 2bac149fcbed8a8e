import { useQueryClient } from '@tanstack/react-query';
import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import { type ActionId, actions } from '../actions/actions.js';
import { useAction } from '../actions/use-actions.js';
import { useEditable } from '../history/viewed-revision.js';
import { useLive, useLiveFlow } from '../live/use-live.js';
import { sentenceFor } from '../shared/api.js';
import { Icon } from '../shared/icons.js';
import { useOverlay } from '../shared/overlay.js';
import { openFlow, pathOf } from '../shared/route.js';
import { toast } from '../shared/toasts.js';
import { SaveTemplateDialog } from '../templates/save-template.js';
import { ArchiveDialog, NewDialog, RenameDialog } from './flow-dialogs.js';
import { importFieldId } from './flow-files.js';
import { archiveFlow, createFlow, flowsKey, importFlow, useFlows } from './flows-api.js';

/** The name of the strategy, and what one can do with it as a whole. */
export function FlowMenu() {
  const { flowId } = useLiveFlow();
  const name = useLive((state) => state.flow.name);
  const editable = useEditable();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [renaming, setRenaming] = useOverlay('rename');
  const [making, setMaking] = useOverlay('new');
  const [saving, setSaving] = useOverlay('save-template');
  const [archiving, setArchiving] = useOverlay('archive');
  const flows = useFlows(open);

  const attempt = async (what: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      toast({ tone: 'danger', title: what, detail: sentenceFor(error) });
    }
  };
  const openNew = async (made: Promise<{ readonly id: string }>): Promise<void> => {
    const { id } = await made;
    await queries.invalidateQueries({ queryKey: flowsKey });
    openFlow(id);
  };

  return (
    <>
      <DropdownMenu.Root open={open} onOpenChange={setOpen}>
        <DropdownMenu.Trigger
          className="button quiet flow-name"
          aria-label={`Strategy ${name || flowId}. Open the strategy menu`}
        >
          <span>{name || 'Untitled strategy'}</span>
          <Icon name="chevronDown" size={14} />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className="menu" align="start" sideOffset={6} style={{ width: 280 }}>
            <Item icon="pencil" action="rename" disabled={!editable} />
            <Item icon="plus" action="newStrategy" />
            <Item icon="layout" action="templates" />
            <Item icon="copy" action="saveTemplate" />
            <Item icon="download" action="export" />
            <Item icon="upload" action="import" />
            <Item icon="history" action="translations" />
            <Item icon="trash" action="archive" />
            <DropdownMenu.Separator className="menu-line" />
            <DropdownMenu.Label className="menu-label">Strategies</DropdownMenu.Label>
            {flows.isPending && <p className="menu-label">Loading…</p>}
            {flows.error && <p className="menu-label">{sentenceFor(flows.error)}</p>}
            {flows.data?.map((flow) => (
              <DropdownMenu.Item
                key={flow.id}
                asChild
                className="menu-item"
                onSelect={() => openFlow(flow.id)}
              >
                <a
                  href={pathOf(flow.id)}
                  onClick={(event) => !event.metaKey && !event.ctrlKey && event.preventDefault()}
                >
                  <span style={{ display: 'grid', width: 16 }}>
                    {flow.id === flowId && <Icon name="check" size={14} />}
                  </span>
                  <span className="ellipsis">{flow.name}</span>
                  <span className="end">r{flow.revision}</span>
                </a>
              </DropdownMenu.Item>
            ))}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <input
        id={importFieldId}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label="Strategy file to import"
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          event.target.value = '';
          if (chosen) void attempt('The file was not imported', () => openNew(importFlow(chosen)));
        }}
      />
      <RenameDialog open={renaming} onClose={() => setRenaming(false)} />
      <NewDialog
        open={making}
        onClose={() => setMaking(false)}
        onName={(chosen) => attempt('The strategy was not created', () => openNew(createFlow(chosen)))}
      />
      <SaveTemplateDialog open={saving} onClose={() => setSaving(false)} />
      <ArchiveDialog
        open={archiving}
        onClose={() => setArchiving(false)}
        onArchive={() =>
          attempt('The strategy was not archived', async () => {
            await archiveFlow(flowId);
            await queries.invalidateQueries({ queryKey: flowsKey });
          })
        }
      />
    </>
  );
}

function Item({
  icon,
  action,
  disabled = false,
}: {
  icon: Parameters<typeof Icon>[0]['name'];
  action: ActionId;
  disabled?: boolean;
}) {
  const { keys, onClick } = useAction(action);
  return (
    <DropdownMenu.Item className="menu-item" disabled={disabled} onSelect={onClick}>
      <Icon name={icon} size={14} />
      {actions[action].label}
      <span className="end" aria-hidden="true">
        {keys}
      </span>
    </DropdownMenu.Item>
  );
}
