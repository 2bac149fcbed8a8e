import { integer, type ReadModel, readModel, text, textOrNull } from '../read-model.js';
import { recordOf, subjectOf } from '../records/streams.js';

export type NodeTemplateRow = {
  readonly ordinal: number;
  readonly template_id: string;
  readonly name: string;
  readonly description: string;
  /** `node` or `strategy`. */
  readonly kind: string;
  readonly flow_id: string;
  readonly flow_revision: number;
  /** JSON: nodes and edges by id. */
  readonly parts: string;
  /** JSON, null where nothing was measured. */
  readonly evidence: string | null;
  readonly saved_at: string;
  readonly saved_by: string;
  readonly saved_by_name: string;
};

/** The templates that people saved and nobody removed. */
export const nodeTemplates: ReadModel = readModel<NodeTemplateRow>({
  name: 'node_templates',
  version: 1,
  table: {
    columns: {
      ordinal: integer,
      template_id: text,
      name: text,
      description: text,
      kind: text,
      flow_id: text,
      flow_revision: integer,
      parts: text,
      evidence: textOrNull,
      saved_at: text,
      saved_by: text,
      saved_by_name: text,
    },
    key: ['template_id'],
    indexes: [['ordinal']],
  },
  changes(event, ordinal) {
    const record = recordOf('template', event);
    if (record === null) return [];
    const key = [subjectOf(event.stream)];
    if (record.type === 'TemplateRemoved') return [{ key, evolve: () => null }];
    const { parts, evidence, flowId, flowRevision, ...named } = record.data;
    const { actor, at } = record.metadata;
    const row: NodeTemplateRow = {
      ordinal,
      template_id: subjectOf(event.stream),
      ...named,
      flow_id: flowId,
      flow_revision: flowRevision,
      parts: JSON.stringify(parts),
      evidence: evidence === null ? null : JSON.stringify(evidence),
      saved_at: at,
      saved_by: actor.id,
      saved_by_name: actor.name,
    };
    return [{ key, evolve: () => row }];
  },
});
