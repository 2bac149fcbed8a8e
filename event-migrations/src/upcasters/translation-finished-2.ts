import type { Upcaster } from '../upcaster.js';

interface First {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly outcome: 'done' | 'proposed' | 'clarify' | 'refused' | 'failed';
  readonly detail?: string;
  readonly proposalId?: string;
  readonly model?: string;
}

/**
 * Version 1 counted 0 tokens where no model was asked, and had one `detail` for a question, a reason and an error.
 * Version 2 has `usage` only where a model was asked, and each outcome carries what belongs to it.
 */
export const translationFinished2: Upcaster = {
  number: 1,
  type: 'TranslationFinished',
  from: 1,
  to: 2,
  up(data) {
    const { inputTokens, outputTokens, outcome, detail, proposalId, ...rest } = data as First;
    const asked = rest.model !== undefined || inputTokens + outputTokens > 0;
    return {
      ...rest,
      ...(asked && { usage: { input: inputTokens, output: outputTokens } }),
      outcome: { status: outcome, ...particularsOf(outcome, detail, proposalId) },
    };
  },
};

function particularsOf(outcome: First['outcome'], detail = '', proposalId = ''): object {
  switch (outcome) {
    case 'done':
      return {};
    case 'proposed':
      return { proposalId };
    case 'clarify':
      return { question: detail };
    case 'refused':
      return { reason: detail };
    case 'failed':
      return { error: detail };
  }
}
