import type { Flow } from '@strategy-builder/domain';
import type { EarlierMessage, MadePlan, Plan } from '../../planner.js';
import { chosenFrom } from './chosen.js';

/** What a text comes to on the flow that is there. */
type Planned = (text: string) => Plan;

/** Longer messages answer no question: they stand for themselves. */
const longestReply = 200;

/** How many questions in a row are followed back. */
const deepest = 3;

/**
 * Plans a message as the answer to the question that stands open: "the first one", "4%", or the condition that was asked
 * for. A question changes nothing, so it is found again by planning what was said before it. Without a question, it is
 * the plan of the message `alone`.
 */
export function planReply(
  text: string,
  alone: Plan,
  flow: Flow,
  earlier: readonly EarlierMessage[],
  plan: (text: string, flow: Flow) => Plan,
): Plan {
  const plans = new Map([[text, alone]]);
  const planned = (said: string): Plan => {
    const known = plans.get(said) ?? plan(said, flow);
    plans.set(said, known);
    return known;
  };
  return planned(inFull(text, Object.keys(flow.nodes).length === 0, earlier, planned, deepest));
}

/** Whether a message needs no question before it: what was said earlier is not even read. */
export function standsAlone(alone: Plan, text: string, flow: Flow): boolean {
  if (text.length > longestReply) return true;
  return alone.status === 'plan' && (Object.keys(flow.nodes).length > 0 || namesMarket(alone));
}

/** The message as it would be said without the question before it. */
function inFull(
  text: string,
  isEmpty: boolean,
  earlier: readonly EarlierMessage[],
  plan: Planned,
  depth: number,
): string {
  const question = earlier[earlier.length - 1];
  const before = earlier[earlier.length - 2];
  if (depth === 0 || question?.from !== 'agent' || before?.from !== 'user') return text;
  const asked = inFull(before.text, isEmpty, earlier.slice(0, -2), plan, depth - 1);
  const open = plan(asked);
  if (open.status !== 'clarify' || !question.text.includes(open.question)) return text;
  const chosen = chosenFrom(open.choices, text);
  if (chosen !== null) return chosen;
  // "Buy ETH" – "When should it enter?" – "when RSI is under 30": neither says it all by itself.
  const alone = plan(text);
  if (alone.status === 'answer' || alone.status === 'refused') return text;
  if (alone.status === 'plan' && (!isEmpty || namesMarket(alone))) return text;
  const together = `${asked}\n${text}`;
  const both = plan(together);
  return both.status === 'plan' ? together : text;
}

/** Whether the market of a plan was said, and is no assumption. */
function namesMarket(plan: MadePlan): boolean {
  return plan.assumptions.every(({ about }) => about !== 'symbol' && about !== 'market');
}
