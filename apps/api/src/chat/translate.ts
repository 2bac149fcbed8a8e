import type { Plan } from '@strategy-builder/ai';
import type { Flow, FlowCommand, TranslationFinished } from '@strategy-builder/domain';
import { newId } from '../platform/ids.js';
import { Problem } from '../platform/problem.js';
import { recordFact } from '../store/record-fact.js';
import { assistant } from './assistant.js';
import type { ChatParts, ChatReply, ChatRequest } from './chat-reply.js';
import { describeEvents } from './describe-events.js';

/** How a request in words is to be carried out. */
interface Wish {
  /** Name of the strategy, when the user gave one. */
  readonly title?: string;
  /** A new strategy is wanted, whatever the words say. */
  readonly newStrategy?: boolean;
}

const emptyFlow: Flow = { name: '', description: '', archived: false, nodes: {}, edges: {} };

/** Words to a plan, the plan through the door, the reply from what was stored; every translation is an event. */
export async function translate(request: ChatRequest, parts: ChatParts, wish: Wish = {}): Promise<ChatReply> {
  const started = performance.now();
  const translationId = newId();
  const flow = wish.newStrategy ? emptyFlow : request.flow;
  const { plan, usage } = await parts.planner.plan({ text: request.text, flow });
  let reply: ChatReply;
  let failure: Problem | undefined;
  try {
    reply = await carryOut(plan, request, parts, wish);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    failure = error;
    reply = { status: 'refused', reply: `I could not do that: ${error.detail}`, data: { code: error.code } };
  }
  const data: TranslationFinished['data'] = {
    translationId,
    flowId: request.flowId,
    request: request.text,
    planner: parts.planner.name,
    ...(usage && { model: usage.model }),
    inputTokens: usage?.inputTokens ?? 0,
    outputTokens: usage?.outputTokens ?? 0,
    durationMs: performance.now() - started,
    outcome: failure
      ? 'failed'
      : plan.status === 'answer'
        ? 'done'
        : plan.status === 'plan'
          ? 'done'
          : plan.status,
    assumptions:
      plan.status === 'plan' ? plan.assumptions.map(({ alternatives: _, ...stated }) => stated) : [],
    plan: plan.status === 'plan' ? plan.commands : [],
    ...(reply.status !== 'done' && { detail: reply.reply }),
    ...(plan.status === 'plan' &&
      request.caller.idempotencyKey && { commandId: request.caller.idempotencyKey }),
  };
  parts.metrics.translations.inc({ planner: parts.planner.name, outcome: data.outcome });
  await recordFact(
    parts.store,
    `translation-${request.flowId}`,
    'any',
    { type: 'TranslationFinished', data },
    {
      actor: request.caller.actor,
      ...(request.caller.correlationId && { correlationId: request.caller.correlationId }),
    },
  );
  return reply;
}

async function carryOut(plan: Plan, request: ChatRequest, parts: ChatParts, wish: Wish): Promise<ChatReply> {
  switch (plan.status) {
    case 'clarify':
      return { status: 'clarify', reply: plan.question, data: { choices: plan.choices } };
    case 'refused':
      return { status: 'refused', reply: plan.reason };
    case 'answer':
      return { status: 'done', reply: plan.text };
    case 'plan':
      return build(plan, request, parts, wish);
  }
}

async function build(
  plan: Extract<Plan, { status: 'plan' }>,
  request: ChatRequest,
  parts: ChatParts,
  wish: Wish,
): Promise<ChatReply> {
  const isEmpty = Object.keys(request.flow.nodes).length === 0;
  const apart = (wish.newStrategy || plan.newStrategy) && !isEmpty;
  const title = wish.title ?? plan.title;
  const caller = { ...request.caller, actor: assistant, causationId: request.caller.actor.id };
  const named: FlowCommand[] =
    apart || !(wish.newStrategy || plan.newStrategy)
      ? []
      : [{ type: 'RenameFlow', name: title, description: request.text }];
  const flowId = apart
    ? (await parts.flows.create(caller, { name: title, description: request.text })).id
    : request.flowId;
  const before = (await parts.flows.existing(flowId)).flow;
  const { events } = await parts.flows.execute(caller, flowId, [...named, ...plan.commands]);
  const done = describeEvents(events, before);
  const reply = [
    done.length === 0 ? 'Nothing had to change.' : plan.summary,
    ...(plan.assumptions.length > 0
      ? [`Assumed: ${plan.assumptions.map(({ text }) => text).join('; ')}.`]
      : []),
    ...(plan.left.length > 0 ? [`Left out: ${plan.left.join('; ')}.`] : []),
    ...(apart ? [`It is in a new flow: ${flowId}.`] : []),
  ].join('\n');
  return {
    status: 'done',
    reply,
    data: { flowId, changes: done, assumptions: plan.assumptions, left: plan.left, newFlow: apart },
    ...(apart && { newFlowId: flowId }),
  };
}
