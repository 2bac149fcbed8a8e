import type { Params } from '@strategy-builder/domain';
import type { Kysely } from 'kysely';
import type { ReadTables } from '../read-models.js';
import { parsed } from '../records/json-column.js';
import type { SimulationRow } from './simulations.js';

/** A simulation as the log knows it. Trades and equity are no facts: they follow from flow, data and settings. */
export type Simulation = {
  readonly id: string;
  readonly flowId: string;
  readonly flowRevision: number;
  readonly datasets: Readonly<Record<string, string>>;
  readonly settings: Params;
  /** Nodes whose custom code took part without an approval. */
  readonly notReviewed: readonly string[];
  readonly requestedAt: string;
  readonly requestedBy: string;
} & (
  | { readonly status: 'requested' }
  | {
      readonly status: 'finished';
      readonly metrics: Readonly<Record<string, number | null>>;
      readonly tradeCount: number;
      readonly resultHash: string;
      readonly durationMs: number;
      readonly endedAt: string;
    }
  | {
      readonly status: 'failed';
      readonly error: { readonly code: string; readonly detail: string };
      readonly endedAt: string;
    }
);

/** Undefined when there is none with this id. */
export async function findSimulation(db: Kysely<ReadTables>, id: string): Promise<Simulation | undefined> {
  const row = await db
    .selectFrom('simulations')
    .selectAll()
    .where('simulation_id', '=', id)
    .executeTakeFirst();
  return row && fromRow(row);
}

/** The simulations of a flow, newest first. */
export async function simulationsOfFlow(db: Kysely<ReadTables>, flowId: string): Promise<Simulation[]> {
  const rows = await db
    .selectFrom('simulations')
    .selectAll()
    .where('flow_id', '=', flowId)
    .orderBy('requested_at', 'desc')
    .orderBy('simulation_id')
    .execute();
  return rows.map(fromRow);
}

function fromRow(row: SimulationRow): Simulation {
  const request = {
    id: row.simulation_id,
    flowId: row.flow_id,
    flowRevision: row.flow_revision,
    datasets: parsed<Record<string, string>>(row.datasets),
    settings: parsed<Params>(row.settings),
    notReviewed: parsed<string[]>(row.not_reviewed ?? '[]'),
    requestedAt: row.requested_at,
    requestedBy: row.requested_by,
  };
  switch (row.status) {
    case 'finished':
      return {
        ...request,
        status: 'finished',
        metrics: parsed<Record<string, number | null>>(row.metrics ?? '{}'),
        tradeCount: row.trade_count ?? 0,
        resultHash: row.result_hash ?? '',
        durationMs: row.duration_ms ?? 0,
        endedAt: row.ended_at ?? '',
      };
    case 'failed':
      return {
        ...request,
        status: 'failed',
        error: { code: row.error_code ?? '', detail: row.error_detail ?? '' },
        endedAt: row.ended_at ?? '',
      };
    default:
      return { ...request, status: 'requested' };
  }
}
