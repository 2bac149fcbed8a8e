import { useEffect, useRef, useState } from 'react';
import { ApiProblem, sentenceFor } from '../shared/api.js';
import { Icon } from '../shared/icons.js';
import { toast } from '../shared/toasts.js';
import { askInChat, writeDraft } from './ask.js';
import './chat.css';
import { Composer } from './composer.js';
import { useConversation, useSendMessage } from './conversation.js';
import { Message } from './message.js';
import { starters } from './starters.js';

/** The conversation with the agent about this strategy. */
export function Chat() {
  const conversation = useConversation();
  const send = useSendMessage();
  const abort = useRef<AbortController | null>(null);
  const [pending, setPending] = useState<string | null>(null);
  const messages = conversation.data ?? [];
  const list = useStickyEnd(messages.length + (pending ? 1 : 0));

  const ask = async (text: string): Promise<void> => {
    setPending(text);
    abort.current = new AbortController();
    try {
      await send.mutateAsync({ text, signal: abort.current.signal });
    } catch (error) {
      if (abort.current.signal.aborted) return;
      // What was written is not lost: it goes back to where it can be sent again.
      writeDraft(text);
      const title =
        error instanceof ApiProblem && error.code === 'unreachable' ? 'Not sent' : 'The request failed';
      toast({ tone: 'danger', title, detail: sentenceFor(error) });
    } finally {
      setPending(null);
    }
  };

  const sent = messages.filter((message) => message.from === 'user').map((message) => message.text);
  const shownPending = pending !== null && sent.at(-1) !== pending ? pending : null;

  return (
    <section className="chat" aria-label="Chat">
      <div className="chat-scroll" ref={list}>
        {messages.length === 0 && !pending && !conversation.isPending && <Welcome />}
        {conversation.error && messages.length === 0 && (
          <p className="callout danger">{sentenceFor(conversation.error)}</p>
        )}
        <ol className="messages" aria-label="Conversation" aria-live="polite" aria-relevant="additions">
          {messages.map((message) => (
            <Message key={message.id} message={message} onAsk={(text) => void ask(text)} />
          ))}
          {shownPending && (
            <Message
              message={{ id: 'pending', from: 'user', name: 'You', text: shownPending }}
              onAsk={() => {}}
            />
          )}
          {pending !== null && (
            <li className="message agent working">
              <p className="message-head">
                <span className="message-mark">
                  <Icon name="agent" size={12} />
                </span>
                <span className="faint">Working on it…</span>
                <button type="button" className="button quiet" onClick={() => abort.current?.abort()}>
                  Stop waiting
                </button>
              </p>
            </li>
          )}
        </ol>
      </div>
      <Composer busy={pending !== null} sent={sent} onSend={(text) => void ask(text)} />
    </section>
  );
}

function Welcome() {
  return (
    <div className="welcome">
      <h2>What do you want to build?</h2>
      <p>Describe a strategy in plain English, or type / for commands.</p>
      <ul>
        {starters.map((starter) => (
          <li key={starter}>
            <button type="button" className="starter" onClick={() => askInChat(starter)}>
              {starter}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Keeps the newest message in sight, unless the person has scrolled up to read. */
function useStickyEnd(count: number) {
  const list = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  useEffect(() => {
    const element = list.current!;
    const onScroll = (): void => {
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 60;
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => element.removeEventListener('scroll', onScroll);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new message scrolls
  useEffect(() => {
    if (atEnd.current) list.current!.scrollTop = list.current!.scrollHeight;
  }, [count]);
  return list;
}
