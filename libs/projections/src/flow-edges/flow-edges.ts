import type { FlowEvent } from '@strategy-builder/domain';
import { type ReadModel, readModel, text } from '../read-model.js';
import { type RecordOf, recordOf, subjectOf } from '../records/streams.js';

export type FlowEdgeRow = {
  readonly flow_id: string;
  readonly edge_id: string;
  readonly source: string;
  readonly source_port: string;
  readonly target: string;
  readonly target_port: string;
};

type EdgeEvent = Extract<RecordOf<FlowEvent>, { type: 'NodesConnected' | 'NodesDisconnected' }>;

function evolve(event: EdgeEvent): FlowEdgeRow | null {
  if (event.type === 'NodesDisconnected') return null;
  const { id, source, sourcePort, target, targetPort } = event.data;
  return {
    flow_id: subjectOf(event.stream),
    edge_id: id,
    source,
    source_port: sourcePort,
    target,
    target_port: targetPort,
  };
}

/** One row for each edge that stands on a canvas now. */
export const flowEdges: ReadModel = readModel<FlowEdgeRow>({
  name: 'flow_edges',
  version: 1,
  table: {
    columns: {
      flow_id: text,
      edge_id: text,
      source: text,
      source_port: text,
      target: text,
      target_port: text,
    },
    key: ['flow_id', 'edge_id'],
    indexes: [],
  },
  changes(event) {
    const record = recordOf('flow', event);
    if (record?.type !== 'NodesConnected' && record?.type !== 'NodesDisconnected') return [];
    return [{ key: [subjectOf(event.stream), record.data.id], evolve: () => evolve(record) }];
  },
});
