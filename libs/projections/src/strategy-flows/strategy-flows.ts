import { type FlowEvent, flowChangeTypes } from '@strategy-builder/domain';
import { integer, type ReadModel, readModel, text } from '../read-model.js';
import { type RecordOf, recordOf, subjectOf } from '../records/streams.js';

export type StrategyFlowRow = {
  readonly flow_id: string;
  readonly name: string;
  readonly description: string;
  /** 0 or 1. */
  readonly archived: number;
  /** Of the stream: refusals and synchronisations count. */
  readonly revision: number;
  readonly node_count: number;
  readonly edge_count: number;
  readonly created_at: string;
  readonly created_by: string;
  readonly created_by_name: string;
  /** Of the last event that changed what the flow is. */
  readonly changed_at: string;
  readonly changed_by: string;
  readonly changed_by_name: string;
};

function evolve(row: StrategyFlowRow | null, event: RecordOf<FlowEvent>): StrategyFlowRow | null {
  const { actor, at } = event.metadata;
  if (event.type === 'FlowCreated') {
    return {
      flow_id: subjectOf(event.stream),
      name: event.data.name,
      description: event.data.description,
      archived: 0,
      revision: event.revision,
      node_count: 0,
      edge_count: 0,
      created_at: at,
      created_by: actor.id,
      created_by_name: actor.name,
      changed_at: at,
      changed_by: actor.id,
      changed_by_name: actor.name,
    };
  }
  if (row === null) return null;
  const next = { ...row, revision: event.revision };
  // After refusals and synchronisations the flow is what it was.
  if (!(event.type in flowChangeTypes)) return next;
  next.changed_at = at;
  next.changed_by = actor.id;
  next.changed_by_name = actor.name;
  switch (event.type) {
    case 'FlowRenamed':
      next.name = event.data.name ?? row.name;
      next.description = event.data.description ?? row.description;
      break;
    case 'FlowArchived':
      next.archived = 1;
      break;
    case 'NodeAdded':
      next.node_count += 1;
      break;
    case 'NodeRemoved':
      next.node_count -= 1;
      break;
    case 'NodesConnected':
      next.edge_count += 1;
      break;
    case 'NodesDisconnected':
      next.edge_count -= 1;
      break;
  }
  return next;
}

/** One row for each flow: what a list of flows shows. */
export const strategyFlows: ReadModel = readModel<StrategyFlowRow>({
  name: 'strategy_flows',
  version: 1,
  table: {
    columns: {
      flow_id: text,
      name: text,
      description: text,
      archived: integer,
      revision: integer,
      node_count: integer,
      edge_count: integer,
      created_at: text,
      created_by: text,
      created_by_name: text,
      changed_at: text,
      changed_by: text,
      changed_by_name: text,
    },
    key: ['flow_id'],
    indexes: [['changed_at']],
  },
  changes(event) {
    const record = recordOf('flow', event);
    if (record === null) return [];
    return [{ key: [subjectOf(event.stream)], evolve: (row) => evolve(row, record) }];
  },
});
