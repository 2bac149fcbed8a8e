import type { Connection } from '../room-api.js';
import { closeCodes } from '../wire/close-codes.js';
import { TokenBucket } from './token-bucket.js';

/** How far a member's copy of the document follows the room's. */
type Following =
  /** Has not said yet what it has. */
  | { readonly state: 'joining' }
  | { readonly state: 'following' }
  /** Reads too slowly: gets nothing until it has room again, then everything since `since` as one update. */
  | { readonly state: 'lagging'; readonly since: ReadonlyMap<number, number>; readonly at: number }
  | { readonly state: 'gone' };

/** Bytes on their way above which a reader counts as slow, and below which it has caught up. */
const slowAbove = 1_048_576;
const caughtUpBelow = 131_072;
/** Notices kept for a slow reader; older ones are dropped. */
const keptNotices = 64;
const burst = 4;
/** A refused change costs its author this many edits. */
const refusalCost = 10;

/** One connection as the room keeps it. */
export class Member {
  following: Following = { state: 'joining' };
  /** Updates that wait for structs which the client has been asked for. */
  held: Uint8Array[] = [];
  /** Bytes of its updates that no turn has taken yet. */
  waitingBytes = 0;
  isExpelled = false;
  /** Unix milliseconds of the last frame to it. */
  heardAt: number;
  private missedPresence = false;
  private readonly notices: Uint8Array[] = [];
  private readonly edits: TokenBucket;

  constructor(
    readonly connection: Connection,
    maxEditsPerSecond: number,
    now: number,
  ) {
    this.edits = new TokenBucket(maxEditsPerSecond, maxEditsPerSecond * burst, now);
    this.heardAt = now;
  }

  get author(): Connection['author'] {
    return this.connection.author;
  }

  get isGone(): boolean {
    return this.following.state === 'gone';
  }

  mayEdit(now: number): boolean {
    return this.edits.take(1, now);
  }

  mayBeRefused(now: number): boolean {
    return this.edits.take(refusalCost, now);
  }

  send(frame: Uint8Array, now: number): void {
    if (this.isGone) return;
    this.heardAt = now;
    this.connection.send(frame);
  }

  /** Sends a turn's update, unless the reader is slow: then it will get everything since `before` at once. */
  sendUpdate(frame: Uint8Array, before: ReadonlyMap<number, number>, now: number): void {
    if (this.following.state !== 'following') return;
    if (this.connection.bufferedBytes() <= slowAbove) this.send(frame, now);
    else this.following = { state: 'lagging', since: before, at: now };
  }

  sendPresence(frame: Uint8Array, now: number): void {
    if (this.following.state === 'lagging') this.missedPresence = true;
    else this.send(frame, now);
  }

  sendNotice(frame: Uint8Array, now: number): void {
    if (!this.connection.notices) return;
    if (this.following.state === 'lagging') {
      this.notices.push(frame);
      if (this.notices.length > keptNotices) this.notices.shift();
    } else this.send(frame, now);
  }

  /** Whether a slow reader has room for what it missed. */
  hasCaughtUp(): boolean {
    return this.following.state === 'lagging' && this.connection.bufferedBytes() <= caughtUpBelow;
  }

  /** Gives a slow reader what it missed: one update, the present cursors, the last notices. */
  catchUp(update: Uint8Array, everybody: () => Uint8Array, now: number): void {
    this.following = { state: 'following' };
    this.send(update, now);
    if (this.missedPresence) this.send(everybody(), now);
    this.missedPresence = false;
    for (const notice of this.notices.splice(0)) this.send(notice, now);
  }

  close(code: number, reason: string): void {
    if (this.isGone) return;
    this.following = { state: 'gone' };
    this.held = [];
    this.connection.close(code, reason);
  }

  /** Closes for a violation: what else it has sent is not taken any more. */
  expel(code: number, reason: string): void {
    this.isExpelled = true;
    this.close(code, reason);
  }

  closeAsSlow(): void {
    this.close(closeCodes.tryAgainLater, 'Too far behind: reconnect to get the present state at once');
  }
}
