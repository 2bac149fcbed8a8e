import type { ChangeRefused } from '@strategy-builder/domain';
import type { Kysely } from 'kysely';
import type { ReadTables } from '../read-models.js';
import { parsed } from '../records/json-column.js';

export interface AuditQuery {
  readonly flowId?: string;
  /** Id of the actor. */
  readonly actor?: string;
  readonly type?: string;
  /** `sequence` of the last entry that the caller has. */
  readonly after?: number;
  readonly limit: number;
}

export interface AuditEntry {
  /** Place in the whole log, from 1; `after` of the next page. */
  readonly sequence: number;
  readonly stream: string;
  readonly revision: number;
  readonly flowId: string | null;
  readonly at: string;
  readonly actor: { readonly kind: string; readonly id: string; readonly name: string };
  readonly type: string;
  readonly data: unknown;
  readonly commandId: string;
  readonly sessionId: string | null;
  /** Of a refusal: what was asked for, and why not. */
  readonly refusal: ChangeRefused['data'] | null;
}

/** Who did what, when, and why it was refused, in the order in which it happened. */
export async function auditEntries(db: Kysely<ReadTables>, query: AuditQuery): Promise<AuditEntry[]> {
  const { flowId, actor, type, after = 0, limit } = query;
  const rows = await db
    .selectFrom('audit_log')
    .selectAll()
    .where('ordinal', '>', after)
    .$if(flowId !== undefined, (q) => q.where('flow_id', '=', flowId ?? ''))
    .$if(actor !== undefined, (q) => q.where('actor_id', '=', actor ?? ''))
    .$if(type !== undefined, (q) => q.where('type', '=', type ?? ''))
    .orderBy('ordinal')
    .limit(limit)
    .execute();
  return rows.map((row) => {
    const data = parsed<unknown>(row.data);
    return {
      sequence: row.ordinal,
      stream: row.stream,
      revision: row.revision,
      flowId: row.flow_id,
      at: row.at,
      actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
      type: row.type,
      data,
      commandId: row.command_id,
      sessionId: row.session_id,
      refusal: row.type === 'ChangeRefused' ? (data as ChangeRefused['data']) : null,
    };
  });
}
