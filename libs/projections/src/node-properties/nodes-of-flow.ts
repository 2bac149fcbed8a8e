import type { FlowNode, NodeType, Params } from '@strategy-builder/domain';
import type { Kysely } from 'kysely';
import type { ReadTables } from '../read-models.js';
import { parsed } from '../records/json-column.js';

export interface NodeProperties extends FlowNode {
  readonly flowId: string;
  /** Revision of the flow at which this node was last touched. */
  readonly changedRevision: number;
  readonly changedAt: string;
  readonly changedBy: string;
}

/** The nodes that stand on a flow's canvas, by id. */
export async function nodesOfFlow(db: Kysely<ReadTables>, flowId: string): Promise<NodeProperties[]> {
  const rows = await db
    .selectFrom('node_properties')
    .selectAll()
    .where('flow_id', '=', flowId)
    .orderBy('node_id')
    .execute();
  return rows.map((row) => ({
    flowId: row.flow_id,
    id: row.node_id,
    type: row.type as NodeType,
    kind: row.kind,
    label: row.label,
    description: row.description,
    position: { x: row.x, y: row.y },
    params: parsed<Params>(row.params),
    ...(row.formula === null ? {} : { formula: row.formula }),
    ...(row.code === null ? {} : { code: row.code }),
    changedRevision: row.changed_revision,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
  }));
}
