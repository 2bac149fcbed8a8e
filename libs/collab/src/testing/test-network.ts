import { type Flow, sameFlow } from '@strategy-builder/domain';
import * as Y from 'yjs';
import { readDocument } from '../document/read-flow.js';
import type { Actor, StoredFlowRecord } from '../log.js';
import { openRoom } from '../room/flow-room.js';
import type { Author, CommandOutcome, CommandRequest, Room, RoomLimits } from '../room-api.js';
import { LogVerifier } from '../verify.js';
import { readClientMessage } from '../wire/protocol.js';
import { MemoryLog } from './memory-log.js';
import { Random } from './random.js';
import { TestPeer } from './test-peer.js';
import { settle, VirtualClock } from './virtual-clock.js';

export const roomyLimits: RoomLimits = { maxNodes: 60, maxUsers: 20, maxEditsPerSecond: 100_000 };

/**
 * One flow, its room, its log and several clients, stepped by hand: nothing moves unless a test says so. Watches all
 * the time that nothing is sent before it is stored, and that after each append fold and document agree.
 */
export class TestNetwork {
  readonly log = new MemoryLog();
  readonly clock = new VirtualClock();
  readonly random: Random;
  readonly peers: TestPeer[] = [];
  /** What must never happen and did. */
  readonly faults: string[] = [];
  private verifier = new LogVerifier();
  private opened: Room | undefined;
  private generation = 0;
  private ids = 0;

  constructor(
    seed: number,
    private readonly limits: RoomLimits = roomyLimits,
  ) {
    this.random = new Random(seed);
    this.log.onStored = (records) => this.watchStored(records);
  }

  get room(): Room {
    if (this.opened === undefined) throw new Error('The network has no room: call open first');
    return this.opened;
  }

  newId = (): string => `id-${++this.ids}`;

  newClientId = (): number => 1 + this.random.below(0xffff_fffe);

  /** Opens the room from what the log holds. */
  async open(): Promise<void> {
    const generation = ++this.generation;
    this.opened = await openRoom(
      'flow',
      {
        log: this.log,
        now: this.clock.now,
        newId: this.newId,
        newClientId: this.newClientId,
        schedule: (milliseconds, task) =>
          this.clock.schedule(milliseconds, () => {
            if (generation === this.generation) task();
          }),
      },
      this.limits,
    );
  }

  /** Opens the room and creates the flow. */
  async create(name = 'Momentum'): Promise<void> {
    await this.open();
    await this.execute([{ type: 'CreateFlow', name, founder: this.newClientId() }]);
  }

  /** The process dies: whoever waited for it waits in vain, every line breaks; what is stored is stored. */
  async kill(): Promise<void> {
    this.generation++;
    this.log.abandon();
    for (const peer of this.peers) peer.disconnect();
    await this.open();
  }

  addPeer(name = `user-${this.peers.length + 1}`): TestPeer {
    const peer = new TestPeer(authorOf(name), this.newClientId, (frame) => this.watchSent(frame));
    this.peers.push(peer);
    return peer;
  }

  /** Adds a peer, connects it and lets it synchronise. */
  async joined(name?: string): Promise<TestPeer> {
    const peer = this.addPeer(name);
    this.connect(peer);
    await this.deliverAll();
    return peer;
  }

  connect(peer: TestPeer): void {
    peer.connect((connection) => this.room.join(connection));
  }

  /** Sends commands and waits for their outcome. The log must not be held. */
  async execute(
    commands: CommandRequest['commands'],
    request: Partial<Omit<CommandRequest, 'commands'>> = {},
  ): Promise<CommandOutcome> {
    const outcome = this.room.execute({ author: authorOf('commander'), commands, ...request });
    await settle();
    return outcome;
  }

  /** Delivers everything in both directions, until nothing moves any more. */
  async deliverAll(): Promise<void> {
    for (let isMoving = true; isMoving; ) {
      await settle();
      isMoving = false;
      for (const peer of this.peers) {
        while (peer.deliverToRoom()) isMoving = true;
      }
      await settle();
      for (const peer of this.peers) {
        while (peer.deliverToPeer()) isMoving = true;
      }
    }
    await settle();
  }

  /** Lets the storm end: stores what waits, connects everybody, delivers everything. */
  async calm(): Promise<void> {
    this.log.isHeld = false;
    this.log.isAway = false;
    while (this.log.hasPending) {
      this.log.release();
      await settle();
    }
    await this.clock.advance(10_000);
    for (let round = 0; round < 3; round++) {
      for (const peer of this.peers) {
        if (peer.isSlow) peer.stopBeingSlow();
        if (peer.line === null) this.connect(peer);
      }
      await this.deliverAll();
      await this.clock.advance(5_000);
      await this.deliverAll();
    }
    await this.meetOtherWriter();
  }

  /** A room learns of another writer only when it appends itself: where the other one was last, it has to. */
  private async meetOtherWriter(): Promise<void> {
    const { revision } = this.room.current();
    if (revision === this.log.records.length) return;
    await this.execute([{ type: 'RenameFlow', name: `After revision ${revision}` }]);
    await this.clock.advance(5_000);
    await this.deliverAll();
  }

  /** What keeps the documents of all peers, the flow and the log from being one; empty when they are. */
  differences(): string[] {
    const found = [...this.faults];
    const { flow } = this.room.current();
    for (const peer of this.peers) {
      if (!peer.isSynced)
        found.push(`${peer.name} is not synchronised (${JSON.stringify(peer.closes.at(-1))})`);
      const { content, strange } = readDocument(peer.doc);
      if (strange.length > 0) found.push(`${peer.name} holds strange content: ${strange.join(', ')}`);
      if (!sameFlow(flow, { ...content, archived: false } satisfies Flow))
        found.push(`${peer.name} shows another flow`);
      if (!sameState(peer.doc, this.verifier.doc)) found.push(`${peer.name} has other structs than the log`);
      if (peer.doc.store.pendingStructs !== null) found.push(`${peer.name} lacks structs`);
    }
    return found;
  }

  private watchStored(records: readonly StoredFlowRecord[]): void {
    for (const record of records) {
      const difference = this.verifier.take(record);
      if (difference !== null) this.faults.push(`after an append: ${JSON.stringify(difference)}`);
    }
  }

  /** Nothing may be visible before it is stored. */
  private watchSent(frame: Uint8Array): void {
    if (frame[0] !== 0) return;
    const message = readClientMessage(frame);
    if (message.kind !== 'update') return;
    const { store } = this.verifier.doc;
    const { structs, ds } = Y.decodeUpdate(message.update);
    for (const { id, length } of structs) {
      if (id.clock + length > Y.getState(store, id.client))
        this.faults.push(`sent before stored: ${id.client}`);
    }
    for (const [client, deletions] of ds.clients) {
      for (const { clock, len } of deletions) {
        for (let at = clock; at < clock + len; at++) {
          const isKnown = at < Y.getState(store, client);
          if (!isKnown || !Y.getItem(store, Y.createID(client, at)).deleted) {
            this.faults.push(`deletion sent before stored: ${client}:${at}`);
          }
        }
      }
    }
  }
}

function sameState(left: Y.Doc, right: Y.Doc): boolean {
  const a = Y.decodeStateVector(Y.encodeStateVector(left));
  const b = Y.decodeStateVector(Y.encodeStateVector(right));
  if (a.size !== b.size || [...a].some(([client, clock]) => b.get(client) !== clock)) return false;
  return Y.equalDeleteSets(
    Y.createDeleteSetFromStructStore(left.store),
    Y.createDeleteSetFromStructStore(right.store),
  );
}

/** A person by this name. */
export function authorOf(name: string): Author {
  const actor: Actor = { kind: 'user', id: name, name };
  return { actor, sessionId: `session-of-${name}` };
}
