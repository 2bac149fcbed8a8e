import type { Plan, Planned } from '@strategy-builder/ai';
import type { Flow, TranslationFinished } from '@strategy-builder/domain';
import { newId } from '../platform/ids.js';
import { Problem } from '../platform/problem.js';
import { recordFact } from '../store/record-fact.js';
import { applyPlan, type Wish } from './apply-plan.js';
import type { ChatParts, ChatReply, ChatRequest } from './chat-reply.js';

const emptyFlow: Flow = { name: '', description: '', archived: false, nodes: {}, edges: {} };

/** Words to a plan, the plan through the door, the reply from what was stored; every translation is an event. */
export async function translate(request: ChatRequest, parts: ChatParts, wish: Wish = {}): Promise<ChatReply> {
  const started = performance.now();
  const translationId = newId();
  const flow = wish.newStrategy ? emptyFlow : request.flow;
  const { plan, usage, instead } = await planned(request, parts, flow);
  const planner = instead?.planner ?? parts.planner.name;
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
    planner,
    ...(usage && { model: usage.model, promptVersion: usage.promptVersion }),
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
  parts.metrics.translations.inc({ planner, outcome: data.outcome });
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
  if (!instead) return reply;
  const note = `Claude gave no plan (${instead.reason}); the ${instead.planner} planner answered.`;
  return { ...reply, reply: `${note}\n${reply.reply}`, data: { ...reply.data, instead } };
}

/** The plan; a request that was called off changes nothing and is answered so. */
async function planned(request: ChatRequest, parts: ChatParts, flow: Flow): Promise<Planned> {
  try {
    return await parts.planner.plan({ text: request.text, flow }, request.signal);
  } catch (error) {
    if (!request.signal?.aborted) throw error;
    return { plan: { status: 'refused', reason: 'Called off; nothing was changed.' } };
  }
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
      return applyPlan(plan, request, parts, wish);
  }
}
