import type { MadePlan } from '@strategy-builder/ai';
import type { Flow, FlowCommand } from '@strategy-builder/domain';
import type { AnsweredEvent } from '../flows/flows.service.js';
import { Problem } from '../platform/problem.js';
import { showAt, touchedNodes, withAgentPresent } from './agent-presence.js';
import { applied } from './applied.js';
import { assistant } from './assistant.js';
import type { ChatParts, ChatReply, ChatRequest } from './chat-reply.js';
import { checkPython } from './check-python.js';
import { describeEvents, whatStays } from './describe-events.js';

export const emptyFlow: Flow = { name: '', description: '', archived: false, nodes: {}, edges: {} };

/** How a request in words is to be carried out. */
export interface Wish {
  /** Name of the strategy, when the user gave one. */
  readonly title?: string;
  /** A new strategy is wanted, whatever the words say. */
  readonly newStrategy?: boolean;
}

/** What a plan comes to for this flow: whether it belongs into a flow of its own, and its commands with the strategy's name. */
export function plannedOrders(
  plan: MadePlan,
  request: ChatRequest,
  wish: Wish,
): { readonly apart: boolean; readonly title: string; readonly commands: readonly FlowCommand[] } {
  const isEmpty = Object.keys(request.flow.nodes).length === 0;
  const isNew = wish.newStrategy || plan.newStrategy;
  const apart = isNew && !isEmpty;
  const title = wish.title ?? plan.title;
  const named: FlowCommand[] =
    apart || !isNew ? [] : [{ type: 'RenameFlow', name: title, description: request.text }];
  return { apart, title, commands: [...named, ...plan.commands] };
}

/** Whoever asked has called it off. */
export function calledOff(): Problem {
  return new Problem(409, 'called-off', 'it was called off; nothing was changed.');
}

/** A plan through the flow's door in one append: one request, one change set. The reply is written from what was stored. */
export async function applyPlan(
  plan: MadePlan,
  request: ChatRequest,
  parts: ChatParts,
  wish: Wish,
): Promise<ChatReply> {
  const { apart, title, commands } = plannedOrders(plan, request, wish);
  const caller = { ...request.caller, actor: assistant, causationId: request.caller.actor.id };
  const python = await checkPython(commands, apart ? emptyFlow : request.flow, parts);
  // The last moment to turn back: from here on everything is stored, or nothing.
  if (request.signal.aborted) throw calledOff();
  const flowId = apart
    ? (await parts.flows.create(caller, { name: title, description: request.text })).id
    : request.flowId;
  const { flow: before, room } = await parts.flows.existing(flowId);
  const answer = (events: readonly AnsweredEvent[]): ChatReply => {
    const done = describeEvents(events, before);
    const reply = [
      done.length === 0 ? 'Nothing had to change.' : plan.summary,
      ...whatStays(events),
      ...(plan.assumptions.length > 0
        ? [`Assumed: ${plan.assumptions.map(({ text }) => text).join('; ')}.`]
        : []),
      ...(plan.left.length > 0 ? [`Left out: ${plan.left.join('; ')}.`] : []),
      ...python,
      ...(apart ? [`It is in a new flow: ${flowId}.`] : []),
    ].join('\n');
    return {
      status: 'done',
      reply,
      data: { flowId, changes: done, assumptions: plan.assumptions, left: plan.left, newFlow: apart },
      ...(apart && { newFlowId: flowId }),
    };
  };
  return withAgentPresent(parts.rooms, flowId, async (agent) => {
    showAt(agent, before, touchedNodes(commands));
    const reply = await applied(flowId, caller, commands, request, parts, answer);
    showAt(agent, room.current().flow ?? before, touchedNodes(commands));
    return reply;
  });
}
