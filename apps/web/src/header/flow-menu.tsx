import { useQueryClient } from '@tanstack/react-query';
import { DropdownMenu } from 'radix-ui';
import { useRef, useState } from 'react';
import { useEditable } from '../history/viewed-revision.js';
import { useLive, useLiveFlow } from '../live/use-live.js';
import { sentenceFor } from '../shared/api.js';
import { Icon } from '../shared/icons.js';
import { openFlow, pathOf } from '../shared/route.js';
import { toast } from '../shared/toasts.js';
import { SaveTemplateDialog } from '../templates/save-template.js';
import { showGallery } from '../templates/shown-gallery.js';
import { openTranslations } from '../translations/shown-translations.js';
import { ArchiveDialog, NewDialog, RenameDialog } from './flow-dialogs.js';
import { archiveFlow, createFlow, exportFlow, flowsKey, importFlow, useFlows } from './flows-api.js';

type Asking = 'rename' | 'new' | 'template' | 'archive' | null;

/** The name of the strategy, and what one can do with it as a whole. */
export function FlowMenu() {
  const { flowId } = useLiveFlow();
  const name = useLive((state) => state.flow.name);
  const editable = useEditable();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [asking, setAsking] = useState<Asking>(null);
  const file = useRef<HTMLInputElement>(null);
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
            <Item icon="pencil" label="Rename…" disabled={!editable} onSelect={() => setAsking('rename')} />
            <Item icon="plus" label="New strategy…" onSelect={() => setAsking('new')} />
            <Item icon="layout" label="Templates…" onSelect={() => showGallery(true)} />
            <Item icon="copy" label="Save as template…" onSelect={() => setAsking('template')} />
            <Item
              icon="download"
              label="Export as a file"
              onSelect={() => void attempt('The strategy was not exported', () => exportFlow(flowId, name))}
            />
            <Item icon="upload" label="Import a file…" onSelect={() => file.current?.click()} />
            <Item icon="history" label="Translation history…" onSelect={() => openTranslations({ flowId })} />
            <Item icon="trash" label="Archive…" onSelect={() => setAsking('archive')} />
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
        ref={file}
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
      <RenameDialog open={asking === 'rename'} onClose={() => setAsking(null)} />
      <NewDialog
        open={asking === 'new'}
        onClose={() => setAsking(null)}
        onName={(chosen) => attempt('The strategy was not created', () => openNew(createFlow(chosen)))}
      />
      <SaveTemplateDialog open={asking === 'template'} onClose={() => setAsking(null)} />
      <ArchiveDialog
        open={asking === 'archive'}
        onClose={() => setAsking(null)}
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
  label,
  ...rest
}: {
  icon: Parameters<typeof Icon>[0]['name'];
  label: string;
  disabled?: boolean;
  onSelect: () => void;
}) {
  return (
    <DropdownMenu.Item className="menu-item" {...rest}>
      <Icon name={icon} size={14} />
      {label}
    </DropdownMenu.Item>
  );
}
