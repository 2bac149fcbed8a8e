import type {
  FlowCommand,
  ProposalOutcome,
  StatedAssumption,
  TranslationFinished,
  TranslationOutcome,
} from '@strategy-builder/domain';
import type { Kysely } from 'kysely';
import type { ReadTables } from '../read-models.js';
import { parsed } from '../records/json-column.js';

/** A finished translation, with who asked and when; of a proposal, what has become of it. Flat, as its table is; tokens are 0 where no model was asked. */
export type Translation = Omit<TranslationFinished['data'], 'usage' | 'outcome'> & {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Of the input tokens, where it was recorded. */
  readonly cachedReadTokens?: number;
  readonly cachedWriteTokens?: number;
  readonly outcome: TranslationOutcome['status'] | ProposalOutcome;
  readonly proposalId?: string;
  /** The question, the reason of the refusal, or the error. */
  readonly detail?: string;
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
    ...(row.cached_read_tokens === null ? {} : { cachedReadTokens: row.cached_read_tokens }),
    ...(row.cached_write_tokens === null ? {} : { cachedWriteTokens: row.cached_write_tokens }),
    ...(row.cost === null ? {} : { cost: row.cost }),
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
