import type { CommandLedger, LedgerEntry } from './command-ledger.js';
import { isFlowChange } from './is-flow-change.js';
import type { WaitingCommand } from './mailbox.js';
import type { Turn, Verdict } from './turn.js';

/** What was decided of a request in its turn. */
export type Decided =
  | { readonly waiting: WaitingCommand; readonly commandId: string; readonly verdict: Verdict }
  | { readonly waiting: WaitingCommand; readonly error: unknown };

/** What a request comes to in its turn. */
export type Reply =
  | Decided
  /** Asked before with this key: gets the first answer. */
  | { readonly waiting: WaitingCommand; readonly repeated: LedgerEntry }
  /** Asked twice within this turn. */
  | { readonly waiting: WaitingCommand; readonly twinOf: Decided }
  | { readonly waiting: WaitingCommand; readonly keyReused: true };

interface Stand {
  readonly ledger: CommandLedger;
  readonly revision: number;
  readonly lastChange: number;
}

/** Decides the requests of a turn, in their order. */
export function decideCommands(turn: Turn, commands: readonly WaitingCommand[], stand: Stand): Reply[] {
  const inThisTurn = new Map<string, { requestHash: string; reply: Decided }>();
  return commands.map((waiting) => {
    const { commandId, requestHash = '', author } = waiting.request;
    const key = `${commandId}\n${author.actor.id}`;
    if (commandId !== undefined) {
      const earlier = stand.ledger.find(author.actor.id, commandId);
      const twin = inThisTurn.get(key);
      const knownHash = earlier?.requestHash ?? twin?.requestHash;
      if (knownHash !== undefined && knownHash !== requestHash) return { waiting, keyReused: true };
      if (earlier !== undefined) return { waiting, repeated: earlier };
      if (twin !== undefined) return { waiting, twinOf: twin.reply };
    }
    const reply = decideOne(turn, waiting, stand);
    if (commandId !== undefined) inThisTurn.set(key, { requestHash, reply });
    return reply;
  });
}

function decideOne(turn: Turn, waiting: WaitingCommand, stand: Stand): Decided {
  const { request } = waiting;
  const commandId = request.commandId ?? turn.newId();
  try {
    if (isInConflict(turn, request.expectedRevision, stand)) {
      return { waiting, commandId, verdict: { verdict: 'conflict' } };
    }
    return { waiting, commandId, verdict: turn.decide(request, commandId) };
  } catch (error) {
    return { waiting, error };
  }
}

/** Only events that changed the flow can be in the way; a revision that does not exist yet is none to build on. */
function isInConflict(turn: Turn, expected: number | undefined, { revision, lastChange }: Stand): boolean {
  if (expected === undefined) return false;
  let changed = lastChange;
  for (let index = turn.entries.length - 1; index >= 0 && changed === lastChange; index--) {
    const entry = turn.entries[index];
    if (entry !== undefined && isFlowChange(entry.event)) changed = revision + index + 1;
  }
  return expected < changed || expected > revision + turn.entries.length;
}
