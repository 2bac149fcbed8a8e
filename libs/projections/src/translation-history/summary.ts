import type { FlowCommand } from '@strategy-builder/domain';
import type { Translation } from './translations.js';

export interface Counted {
  readonly name: string;
  readonly count: number;
}

/** Milliseconds from the request to its reply. Nearest rank: the least of them that so many percent don't exceed. */
export interface Latency {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** What a number of translations comes to. */
export interface TranslationSummary {
  readonly requests: number;
  /** Requests that ended as their asker wanted: done, or a proposal accepted in whole or in part. */
  readonly succeeded: number;
  /** Of all but those still waiting for a decision; null when there are none. */
  readonly successRate: number | null;
  readonly latency: Latency | null;
  readonly tokens: { readonly input: number; readonly output: number; readonly cachedRead: number };
  /** US dollars of those requests whose cost is known. */
  readonly cost: number;
  readonly outcomes: readonly Counted[];
  readonly planners: readonly PlannerSummary[];
  /** Families of the strategies that were planned, the commonest first. */
  readonly families: readonly FamilySummary[];
  /** Commands that were planned, the commonest first. */
  readonly commands: readonly Counted[];
  /** Kinds of the nodes that were planned, the commonest first. */
  readonly kinds: readonly Counted[];
  /** Reasons why the planner that was asked first gave no plan, the commonest first. */
  readonly fallbacks: readonly Counted[];
  /** Refusals, questions, failures, rejections and requests that another planner had to answer, newest first: what there is to learn from. */
  readonly failures: readonly Failure[];
}

export interface PlannerSummary
  extends Counted,
    Pick<TranslationSummary, 'succeeded' | 'successRate' | 'latency'> {}

export interface FamilySummary extends Counted, Pick<TranslationSummary, 'succeeded' | 'successRate'> {}

export type Failure = Pick<
  Translation,
  'translationId' | 'flowId' | 'request' | 'outcome' | 'detail' | 'planner' | 'fallback' | 'at'
>;

const succeededOutcomes: ReadonlySet<string> = new Set(['done', 'accepted', 'partly']);
const failedOutcomes: ReadonlySet<string> = new Set(['refused', 'failed', 'clarify', 'rejected']);
const mostFailures = 50;
const mostCounted = 20;

/** Sums up translations that come newest first; of each only its duration is kept. */
export async function summaryOf(
  batches: Iterable<readonly Translation[]> | AsyncIterable<readonly Translation[]>,
): Promise<TranslationSummary> {
  const all = new Outcomes();
  const planners = new Map<string, Outcomes>();
  const families = new Map<string, Outcomes>();
  const commands = new Counts();
  const kinds = new Counts();
  const fallbacks = new Counts();
  const tokens = { input: 0, output: 0, cachedRead: 0 };
  const failures: Failure[] = [];
  let cost = 0;
  for await (const batch of batches) {
    for (const translation of batch) {
      const { plan, family, fallback } = translation;
      const name = plannerName(translation);
      all.add(translation);
      outcomesOf(planners, name).add(translation);
      if (family !== undefined) outcomesOf(families, family).add(translation);
      for (const command of plan) {
        commands.add(command.type);
        const kind = kindOf(command);
        if (kind !== undefined) kinds.add(kind);
      }
      tokens.input += translation.inputTokens;
      tokens.output += translation.outputTokens;
      tokens.cachedRead += translation.cachedReadTokens ?? 0;
      cost += translation.cost ?? 0;
      if (fallback !== undefined) fallbacks.add(`${fallback.from}: ${fallback.reason}`);
      const isFailure = fallback !== undefined || failedOutcomes.has(translation.outcome);
      if (isFailure && failures.length < mostFailures) failures.push(failureOf(translation));
    }
  }
  const { count: requests, ...ofAll } = all.summary();
  return {
    requests,
    ...ofAll,
    tokens,
    cost,
    outcomes: all.byOutcome.commonest(),
    planners: commonest(planners),
    families: commonest(families).map(({ latency: _, ...family }) => family),
    commands: commands.commonest(),
    kinds: kinds.commonest(),
    fallbacks: fallbacks.commonest(),
    failures,
  };
}

/** Who planned, with its model; of a fallback, the model is of the one that gave no plan. */
function plannerName({ planner, model, fallback }: Translation): string {
  if (fallback !== undefined) return `${planner}, for ${fallback.from}`;
  return model === undefined ? planner : `${planner} (${model})`;
}

function outcomesOf(of: Map<string, Outcomes>, name: string): Outcomes {
  const known = of.get(name) ?? new Outcomes();
  of.set(name, known);
  return known;
}

function commonest(of: ReadonlyMap<string, Outcomes>): PlannerSummary[] {
  return [...of]
    .map(([name, outcomes]) => ({ name, ...outcomes.summary() }))
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name))
    .slice(0, mostCounted);
}

class Counts {
  private readonly counts = new Map<string, number>();

  add(name: string): void {
    this.counts.set(name, this.of(name) + 1);
  }

  of(name: string): number {
    return this.counts.get(name) ?? 0;
  }

  commonest(): Counted[] {
    return [...this.counts]
      .map(([name, count]) => ({ name, count }))
      .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name))
      .slice(0, mostCounted);
  }
}

class Outcomes {
  readonly byOutcome = new Counts();
  private readonly durations: number[] = [];
  private succeeded = 0;

  add({ outcome, durationMs }: Translation): void {
    this.byOutcome.add(outcome);
    this.durations.push(durationMs);
    if (succeededOutcomes.has(outcome)) this.succeeded += 1;
  }

  summary(): Omit<PlannerSummary, 'name'> {
    const count = this.durations.length;
    const decided = count - this.byOutcome.of('proposed');
    return {
      count,
      succeeded: this.succeeded,
      successRate: decided === 0 ? null : this.succeeded / decided,
      latency: latencyOf(this.durations),
    };
  }
}

function failureOf(translation: Translation): Failure {
  const { translationId, flowId, request, outcome, detail, planner, fallback, at } = translation;
  return {
    ...{ translationId, flowId, request, outcome, planner, at },
    ...(fallback !== undefined && { fallback }),
    ...(detail !== undefined && { detail }),
  };
}

function kindOf(command: FlowCommand): string | undefined {
  return command.type === 'AddNode' ? `${command.nodeType} · ${command.kind}` : undefined;
}

function latencyOf(milliseconds: readonly number[]): Latency | null {
  if (milliseconds.length === 0) return null;
  const sorted = Float64Array.from(milliseconds).sort();
  const rank = (p: number) => sorted[Math.ceil(p * sorted.length) - 1] as number;
  return { p50: rank(0.5), p95: rank(0.95), p99: rank(0.99) };
}
