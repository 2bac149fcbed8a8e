import { AwarenessRelay } from '../awareness/awareness-relay.js';
import type { Author, Guest, RoomPorts } from '../room-api.js';
import { type AwarenessEntry, awarenessFrame } from '../wire/protocol.js';
import { Guests } from './guests.js';
import type { Member } from './member.js';

/** Cursors of this many milliseconds travel together. */
const cursorInterval = 5;
const tickInterval = 4_000;
/** With the tick, no connection is without a frame for 15 s: a stock client gives up after 30. */
const silence = 10_000;
/** Longest that a reader may stay behind, in milliseconds. */
const patience = 20_000;

const nobody = awarenessFrame([]);

/** Everybody who is connected to a room: what all of them hear, and who still hears it. */
export class Audience {
  private readonly members = new Set<Member>();
  private readonly relay = new AwarenessRelay<{ readonly author: Author }>();
  private readonly guests: Guests;
  private flushedAt = 0;
  private cancelFlush: (() => void) | undefined;
  private cancelTick: (() => void) | undefined;

  /** @param catchUp called for a slow reader that has room again */
  constructor(
    private readonly ports: Pick<RoomPorts, 'now' | 'schedule' | 'newClientId'>,
    private readonly catchUp: (member: Member) => void,
  ) {
    this.guests = new Guests(ports, this.relay, () => this.presenceChanged());
  }

  get size(): number {
    return this.members.size;
  }

  [Symbol.iterator](): IterableIterator<Member> {
    return this.members.values();
  }

  add(member: Member): void {
    this.members.add(member);
    this.cancelTick ??= this.ports.schedule(tickInterval, () => this.tick());
  }

  remove(member: Member): void {
    if (!this.members.delete(member)) return;
    member.following = { state: 'gone' };
    this.relay.left(member);
    this.presenceChanged();
    if (this.members.size === 0) this.stop();
  }

  /** Closes every connection. */
  dismiss(code: number, reason: string): void {
    this.guests.close();
    for (const member of [...this.members]) {
      member.close(code, reason);
      this.remove(member);
    }
  }

  /** Sends a turn's update to all who follow, its authors among them. */
  update(frame: Uint8Array, before: ReadonlyMap<number, number>): void {
    const now = this.ports.now();
    for (const member of this.members) member.sendUpdate(frame, before, now);
  }

  notice(frame: Uint8Array): void {
    const now = this.ports.now();
    for (const member of this.members) member.sendNotice(frame, now);
  }

  wantsNotices(): boolean {
    for (const { connection } of this.members) if (connection.notices) return true;
    return false;
  }

  hear(member: Member, entries: readonly AwarenessEntry[]): void {
    this.relay.receive(member, entries);
    this.presenceChanged();
  }

  welcome(author: Author, color: string): Guest {
    return this.guests.welcome(author, color);
  }

  everybody(): Uint8Array {
    return this.relay.everybody();
  }

  /** Gives slow readers that have room again what they missed. */
  serveSlowReaders(): void {
    for (const member of this.members) if (member.hasCaughtUp()) this.catchUp(member);
  }

  private presenceChanged(): void {
    if (!this.relay.hasChanges() || this.cancelFlush !== undefined) return;
    const wait = Math.max(0, this.flushedAt + cursorInterval - this.ports.now());
    this.cancelFlush = this.ports.schedule(wait, () => this.flushPresence());
  }

  private flushPresence(): void {
    this.cancelFlush = undefined;
    const now = this.ports.now();
    this.flushedAt = now;
    const frame = this.relay.takeChanges();
    if (frame !== undefined) for (const member of this.members) member.sendPresence(frame, now);
  }

  private tick(): void {
    const now = this.ports.now();
    this.serveSlowReaders();
    for (const member of [...this.members]) {
      const { following } = member;
      if (following.state === 'lagging') {
        if (now - following.at > patience) member.closeAsSlow();
      } else if (now - member.heardAt >= silence) member.send(nobody, now);
      if (member.isGone) this.remove(member);
    }
    this.cancelTick =
      this.members.size > 0 ? this.ports.schedule(tickInterval, () => this.tick()) : undefined;
  }

  private stop(): void {
    this.cancelTick?.();
    this.cancelFlush?.();
    this.cancelTick = undefined;
    this.cancelFlush = undefined;
  }
}
