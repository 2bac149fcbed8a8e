import { decideAll, evolve, type Flow, type StrategyFamily } from '@strategy-builder/domain';
import { planByRules } from '../rules/rules-planner.js';
import { type TemplateSentence, templateSentences } from './sentences.js';

/** A strategy to begin with: the sentence, and the flow that the planner makes of it. */
export interface StrategyTemplate {
  readonly id: string;
  readonly type: 'strategy';
  readonly family: StrategyFamily;
  readonly name: string;
  readonly sentence: string;
  readonly summary: string;
  /** What the sentence left open. */
  readonly assumptions: readonly string[];
  readonly nodes: Flow['nodes'];
  readonly edges: Flow['edges'];
  /** Only what was measured may stand here. */
  readonly evidence: { readonly status: 'not-yet-simulated'; readonly text: string };
}

let planned: readonly StrategyTemplate[] | null = null;

/** All templates, planned on first use. */
export function strategyTemplates(): readonly StrategyTemplate[] {
  planned ??= templateSentences.map(planTemplate);
  return planned;
}

/** @throws Error when a sentence is not planned in whole: the list is held to that by a test */
export function planTemplate({ id, family, sentence }: TemplateSentence): StrategyTemplate {
  const empty: Flow = { name: '', description: sentence, archived: false, nodes: {}, edges: {} };
  const plan = planByRules(sentence, empty);
  if (plan.status !== 'plan' || plan.left.length > 0) throw new Error(`The template ${id} is no whole plan.`);
  const decided = decideAll(plan.commands, empty, { maxNodes: 100 });
  if ('refused' in decided) throw new Error(`The template ${id} is refused: ${decided.detail}`);
  let flow: Flow = empty;
  for (const event of decided) flow = evolve(flow, event) ?? flow;
  return {
    id,
    type: 'strategy',
    family,
    name: plan.title,
    sentence,
    summary: plan.summary,
    assumptions: plan.assumptions.map(({ text }) => text),
    nodes: flow.nodes,
    edges: flow.edges,
    evidence: { status: 'not-yet-simulated', text: 'Not yet simulated.' },
  };
}
