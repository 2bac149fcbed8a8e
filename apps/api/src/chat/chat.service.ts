import { maskSecrets } from '@strategy-builder/ai';
import { parseChatCommand } from '@strategy-builder/ai/chat';
import type { Actor } from '@strategy-builder/event-store';
import type { Caller } from '../flows/flows.service.js';
import { newId } from '../platform/ids.js';
import { Problem } from '../platform/problem.js';
import type { Session } from '../sessions/sessions.js';
import { recordFact } from '../store/record-fact.js';
import { assistant } from './assistant.js';
import { runChatCommand } from './chat-commands.js';
import type { ChatParts, ChatReply, ChatRequest } from './chat-reply.js';
import type { NumberedStep } from './running-requests.js';
import { translate } from './translate.js';

/** What a chat request came to, as REST shows it. */
export interface ChatAnswer extends Omit<ChatReply, 'newFlowId'> {
  readonly revision: number;
  readonly commandId: string;
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
    const question = { sessionId, from: 'user', text } as const;
    const messageId = await this.say(flowId, session.actor, question, commandId);
    const { id: actorId, name } = session.actor;
    const running = this.parts.running.start(
      flowId,
      { id: commandId, text, actor: { id: actorId, name } },
      { ...(signal && { signal }), heard: (step) => onStep?.(step, commandId) },
    );
    const request = { flowId, flow, text: text.trim(), caller, mode, messageId };
    let reply: ChatReply;
    try {
      reply = await this.reply({ ...request, signal: running.signal, onStep: running.step });
    } finally {
      running.end();
    }
    const answer = {
      sessionId,
      from: 'agent',
      text: reply.reply,
      status: reply.status,
      data: reply.data,
    } as const;
    await this.say(flowId, assistant, answer, commandId);
    if (reply.newFlowId !== undefined) {
      // The strategy's own conversation begins with what it was made from.
      await this.say(reply.newFlowId, session.actor, question, commandId);
      await this.say(reply.newFlowId, assistant, answer, commandId);
    }
    const { revision } = await this.parts.flows.existing(flowId);
    const { newFlowId: _, ...said } = reply;
    return { ...said, revision, commandId };
  }

  /** Refusals of a rule are answers in a conversation, not errors of the connection. */
  private async reply(request: ChatRequest): Promise<ChatReply> {
    try {
      return request.text.startsWith('/')
        ? await this.runCommand(request)
        : await translate(request, this.parts);
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500) throw error;
      return { status: 'refused', reply: error.detail, data: { ...error.facts, code: error.code } };
    }
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

  private async say(
    flowId: string,
    actor: Actor,
    message: {
      sessionId: string;
      from: 'user' | 'agent';
      text: string;
      status?: ChatReply['status'];
      data?: ChatReply['data'];
    },
    correlationId: string,
  ): Promise<string> {
    const { status, data, ...said } = message;
    const fact = {
      type: 'ChatMessageSent',
      data: { messageId: newId(), ...said, ...(status && { status }), ...(data && { data }) },
    };
    await recordFact(this.parts.store, `chat-${flowId}`, 'any', fact, {
      actor,
      sessionId: message.sessionId,
      correlationId,
    });
    await this.parts.rooms.notifyFlow(flowId, { kind: 'chat', message: { ...fact.data, actor } });
    return fact.data.messageId;
  }
}
