import { nodesOf } from '@strategy-builder/domain';
import { useReactFlow } from '@xyflow/react';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useAction } from '../actions/use-actions.js';
import { useShownFlow } from '../history/viewed-revision.js';
import { IconButton } from '../shared/icon-button.js';
import { Icon } from '../shared/icons.js';
import { typeColour } from '../shared/node-types.js';
import { useOverlay, useShownOverlay } from '../shared/overlay.js';
import { selectNodes } from './canvas-store.js';

const shownAtMost = 8;

/** Finds nodes by label, id, kind or formula, and shows them. */
export function CanvasSearch() {
  const [open, onOpen] = useOverlay('search');
  const asked = useShownOverlay((state) => state.asked);
  const search = useAction('search');
  const flow = useShownFlow();
  const { fitView } = useReactFlow();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();

  const found = useMemo(() => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) return [];
    return nodesOf(flow)
      .filter((node) => {
        const all = `${node.label} ${node.id} ${node.type} ${node.kind} ${node.formula ?? ''}`.toLowerCase();
        return words.every((word) => all.includes(word));
      })
      .slice(0, shownAtMost);
  }, [flow, text]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again, it takes the focus again
  useEffect(() => {
    if (open) input.current?.focus();
  }, [open, asked]);

  const close = (): void => {
    onOpen(false);
    setText('');
  };
  const show = (id: string): void => {
    selectNodes([id]);
    void fitView({ nodes: [{ id }], duration: 250, maxZoom: 1.1, padding: 0.6 });
    close();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close();
    else if (event.key === 'ArrowDown') setActive((now) => Math.min(now + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setActive((now) => Math.max(now - 1, 0));
    else if (event.key === 'Enter' && found[active]) show(found[active].id);
    else return;
    event.preventDefault();
  };

  if (!open) {
    return (
      <div className="toolbar">
        <IconButton icon="search" label="Search nodes" {...search} />
      </div>
    );
  }
  return (
    <search className="toolbar search">
      <Icon name="search" />
      <input
        ref={input}
        // biome-ignore lint/a11y/noAutofocus: the person has just asked to search
        autoFocus
        role="combobox"
        aria-label="Search nodes"
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-activedescendant={found[active] ? `${listId}-${active}` : undefined}
        placeholder="Search nodes"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => text === '' && close()}
      />
      <IconButton icon="close" label="Close search" onClick={close} />
      {text.trim() !== '' && (
        <div id={listId} className="menu search-results" role="listbox" aria-label="Found nodes">
          {found.length === 0 && <p className="menu-label">No node matches “{text}”.</p>}
          {found.map((node, index) => (
            <button
              key={node.id}
              id={`${listId}-${index}`}
              type="button"
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className="menu-item"
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => show(node.id)}
            >
              <span style={{ color: typeColour(node.type), display: 'grid' }}>
                <Icon name={node.type} />
              </span>
              {node.label}
              <span className="end">{node.id}</span>
            </button>
          ))}
        </div>
      )}
    </search>
  );
}
