import { limits } from '@strategy-builder/domain';
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useLive } from '../live/use-live.js';
import { formatCount } from '../shared/format.js';
import { Icon } from '../shared/icons.js';
import { useDraft, writeDraft } from './ask.js';
import { completionsFor } from './completion.js';
import { ModeSwitch } from './mode-switch.js';

const tallest = 160;

/** Where requests and /commands are written: completion, history with the arrow up, Enter to send. */
export function Composer({
  busy,
  sent,
  onSend,
}: {
  busy: boolean;
  sent: readonly string[];
  onSend: (text: string) => void;
}) {
  const { text, focusAsked, sendAsked } = useDraft();
  const flow = useLive((state) => state.flow);
  const [active, setActive] = useState(0);
  const [dismissed, setDismissed] = useState('');
  const [back, setBack] = useState(0);
  const box = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const found = useMemo(
    () => (text === dismissed ? [] : completionsFor(text, flow)),
    [text, flow, dismissed],
  );
  const open = found.length > 0;
  // Cut silently, a pasted script would mean something else.
  const isTooLong = text.trim().length > limits.chatMessage;

  useLayoutEffect(() => {
    const element = box.current!;
    element.style.height = 'auto';
    element.style.height = `${Math.min(element.scrollHeight, tallest)}px`;
  });
  useEffect(() => {
    if (focusAsked > 0) box.current?.focus();
  }, [focusAsked]);

  const write = (next: string): void => {
    writeDraft(next);
    setActive(0);
    setDismissed('');
  };
  const submit = (): void => {
    const request = text.trim();
    if (request === '' || busy || isTooLong) return;
    write('');
    setBack(0);
    onSend(request);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: sent once when asked, by what is written then
  useEffect(() => {
    if (!sendAsked || busy) return;
    useDraft.setState({ sendAsked: false });
    submit();
  }, [sendAsked, busy]);
  const accept = (index: number): void => {
    const completion = found[index];
    if (!completion) return;
    write(completion.text);
    box.current?.focus();
  };
  const recall = (step: 1 | -1): void => {
    const next = Math.min(Math.max(back + step, 0), sent.length);
    setBack(next);
    const recalled = next === 0 ? '' : sent[sent.length - next]!;
    writeDraft(recalled);
    setDismissed(recalled);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const { key } = event;
    if (open && key === 'ArrowDown') setActive((now) => (now + 1) % found.length);
    else if (open && key === 'ArrowUp') setActive((now) => (now + found.length - 1) % found.length);
    else if (open && key === 'Tab' && !event.shiftKey) accept(active);
    else if (open && key === 'Enter' && !event.shiftKey && found[active]!.text.trim() !== text.trim())
      accept(active);
    else if (open && key === 'Escape') setDismissed(text);
    else if (key === 'Enter' && !event.shiftKey) submit();
    else if (key === 'ArrowUp' && (text === '' || back > 0)) recall(1);
    else if (key === 'ArrowDown' && back > 0) recall(-1);
    else return;
    event.preventDefault();
  };

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {open && (
        <div id={listId} className="menu completions" role="listbox" aria-label="Completions">
          {found.map((completion, index) => (
            <button
              key={completion.text}
              id={`${listId}-${index}`}
              type="button"
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className="menu-item"
              onMouseDown={(event) => event.preventDefault()}
              onMouseEnter={() => setActive(index)}
              onClick={() => accept(index)}
            >
              <code>{completion.label}</code>
              <span>{completion.detail}</span>
            </button>
          ))}
        </div>
      )}
      <div className="composer-box">
        <textarea
          ref={box}
          rows={1}
          role="combobox"
          aria-label="Message"
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={listId}
          aria-activedescendant={open ? `${listId}-${active}` : undefined}
          placeholder="Describe a change, or type / for commands"
          aria-invalid={isTooLong}
          aria-describedby={isTooLong ? `${listId}-length` : undefined}
          value={text}
          onChange={(event) => {
            setBack(0);
            write(event.target.value);
          }}
          onKeyDown={onKeyDown}
        />
        <button
          type="submit"
          className="button primary icon"
          aria-label="Send"
          disabled={busy || isTooLong || text.trim() === ''}
        >
          <Icon name="send" />
        </button>
      </div>
      {isTooLong && (
        <p id={`${listId}-length`} className="composer-length" role="alert">
          {formatCount(text.trim().length)} characters; a message takes {formatCount(limits.chatMessage)}.
          Shorten it or send it in parts.
        </p>
      )}
      <ModeSwitch />
    </form>
  );
}
