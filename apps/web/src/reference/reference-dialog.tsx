import { Dialog as Radix } from 'radix-ui';
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { IconButton } from '../shared/icon-button.js';
import { findPages, pageOf, type ReferencePage } from './find-pages.js';
import { PageView } from './page-view.js';
import './reference.css';
import { closeReference, openReference, useReference } from './reference-store.js';

/** The language of formulas, to look things up in and to take examples from; F1 opens it from anywhere. */
export function ReferenceDialog() {
  const { open, word, from, target } = useReference();
  const inserted = useRef(false);
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'F1' || event.defaultPrevented) return;
      event.preventDefault();
      openReference();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);

  const insert = (example: string): void => {
    inserted.current = true;
    closeReference();
    target?.insert(example);
  };
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && closeReference()}>
      <Radix.Portal>
        <Radix.Overlay className="dialog-shade" />
        <Radix.Content
          className="dialog reference"
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            search.current?.focus();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            // The formula that took an example has the focus.
            if (!inserted.current && from instanceof HTMLElement) from.focus();
            inserted.current = false;
          }}
        >
          <div className="reference-head">
            <Radix.Title asChild>
              <h2>Language reference</h2>
            </Radix.Title>
            <IconButton icon="close" label="Close the reference" onClick={closeReference} />
          </div>
          <Lookup
            key={word}
            word={word}
            search={search}
            {...(target && { into: target.label })}
            onInsert={insert}
          />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Lookup({
  word,
  into,
  search,
  onInsert,
}: {
  word: string;
  into?: string;
  search: RefObject<HTMLInputElement | null>;
  onInsert: (example: string) => void;
}) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string | null>(pageOf(word)?.id ?? null);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const pages = findPages(text);
  const page = pages.find((one) => one.id === chosen) ?? pages[0];

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown changes with the page
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [page?.id]);

  const step = (by: number): void => {
    const index = page ? pages.indexOf(page) : -1;
    setChosen(pages[Math.min(Math.max(index + by, 0), pages.length - 1)]?.id ?? null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const by = steps[event.key];
    if (by !== undefined) step(by);
    else if (event.key === 'Enter' && page && 'entry' in page && into !== undefined)
      onInsert(page.entry.example);
    else return;
    event.preventDefault();
  };

  return (
    <div className="reference-body">
      <div className="reference-index">
        <input
          ref={search}
          className="input"
          role="combobox"
          aria-label="Search the reference"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={page && `${id}-${page.id}`}
          placeholder="Search: rsi, crosses, volatility…"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setChosen(null);
          }}
          onKeyDown={onKeyDown}
        />
        <div ref={list} id={`${id}-list`} className="reference-list" role="listbox" aria-label="Pages">
          {pages.map((one, index) => (
            <Option
              key={one.id}
              id={`${id}-${one.id}`}
              page={one}
              heading={text === '' && pages[index - 1]?.group !== one.group}
              selected={one === page}
              onChoose={() => setChosen(one.id)}
            />
          ))}
          {pages.length === 0 && <p className="menu-label">Nothing matches “{text}”.</p>}
        </div>
      </div>
      {page ? (
        <PageView page={page} {...(into !== undefined && { into })} onInsert={onInsert} />
      ) : (
        <div className="empty">Try another word.</div>
      )}
    </div>
  );
}

function Option({
  id,
  page,
  heading,
  selected,
  onChoose,
}: {
  id: string;
  page: ReferencePage;
  heading: boolean;
  selected: boolean;
  onChoose: () => void;
}) {
  return (
    <>
      {heading && (
        <div className="menu-label" role="presentation">
          {page.group}
        </div>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the search field above moves through the options by its keys */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above, the focus stays in the search field */}
      <div id={id} className="reference-option" role="option" aria-selected={selected} onClick={onChoose}>
        <span>{page.title}</span>
        {'entry' in page && page.title !== page.id && <code>{page.id}</code>}
      </div>
    </>
  );
}
