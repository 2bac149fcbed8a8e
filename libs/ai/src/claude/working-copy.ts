import {
  decide,
  draftOf,
  evolveDraft,
  type Flow,
  type FlowChange,
  type FlowCommand,
  type FlowDraft,
  isRefusal,
} from '@strategy-builder/domain';

/**
 * A flow of the model's own: each command is decided on it as the room would, so that the model hears a refusal and can
 * mend its plan. What was accepted is the plan; the stored flow is not touched.
 */
export class WorkingCopy {
  readonly commands: FlowCommand[] = [];
  private draft: FlowDraft;

  constructor(
    readonly before: Flow,
    readonly maxNodes: number,
  ) {
    this.draft = draftOf(before);
  }

  get flow(): Flow {
    return this.draft as Flow;
  }

  /** Whether the plan takes a change set back: then it does nothing else. */
  get takesBack(): boolean {
    return this.commands.some(({ type }) => type === 'UndoChangeSet');
  }

  /** Takes a command in, or says in a sentence why not. */
  apply(command: FlowCommand): { readonly done: readonly FlowChange[] } | { readonly refused: string } {
    if (this.takesBack || (command.type === 'UndoChangeSet' && this.commands.length > 0))
      return {
        refused: 'Taking a change set back is a plan of its own: finish it, the rest in another request.',
      };
    const decision = decide(command, this.flow, { maxNodes: this.maxNodes });
    if (isRefusal(decision)) return { refused: `${decision.code}: ${decision.detail}` };
    for (const change of decision) this.draft = evolveDraft(this.draft, change) as FlowDraft;
    if (decision.length > 0) this.commands.push(named(command, decision));
    return { done: decision };
  }
}

/** The command with the ids and ports that were chosen for it: what the model was told is what will be done. */
function named(command: FlowCommand, changes: readonly FlowChange[]): FlowCommand {
  // What it would find may be another when it is carried out: that is read from the log again.
  if (command.type === 'UndoChangeSet') return { type: command.type, changeSet: command.changeSet };
  for (const change of changes) {
    if (command.type === 'AddNode' && change.type === 'NodeAdded') return { ...command, id: change.data.id };
    if (command.type === 'ConnectNodes' && change.type === 'NodesConnected') {
      const { id, sourcePort, targetPort } = change.data;
      return { ...command, id, sourcePort, targetPort };
    }
  }
  return command;
}
