import {
  addNode,
  connect,
  disconnect,
  editParams,
  moveNode,
  removeNode,
  renameFlow,
  setFormula,
  setLabel,
} from '@strategy-builder/collab/client';
import { authorOf, settle, TestNetwork, type TestPeer } from '@strategy-builder/collab/testing';
import {
  type ChangeAuthor,
  ChangeHistory,
  decideAll,
  type Flow,
  type FlowCommand,
  type FlowEvent,
  fold,
  type UndoTarget,
} from '@strategy-builder/domain';

export const people = {
  ada: { kind: 'user', id: 'ada', name: 'ada' },
  ben: { kind: 'user', id: 'ben', name: 'ben' },
  agent: { kind: 'agent', id: 'agent', name: 'agent' },
} as const satisfies Record<string, ChangeAuthor>;
export type Who = keyof typeof people;

/** One stored event of a flow, with the change set that it belongs to. */
export interface Happened {
  readonly event: FlowEvent;
  readonly set: string;
  readonly who: Who;
}

/** A flow that people and the agent change, in whatever way. */
export interface Desk {
  readonly flow: Flow;
  readonly revision: number;
  /** Everything that was stored, oldest first. */
  readonly happened: readonly Happened[];
  /** A gesture on the canvas; it may arrive later. */
  gesture(who: Who, command: FlowCommand): Promise<void>;
  /** A request; whether anything came of it. */
  request(
    who: Who,
    commands: readonly FlowCommand[],
    expectedRevision?: number,
  ): Promise<'done' | 'refused' | 'conflict'>;
  /** Lets some of what is under way arrive, or all of it. */
  deliver(all: boolean): Promise<void>;
  /** What must never be and is. */
  faults(): readonly string[];
}

const maxNodes = 14;
export const context = { maxNodes };

/** The decider alone: what is asked for has happened at once. */
export class DecidedDesk implements Desk {
  flow: Flow;
  readonly happened: Happened[] = [];
  private readonly history = new ChangeHistory();

  /** @param tamper what a mistaken undo would be told of the past */
  constructor(private readonly tamper: (target: UndoTarget) => UndoTarget = (target) => target) {
    this.flow = null as unknown as Flow;
    this.take('ada', [{ type: 'CreateFlow', name: 'Desk', founder: 1 }]);
  }

  get revision(): number {
    return this.happened.length;
  }

  async gesture(who: Who, command: FlowCommand): Promise<void> {
    this.take(who, [command]);
  }

  async request(who: Who, commands: readonly FlowCommand[], expected?: number) {
    if (expected !== undefined && expected !== this.revision) return 'conflict' as const;
    return this.take(who, commands) ? ('done' as const) : ('refused' as const);
  }

  async deliver(): Promise<void> {}

  faults(): string[] {
    return [];
  }

  private take(who: Who, commands: readonly FlowCommand[]): boolean {
    const prepared = commands.map((command) => {
      if (command.type !== 'UndoChangeSet') return command;
      const target = this.history.targetOf(command.changeSet, who);
      return target === undefined ? command : { ...command, target: this.tamper(target) };
    });
    const decided = decideAll(prepared, this.flow, context);
    if ('refused' in decided) return false;
    const set = `set-${this.revision + 1}`;
    for (const event of decided) {
      this.happened.push({ event, set, who });
      this.history.learn(event, { commandId: set, actor: people[who], at: '', revision: this.revision });
    }
    this.flow = fold(decided, this.flow) as Flow;
    return true;
  }
}

/** The real room, two people with documents of their own on a slow network, and the agent beside them. */
export class RoomDesk implements Desk {
  private constructor(
    readonly network: TestNetwork,
    private readonly peers: Readonly<Record<'ada' | 'ben', TestPeer>>,
  ) {}

  static async open(seed: number): Promise<RoomDesk> {
    const network = new TestNetwork(seed, { maxNodes, maxUsers: 5, maxEditsPerSecond: 100_000 });
    await network.open();
    await network.execute([{ type: 'CreateFlow', name: 'Desk', founder: 1 }], { author: authorOf('ada') });
    return new RoomDesk(network, { ada: await network.joined('ada'), ben: await network.joined('ben') });
  }

  get flow(): Flow {
    return this.network.room.current().flow as Flow;
  }

  get revision(): number {
    return this.network.room.current().revision;
  }

  get happened(): readonly Happened[] {
    return this.network.log.records.map((record) => ({
      event: record,
      set: record.metadata.commandId,
      who: record.metadata.actor.id as Who,
    }));
  }

  async gesture(who: Who, command: FlowCommand): Promise<void> {
    if (who === 'agent') await this.request(who, [command]);
    else writeIntoDocument(this.peers[who], command);
  }

  async request(who: Who, commands: readonly FlowCommand[], expectedRevision?: number) {
    const { room, random } = this.network;
    const answer = room.execute({
      author: { ...authorOf(who), actor: people[who] },
      commands,
      ...(expectedRevision !== undefined && { expectedRevision }),
    });
    // While an undo is still reading the log, edits of others come in.
    if (random.chance(0.5)) for (const peer of Object.values(this.peers)) while (peer.deliverToRoom());
    await settle();
    const { outcome } = await answer;
    return outcome === 'accepted' ? 'done' : outcome === 'conflict' ? 'conflict' : 'refused';
  }

  async deliver(all: boolean): Promise<void> {
    const { network, peers } = this;
    if (all) return network.deliverAll();
    const peer = network.random.pick(Object.values(peers));
    for (let frames = 1 + network.random.below(3); frames > 0; frames--) {
      if (network.random.chance(0.5)) peer.deliverToRoom();
      else peer.deliverToPeer();
    }
  }

  faults(): readonly string[] {
    return this.network.faults;
  }
}

function writeIntoDocument({ doc }: TestPeer, command: FlowCommand): void {
  switch (command.type) {
    case 'AddNode': {
      const { id = '', nodeType: type, kind } = command;
      addNode(doc, { id, type, kind });
      break;
    }
    case 'EditNode':
      if (command.label !== undefined) setLabel(doc, command.id, command.label);
      editParams(doc, command.id, command.params ?? {});
      break;
    case 'MoveNode':
      moveNode(doc, command.id, command.position);
      break;
    case 'SetFormula':
      setFormula(doc, command.id, command.formula);
      break;
    case 'RemoveNode':
      removeNode(doc, command.id);
      break;
    case 'ConnectNodes':
      connect(doc, { ...command, id: `${command.source}_to_${command.target}` });
      break;
    case 'DisconnectNodes':
      disconnect(doc, command.id);
      break;
    case 'RenameFlow':
      renameFlow(doc, { name: command.name ?? '' });
      break;
    default:
      throw new Error(`No gesture makes ${command.type}`);
  }
}
