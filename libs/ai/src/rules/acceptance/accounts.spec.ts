import { describe, expect, it } from 'vitest';
import { templateSentences } from '../../templates/sentences.js';
import { unaccounted } from '../account/unaccounted.js';
import { applyCorrections } from '../lex/apply-corrections.js';
import { countedAverages } from '../lex/counted-averages.js';
import { planByRules } from '../rules-planner.js';
import { understand } from '../understand.js';
import { acceptanceSet } from './acceptance-set.js';
import { emptyFlow, planned } from './check-case.js';

describe('what becomes of the words of a request', { timeout: 240_000 }, () => {
  it('finds every number and every market in the plan, in an assumption or among what is left out', () => {
    const lost: Record<string, readonly string[]> = {};
    let checked = 0;
    for (const { on, cases } of acceptanceSet) {
      const flow = on === undefined ? emptyFlow : planned(on);
      for (const [text] of cases) {
        const plan = planByRules(text, flow);
        if (plan.status !== 'plan') continue;
        checked++;
        // "Two moving averages" counts them: the two are the lengths of the plan.
        const words = countedAverages(applyCorrections(understand(text).lexemes, text), text);
        const missing = unaccounted(words, text, plan, Object.values(flow.nodes));
        if (missing.length > 0) lost[text] = missing;
      }
    }
    expect(checked).toBeGreaterThan(1_500);
    expect(lost).toEqual({});
  });

  it('leaves nothing of a template', () => {
    for (const { sentence } of templateSentences)
      expect(planByRules(sentence, emptyFlow)).toMatchObject({ status: 'plan', left: [] });
  });
});
