import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Dialog } from '../shared/dialog.js';
import { Icon } from '../shared/icons.js';
import './actions.css';
import { findPicks, type Pick } from './find.js';

/** A list to write into: the arrows choose, Enter takes. What was taken happens after the dialog is gone. */
export function PickDialog<P extends Pick>({
  open,
  onClose,
  title,
  placeholder,
  picks,
  nothing,
  onPick,
}: {
  open: boolean;
  onClose: () => void;
  title: string;
  placeholder: string;
  picks: readonly P[];
  /** What to say when there is nothing to pick from. */
  nothing: string;
  onPick: (pick: P) => void;
}) {
  const taken = useRef<P | null>(null);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      className="pick-dialog"
      onClosed={() => {
        const pick = taken.current;
        taken.current = null;
        if (pick) onPick(pick);
      }}
    >
      <PickList
        title={title}
        placeholder={placeholder}
        picks={picks}
        nothing={nothing}
        onPick={(pick) => {
          taken.current = pick;
          onClose();
        }}
      />
    </Dialog>
  );
}

function PickList<P extends Pick>({
  title,
  placeholder,
  picks,
  nothing,
  onPick,
}: {
  title: string;
  placeholder: string;
  picks: readonly P[];
  nothing: string;
  onPick: (pick: P) => void;
}) {
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const listId = useId();
  const found = findPicks(picks, text);
  const chosen = found[active];

  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice is brought into view
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active, text]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const last = found.length - 1;
    if (event.key === 'ArrowDown') setActive(active >= last ? 0 : active + 1);
    else if (event.key === 'ArrowUp') setActive(active <= 0 ? Math.max(last, 0) : active - 1);
    else if (event.key === 'Home' && text === '') setActive(0);
    else if (event.key === 'End' && text === '') setActive(Math.max(last, 0));
    else if (event.key === 'Enter') {
      if (chosen && !chosen.disabled) onPick(chosen);
    } else return;
    event.preventDefault();
  };

  return (
    <>
      <div className="pick-field">
        <Icon name="search" />
        <input
          // biome-ignore lint/a11y/noAutofocus: the person has just asked to search
          autoFocus
          role="combobox"
          aria-label={title}
          aria-expanded={found.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={chosen ? `${listId}-${chosen.id}` : undefined}
          placeholder={placeholder}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div ref={list} id={listId} className="pick-list" role="listbox" aria-label={title}>
        {found.map((pick, index) => (
          <div key={pick.id} role="presentation">
            {text === '' && pick.group !== found[index - 1]?.group && (
              <p className="menu-label" role="presentation">
                {pick.group}
              </p>
            )}
            <button
              id={`${listId}-${pick.id}`}
              type="button"
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              aria-disabled={pick.disabled}
              className="menu-item"
              onMouseDown={(event) => event.preventDefault()}
              onMouseMove={() => setActive(index)}
              onClick={() => !pick.disabled && onPick(pick)}
            >
              <span className="pick-label">{pick.label}</span>
              {pick.detail && <span className="pick-detail">{pick.detail}</span>}
              {pick.keys && <kbd className="end">{pick.keys}</kbd>}
            </button>
          </div>
        ))}
      </div>
      {found.length === 0 && (
        <p className="menu-label" role="status">
          {picks.length === 0 ? nothing : `Nothing matches “${text}”.`}
        </p>
      )}
    </>
  );
}
