import type {
  FlowCommand,
  ProposalOutcome,
  StatedAssumption,
  StrategyFamily,
  TranslationFinished,
  TranslationOutcome,
} from '@strategy-builder/domain';
import type { Kysely } from 'kysely';
import type { ReadTables } from '../read-models.js';
import { parsed } from '../records/json-column.js';
import type { TranslationRow } from './translation-history.js';

/** A finished translation, with who asked and when; of a proposal, what has become of it. Flat, as its table is; tokens are 0 where no model was asked. */
export type Translation = Omit<TranslationFinished['data'], 'usage' | 'outcome'> & {
  /** Place in the whole log; `before` of the next page. */
  readonly sequence: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Of the input tokens, where it was recorded. */
  readonly cachedReadTokens?: number;
  readonly cachedWriteTokens?: number;
  readonly outcome: TranslationOutcome['status'] | ProposalOutcome;
  readonly proposalId?: string;
  /** Of the strategy that was planned, where it is of one. */
  readonly family?: StrategyFamily;
  /** The question, the reason of the refusal, or the error. */
  readonly detail?: string;
  readonly at: string;
  readonly actor: { readonly id: string; readonly name: string };
};

/** Which translations: those that fit everything that is given. */
export interface TranslationFilter {
  readonly flowId?: string;
  readonly outcome?: Translation['outcome'];
  readonly planner?: string;
  /** Those that this planner was asked for and gave no plan to. */
  readonly fallbackFrom?: string;
  readonly family?: StrategyFamily;
  /** Somewhere in the request or in what was answered, whatever the case of its letters. */
  readonly text?: string;
  /** `sequence` of the last one that the caller has. */
  readonly before?: number;
}

/** The last `limit` translations that fit, newest first. */
export async function translations(
  db: Kysely<ReadTables>,
  { limit, ...filter }: TranslationFilter & { readonly limit: number },
): Promise<Translation[]> {
  const found: Translation[] = [];
  const size = filter.text === undefined ? Math.min(limit, rowsAtOnce) : rowsAtOnce;
  for await (const batch of translationBatches(db, filter, size)) {
    found.push(...batch);
    if (found.length >= limit) break;
  }
  return found.slice(0, limit);
}

/** So many rows are read and parsed without a pause for others. */
const rowsAtOnce = 100;

/**
 * All translations that fit, newest first, some at a time: memory stays small however many there are. Whoever stops
 * reading stops the query.
 */
export async function* translationBatches(
  db: Kysely<ReadTables>,
  { flowId, outcome, planner, fallbackFrom, family, text, before }: TranslationFilter,
  size = rowsAtOnce,
): AsyncGenerator<Translation[]> {
  const wanted = text?.toLowerCase();
  const contains = (words: string | null) => words?.toLowerCase().includes(wanted ?? '') === true;
  let last = before;
  for (;;) {
    const rows: TranslationRow[] = await db
      .selectFrom('translation_history')
      .selectAll()
      .$if(last !== undefined, (q) => q.where('ordinal', '<', last as number))
      .$if(flowId !== undefined, (q) => q.where('flow_id', '=', flowId as string))
      .$if(outcome !== undefined, (q) => q.where('outcome', '=', outcome as string))
      .$if(family !== undefined, (q) => q.where('family', '=', family as string))
      .$if(planner !== undefined, (q) => q.where('planner', '=', planner as string))
      .$if(fallbackFrom !== undefined, (q) => q.where('fallback_from', '=', fallbackFrom as string))
      .orderBy('ordinal', 'desc')
      .limit(size)
      .execute();
    const found = wanted ? rows.filter(({ request, detail }) => contains(request) || contains(detail)) : rows;
    if (found.length > 0) yield found.map(translationOf);
    if (rows.length < size) return;
    last = rows.at(-1)?.ordinal;
    // SQLite answers in this thread: let whoever waits have a turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function translationOf(row: TranslationRow): Translation {
  return {
    sequence: row.ordinal,
    translationId: row.translation_id,
    flowId: row.flow_id,
    request: row.request,
    planner: row.planner,
    ...(row.fallback_from === null
      ? {}
      : { fallback: { from: row.fallback_from, reason: row.fallback_reason ?? '' } }),
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
    ...(row.family === null ? {} : { family: row.family as StrategyFamily }),
    ...(row.detail === null ? {} : { detail: row.detail }),
    ...(row.command_id === null ? {} : { commandId: row.command_id }),
    ...(row.proposal_id === null ? {} : { proposalId: row.proposal_id }),
    at: row.at,
    actor: { id: row.actor_id, name: row.actor_name },
  };
}
