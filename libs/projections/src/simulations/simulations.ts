import type { SimulationEvent } from '@strategy-builder/domain';
import { integer, integerOrNull, type ReadModel, readModel, text, textOrNull } from '../read-model.js';
import { type RecordOf, recordOf, subjectOf } from '../records/streams.js';

export type SimulationRow = {
  readonly simulation_id: string;
  readonly flow_id: string;
  readonly flow_revision: number;
  readonly status: string;
  /** JSON objects. */
  readonly datasets: string;
  readonly settings: string;
  /** JSON array of node ids; null when no custom code took part without an approval. */
  readonly not_reviewed: string | null;
  readonly metrics: string | null;
  readonly trade_count: number | null;
  readonly result_hash: string | null;
  readonly duration_ms: number | null;
  readonly error_code: string | null;
  readonly error_detail: string | null;
  readonly requested_at: string;
  readonly requested_by: string;
  readonly ended_at: string | null;
};

function evolve(row: SimulationRow | null, event: RecordOf<SimulationEvent>): SimulationRow | null {
  const { actor, at } = event.metadata;
  switch (event.type) {
    case 'SimulationRequested':
      return {
        simulation_id: subjectOf(event.stream),
        flow_id: event.data.flowId,
        flow_revision: event.data.flowRevision,
        status: 'requested',
        datasets: JSON.stringify(event.data.datasets),
        settings: JSON.stringify(event.data.settings),
        not_reviewed: event.data.notReviewed ? JSON.stringify(event.data.notReviewed) : null,
        metrics: null,
        trade_count: null,
        result_hash: null,
        duration_ms: null,
        error_code: null,
        error_detail: null,
        requested_at: at,
        requested_by: actor.id,
        ended_at: null,
      };
    case 'SimulationFinished':
      return (
        row && {
          ...row,
          status: 'finished',
          metrics: JSON.stringify(event.data.metrics),
          trade_count: event.data.tradeCount,
          result_hash: event.data.resultHash,
          duration_ms: event.data.durationMs,
          ended_at: at,
        }
      );
    case 'SimulationFailed':
      return (
        row && {
          ...row,
          status: 'failed',
          error_code: event.data.code,
          error_detail: event.data.detail,
          ended_at: at,
        }
      );
    default:
      return row;
  }
}

/** One row for each simulation that was ever asked for. */
export const simulations: ReadModel = readModel<SimulationRow>({
  name: 'simulations',
  version: 2,
  table: {
    columns: {
      simulation_id: text,
      flow_id: text,
      flow_revision: integer,
      status: text,
      datasets: text,
      settings: text,
      not_reviewed: textOrNull,
      metrics: textOrNull,
      trade_count: integerOrNull,
      result_hash: textOrNull,
      duration_ms: { type: 'real', nullable: true },
      error_code: textOrNull,
      error_detail: textOrNull,
      requested_at: text,
      requested_by: text,
      ended_at: textOrNull,
    },
    key: ['simulation_id'],
    indexes: [['flow_id', 'requested_at']],
  },
  changes(event) {
    const record = recordOf('simulation', event);
    if (record === null) return [];
    return [{ key: [subjectOf(event.stream)], evolve: (row) => evolve(row, record) }];
  },
});
