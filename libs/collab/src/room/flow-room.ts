import type { Flow } from '@strategy-builder/domain';
import * as Y from 'yjs';
import { type BesideTurn, type FlowRecord, LogConflict, LogRefusal, type StoredFlowRecord } from '../log.js';
import type {
  Author,
  CommandOutcome,
  CommandRequest,
  Connection,
  Guest,
  Room,
  RoomLimits,
  RoomPorts,
  Seat,
} from '../room-api.js';
import { closeCodes } from '../wire/close-codes.js';
import { noticeFrame, updateFrame } from '../wire/protocol.js';
import { Audience } from './audience.js';
import { decideCommands, type Reply } from './decide-commands.js';
import { withRestoreTargets } from './fold-to.js';
import { type LoadedFlow, loadFlow } from './load-flow.js';
import { Mailbox, type WaitingCommand, type WaitingUpdate } from './mailbox.js';
import { Member } from './member.js';
import { eventsNotice, tell } from './notices.js';
import { receiveFrame } from './receive-frame.js';
import { answer, besideOf, readRepeated } from './replies.js';
import { RoomState } from './room-state.js';
import { Turn } from './turn.js';
import { recordsOf } from './turn-records.js';
import { executeUndo } from './undo-targets.js';

/** A turn on its way into the log. */
interface PendingTurn {
  readonly turn: Turn;
  readonly id: string;
  /** Revision that it builds on. */
  readonly base: number;
  readonly records: readonly FlowRecord[];
  readonly replies: readonly Reply[];
  /** What goes into other streams with it. */
  readonly beside: readonly BesideTurn[];
}

interface Changes {
  readonly updates: readonly WaitingUpdate[];
  readonly commands: readonly WaitingCommand[];
}

/** Tries to reach a store that stays away, and the pause before the first; each pause is twice the one before. */
const mostFailures = 6;
const firstPause = 50;

/** Opens a flow: folds its log and rebuilds its document. @throws what the log throws when it can't be read. */
export async function openRoom(flowId: string, ports: RoomPorts, limits: RoomLimits): Promise<Room> {
  const loaded = await loadFlow(ports.log, ports);
  return new FlowRoom(flowId, ports, limits, new RoomState(loaded, ports, limits));
}

class FlowRoom implements Room {
  private readonly mailbox = new Mailbox();
  private readonly audience: Audience;
  private running: Promise<void> | undefined;
  /** The log could not be reached: before anything else it has to be read again. */
  private isStale = false;
  /** Changes that are tried one by one, because one of them threw. */
  private suspects = 0;
  private failures = 0;
  private isClosed = false;

  constructor(
    readonly flowId: string,
    private readonly ports: RoomPorts,
    private readonly limits: RoomLimits,
    private state: RoomState,
  ) {
    this.audience = new Audience(ports, (member) => this.catchUp(member));
  }

  current(): { readonly flow: Flow | null; readonly revision: number; readonly position: string | null } {
    return this.state.current();
  }

  async execute(request: CommandRequest): Promise<CommandOutcome> {
    if (request.commands.some(({ type }) => type === 'UndoChangeSet')) {
      return executeUndo(this.ports.log, request, (prepared) => this.put(prepared));
    }
    const isRestore = request.commands.some(({ type }) => type === 'RestoreRevision');
    const prepared = isRestore ? await withRestoreTargets(this.ports.log, request) : request;
    return this.put(prepared);
  }

  private put(request: CommandRequest): Promise<CommandOutcome> {
    if (this.isClosed) throw new Error(`The room of flow ${this.flowId} is closed`);
    return new Promise((resolve, reject) => {
      this.mailbox.putCommand({ request, resolve, reject });
      this.wake();
    });
  }

  notify(notice: { readonly kind: string; readonly [key: string]: unknown }): void {
    if (this.audience.wantsNotices()) this.audience.notice(noticeFrame(notice));
  }

  join(connection: Connection): Seat {
    const member = new Member(connection, this.limits.maxEditsPerSecond, this.ports.now());
    if (this.isClosed) member.close(closeCodes.tryAgainLater, 'This room is closing: try again');
    else if (this.state.isMissing) member.close(closeCodes.noSuchFlow, 'No such flow');
    else if (this.state.isArchived) member.close(closeCodes.noSuchFlow, 'This flow is archived');
    else if (this.audience.size >= this.limits.maxUsers) {
      member.close(closeCodes.tooFast, `This flow is full: ${this.limits.maxUsers} users at most`);
    } else this.audience.add(member);
    return {
      receive: (frame) => this.receive(member, frame),
      drained: () => this.catchUp(member),
      left: () => this.audience.remove(member),
    };
  }

  welcome(author: Author, color: string): Guest {
    return this.audience.welcome(author, color);
  }

  connections(): number {
    return this.audience.size;
  }

  async close(code: number, reason: string): Promise<void> {
    this.isClosed = true;
    while (this.running !== undefined) await this.running;
    this.audience.dismiss(code, reason);
    this.state.canvas.doc.destroy();
  }

  private receive(member: Member, frame: Uint8Array): void {
    const { mailbox, audience } = this;
    if (this.isClosed) return;
    receiveFrame(member, frame, { mailbox, audience, founder: this.state.founder, now: this.ports.now() });
    if (member.isGone) audience.remove(member);
    this.wake();
  }

  private wake(): void {
    if (this.running !== undefined || this.mailbox.isEmpty) return;
    // One step later, so that what arrives together shares a turn.
    this.running = Promise.resolve().then(() => this.work());
  }

  private async work(): Promise<void> {
    while (!this.mailbox.isEmpty) {
      if (this.isStale && !(await this.revive())) break;
      if (this.mailbox.hasChanges) await this.takeTurn();
      if (!this.state.isAhead && !this.isStale) this.answerQuestions();
    }
    this.running = undefined;
  }

  private async takeTurn(): Promise<void> {
    const { ports, mailbox, state } = this;
    const { context, revision } = state;
    const turn = new Turn(context, state.draft);
    const most = this.suspects > 0 ? 1 : Number.POSITIVE_INFINITY;
    const updates: WaitingUpdate[] = [];
    let commands: readonly WaitingCommand[] = [];
    let replies: readonly Reply[] = [];
    let id = '';
    let records: readonly FlowRecord[] = [];
    let beside: readonly BesideTurn[] = [];
    state.isAhead = true;
    try {
      turn.run(
        (take) => mailbox.takeUpdates(most, updates, take),
        () => {
          commands = mailbox.takeCommands(most - updates.length);
          replies = decideCommands(turn, commands, state);
        },
      );
      id = context.newId();
      records = recordsOf(turn, id, new Date(ports.now()).toISOString(), context.newId);
      beside = besideOf(replies, { records, base: revision });
    } catch (error) {
      return this.suspect({ updates, commands }, error);
    }
    if (this.suspects > 0) this.suspects--;
    const pending: PendingTurn = { turn, id, base: revision, records, replies, beside };
    if (records.length === 0) {
      state.isAhead = false;
      return this.reply(pending);
    }
    try {
      this.commit(pending, await ports.log.append(revision, records, beside));
    } catch (error) {
      if (error instanceof LogRefusal) await this.suspect({ updates, commands }, error);
      else await this.recover(pending, { updates, commands }, error);
    }
  }

  /** The turn is durable: now, and only now, everybody may see it. */
  private commit(pending: PendingTurn, appended: { revision: number; position: string }): void {
    const { turn, records } = pending;
    this.failures = 0;
    this.state.advance(turn, records, appended);
    const { update, before } = turn.change;
    this.publish(pending, update === null ? null : updateFrame(update), before);
  }

  private publish(pending: PendingTurn, frame: Uint8Array | null, before: ReadonlyMap<number, number>): void {
    const { turn, records, base } = pending;
    if (frame !== null) this.audience.update(frame, before);
    this.audience.serveSlowReaders();
    const { revision, position } = this.state;
    if (this.audience.wantsNotices()) {
      const stored = records.map(
        (record, index): StoredFlowRecord => ({
          ...record,
          revision: base + index + 1,
          position: position ?? '',
        }),
      );
      this.audience.notice(noticeFrame(eventsNotice(stored, revision, position ?? '')));
      tell(turn, this.audience, this.state.owners, revision, this.ports.now());
    }
    for (const record of records) {
      if (record.type === 'FlowArchived')
        this.audience.dismiss(closeCodes.noSuchFlow, 'This flow has been archived');
    }
    this.reply(pending);
    for (const member of [...this.audience]) if (member.isGone) this.audience.remove(member);
  }

  private reply({ turn, replies, records, base }: PendingTurn): void {
    const now = this.ports.now();
    for (const member of turn.toAsk) member.send(this.state.canvas.ask(), now);
    for (const reply of replies) {
      if ('repeated' in reply) {
        const { repeated, waiting } = reply;
        readRepeated(this.ports.log, waiting.request, repeated, this.state.position ?? '').then(
          waiting.resolve,
          waiting.reject,
        );
      } else answer(reply, { records, base, state: this.state });
    }
  }

  /** The append failed, or nobody knows whether it did. The document is thrown away and the log asked what is true. */
  private async recover(pending: PendingTurn, changes: Changes, error: unknown): Promise<void> {
    const loaded = await this.reload(pending.base, error);
    if (loaded === undefined) return this.giveUp(changes.commands, error);
    this.adopt(loaded);
    const { before } = pending.turn.change;
    const isMoved = loaded.revision > pending.base;
    const missed = isMoved
      ? updateFrame(Y.encodeStateAsUpdate(loaded.canvas.doc, Y.encodeStateVector(new Map(before))))
      : null;
    if (loaded.recentTurns.has(pending.id)) {
      if (!(await this.completes(pending))) return this.giveUp(changes.commands, error);
      return this.publish(pending, missed, before);
    }
    if (missed !== null) this.audience.update(missed, before);
    this.mailbox.putBack(changes.updates, changes.commands);
  }

  /** Not every log takes what stands beside a turn in one piece with it: asked for the same again, it completes it. */
  private async completes({ base, records, beside }: PendingTurn): Promise<boolean> {
    if (beside.length === 0) return true;
    try {
      await this.ports.log.append(base, records, beside);
      return true;
    } catch {
      return false;
    }
  }

  /** Something threw in the middle of a turn: its changes are tried again one by one, and the one that throws goes. */
  private async suspect(changes: Changes, error: unknown): Promise<void> {
    const count = changes.updates.length + changes.commands.length;
    const loaded = await this.reload(this.state.revision, error);
    if (loaded === undefined) return this.giveUp(changes.commands, error);
    this.adopt(loaded);
    if (count > 1) {
      this.mailbox.putBack(changes.updates, changes.commands);
      this.suspects = count;
      return;
    }
    if (this.suspects > 0) this.suspects--;
    const isTooLarge = error instanceof LogRefusal;
    for (const { member } of changes.updates) {
      if (isTooLarge) member.close(closeCodes.tooLarge, 'This edit is too large to be stored');
      else member.close(closeCodes.undecodable, 'This edit could not be applied');
      this.audience.remove(member);
    }
    for (const command of changes.commands) command.reject(error);
  }

  private async reload(recentAfter: number, cause: unknown): Promise<LoadedFlow | undefined> {
    let isSureOfLog = cause instanceof LogConflict || cause instanceof LogRefusal;
    for (; this.failures < mostFailures; this.failures++) {
      if (!isSureOfLog) await this.pause(firstPause * 2 ** this.failures);
      isSureOfLog = false;
      try {
        const loaded = await loadFlow(this.ports.log, this.ports, recentAfter);
        this.failures++;
        return loaded;
      } catch {
        // Still away: the next try has a longer pause.
      }
    }
    return undefined;
  }

  private async revive(): Promise<boolean> {
    try {
      this.adopt(await loadFlow(this.ports.log, this.ports));
      this.isStale = false;
      this.failures = 0;
      return true;
    } catch (error) {
      this.giveUp([], error);
      return false;
    }
  }

  /** The store stays away. Nothing is lost: clients still hold what they were never told to be stored. */
  private giveUp(commands: readonly WaitingCommand[], error: unknown): void {
    this.isStale = true;
    const waiting = this.mailbox.takeCommands(Number.POSITIVE_INFINITY);
    this.mailbox.clearUpdates();
    this.mailbox.takeQuestions();
    for (const command of [...commands, ...waiting]) command.reject(error);
    this.audience.dismiss(closeCodes.tryAgainLater, 'The store is unavailable: nothing is lost, try again');
  }

  private adopt(loaded: LoadedFlow): void {
    this.state = new RoomState(loaded, this.ports, this.limits);
  }

  private answerQuestions(): void {
    const now = this.ports.now();
    for (const { member, stateVector } of this.mailbox.takeQuestions()) {
      if (member.isGone) continue;
      const isNew = member.following.state === 'joining';
      member.send(this.state.canvas.answer(stateVector), now);
      if (isNew && member.connection.canWrite) member.send(this.state.canvas.ask(), now);
      if (isNew) member.send(this.audience.everybody(), now);
      member.following = { state: 'following' };
    }
  }

  private catchUp(member: Member): void {
    if (this.state.isAhead || this.isStale || !member.hasCaughtUp() || member.following.state !== 'lagging')
      return;
    const missed = Y.encodeStateAsUpdate(
      this.state.canvas.doc,
      Y.encodeStateVector(new Map(member.following.since)),
    );
    member.catchUp(updateFrame(missed), () => this.audience.everybody(), this.ports.now());
  }

  private pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => void this.ports.schedule(milliseconds, resolve));
  }
}
