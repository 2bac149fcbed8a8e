import type Anthropic from '@anthropic-ai/sdk';
import type { ProposalOutcome } from '@strategy-builder/domain';
import type { EarlierMessage, PlanRequest } from '../planner.js';
import { maskSecrets } from '../secrets/mask-secrets.js';
import { describeFlow } from './describe-flow.js';

/** How much of the conversation before a request is sent along. */
export const longestMemory = 16_000;
const mostMessages = 40;
const longestAnswer = 800;
const mostProposals = 10;
const longestNamed = 200;

/** What is read from the cache when the same words come before it again. */
export const cached = { cache_control: { type: 'ephemeral' } } as const;

/**
 * How a conversation with the model begins: what was said before, then the flow, then the request. Earlier messages
 * only grow at their end, so that they and what comes before them are read from the cache.
 */
export function opening(
  { text, flow }: Pick<PlanRequest, 'text' | 'flow'>,
  earlier: readonly EarlierMessage[],
): Anthropic.MessageParam[] {
  const proposals = decidedOn(earlier);
  const now: Anthropic.TextBlockParam[] = [
    { type: 'text', text: JSON.stringify({ flow: describeFlow(flow) }), ...cached },
    ...(proposals.length > 0 ? [{ type: 'text', text: JSON.stringify({ proposals }) } as const] : []),
    { type: 'text', text: JSON.stringify({ request: maskSecrets(text) }) },
  ];
  const before = remembered(earlier).map(({ from, text: said }, index, all): Anthropic.MessageParam => {
    const isLast = index === all.length - 1;
    return {
      role: from === 'user' ? 'user' : 'assistant',
      content: [{ type: 'text', text: said, ...(isLast && cached) }],
    };
  });
  return [...before, { role: 'user', content: now }];
}

/**
 * What became of the last proposals, in short, oldest first. It stands behind the conversation and not in it: what was
 * said before stays the same to the byte when somebody decides.
 */
function decidedOn(earlier: readonly EarlierMessage[]): { request: string; outcome: ProposalOutcome }[] {
  const proposals: { request: string; outcome: ProposalOutcome }[] = [];
  let request = '';
  for (const { from, text, proposal } of earlier) {
    if (from === 'user') request = text;
    else if (proposal)
      proposals.push({ request: maskSecrets(request).slice(0, longestNamed), outcome: proposal });
  }
  return proposals.slice(-mostProposals);
}

/** The newest of it that fits, in turns: begins with a person, ends with the agent. What it answered is cut short. */
function remembered(earlier: readonly EarlierMessage[]): EarlierMessage[] {
  const turns: { from: EarlierMessage['from']; text: string }[] = [];
  for (const { from, text } of earlier) {
    const said = short(maskSecrets(text), from);
    const last = turns.at(-1);
    if (last?.from === from) last.text += `\n\n${said}`;
    else if (from === 'user' || last) turns.push({ from, text: said });
  }
  if (turns.at(-1)?.from === 'user') turns.pop();
  let left = longestMemory;
  let first = turns.length;
  while (first >= 2 && turns.length - first < mostMessages) {
    left -= turns[first - 1]!.text.length + turns[first - 2]!.text.length;
    if (left < 0) break;
    first -= 2;
  }
  return turns.slice(first);
}

function short(text: string, from: EarlierMessage['from']): string {
  return from === 'user' || text.length <= longestAnswer ? text : `${text.slice(0, longestAnswer)}…`;
}
