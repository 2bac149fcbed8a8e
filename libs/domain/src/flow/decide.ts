import { checkShape } from './command-shape.js';
import type { FlowCommand } from './commands.js';
import type { Decision, DecisionContext } from './decision.js';
import { isRefusal } from './decision.js';
import { connectNodes, disconnectNodes } from './decisions/edges.js';
import { archiveFlow, createFlow, nameVersion, renameFlow } from './decisions/flow.js';
import { addNode, editNode, moveNode, removeNode } from './decisions/nodes.js';
import { restoreRevision } from './decisions/restore.js';
import { editCode, setFormula } from './decisions/texts.js';
import { undoChangeSet } from './decisions/undo.js';
import type { FlowChange } from './events.js';
import { draftOf, evolveDraft } from './evolve.js';
import { type Refusal, refuse } from './refusals.js';
import type { FlowState } from './state.js';

/** A refusal of one command among several. */
export interface RefusalAt extends Refusal {
  /** Place of the refused command in the list, from 0. */
  readonly index: number;
}

/** What a command comes to in this state. Pure: no clock, no randomness, and the state stays as it is. */
export function decide(command: FlowCommand, state: FlowState, context: DecisionContext): Decision {
  const malformed = checkShape(command);
  if (malformed) return malformed;
  if (command.type === 'CreateFlow') return createFlow(command, state, context);
  if (state === null) return refuse('flow-not-found', 'There is no such flow.');
  if (state.archived) return refuse('flow-archived', 'This flow is archived; it can be read, not changed.');
  switch (command.type) {
    case 'RenameFlow':
      return renameFlow(command, state);
    case 'ArchiveFlow':
      return archiveFlow();
    case 'AddNode':
      return addNode(command, state, context);
    case 'EditNode':
      return editNode(command, state);
    case 'MoveNode':
      return moveNode(command, state);
    case 'SetFormula':
      return setFormula(command, state);
    case 'EditCode':
      return editCode(command, state);
    case 'RemoveNode':
      return removeNode(command, state);
    case 'ConnectNodes':
      return connectNodes(command, state);
    case 'DisconnectNodes':
      return disconnectNodes(command, state);
    case 'RestoreRevision':
      return restoreRevision(command, state, context);
    case 'NameVersion':
      return nameVersion(command);
    case 'UndoChangeSet':
      return undoChangeSet(command, state, context);
    default:
      return command satisfies never;
  }
}

/** Decides commands one after the other, each on what the ones before it came to. All or nothing. */
export function decideAll(
  commands: readonly FlowCommand[],
  state: FlowState,
  context: DecisionContext,
): readonly FlowChange[] | RefusalAt {
  // What an undo needs to know of the past is read before its request: nothing may come in between.
  const alone = commands.length > 1 ? commands.findIndex(({ type }) => type === 'UndoChangeSet') : -1;
  if (alone !== -1) {
    return { ...refuse('invalid-value', 'UndoChangeSet stands alone in its request.'), index: alone };
  }
  const changes: FlowChange[] = [];
  const owned = state !== null && commands.length > 1;
  let draft = owned ? draftOf(state) : null;
  for (const [index, command] of commands.entries()) {
    const decision = decide(command, owned ? draft : (draft ?? state), context);
    if (isRefusal(decision)) return { ...decision, index };
    changes.push(...decision);
    if (index < commands.length - 1) for (const change of decision) draft = evolveDraft(draft, change);
  }
  return changes;
}
