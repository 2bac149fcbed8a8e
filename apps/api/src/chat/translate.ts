import { calledOff, type Plan, type Planned, type PlanRequest, type PlanUsage } from '@strategy-builder/ai';
import type { Guest } from '@strategy-builder/collab';
import type {
  Flow,
  ProposalMade,
  TokenUsage,
  TranslationFinished,
  TranslationOutcome,
} from '@strategy-builder/domain';
import type { Beside } from '@strategy-builder/event-store';
import { newId } from '../platform/ids.js';
import { Problem } from '../platform/problem.js';
import { eventsOf, type FactContext, recordFacts } from '../store/record-fact.js';
import { translationStream } from '../translations/translation-log.js';
import { showAtPlace, withAgentPresent } from './agent-presence.js';
import { applyPlan, emptyFlow, type Wish } from './apply-plan.js';
import type { ChatParts, ChatReply, ChatRequest } from './chat-reply.js';
import { checkPython } from './check-python.js';
import { earlierMessages, flowReading } from './flow-reading.js';
import { proposePlan } from './propose-plan.js';

/** Words to a plan, the plan through the door, the reply from what was stored; every translation is an event. */
export async function translate(request: ChatRequest, parts: ChatParts, wish: Wish = {}): Promise<ChatReply> {
  const started = performance.now();
  const translationId = newId();
  const flow = wish.newStrategy ? emptyFlow : request.flow;
  const { plan, usage, instead } = await withAgentPresent(parts.rooms, request.flowId, (agent) =>
    planned(request, parts, flow, agent),
  );
  const planner = instead?.planner ?? parts.planner.name;
  const finished = (outcome: TranslationOutcome, made?: ProposalMade): TranslationFinished => ({
    type: 'TranslationFinished',
    data: {
      translationId,
      flowId: made?.data.flowId ?? request.flowId,
      request: request.text,
      planner,
      ...(instead && { fallback: { from: parts.planner.name, reason: instead.reason } }),
      ...(usage && {
        model: usage.model,
        promptVersion: usage.promptVersion,
        usage: tokensOf(usage),
        ...(usage.cost !== undefined && { cost: usage.cost }),
      }),
      durationMs: performance.now() - started,
      outcome,
      assumptions:
        plan.status === 'plan'
          ? plan.assumptions.map(({ alternatives: _, assumed: __, ...stated }) => stated)
          : [],
      plan: plan.status === 'plan' ? plan.commands : [],
      ...(plan.status === 'plan' &&
        !made &&
        request.caller.idempotencyKey && { commandId: request.caller.idempotencyKey }),
    },
  });
  const context: FactContext = {
    actor: request.caller.actor,
    ...(request.caller.correlationId && { correlationId: request.caller.correlationId }),
  };
  const note = instead && `Claude gave no plan (${instead.reason}); the ${instead.planner} planner answered.`;
  const whole = (reply: ChatReply): ChatReply =>
    note ? { ...reply, reply: `${note}\n${reply.reply}`, data: { ...reply.data, instead } } : reply;
  const kept = (reply: ChatReply): readonly Beside[] => [
    { stream: translationStream(request.flowId), events: eventsOf([finished(outcomeOf(plan))], context) },
    ...request.kept(whole(reply)),
  ];
  let reply: ChatReply;
  let made: ProposalMade | undefined;
  let failure: Problem | undefined;
  try {
    if (plan.status === 'plan' && request.mode === 'propose')
      ({ reply, made } = await proposePlan(plan, request, parts, wish, translationId));
    else reply = await carryOut(plan, { ...request, kept }, parts, wish);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    failure = error;
    reply = { status: 'refused', reply: `I could not do that: ${error.detail}`, data: { code: error.code } };
  }
  const outcome: TranslationOutcome = failure
    ? { status: 'failed', error: reply.reply }
    : made
      ? { status: 'proposed', proposalId: made.data.proposalId }
      : outcomeOf(plan);
  parts.metrics.translations.inc({ planner, outcome: outcome.status });
  if (reply.isStored) return whole(reply);
  const fact = finished(outcome, made);
  const stream = translationStream(fact.data.flowId);
  const facts = recordFacts(parts.store, stream, 'any', [fact, ...(made ? [made] : [])], context);
  const recorded = made
    ? facts.then(() => parts.proposals.announce(made.data.flowId, made.data.proposalId))
    : facts;
  return { ...whole(reply), recorded };
}

function tokensOf({ inputTokens, outputTokens, cachedReadTokens, cachedWriteTokens }: PlanUsage): TokenUsage {
  return {
    input: inputTokens,
    output: outputTokens,
    cachedRead: cachedReadTokens,
    cachedWrite: cachedWriteTokens,
  };
}

function outcomeOf(plan: Plan): TranslationOutcome {
  if (plan.status === 'clarify') return { status: 'clarify', question: plan.question };
  if (plan.status === 'refused') return { status: 'refused', reason: plan.reason };
  return { status: 'done' };
}

/** The plan; a request that was called off changes nothing and is answered so. */
async function planned(
  { text, flowId, messageId, signal, onStep }: ChatRequest,
  parts: ChatParts,
  flow: Flow,
  agent: Guest,
): Promise<Planned> {
  const asked: PlanRequest = {
    ...{ text, flow },
    onStep({ at, ...step }) {
      if (at) showAtPlace(agent, at);
      onStep(step);
    },
    earlier: () => earlierMessages(flowId, messageId, parts),
    reading: flowReading(flowId, parts),
    tryPython: (commands) => faultOf(checkPython(commands, flow, parts)),
  };
  const { plan, ...rest } = await parts.planner.plan(asked, signal);
  return { ...rest, plan: signal.aborted ? calledOff : plan };
}

async function faultOf(checked: Promise<unknown>): Promise<string | null> {
  try {
    await checked;
    return null;
  } catch (error) {
    if (error instanceof Problem && error.code === 'code-invalid') return error.detail;
    throw error;
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
