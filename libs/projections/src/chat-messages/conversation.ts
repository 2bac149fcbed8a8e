import type { Kysely } from 'kysely';
import type { ReadTables } from '../read-models.js';
import { parsed } from '../records/json-column.js';

export interface ChatMessage {
  readonly id: string;
  readonly sessionId: string;
  readonly from: 'user' | 'agent';
  readonly text: string;
  readonly status?: 'done' | 'clarify' | 'refused';
  readonly data?: unknown;
  readonly at: string;
  readonly actor: { readonly id: string; readonly name: string };
}

/** The last `limit` messages of a flow's chat, of one session or of all, oldest first. */
export async function conversation(
  db: Kysely<ReadTables>,
  { flowId, sessionId, limit }: { flowId: string; sessionId?: string; limit: number },
): Promise<ChatMessage[]> {
  const rows = await db
    .selectFrom('chat_messages')
    .selectAll()
    .where('flow_id', '=', flowId)
    .$if(sessionId !== undefined, (q) => q.where('session_id', '=', sessionId ?? ''))
    .orderBy('ordinal', 'desc')
    .limit(limit)
    .execute();
  return rows.reverse().map((row) => ({
    id: row.message_id,
    sessionId: row.session_id,
    from: row.sender as ChatMessage['from'],
    text: row.text,
    ...(row.status === null ? {} : { status: row.status as NonNullable<ChatMessage['status']> }),
    ...(row.data === null ? {} : { data: parsed<unknown>(row.data) }),
    at: row.at,
    actor: { id: row.actor_id, name: row.actor_name },
  }));
}
