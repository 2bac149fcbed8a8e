import type { Alternative, Assumption } from '@strategy-builder/ai';
import { type ChatEvent, type FlowCommand, withFollowingLabels } from '@strategy-builder/domain';
import type { EventStore } from '@strategy-builder/event-store';
import type { Caller } from '../flows/flows.service.js';
import { Problem } from '../platform/problem.js';
import type { ChatParts, ChatReply } from './chat-reply.js';
import { describeEvents } from './describe-events.js';

/** One of the choices that stand beside an assumption of a reply. */
export interface Choice {
  readonly messageId: string;
  /** Which of the reply's assumptions, from 0. */
  readonly assumption: number;
  /** The label of the choice. */
  readonly label: string;
}

/** What a choice is about, as the conversation has it. */
export interface ChosenOption {
  readonly sessionId: string;
  readonly assumption: Assumption;
  readonly option: Alternative;
  readonly proposalId?: string;
  /** What was chosen for the same before, and the change set that came of it. */
  readonly before?: { readonly option: Alternative | undefined; readonly changeSet: string };
}

type Said = ChatEvent['data'];
interface ReplyData {
  readonly flowId?: string;
  readonly newFlow?: boolean;
  readonly proposalId?: string;
  readonly assumptions?: readonly Assumption[];
  readonly choice?: Choice;
  readonly changeSet?: string;
}

/**
 * Finds a choice among what was offered: the commands are those that were stored with the reply, not what a client
 * sends. @throws Problem when nothing of this kind was offered here
 */
export async function chosenOption(
  store: EventStore,
  flowId: string,
  { messageId, assumption: index, label }: Choice,
): Promise<ChosenOption> {
  let offer: Said | undefined;
  let before: ReplyData | undefined;
  for await (const { data } of store.read(`chat-${flowId}`)) {
    const said = data as Said;
    if (said.from !== 'agent') continue;
    if (said.messageId === messageId) offer = said;
    const { choice, changeSet } = dataOf(said);
    const isSame = choice?.messageId === messageId && choice.assumption === index;
    if (isSame && changeSet !== undefined) before = dataOf(said);
  }
  const { assumptions = [], proposalId, flowId: target = flowId } = dataOf(offer);
  const assumption = assumptions[index];
  const option = assumption && optionOf(assumption, label);
  if (offer === undefined || assumption === undefined || option === undefined)
    throw new Problem(404, 'choice-not-found', 'This choice is not offered in the conversation.');
  if (target !== flowId)
    throw new Problem(422, 'choice-elsewhere', 'This choice is about another strategy: choose there.', {
      flowId: target,
    });
  return {
    ...{ sessionId: offer.sessionId, assumption, option },
    ...(proposalId !== undefined && { proposalId }),
    ...(before?.changeSet !== undefined && {
      before: { option: optionOf(assumption, before.choice!.label), changeSet: before.changeSet },
    }),
  };
}

function dataOf(said: Said | undefined): ReplyData {
  return (said?.data ?? {}) as ReplyData;
}

function optionOf({ assumed, alternatives = [] }: Assumption, label: string): Alternative | undefined {
  return [...(assumed ? [assumed] : []), ...alternatives].find((one) => one.label === label);
}

/** Carries a choice out, as a change of whoever chose: of what waits, else of the strategy. */
export async function chooseAnew(
  { assumption, option, proposalId, before }: ChosenOption,
  caller: Caller,
  flowId: string,
  parts: ChatParts,
): Promise<ChatReply> {
  if (proposalId !== undefined && (await waits(flowId, proposalId, parts))) {
    if (option.commands.length === 0)
      throw new Problem(
        422,
        'choice-not-possible',
        'What waits can’t be led back to this: reject it and ask again.',
      );
    await parts.proposals.amend(caller, flowId, proposalId, option.commands);
    return { status: 'done', reply: 'Changed what waits; the strategy is as it was.', data: { proposalId } };
  }
  const isAssumed = option.label === assumption.assumed?.label;
  const takesBack = before !== undefined && !(setsValues(option) && setsValues(before.option));
  const changes: string[] = [];
  if (takesBack) {
    const undo: FlowCommand = { type: 'UndoChangeSet', changeSet: before.changeSet };
    const { idempotencyKey: _, ...again } = caller;
    changes.push(...(await stored([undo], isAssumed ? caller : again, flowId, parts)));
  }
  if (!(isAssumed && takesBack)) changes.push(...(await stored(option.commands, caller, flowId, parts)));
  if (changes.length === 0) return { status: 'done', reply: 'That is so already; nothing had to change.' };
  return {
    status: 'done',
    reply: changes.join('\n'),
    data: { changes, ...(caller.idempotencyKey && { changeSet: caller.idempotencyKey }) },
  };
}

/** Steps that only set values can follow each other; others are taken back before the next one. */
function setsValues(option: Alternative | undefined): boolean {
  return (
    option !== undefined &&
    option.commands.length > 0 &&
    option.commands.every(({ type }) => type === 'EditNode' || type === 'SetFormula')
  );
}

async function waits(flowId: string, proposalId: string, { proposals }: ChatParts): Promise<boolean> {
  const { proposals: all } = await proposals.list(flowId);
  return all.some(({ id, isOpen }) => id === proposalId && isOpen);
}

async function stored(
  commands: readonly FlowCommand[],
  caller: Caller,
  flowId: string,
  parts: ChatParts,
): Promise<readonly string[]> {
  if (commands.length === 0) return [];
  const { flow } = await parts.flows.existing(flowId);
  const { events } = await parts.flows.execute(caller, flowId, withFollowingLabels(commands, flow));
  return describeEvents(events, flow);
}
