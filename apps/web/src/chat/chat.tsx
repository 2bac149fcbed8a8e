import { useEffect, useMemo, useRef, useState } from 'react';
import { useAction } from '../actions/use-actions.js';
import { useLiveFlow } from '../live/use-live.js';
import { useSession } from '../presence/session.js';
import { showProposal } from '../proposals/shown-proposal.js';
import { ApiProblem, sentenceFor } from '../shared/api.js';
import { Icon } from '../shared/icons.js';
import { openFlow } from '../shared/route.js';
import { toast } from '../shared/toasts.js';
import { askInChat, writeDraft } from './ask.js';
import './chat.css';
import { carryTo, useCarried } from './carried.js';
import { useChatMode } from './chat-mode.js';
import { Composer } from './composer.js';
import { useConversation, useSendMessage, withoutChoices } from './conversation.js';
import { Message } from './message.js';
import { starters } from './starters.js';
import { stopWorking, useWorking } from './working.js';
import { WorkingMessage } from './working-message.js';

/** The conversation with the agent about this strategy. */
export function Chat() {
  const conversation = useConversation();
  const session = useSession();
  const send = useSendMessage();
  const [pending, setPending] = useState<string | null>(null);
  const { flowId } = useLiveFlow();
  const carried = useCarried();
  const { messages: stored, made } = useMemo(
    () => withoutChoices(conversation.data ?? []),
    [conversation.data],
  );
  const messages = stored.length === 0 && carried.flowId === flowId ? carried.messages : stored;
  const list = useStickyEnd();
  const me = session?.actor.id ?? '';
  const wasStopped = useRef(false);
  const shownWorking = useWorking(pending !== null).filter(({ steps }) => steps.length > 0);
  const own = shownWorking.find(({ actor }) => actor.id === me);
  const [mode] = useChatMode();

  const ask = async (text: string): Promise<void> => {
    setPending(text);
    wasStopped.current = false;
    try {
      const reply = await send.mutateAsync({ text, mode });
      // What was stopped can be changed and sent again.
      if (wasStopped.current && reply.status === 'refused') writeDraft(text);
      const made = reply.data?.flowId;
      if (reply.data?.proposalId !== undefined) showProposal(reply.data.proposalId);
      if (made === undefined || made === flowId || text.startsWith('/test-strategy')) return;
      carryTo(made, [
        { id: `${reply.commandId}-request`, from: 'user', name: session?.actor.name ?? 'You', text },
        {
          id: reply.commandId,
          from: 'agent',
          name: 'Assistant',
          text: reply.reply,
          status: reply.status,
          ...(reply.data && { data: reply.data }),
        },
      ]);
      openFlow(made);
    } catch (error) {
      // What was written is not lost: it goes back to where it can be sent again.
      const code = error instanceof ApiProblem ? error.code : '';
      if (code !== 'answer-not-heard') writeDraft(text);
      const title = titles[code] ?? 'The request failed';
      toast({ tone: 'danger', title, detail: sentenceFor(error) });
    } finally {
      setPending(null);
    }
  };

  const stop = async (whose: { id: string } | { actorId: string }): Promise<void> => {
    wasStopped.current = true;
    try {
      await stopWorking(flowId, whose);
    } catch (error) {
      toast({ tone: 'danger', title: 'Not stopped', detail: sentenceFor(error) });
    }
  };

  const sent = messages.filter((message) => message.from === 'user').map((message) => message.text);
  const shownPending = pending !== null && sent.at(-1) !== pending ? pending : null;

  return (
    <section className="chat" aria-label="Chat">
      <div className="chat-scroll" ref={list}>
        <div>
          {messages.length === 0 && !pending && !conversation.isPending && <Welcome />}
          {conversation.error && messages.length === 0 && (
            <p className="callout danger">{sentenceFor(conversation.error)}</p>
          )}
          <ol className="messages" aria-label="Conversation" aria-live="polite" aria-relevant="additions">
            {messages.map((message, index) => (
              <Message
                key={message.id}
                message={message}
                made={made}
                isLast={
                  index === messages.length - 1 &&
                  pending === null &&
                  !messages[index - 1]?.text.startsWith('/')
                }
                onAsk={(text) => void ask(text)}
              />
            ))}
            {shownPending && (
              <Message
                message={{
                  id: 'pending',
                  from: 'user',
                  name: session?.actor.name ?? 'You',
                  text: shownPending,
                }}
                onAsk={() => {}}
              />
            )}
            {pending !== null && own === undefined && (
              <WorkingMessage
                working={undefined}
                whose={undefined}
                onStop={() => void stop({ actorId: me })}
              />
            )}
            {shownWorking.map((one) => (
              <WorkingMessage
                key={one.id}
                working={one}
                whose={one.actor.id === me ? undefined : one.actor.name}
                onStop={() => void stop(one)}
              />
            ))}
          </ol>
        </div>
      </div>
      <Composer busy={pending !== null} sent={sent} onSend={(text) => void ask(text)} />
    </section>
  );
}

const titles: Readonly<Record<string, string>> = {
  unreachable: 'Not sent',
  'answer-not-heard': 'Connection lost',
};

function Welcome() {
  const { onClick: templates } = useAction('templates');
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
      <button type="button" className="button" onClick={templates}>
        <Icon name="layout" size={14} />
        Or begin with a template
      </button>
    </div>
  );
}

/**
 * Keeps the newest message in sight while the conversation grows, unless the person has scrolled up to read: from its
 * beginning when it is longer than the view, so that nobody has to scroll back to what was done.
 */
function useStickyEnd() {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = list.current!;
    let follows = true;
    let isAtEnd = true;
    let top = 0;
    let newest: Element | null = null;
    // Only a move upwards is somebody who reads: content that grows or a dock that opens moves the end away by itself.
    const onScroll = (): void => {
      isAtEnd = element.scrollHeight - element.scrollTop - element.clientHeight < 40;
      if (isAtEnd) follows = true;
      else if (element.scrollTop < top) follows = false;
      top = element.scrollTop;
    };
    const grown = new ResizeObserver(() => {
      if (!follows) return;
      const last = element.querySelector('.messages > li:last-child');
      const isNew = last !== newest;
      newest = last;
      if (!isNew && !isAtEnd) return;
      const end = element.scrollHeight - element.clientHeight;
      const start = last
        ? last.getBoundingClientRect().top - element.getBoundingClientRect().top + element.scrollTop
        : end;
      element.scrollTop = isNew ? Math.min(end, start - roomAbove) : end;
      top = element.scrollTop;
      isAtEnd = end - top < 40;
    });
    element.addEventListener('scroll', onScroll, { passive: true });
    grown.observe(element);
    grown.observe(element.firstElementChild!);
    return () => {
      element.removeEventListener('scroll', onScroll);
      grown.disconnect();
    };
  }, []);
  return list;
}

const roomAbove = 16;
