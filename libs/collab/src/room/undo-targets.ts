import { ChangeHistory } from '@strategy-builder/domain';
import type { FlowLog } from '../log.js';
import type { CommandOutcome, CommandRequest } from '../room-api.js';

/** Tries to take a change set back while others go on editing; each reads only what has come since the one before. */
const mostTries = 50;

/** Who wrote what in a flow, read from its log and brought up to date on demand. */
export class LogHistory {
  readonly changes = new ChangeHistory();
  private revision = 0;

  constructor(private readonly log: FlowLog) {}

  /** Reads what has been stored since; gives the revision that it knows now. */
  async catchUp(): Promise<number> {
    for await (const record of this.log.read(this.revision)) {
      const { commandId, actor, at } = record.metadata;
      this.changes.learn(record, { commandId, actor, at, revision: record.revision });
      this.revision = record.revision;
    }
    return this.revision;
  }
}

/**
 * Carries out an `UndoChangeSet`: reads who wrote what, and has it decided only if nothing changed in between. When
 * something did, it looks again, so that no edit of that moment is overlooked.
 */
export async function executeUndo(
  log: FlowLog,
  request: CommandRequest,
  execute: (request: CommandRequest) => Promise<CommandOutcome>,
): Promise<CommandOutcome> {
  const history = new LogHistory(log);
  for (let left = mostTries; ; left--) {
    const revision = await history.catchUp();
    const commands = request.commands.map((command) => {
      if (command.type !== 'UndoChangeSet') return command;
      const { type, changeSet } = command;
      const target = history.changes.targetOf(changeSet, request.author.actor.id);
      return target === undefined ? { type, changeSet } : { type, changeSet, target };
    });
    const outcome = await execute({ expectedRevision: revision, ...request, commands });
    if (outcome.outcome !== 'conflict' || request.expectedRevision !== undefined || left === 0)
      return outcome;
  }
}
