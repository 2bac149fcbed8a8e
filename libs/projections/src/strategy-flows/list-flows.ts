import type { Kysely } from 'kysely';
import type { ReadTables } from '../read-models.js';

export interface FlowSummary {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly archived: boolean;
  readonly revision: number;
  readonly nodeCount: number;
  readonly edgeCount: number;
  readonly createdAt: string;
  readonly createdBy: { readonly id: string; readonly name: string };
  /** Last change of what the flow is; refusals don't count. */
  readonly changedAt: string;
  readonly changedBy: { readonly id: string; readonly name: string };
}

/** All flows, archived ones too, the one changed last first. */
export async function listFlows(db: Kysely<ReadTables>): Promise<FlowSummary[]> {
  const rows = await db
    .selectFrom('strategy_flows')
    .selectAll()
    .orderBy('changed_at', 'desc')
    .orderBy('flow_id')
    .execute();
  return rows.map((row) => ({
    id: row.flow_id,
    name: row.name,
    description: row.description,
    archived: row.archived === 1,
    revision: row.revision,
    nodeCount: row.node_count,
    edgeCount: row.edge_count,
    createdAt: row.created_at,
    createdBy: { id: row.created_by, name: row.created_by_name },
    changedAt: row.changed_at,
    changedBy: { id: row.changed_by, name: row.changed_by_name },
  }));
}
