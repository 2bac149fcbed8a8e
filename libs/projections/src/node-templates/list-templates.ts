import type { FlowParts, TemplateEvidence } from '@strategy-builder/domain';
import type { Kysely } from 'kysely';
import type { ReadTables } from '../read-models.js';
import { parsed } from '../records/json-column.js';
import type { NodeTemplateRow } from './node-templates.js';

/** A template that somebody saved. */
export interface SavedTemplate extends FlowParts {
  readonly id: string;
  readonly type: 'node' | 'strategy';
  readonly name: string;
  readonly description: string;
  readonly flowId: string;
  readonly flowRevision: number;
  readonly evidence: TemplateEvidence | null;
  readonly savedAt: string;
  readonly savedBy: { readonly id: string; readonly name: string };
}

/** All saved templates, newest first. */
export async function savedTemplates(db: Kysely<ReadTables>): Promise<SavedTemplate[]> {
  const rows = await db.selectFrom('node_templates').selectAll().orderBy('ordinal', 'desc').execute();
  return rows.map(fromRow);
}

/** Undefined when there is none with this id, or no longer. */
export async function findTemplate(db: Kysely<ReadTables>, id: string): Promise<SavedTemplate | undefined> {
  const row = await db
    .selectFrom('node_templates')
    .selectAll()
    .where('template_id', '=', id)
    .executeTakeFirst();
  return row && fromRow(row);
}

function fromRow(row: NodeTemplateRow): SavedTemplate {
  return {
    id: row.template_id,
    type: row.kind as SavedTemplate['type'],
    name: row.name,
    description: row.description,
    flowId: row.flow_id,
    flowRevision: row.flow_revision,
    ...parsed<FlowParts>(row.parts),
    evidence: row.evidence === null ? null : parsed<TemplateEvidence>(row.evidence),
    savedAt: row.saved_at,
    savedBy: { id: row.saved_by, name: row.saved_by_name },
  };
}
