import { maskSecrets } from '@strategy-builder/ai';
import { parseChatCommand } from '@strategy-builder/ai/chat';
import type { Actor, NewEvent } from '@strategy-builder/event-store';
import type { Caller } from '../flows/flows.service.js';
import { newId } from '../platform/ids.js';
import { InTurn } from '../platform/in-turn.js';
import { Problem } from '../platform/problem.js';
import type { Session } from '../sessions/sessions.js';
import { eventsOf } from '../store/record-fact.js';
import { assistant } from './assistant.js';
import { runChatCommand } from './chat-commands.js';
import type { ChatParts, ChatReply, ChatRequest } from './chat-reply.js';
import { type Choice, chooseAnew, chosenOption } from './choose-anew.js';
import type { NumberedStep } from './running-requests.js';
import { translate } from './translate.js';

/** What a chat request came to, as REST shows it. */
export interface ChatAnswer extends Omit<ChatReply, 'newFlowId' | 'recorded' | 'isStored'> {
  readonly revision: number;
  readonly commandId: string;
}

interface Message {
  readonly messageId: string;
  readonly sessionId: string;
  readonly from: 'user' | 'agent';
  readonly text: string;
  readonly status?: ChatReply['status'];
  readonly data?: ChatReply['data'];
}

/** A message in the conversation about a flow, and who says it. */
interface Said {
  readonly flowId: string;
  readonly actor: Actor;
  readonly message: Message;
}

/** What may be said beside a line. */
export interface ChatWishes {
  /** The conversation; left out: the caller's own. */
  readonly sessionId?: string | undefined;
  readonly mode?: ChatRequest['mode'];
  readonly signal?: AbortSignal;
  /** Hears what the planner does, and under which id it can be stopped. */
  readonly onStep?: (step: NumberedStep, requestId: string) => void;
}

/**
 * A conversation about a flow: a line with a slash is a command, anything else goes to the planner. Both end as
 * commands in the flow's room; the reply is written from the events that were stored.
 */
export class ChatService {
  private readonly choices = new InTurn();

  constructor(private readonly parts: ChatParts) {}

  /** @throws Problem when the flow is not there; what the line itself gets wrong is a reply. */
  async answer(
    session: Session,
    flowId: string,
    line: string,
    { sessionId = session.id, mode = 'apply', signal, onStep }: ChatWishes = {},
  ): Promise<ChatAnswer> {
    const text = maskSecrets(line);
    const { flow } = await this.parts.flows.existing(flowId);
    const commandId = newId();
    const caller: Caller = {
      actor: session.actor,
      sessionId,
      idempotencyKey: commandId,
      correlationId: commandId,
    };
    const messageId = newId();
    const question = { messageId, sessionId, from: 'user', text } as const;
    // Nobody waits for it alone: what the line brings about goes to the disk with it, or after it.
    const asked = this.say({ flowId, actor: session.actor, message: question }, commandId);
    asked.catch(() => this.parts.running.stop(flowId, commandId));
    const { id: actorId, name } = session.actor;
    const running = this.parts.running.start(
      flowId,
      { id: commandId, text, actor: { id: actorId, name } },
      { ...(signal && { signal }), heard: (step) => onStep?.(step, commandId) },
    );
    const [answerId, copyId] = [newId(), newId()];
    /** What is said, and where: the strategy's own conversation begins with what it was made from. */
    const said = ({ newFlowId, reply: words, status, data }: ChatReply): Said[] => {
      const answer = { messageId: answerId, sessionId, from: 'agent', text: words, status, data } as const;
      return [
        { flowId, actor: assistant, message: answer },
        ...(newFlowId === undefined
          ? []
          : [
              { flowId: newFlowId, actor: session.actor, message: question },
              { flowId: newFlowId, actor: assistant, message: { ...answer, messageId: copyId } },
            ]),
      ];
    };
    const kept = (reply: ChatReply) =>
      said(reply).map((one) => ({ stream: `chat-${one.flowId}`, events: messageEvents(one, commandId) }));
    const request = { flowId, flow, text: text.trim(), caller, mode, messageId, kept };
    let reply: ChatReply;
    try {
      reply = await this.reply({ ...request, signal: running.signal, onStep: running.step });
    } finally {
      running.end();
    }
    const { newFlowId: _, recorded, isStored, ...shown } = reply;
    await Promise.all([
      asked,
      recorded,
      ...said(reply).map((one) => (isStored ? this.show(one) : this.say(one, commandId))),
    ]);
    const { revision } = await this.parts.flows.existing(flowId);
    return { ...shown, revision, commandId };
  }

  /**
   * One of the choices that stand beside an assumption: the flow changes, or what waits to be accepted, and the
   * conversation says who chose what. @throws Problem when there is no such choice
   */
  async choose(session: Session, flowId: string, choice: Choice): Promise<ChatAnswer> {
    await this.parts.flows.existing(flowId);
    // A choice takes the one before it back, so two people at once would each see none.
    return this.choices.run(flowId, () => this.chooseNext(session, flowId, choice));
  }

  private async chooseNext(session: Session, flowId: string, choice: Choice): Promise<ChatAnswer> {
    const chosen = await chosenOption(this.parts.store, flowId, choice);
    const { sessionId, assumption, option } = chosen;
    const commandId = newId();
    const caller: Caller = {
      actor: session.actor,
      sessionId: session.id,
      idempotencyKey: commandId,
      correlationId: commandId,
    };
    const isAssumed = option.label === assumption.assumed?.label;
    const text = `“${assumption.text}” ${isAssumed ? 'So after all' : 'Instead'}: ${option.label}.`;
    const asked = { messageId: newId(), sessionId, from: 'user', text, data: { choice } } as const;
    await this.say({ flowId, actor: session.actor, message: asked }, commandId);
    const reply = await refusable(() => chooseAnew(chosen, caller, flowId, this.parts));
    const data = { ...reply.data, choice };
    const { reply: words, status } = reply;
    const answer = { messageId: newId(), sessionId, from: 'agent', text: words, status, data } as const;
    await this.say({ flowId, actor: assistant, message: answer }, commandId);
    const { revision } = await this.parts.flows.existing(flowId);
    return { ...reply, data, revision, commandId };
  }

  private reply(request: ChatRequest): Promise<ChatReply> {
    return refusable(() =>
      request.text.startsWith('/') ? this.runCommand(request) : translate(request, this.parts),
    );
  }

  private async runCommand(request: ChatRequest): Promise<ChatReply> {
    const parsed = parseChatCommand(request.text);
    if (!parsed.ok) {
      this.parts.metrics.chatCommands.inc({ command: 'unknown', status: 'clarify' });
      return { status: 'clarify', reply: parsed.problem, data: { suggestions: parsed.suggestions } };
    }
    const reply = await runChatCommand(parsed.command, request, this.parts);
    this.parts.metrics.chatCommands.inc({ command: parsed.command.name, status: reply.status });
    return reply;
  }

  /** What is said in one conversation is stored, and shown, in the order in which it was said. */
  private async say(said: Said, correlationId: string): Promise<void> {
    await this.parts.store.append(`chat-${said.flowId}`, 'any', messageEvents(said, correlationId));
    await this.show(said);
  }

  private show({ flowId, actor, message }: Said): Promise<void> {
    return this.parts.rooms.notifyFlow(flowId, { kind: 'chat', message: { ...contentOf(message), actor } });
  }
}

function messageEvents({ actor, message }: Said, correlationId: string): NewEvent[] {
  const fact = { type: 'ChatMessageSent', data: contentOf(message) };
  return eventsOf([fact], { actor, sessionId: message.sessionId, correlationId });
}

function contentOf({ status, data, ...said }: Message): Message {
  return { ...said, ...(status && { status }), ...(data && { data }) };
}

/** Refusals of a rule are answers in a conversation, not errors of the connection. */
async function refusable(answer: () => Promise<ChatReply>): Promise<ChatReply> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error;
    return { status: 'refused', reply: error.detail, data: { ...error.facts, code: error.code } };
  }
}
