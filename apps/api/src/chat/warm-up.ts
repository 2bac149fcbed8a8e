import { planByRules, templateSentences } from '@strategy-builder/ai';
import { emptyFlow } from './apply-plan.js';

/** After about so many plans the engine has compiled what a plan runs. */
const plans = 150;

/**
 * The first sentences after a start took three times as long as later ones, and the slowest ten times. So what the
 * templates say is planned once ready, one plan at a time between requests; nothing of it is kept.
 */
export function warmUpPlanner(): void {
  let done = 0;
  const next = (): void => {
    planByRules(templateSentences[done % templateSentences.length]!.sentence, emptyFlow);
    done++;
    if (done < plans) setTimeout(next, 1).unref();
  };
  setTimeout(next, 1).unref();
}
