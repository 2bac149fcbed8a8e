import type { RobustnessEvent } from '@strategy-builder/domain';
import { integer, integerOrNull, type ReadModel, readModel, text, textOrNull } from '../read-model.js';
import { type RecordOf, recordOf, subjectOf } from '../records/streams.js';

export type RobustnessRow = {
  readonly check_id: string;
  readonly flow_id: string;
  readonly flow_revision: number;
  readonly kind: string;
  readonly status: string;
  /** JSON objects. */
  readonly datasets: string;
  readonly settings: string;
  readonly options: string;
  readonly trials: number | null;
  readonly sharpes: string | null;
  readonly result_hash: string | null;
  readonly duration_ms: number | null;
  readonly error_code: string | null;
  readonly error_detail: string | null;
  readonly requested_at: string;
  readonly requested_by: string;
  readonly ended_at: string | null;
};

function evolve(row: RobustnessRow | null, event: RecordOf<RobustnessEvent>): RobustnessRow | null {
  const { actor, at } = event.metadata;
  switch (event.type) {
    case 'RobustnessRequested':
      return {
        check_id: subjectOf(event.stream),
        flow_id: event.data.flowId,
        flow_revision: event.data.flowRevision,
        kind: event.data.check,
        status: 'requested',
        datasets: JSON.stringify(event.data.datasets),
        settings: JSON.stringify(event.data.settings),
        options: JSON.stringify(event.data.options),
        trials: null,
        sharpes: null,
        result_hash: null,
        duration_ms: null,
        error_code: null,
        error_detail: null,
        requested_at: at,
        requested_by: actor.id,
        ended_at: null,
      };
    case 'RobustnessFinished':
      return (
        row && {
          ...row,
          status: 'finished',
          trials: event.data.trials,
          sharpes: JSON.stringify(event.data.sharpes),
          result_hash: event.data.resultHash,
          duration_ms: event.data.durationMs,
          ended_at: at,
        }
      );
    case 'RobustnessFailed':
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

/** One row for each robustness check that was ever asked for. */
export const robustnessChecks: ReadModel = readModel<RobustnessRow>({
  name: 'robustness_checks',
  version: 1,
  table: {
    columns: {
      check_id: text,
      flow_id: text,
      flow_revision: integer,
      kind: text,
      status: text,
      datasets: text,
      settings: text,
      options: text,
      trials: integerOrNull,
      sharpes: textOrNull,
      result_hash: textOrNull,
      duration_ms: { type: 'real', nullable: true },
      error_code: textOrNull,
      error_detail: textOrNull,
      requested_at: text,
      requested_by: text,
      ended_at: textOrNull,
    },
    key: ['check_id'],
    indexes: [['flow_id', 'requested_at']],
  },
  changes(event) {
    const record = recordOf('robustness', event);
    if (record === null) return [];
    return [{ key: [subjectOf(event.stream)], evolve: (row) => evolve(row, record) }];
  },
});
