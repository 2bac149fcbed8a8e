import { integer, type ReadModel, readModel, text, textOrNull } from '../read-model.js';
import { recordOf, subjectOf } from '../records/streams.js';

export type ChatMessageRow = {
  readonly ordinal: number;
  readonly message_id: string;
  readonly flow_id: string;
  readonly session_id: string;
  readonly sender: string;
  readonly text: string;
  readonly status: string | null;
  /** JSON. */
  readonly data: string | null;
  readonly at: string;
  readonly actor_id: string;
  readonly actor_name: string;
};

/** One row for each message of a conversation. */
export const chatMessages: ReadModel = readModel<ChatMessageRow>({
  name: 'chat_messages',
  version: 1,
  table: {
    columns: {
      ordinal: integer,
      message_id: text,
      flow_id: text,
      session_id: text,
      sender: text,
      text,
      status: textOrNull,
      data: textOrNull,
      at: text,
      actor_id: text,
      actor_name: text,
    },
    key: ['ordinal'],
    indexes: [['flow_id', 'session_id', 'ordinal']],
  },
  changes(event, ordinal) {
    const record = recordOf('chat', event);
    if (record?.type !== 'ChatMessageSent') return [];
    const { data, metadata } = record;
    const insert: ChatMessageRow = {
      ordinal,
      message_id: data.messageId,
      flow_id: subjectOf(event.stream),
      session_id: data.sessionId,
      sender: data.from,
      text: data.text,
      status: data.status ?? null,
      data: data.data === undefined ? null : JSON.stringify(data.data),
      at: metadata.at,
      actor_id: metadata.actor.id,
      actor_name: metadata.actor.name,
    };
    return [{ insert }];
  },
});
