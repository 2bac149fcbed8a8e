import { applyDelta, type FlowEvent, type Params } from '@strategy-builder/domain';
import { integer, type ReadModel, readModel, real, text, textOrNull } from '../read-model.js';
import { type RecordOf, recordOf, subjectOf } from '../records/streams.js';

export type NodePropertiesRow = {
  readonly flow_id: string;
  readonly node_id: string;
  readonly type: string;
  readonly kind: string;
  readonly label: string;
  readonly description: string;
  readonly x: number;
  readonly y: number;
  /** JSON object. */
  readonly params: string;
  readonly formula: string | null;
  readonly code: string | null;
  /** Revision of the flow at which this node was last touched. */
  readonly changed_revision: number;
  readonly changed_at: string;
  readonly changed_by: string;
};

type NodeEvent = Extract<
  RecordOf<FlowEvent>,
  { type: 'NodeAdded' | 'NodeEdited' | 'NodeMoved' | 'FormulaSet' | 'CodeEdited' | 'NodeRemoved' }
>;

function evolve(row: NodePropertiesRow | null, event: NodeEvent): NodePropertiesRow | null {
  const touched = {
    changed_revision: event.revision,
    changed_at: event.metadata.at,
    changed_by: event.metadata.actor.id,
  };
  if (event.type === 'NodeAdded') {
    const node = event.data;
    return {
      flow_id: subjectOf(event.stream),
      node_id: node.id,
      type: node.type,
      kind: node.kind,
      label: node.label,
      description: node.description,
      x: node.position.x,
      y: node.position.y,
      params: JSON.stringify(node.params),
      formula: node.formula ?? null,
      code: node.code ?? null,
      ...touched,
    };
  }
  if (row === null || event.type === 'NodeRemoved') return null;
  switch (event.type) {
    case 'NodeEdited': {
      const { label, description, params } = event.data;
      return {
        ...row,
        ...touched,
        label: label ?? row.label,
        description: description ?? row.description,
        params: params === undefined ? row.params : merged(row.params, params),
      };
    }
    case 'NodeMoved':
      return { ...row, ...touched, x: event.data.position.x, y: event.data.position.y };
    case 'FormulaSet':
      return { ...row, ...touched, formula: event.data.formula };
    case 'CodeEdited':
      return { ...row, ...touched, code: applyDelta(row.code ?? '', event.data.delta) };
  }
}

function merged(stored: string, changed: Params): string {
  return JSON.stringify({ ...(JSON.parse(stored) as Params), ...changed });
}

/** One row for each node that stands on a canvas now. */
export const nodeProperties: ReadModel = readModel<NodePropertiesRow>({
  name: 'node_properties',
  version: 1,
  table: {
    columns: {
      flow_id: text,
      node_id: text,
      type: text,
      kind: text,
      label: text,
      description: text,
      x: real,
      y: real,
      params: text,
      formula: textOrNull,
      code: textOrNull,
      changed_revision: integer,
      changed_at: text,
      changed_by: text,
    },
    key: ['flow_id', 'node_id'],
    indexes: [['kind']],
  },
  changes(event) {
    const record = recordOf('flow', event);
    switch (record?.type) {
      case 'NodeAdded':
      case 'NodeEdited':
      case 'NodeMoved':
      case 'FormulaSet':
      case 'CodeEdited':
      case 'NodeRemoved':
        return [{ key: [subjectOf(event.stream), record.data.id], evolve: (row) => evolve(row, record) }];
      default:
        return [];
    }
  },
});
