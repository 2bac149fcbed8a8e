// Facts of the stream `chat-<flowId>`, stored as written; change only through event-migrations.

/** One message of a conversation. Who wrote it and when is in the event's metadata. */
export interface ChatMessageSent {
  readonly type: 'ChatMessageSent';
  readonly data: {
    readonly messageId: string;
    readonly sessionId: string;
    readonly from: 'user' | 'agent';
    readonly text: string;
    /** Of an agent's reply: what became of the request. */
    readonly status?: 'done' | 'clarify' | 'refused';
    /** What the page shows beside the text: tables, code, choices, assumptions. JSON. */
    readonly data?: unknown;
  };
}

export type ChatEvent = ChatMessageSent;
