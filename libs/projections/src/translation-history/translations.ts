import type {
  FlowCommand,
  ProposalOutcome,
  StatedAssumption,
  TranslationFinished,
} from '@strategy-builder/domain';
import type { Kysely } from 'kysely';
import type { ReadTables } from '../read-models.js';
import { parsed } from '../records/json-column.js';

/** A finished translation, with who asked and when; of a proposal, what has become of it. */
export type Translation = Omit<TranslationFinished['data'], 'outcome'> & {
  readonly outcome: TranslationFinished['data']['outcome'] | ProposalOutcome;
  readonly at: string;
  readonly actor: { readonly id: string; readonly name: string };
};

/** The last `limit` translations, of one flow or of all, newest first. */
export async function translations(
  db: Kysely<ReadTables>,
  { flowId, limit }: { flowId?: string; limit: number },
): Promise<Translation[]> {
  const rows = await db
    .selectFrom('translation_history')
    .selectAll()
    .$if(flowId !== undefined, (q) => q.where('flow_id', '=', flowId ?? ''))
    .orderBy('ordinal', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    translationId: row.translation_id,
    flowId: row.flow_id,
    request: row.request,
    planner: row.planner,
    ...(row.model === null ? {} : { model: row.model }),
    ...(row.prompt_version === null ? {} : { promptVersion: row.prompt_version }),
    inputTokens: row.input_tokens,
    outputTokens: row.output_tokens,
    durationMs: row.duration_ms,
    outcome: row.outcome as Translation['outcome'],
    assumptions: parsed<StatedAssumption[]>(row.assumptions),
    plan: parsed<FlowCommand[]>(row.plan),
    ...(row.detail === null ? {} : { detail: row.detail }),
    ...(row.command_id === null ? {} : { commandId: row.command_id }),
    ...(row.proposal_id === null ? {} : { proposalId: row.proposal_id }),
    at: row.at,
    actor: { id: row.actor_id, name: row.actor_name },
  }));
}
