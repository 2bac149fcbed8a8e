import type { MadePlan } from '@strategy-builder/ai';
import { type Change, type FlowCommand, type ProposalMade, proposedChanges } from '@strategy-builder/domain';
import { newId } from '../platform/ids.js';
import { Problem } from '../platform/problem.js';
import { showAtChanges, withAgentPresent } from './agent-presence.js';
import { calledOff, emptyFlow, plannedOrders, type Wish } from './apply-plan.js';
import { assistant } from './assistant.js';
import type { ChatParts, ChatReply, ChatRequest } from './chat-reply.js';
import { checkPython } from './check-python.js';

export interface Proposed {
  readonly reply: ChatReply;
  /** To be recorded with its translation; left out when nothing would change. */
  readonly made?: ProposalMade;
}

/** A plan that waits for people: decided on the flow as it is, with fixed ids, and nothing of the flow changes. */
export async function proposePlan(
  plan: MadePlan,
  request: ChatRequest,
  parts: ChatParts,
  wish: Wish,
  translationId: string,
): Promise<Proposed> {
  const { apart, title, commands } = plannedOrders(plan, request, wish);
  const python = await checkPython(commands, apart ? emptyFlow : request.flow, parts);
  // The last moment to turn back: from here on everything is stored, or nothing.
  if (request.signal.aborted) throw calledOff();
  const caller = { ...request.caller, actor: assistant, causationId: request.caller.actor.id };
  const flowId = apart
    ? (await parts.flows.create(caller, { name: title, description: request.text })).id
    : request.flowId;
  const { flow, revision } = await parts.flows.existing(flowId);
  const known = await Promise.all(commands.map((command) => withTarget(command, flowId, parts)));
  const changes = proposedChanges(known, flow, { maxNodes: parts.maxNodes });
  if ('refused' in changes) throw new Problem(422, changes.code, changes.detail, changes.facts);
  const assumed =
    plan.assumptions.length > 0 ? [`Assumed: ${plan.assumptions.map(({ text }) => text).join('; ')}.`] : [];
  const left = plan.left.length > 0 ? [`Left out: ${plan.left.join('; ')}.`] : [];
  const about = { flowId, assumptions: plan.assumptions, left: plan.left, newFlow: apart };
  if (changes.length === 0) {
    const words = ['Nothing would have to change.', ...left].join('\n');
    return { reply: { status: 'done', reply: words, data: about } };
  }
  await withAgentPresent(parts.rooms, flowId, async (agent) => showAtChanges(agent, flow, changes));
  const proposalId = newId();
  const words = [
    `Proposed, nothing changed yet: ${counted(changes)}. Accept or reject it here or on the canvas.`,
    ...[plan.summary, ...assumed, ...left, ...python],
    ...(apart ? [`It waits in a new flow: ${flowId}.`] : []),
  ];
  const names = { proposalId, flowId, translationId, request: request.text, summary: plan.summary };
  return {
    reply: {
      status: 'done',
      reply: words.join('\n'),
      data: { ...about, proposalId },
      ...(apart && { newFlowId: flowId }),
    },
    made: { type: 'ProposalMade', data: { ...names, flowRevision: revision, changes } },
  };
}

/** What the log has of a change set that is to be taken back. */
async function withTarget(command: FlowCommand, flowId: string, parts: ChatParts): Promise<FlowCommand> {
  if (command.type !== 'UndoChangeSet') return command;
  const target = await parts.changeSets.targetOf(flowId, command.changeSet, assistant.id);
  return target ? { ...command, target } : command;
}

/** "adds 2 nodes and 3 edges, changes 1 node". */
function counted(changes: readonly Change[]): string {
  const count = (test: (change: Change) => boolean): Set<string> =>
    new Set(changes.filter(test).map((change) => ('id' in change ? change.id : change.key)));
  const some = (ids: ReadonlySet<string>, what: string): string[] =>
    ids.size === 0 ? [] : [`${ids.size} ${what}${ids.size > 1 ? 's' : ''}`];
  const both = (when: 'before' | 'after'): string =>
    (['node', 'edge'] as const)
      .flatMap((what) =>
        some(
          count((change) => change.what === what && change[when] === null),
          what,
        ),
      )
      .join(' and ');
  const changed = count(
    (change) => change.what === 'property' || (change.what === 'node' && !!change.before && !!change.after),
  );
  const named = changes.some(({ what }) => what === 'flow');
  return [
    ...(both('before') ? [`adds ${both('before')}`] : []),
    ...(changed.size > 0 ? [`changes ${some(changed, 'node').join('')}`] : []),
    ...(both('after') ? [`removes ${both('after')}`] : []),
    ...(named ? ['names the strategy'] : []),
  ].join(', ');
}
