import type { FlowEdge, FlowNode } from '@strategy-builder/domain';
import type { Kysely } from 'kysely';
import type { FlowEdgeRow } from '../flow-edges/flow-edges.js';
import { nodeOf } from '../node-properties/node-of.js';
import type { ReadTables } from '../read-models.js';
import type { StrategyFlowRow } from './strategy-flows.js';

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

export interface ListedFlow extends FlowSummary {
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
}

/** All flows, archived ones too, the one changed last first. */
export async function listFlows(db: Kysely<ReadTables>): Promise<FlowSummary[]> {
  const rows = await db
    .selectFrom('strategy_flows')
    .selectAll()
    .orderBy('changed_at', 'desc')
    .orderBy('flow_id')
    .execute();
  return rows.map(summary);
}

/** The same with what stands on each canvas, by id; all of one moment. */
export function listWholeFlows(db: Kysely<ReadTables>): Promise<ListedFlow[]> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (moment) => {
      const flows = await listFlows(moment);
      const nodes = await moment.selectFrom('node_properties').selectAll().orderBy('node_id').execute();
      const edges = await moment.selectFrom('flow_edges').selectAll().orderBy('edge_id').execute();
      const nodesOf = byFlow(nodes);
      const edgesOf = byFlow(edges);
      return flows.map((flow) => ({
        ...flow,
        nodes: (nodesOf.get(flow.id) ?? []).map(nodeOf),
        edges: (edgesOf.get(flow.id) ?? []).map(edgeOf),
      }));
    });
}

function summary(row: StrategyFlowRow): FlowSummary {
  return {
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
  };
}

function byFlow<Row extends { readonly flow_id: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.flow_id);
    if (group) group.push(row);
    else groups.set(row.flow_id, [row]);
  }
  return groups;
}

function edgeOf(row: FlowEdgeRow): FlowEdge {
  return {
    id: row.edge_id,
    source: row.source,
    sourcePort: row.source_port,
    target: row.target,
    targetPort: row.target_port,
  };
}
