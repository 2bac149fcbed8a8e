import type { StrategyTemplate } from '@strategy-builder/ai';
import type { FlowParts, TemplateEvidence } from '@strategy-builder/domain';
import type { SavedTemplate } from '@strategy-builder/projections';

/** What is known of a template's results, and how it was measured. */
export type EvidenceView =
  | { readonly status: 'not-yet-simulated'; readonly text: string }
  | ({ readonly status: 'simulated'; readonly text: string } & TemplateEvidence);

/** A template as REST shows it. */
export interface TemplateView extends FlowParts {
  readonly id: string;
  readonly type: 'node' | 'strategy';
  readonly origin: 'built-in' | 'saved';
  readonly name: string;
  readonly description: string;
  /** Of one that is built in: what it does, and the request that it is planned from. */
  readonly family?: string;
  readonly sentence?: string;
  readonly assumptions?: readonly string[];
  /** Of one that was saved. */
  readonly flowId?: string;
  readonly flowRevision?: number;
  readonly savedAt?: string;
  readonly savedBy?: { readonly id: string; readonly name: string };
  readonly evidence: EvidenceView;
}

export function builtIn({ summary, ...template }: StrategyTemplate): TemplateView {
  return { ...template, origin: 'built-in', description: summary };
}

export function saved({ evidence, ...template }: SavedTemplate): TemplateView {
  return { ...template, origin: 'saved', evidence: evidenceView(evidence) };
}

function evidenceView(evidence: TemplateEvidence | null): EvidenceView {
  if (evidence === null) return { status: 'not-yet-simulated', text: 'Not yet simulated.' };
  const { totalReturn, maxDrawdown, tradeCount, feeBps, slippageBps, trials } = evidence;
  const text = [
    `${tradeCount} ${tradeCount === 1 ? 'trade' : 'trades'}`,
    ...(totalReturn === null ? [] : [`total return ${percent(totalReturn)}`]),
    ...(maxDrawdown === null ? [] : [`largest drawdown ${percent(maxDrawdown)}`]),
    `at ${feeBps} bps of fees and ${slippageBps} bps of slippage`,
    trials === 1 ? 'the only attempt' : `one of ${trials} attempts`,
  ];
  return { status: 'simulated', text: `${text.join(', ')}.`, ...evidence };
}

function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(1)} %`;
}
