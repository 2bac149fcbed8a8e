import { familyOfPlan, type TranslationOutcome } from '@strategy-builder/domain';
import { integer, integerOrNull, type ReadModel, readModel, text, textOrNull } from '../read-model.js';
import { recordOf } from '../records/streams.js';

export type TranslationRow = {
  readonly ordinal: number;
  readonly translation_id: string;
  readonly flow_id: string;
  readonly request: string;
  readonly planner: string;
  /** Who was asked before it and gave no plan, and why; null: nobody. */
  readonly fallback_from: string | null;
  readonly fallback_reason: string | null;
  readonly model: string | null;
  readonly prompt_version: string | null;
  readonly input_tokens: number;
  readonly output_tokens: number;
  /** Of the input; null: not recorded. */
  readonly cached_read_tokens: number | null;
  readonly cached_write_tokens: number | null;
  /** US dollars. */
  readonly cost: number | null;
  readonly duration_ms: number;
  /** Of a proposal: what became of it. */
  readonly outcome: string;
  /** JSON arrays. */
  readonly assumptions: string;
  readonly plan: string;
  /** Of the strategy that was planned; null: none, or of no family. */
  readonly family: string | null;
  readonly detail: string | null;
  readonly command_id: string | null;
  readonly proposal_id: string | null;
  readonly at: string;
  readonly actor_id: string;
  readonly actor_name: string;
};

/** One row for each request that went through a planner; a proposal's outcome is what was decided on it since. */
export const translationHistory: ReadModel = readModel<TranslationRow>({
  name: 'translation_history',
  version: 4,
  table: {
    columns: {
      ordinal: integer,
      translation_id: text,
      flow_id: text,
      request: text,
      planner: text,
      fallback_from: textOrNull,
      fallback_reason: textOrNull,
      model: textOrNull,
      prompt_version: textOrNull,
      input_tokens: integer,
      output_tokens: integer,
      cached_read_tokens: integerOrNull,
      cached_write_tokens: integerOrNull,
      cost: { type: 'real', nullable: true },
      duration_ms: { type: 'real', nullable: false },
      outcome: text,
      assumptions: text,
      plan: text,
      family: textOrNull,
      detail: textOrNull,
      command_id: textOrNull,
      proposal_id: textOrNull,
      at: text,
      actor_id: text,
      actor_name: text,
    },
    key: ['translation_id'],
    indexes: [['flow_id', 'ordinal'], ['ordinal']],
  },
  changes(event, ordinal) {
    const record = recordOf('translation', event);
    if (record === null) return [];
    if (record.type === 'ProposalAccepted' || record.type === 'ProposalRejected') {
      const { translationId, outcome } = record.data;
      return [{ key: [translationId], evolve: (row) => row && { ...row, outcome } }];
    }
    if (record.type !== 'TranslationFinished') return [];
    const { data, metadata } = record;
    const row: TranslationRow = {
      ordinal,
      translation_id: data.translationId,
      flow_id: data.flowId,
      request: data.request,
      planner: data.planner,
      fallback_from: data.fallback?.from ?? null,
      fallback_reason: data.fallback?.reason ?? null,
      model: data.model ?? null,
      prompt_version: data.promptVersion ?? null,
      input_tokens: data.usage?.input ?? 0,
      output_tokens: data.usage?.output ?? 0,
      cached_read_tokens: data.usage?.cachedRead ?? null,
      cached_write_tokens: data.usage?.cachedWrite ?? null,
      cost: data.cost ?? null,
      duration_ms: data.durationMs,
      outcome: data.outcome.status,
      assumptions: JSON.stringify(data.assumptions),
      plan: JSON.stringify(data.plan),
      family: familyOfPlan(data.plan),
      detail: wordsOf(data.outcome),
      command_id: data.commandId ?? null,
      proposal_id: data.outcome.status === 'proposed' ? data.outcome.proposalId : null,
      at: metadata.at,
      actor_id: metadata.actor.id,
      actor_name: metadata.actor.name,
    };
    return [{ key: [data.translationId], evolve: (known) => known ?? row }];
  },
});

/** One column for what each outcome calls by its own name. */
function wordsOf(outcome: TranslationOutcome): string | null {
  switch (outcome.status) {
    case 'done':
    case 'proposed':
      return null;
    case 'clarify':
      return outcome.question;
    case 'refused':
      return outcome.reason;
    case 'failed':
      return outcome.error;
  }
}
