import type { FlowCommand } from '@strategy-builder/domain';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLiveFlow } from '../live/use-live.js';
import { ApiProblem, problemOf, reach, request } from '../shared/api.js';
import type { ChatMode } from './chat-mode.js';

export interface Alternative {
  readonly label: string;
  readonly commands: readonly FlowCommand[];
}
/** A choice that the request left open. */
export interface Assumption {
  readonly about: string;
  readonly text: string;
  readonly nodeId?: string;
  readonly param?: string;
  readonly alternatives?: readonly Alternative[];
  /** What was assumed, as one more choice. */
  readonly assumed?: Alternative;
}

/** One of the choices beside an assumption of a reply. */
export interface Choice {
  readonly messageId: string;
  readonly assumption: number;
  readonly label: string;
}
/** A choice as the conversation has it. */
export interface MadeChoice {
  readonly label: string;
  readonly by: string;
}

/** What a reply carries beside its text. */
export interface ReplyData {
  readonly assumptions?: readonly Assumption[];
  /** Of a request to choose an assumption anew, and of what became of it. */
  readonly choice?: Choice;
  /** Answers that would settle an open question. */
  readonly choices?: readonly string[];
  /** The strategy that was made, when it is not this one. */
  readonly flowId?: string;
  /** What waits to be accepted or rejected. */
  readonly proposalId?: string;
  readonly simulationId?: string;
  readonly language?: string;
  /** Source in `language`; without one, the word for what went wrong. */
  readonly code?: string;
  /** Lines that could be sent instead. */
  readonly suggestions?: readonly string[];
  /** Sentences about what was stored. */
  readonly changes?: readonly string[];
}

export interface ChatMessage {
  readonly id: string;
  readonly from: 'user' | 'agent';
  readonly name: string;
  readonly text: string;
  readonly status?: 'done' | 'clarify' | 'refused';
  readonly at?: string;
  readonly data?: ReplyData;
}

interface Reply {
  readonly reply: string;
  readonly status: 'done' | 'clarify' | 'refused';
  readonly revision: number;
  readonly commandId: string;
  readonly data?: ReplyData;
}

/** The stored conversation about this flow; grows by itself when somebody else writes. */
export function useConversation() {
  const { flowId, onNotice } = useLiveFlow();
  const queries = useQueryClient();
  useEffect(
    () =>
      onNotice((notice) => {
        if (notice.kind === 'chat') void queries.invalidateQueries({ queryKey: ['chat', flowId] });
      }),
    [flowId, onNotice, queries],
  );
  return useQuery({
    queryKey: ['chat', flowId],
    queryFn: async () => readConversation(await request<unknown>('GET', `/flows/${flowId}/chat`)),
  });
}

/** Sends what the person wrote; the reply is in the conversation when this is done. */
export function useSendMessage() {
  const live = useLiveFlow();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ text, mode }: { text: string; mode: ChatMode }) => sendMessage(live.flowId, text, mode),
    onSuccess: ({ revision }) => live.heardRevision(revision),
    onSettled: () => queries.invalidateQueries({ queryKey: ['chat', live.flowId] }),
  });
}

/** Chooses an assumption anew; the conversation holds it when this is done. */
export function useChoose() {
  const live = useLiveFlow();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (choice: Choice) => request<Reply>('POST', `/flows/${live.flowId}/chat/choices`, choice),
    onSuccess: ({ revision }) => live.heardRevision(revision),
    onSettled: () => queries.invalidateQueries({ queryKey: ['chat', live.flowId] }),
  });
}

/** Choices stand beside their assumptions instead of as messages of their own, the last one for each. */
export function withoutChoices(messages: readonly ChatMessage[]): {
  readonly messages: readonly ChatMessage[];
  readonly made: ReadonlyMap<string, MadeChoice>;
} {
  const made = new Map<string, MadeChoice>();
  let by = '';
  for (const { from, name, status, data } of messages) {
    if (data?.choice === undefined) continue;
    if (from === 'user') by = name;
    else if (status === 'done') made.set(choiceKey(data.choice), { label: data.choice.label, by });
  }
  return { messages: messages.filter(({ data }) => data?.choice === undefined), made };
}

export function choiceKey({ messageId, assumption }: Omit<Choice, 'label'>): string {
  return `${messageId}/${assumption}`;
}

/** As events: what was asked for goes on when this page leaves. @throws ApiProblem */
async function sendMessage(flowId: string, text: string, mode: ChatMode): Promise<Reply> {
  const headers = { Accept: 'text/event-stream' };
  const response = await reach('POST', `/flows/${flowId}/chat`, { text, mode }, { headers });
  const said = await response.text().catch(() => '');
  if (!response.ok) throw problemOf(response.status, parsed(said));
  const last = said.trimEnd().split('\n\n').at(-1) ?? '';
  const [event = '', data = ''] = last.split('\n');
  const json = parsed(data.slice('data: '.length));
  if (event === 'event: reply') return json as Reply;
  if (event === 'event: error') throw problemOf(500, json);
  throw new ApiProblem(
    0,
    'answer-not-heard',
    'The connection broke off. The request goes on: its answer will be in the conversation.',
  );
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** Reads the conversation as the api gives it. */
export function readConversation(json: unknown): readonly ChatMessage[] {
  const list: unknown = Array.isArray(json) ? json : (json as { messages?: unknown } | null)?.messages;
  if (!Array.isArray(list)) return [];
  return list.map((entry: Record<string, unknown>, index): ChatMessage => {
    const actor = entry.actor as { name?: unknown } | undefined;
    const from = entry.from === 'user' ? 'user' : 'agent';
    return {
      id: String(entry.messageId ?? entry.id ?? index),
      from,
      name: typeof actor?.name === 'string' ? actor.name : from === 'agent' ? 'Agent' : 'You',
      text: String(entry.text ?? ''),
      ...(typeof entry.status === 'string'
        ? { status: entry.status as NonNullable<ChatMessage['status']> }
        : {}),
      ...(typeof entry.at === 'string' ? { at: entry.at } : {}),
      ...(entry.data ? { data: entry.data as ReplyData } : {}),
    };
  });
}
