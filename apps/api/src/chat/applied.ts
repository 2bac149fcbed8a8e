import type { FlowCommand } from '@strategy-builder/domain';
import type { AnsweredEvent, Caller } from '../flows/flows.service.js';
import type { ChatParts, ChatReply, ChatRequest } from './chat-reply.js';

/**
 * Carries commands out, and stores the answer to what came of them in the same append: one wait for the disk, and nobody
 * ever finds one without the other. @throws Problem when a rule refuses them
 */
export async function applied(
  flowId: string,
  caller: Caller,
  commands: readonly FlowCommand[],
  request: Pick<ChatRequest, 'kept'>,
  { flows }: Pick<ChatParts, 'flows'>,
  answer: (events: readonly AnsweredEvent[]) => ChatReply,
): Promise<ChatReply> {
  let stored: ChatReply | undefined;
  const { events } = await flows.execute(caller, flowId, commands, undefined, (events) => {
    stored = answer(events);
    return request.kept(stored);
  });
  return stored && events.length > 0 ? { ...stored, isStored: true } : answer(events);
}
