import type { Params } from '@strategy-builder/domain';
import type { Kysely } from 'kysely';
import type { ReadTables } from '../read-models.js';
import { parsed } from '../records/json-column.js';

export interface StrategyModule {
  readonly flowId: string;
  readonly nodeId: string;
  readonly hash: string;
  readonly language: string;
  readonly source: string;
  readonly params: Params;
  readonly inputs: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
  readonly status: string;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly selfApproved: boolean;
  readonly comment: string;
}

/** Every version of code of a flow that was put up for review, newest first. */
export async function modulesOfFlow(db: Kysely<ReadTables>, flowId: string): Promise<StrategyModule[]> {
  const rows = await db
    .selectFrom('strategy_modules')
    .selectAll()
    .where('flow_id', '=', flowId)
    .orderBy('requested_at', 'desc')
    .orderBy('node_id')
    .orderBy('hash')
    .execute();
  return rows.map((row) => ({
    flowId: row.flow_id,
    nodeId: row.node_id,
    hash: row.hash,
    language: row.language,
    source: row.source,
    params: parsed<Params>(row.params),
    inputs: parsed<Record<string, string>>(row.inputs),
    outputs: parsed<Record<string, string>>(row.outputs),
    status: row.status,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    selfApproved: row.self_approved === 1,
    comment: row.comment,
  }));
}
