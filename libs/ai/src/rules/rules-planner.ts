import type { Flow } from '@strategy-builder/domain';
import type { Plan, Planner } from '../planner.js';
import { readRequest } from './parse/read-request.js';
import { planNewStrategy } from './plan-new-strategy.js';
import { understand } from './understand.js';

/** Longest request that is read, in UTF-16 code units. */
export const longestRequest = 4_000;

/**
 * Plans without a model: deterministic, offline, linear in the length of the text. `plan` is the same as a plain
 * function, `planByRules`.
 */
export const rulesPlanner: Planner = {
  name: 'rules',
  plan: async ({ text, flow }) => ({ plan: planByRules(text, flow) }),
};

/** What a request comes to on a flow. */
export function planByRules(text: string, flow: Flow): Plan {
  if (text.length > longestRequest) {
    return {
      status: 'refused',
      reason: `A request has at most ${longestRequest} characters; this one has ${text.length}.`,
    };
  }
  const request = readRequest(understand(text));
  return planNewStrategy(request, flow, text);
}
