import { evolveDraft, type Flow, type FlowDraft } from '@strategy-builder/domain';
import type { FlowLog } from '../log.js';
import type { CommandRequest } from '../room-api.js';

/** The flow as it was at a revision; null when the log does not reach it. */
export async function foldTo(log: FlowLog, revision: number): Promise<Flow | null> {
  let draft: FlowDraft | null = null;
  for await (const record of log.read(0)) {
    draft = evolveDraft(draft, record);
    if (record.revision === revision) return draft;
  }
  return null;
}

/** Gives every `RestoreRevision` of a request the flow that it goes back to. */
export async function withRestoreTargets(log: FlowLog, request: CommandRequest): Promise<CommandRequest> {
  const commands = [...request.commands];
  for (const [index, command] of commands.entries()) {
    if (command.type !== 'RestoreRevision') continue;
    const target = await foldTo(log, command.revision);
    const { type, revision } = command;
    commands[index] = target === null ? { type, revision } : { type, revision, target };
  }
  return { ...request, commands };
}
