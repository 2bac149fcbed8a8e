import type { FlowCommand } from '@strategy-builder/domain';
import type { Translation } from './translations.js';

export interface Counted {
  readonly name: string;
  readonly count: number;
}

/** What a list of translations comes to. */
export interface TranslationSummary {
  readonly requests: number;
  /** Requests that ended as their asker wanted: done, or a proposal accepted in whole or in part. */
  readonly succeeded: number;
  /** Of all but those still waiting for a decision; null when there are none. */
  readonly successRate: number | null;
  readonly outcomes: readonly Counted[];
  readonly planners: readonly Counted[];
  /** Milliseconds from the request to its reply, by the nearest-rank method. */
  readonly latency: { readonly p50: number; readonly p95: number; readonly p99: number } | null;
  readonly tokens: { readonly input: number; readonly output: number; readonly cachedRead: number };
  /** US dollars of those requests whose cost is known. */
  readonly cost: number;
  /** Commands that were planned, the commonest first. */
  readonly commands: readonly Counted[];
  /** Kinds of the nodes that were planned, the commonest first. */
  readonly kinds: readonly Counted[];
  /** Refusals, questions and failures with what was answered, newest first: what there is to learn from. */
  readonly failures: readonly Pick<
    Translation,
    'translationId' | 'request' | 'outcome' | 'detail' | 'planner' | 'at'
  >[];
}

const succeededOutcomes: ReadonlySet<string> = new Set(['done', 'accepted', 'partly']);
const failedOutcomes: ReadonlySet<string> = new Set(['refused', 'failed', 'clarify', 'rejected']);
const mostFailures = 50;
const mostCounted = 20;

/** Sums up translations, given newest first. */
export function summaryOf(translations: readonly Translation[]): TranslationSummary {
  const succeeded = translations.filter(({ outcome }) => succeededOutcomes.has(outcome)).length;
  const decided = translations.filter(({ outcome }) => outcome !== 'proposed').length;
  const total = (of: (translation: Translation) => number | undefined) =>
    translations.reduce((sum, translation) => sum + (of(translation) ?? 0), 0);
  const commands = translations.flatMap(({ plan }) => plan);
  return {
    requests: translations.length,
    succeeded,
    successRate: decided === 0 ? null : succeeded / decided,
    outcomes: counted(translations.map(({ outcome }) => outcome)),
    planners: counted(translations.map(({ planner, model }) => (model ? `${planner} (${model})` : planner))),
    latency: latencyOf(translations.map(({ durationMs }) => durationMs)),
    tokens: {
      input: total(({ inputTokens }) => inputTokens),
      output: total(({ outputTokens }) => outputTokens),
      cachedRead: total(({ cachedReadTokens }) => cachedReadTokens),
    },
    cost: total(({ cost }) => cost),
    commands: counted(commands.map(({ type }) => type)),
    kinds: counted(commands.flatMap(kindOf)),
    failures: translations
      .filter(({ outcome }) => failedOutcomes.has(outcome))
      .slice(0, mostFailures)
      .map(({ translationId, request, outcome, detail, planner, at }) => ({
        translationId,
        request,
        outcome,
        ...(detail !== undefined && { detail }),
        planner,
        at,
      })),
  };
}

function kindOf(command: FlowCommand): string[] {
  return command.type === 'AddNode' ? [`${command.nodeType} · ${command.kind}`] : [];
}

function counted(names: readonly string[]): Counted[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name))
    .slice(0, mostCounted);
}

function latencyOf(milliseconds: readonly number[]): TranslationSummary['latency'] {
  if (milliseconds.length === 0) return null;
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const rank = (p: number) => sorted[Math.ceil(p * sorted.length) - 1] as number;
  return { p50: rank(0.5), p95: rank(0.95), p99: rank(0.99) };
}
