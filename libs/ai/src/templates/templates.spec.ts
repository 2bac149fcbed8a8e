import { buildStrategy, type Flow, familyOfPlan, strategyFamilies } from '@strategy-builder/domain';
import { describe, expect, it } from 'vitest';
import { applied, emptyFlow } from '../rules/acceptance/check-case.js';
import { explain } from '../rules/explain/explain.js';
import { planByRules } from '../rules/rules-planner.js';
import { templateSentences } from './sentences.js';
import { planTemplate, strategyTemplates } from './templates.js';

function flowOf(commands: Parameters<typeof applied>[1]): Flow {
  return applied(emptyFlow, commands);
}

describe('the templates', () => {
  it('are at least twenty, each with a name of its own, of every family', () => {
    expect(new Set(templateSentences.map(({ id }) => id)).size).toBe(templateSentences.length);
    expect(templateSentences.length).toBeGreaterThanOrEqual(20);
    expect(new Set(templateSentences.map(({ family }) => family)).size).toBe(strategyFamilies.length);
  });

  it.each(
    templateSentences,
  )('$id is exactly what the planner makes of its sentence, and can be run', (told) => {
    const plan = planByRules(told.sentence, emptyFlow);
    if (plan.status !== 'plan') throw new Error(JSON.stringify(plan));
    const flow = flowOf(plan.commands);
    const template = planTemplate(told);
    expect(template.nodes).toEqual(flow.nodes);
    expect(template.edges).toEqual(flow.edges);
    const built = buildStrategy(flow);
    expect(built.ok ? [] : built.problems).toEqual([]);
  });

  it.each(templateSentences)('$id told in plain English plans to a flow that is told alike', ({
    sentence,
  }) => {
    const plan = planByRules(sentence, emptyFlow);
    if (plan.status !== 'plan') throw new Error(JSON.stringify(plan));
    const words = explain(flowOf(plan.commands));
    const again = planByRules(words, emptyFlow);
    if (again.status !== 'plan') throw new Error(JSON.stringify(again));
    expect(again.left).toEqual([]);
    expect(explain(flowOf(again.commands))).toBe(words);
  });

  it.each(templateSentences)('$id is told from its plan to be of its family: $family', ({
    sentence,
    family,
  }) => {
    const plan = planByRules(sentence, emptyFlow);
    expect(plan.status === 'plan' && familyOfPlan(plan.commands)).toBe(family);
  });

  it('claim no evidence that was not measured', () => {
    for (const { evidence } of strategyTemplates()) expect(evidence.status).toBe('not-yet-simulated');
  });
});
