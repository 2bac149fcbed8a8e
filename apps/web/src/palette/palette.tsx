import { type CatalogueKind, type NodeType, nodeTypes } from '@strategy-builder/domain';
import { Popover } from 'radix-ui';
import { useId, useMemo, useState } from 'react';
import { addActions } from '../actions/actions.js';
import { useAction } from '../actions/use-actions.js';
import { Icon } from '../shared/icons.js';
import { nodeTypeTitles, typeColour } from '../shared/node-types.js';
import { useOverlay } from '../shared/overlay.js';
import { Tooltip } from '../shared/tooltip.js';
import { useCatalogue } from './catalogue.js';
import { draggedKind } from './dragged-kind.js';
import './palette.css';
import { useAddNode } from './use-add-node.js';

const searchFrom = 8;

/** Everything that can be put on the canvas, by type: click to add, or drag it to its place. */
export function Palette() {
  const kinds = useCatalogue();
  return (
    <div className="toolbar palette" role="toolbar" aria-label="Add a node">
      {nodeTypes.map((type) => (
        <PaletteType key={type} type={type} kinds={kinds.filter((kind) => kind.type === type)} />
      ))}
    </div>
  );
}

function PaletteType({ type, kinds }: { type: NodeType; kinds: readonly CatalogueKind[] }) {
  const [open, setOpen] = useOverlay(`add-${type}`);
  const { keys } = useAction(addActions[type]);
  const { title, about } = nodeTypeTitles[type];
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Tooltip
        keys={keys}
        text={`${type === 'execution' ? 'Add an' : 'Add a'} ${title.toLowerCase()} node: ${about.charAt(0).toLowerCase()}${about.slice(1)}`}
      >
        <Popover.Trigger
          className="button quiet palette-type"
          style={{ '--type': typeColour(type) }}
          aria-label={`Add ${title.toLowerCase()} node`}
        >
          <span className="palette-icon">
            <Icon name={type} />
          </span>
          <span className="palette-title">{title}</span>
        </Popover.Trigger>
      </Tooltip>
      <Popover.Portal>
        <Popover.Content
          className="menu palette-menu"
          align="start"
          sideOffset={8}
          aria-label={`${title} nodes`}
          style={{ '--type': typeColour(type) }}
        >
          <KindList kinds={kinds} about={about} onDone={() => setOpen(false)} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function KindList({
  kinds,
  about,
  onDone,
}: {
  kinds: readonly CatalogueKind[];
  about: string;
  onDone: () => void;
}) {
  const add = useAddNode();
  const [text, setText] = useState('');
  const searchId = useId();
  const found = useMemo(() => {
    const word = text.trim().toLowerCase();
    return kinds.filter((kind) =>
      `${kind.title} ${kind.kind} ${kind.description}`.toLowerCase().includes(word),
    );
  }, [kinds, text]);
  return (
    <>
      <p className="menu-label">{about}. Click to add, or drag to the canvas.</p>
      {kinds.length >= searchFrom && (
        <input
          id={searchId}
          className="input palette-search"
          aria-label="Search kinds"
          placeholder="Search"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !found[0]) return;
            add(found[0]);
            onDone();
          }}
        />
      )}
      {kinds.length === 0 && <p className="menu-label">The catalogue is on its way…</p>}
      {kinds.length > 0 && found.length === 0 && <p className="menu-label">Nothing matches “{text}”.</p>}
      <ul>
        {found.map((kind) => (
          <li key={kind.kind}>
            <button
              type="button"
              className="menu-item palette-kind"
              draggable
              onDragStart={(event) => draggedKind.write(event.dataTransfer, kind)}
              onDragEnd={onDone}
              onClick={() => {
                add(kind);
                onDone();
              }}
            >
              <strong>{kind.title}</strong>
              <span>{kind.description}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
