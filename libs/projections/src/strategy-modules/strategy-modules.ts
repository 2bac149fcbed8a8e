import type { ReviewEvent } from '@strategy-builder/domain';
import { integer, type ReadModel, readModel, text, textOrNull } from '../read-model.js';
import { type RecordOf, recordOf } from '../records/streams.js';

export type StrategyModuleRow = {
  readonly flow_id: string;
  readonly node_id: string;
  /** Of code, parameters and inputs. */
  readonly hash: string;
  readonly language: string;
  readonly source: string;
  /** JSON objects: values by name, sources by port, types by name. */
  readonly params: string;
  readonly inputs: string;
  readonly outputs: string;
  /** `in-review`, `approved` or `changes-asked`. */
  readonly status: string;
  readonly requested_by: string;
  readonly requested_at: string;
  readonly decided_by: string | null;
  readonly decided_at: string | null;
  /** 1 where somebody who wrote it approved it. */
  readonly self_approved: number;
  readonly comment: string;
};

/** One row for each version of a node's code that was ever put up for review, and what came of it. */
export const strategyModules: ReadModel = readModel<StrategyModuleRow>({
  name: 'strategy_modules',
  version: 1,
  table: {
    columns: {
      flow_id: text,
      node_id: text,
      hash: text,
      language: text,
      source: text,
      params: text,
      inputs: text,
      outputs: text,
      status: text,
      requested_by: text,
      requested_at: text,
      decided_by: textOrNull,
      decided_at: textOrNull,
      self_approved: integer,
      comment: text,
    },
    key: ['flow_id', 'node_id', 'hash'],
    indexes: [['hash']],
  },
  changes(event) {
    const record = recordOf('review', event);
    if (record === null) return [];
    const { flowId, nodeId, hash } = record.data;
    return [{ key: [flowId, nodeId, hash], evolve: (row) => evolve(row, record) }];
  },
});

function evolve(row: StrategyModuleRow | null, event: RecordOf<ReviewEvent>): StrategyModuleRow | null {
  const { actor, at } = event.metadata;
  if (event.type === 'ReviewRequested') {
    const { flowId, nodeId, hash, code, params, inputs, outputs } = event.data;
    return {
      flow_id: flowId,
      node_id: nodeId,
      hash,
      language: 'python',
      source: code,
      params: JSON.stringify(params),
      inputs: JSON.stringify(inputs),
      outputs: JSON.stringify(outputs),
      status: 'in-review',
      requested_by: actor.id,
      requested_at: at,
      decided_by: null,
      decided_at: null,
      self_approved: 0,
      comment: '',
    };
  }
  if (row === null) return null;
  const decided = { ...row, decided_by: actor.id, decided_at: at, comment: event.data.comment };
  switch (event.type) {
    case 'ReviewApproved':
      return { ...decided, status: 'approved', self_approved: Number(event.data.selfApproved) };
    case 'ReviewChangesAsked':
      return { ...decided, status: 'changes-asked', self_approved: 0 };
    default:
      return row;
  }
}
