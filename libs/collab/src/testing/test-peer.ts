import * as Y from 'yjs';
import type { Author, Connection, Seat } from '../room-api.js';
import { type Notice, parseNotice } from '../wire/notice.js';
import { answerFrame, askFrame, readClientMessage, updateFrame } from '../wire/protocol.js';

export interface Closed {
  readonly code: number;
  readonly reason: string;
}

/** The line between a peer and the room: what was sent and has not arrived. */
interface Line {
  readonly seat: Seat;
  readonly toRoom: Uint8Array[];
  readonly toPeer: Uint8Array[];
  closed: Closed | null;
}

/** How a peer gets a seat in whatever room there is now. */
export type Join = (connection: Connection) => Seat;

/** A client that behaves as the stock y-websocket client does, one message at a time. */
export class TestPeer {
  doc: Y.Doc;
  line: Line | null = null;
  isSynced = false;
  /** Acts as if the network took nothing from the room. */
  isSlow = false;
  readonly closes: Closed[] = [];
  readonly notices: Notice[] = [];
  canWrite = true;
  asksForNotices = true;
  /** Every frame that arrived, oldest first. */
  readonly heard: Uint8Array[] = [];

  constructor(
    readonly author: Author,
    private readonly newClientId: () => number,
    private readonly onSend: (frame: Uint8Array) => void,
  ) {
    this.doc = this.freshDocument();
  }

  get name(): string {
    return this.author.actor.id;
  }

  connect(join: Join): void {
    const toRoom: Uint8Array[] = [];
    const toPeer: Uint8Array[] = [];
    let line: Line | null = null;
    let refused: Closed | null = null;
    const seat = join({
      author: this.author,
      canWrite: this.canWrite,
      notices: this.asksForNotices,
      send: (frame) => {
        this.onSend(frame);
        toPeer.push(frame);
      },
      close: (code, reason) => {
        refused = { code, reason };
        if (line !== null) line.closed = refused;
      },
      bufferedBytes: () => (this.isSlow ? 4_000_000 : 0),
    });
    line = { seat, toRoom, toPeer, closed: refused };
    this.line = line;
    this.isSynced = false;
    toRoom.push(askFrame(Y.encodeStateVector(this.doc)));
  }

  /** The line breaks: what was under way in either direction is lost. */
  disconnect(): void {
    this.line?.seat.left();
    this.line = null;
    this.isSynced = false;
    this.isSlow = false;
  }

  /** The room takes the next frame of this peer. */
  deliverToRoom(): boolean {
    const frame = this.line?.toRoom.shift();
    if (frame === undefined) return false;
    this.line?.seat.receive(frame);
    return true;
  }

  /** The peer takes the next frame of the room, or learns that it was closed. */
  deliverToPeer(): boolean {
    const { line } = this;
    if (line === null || this.isSlow) return false;
    const frame = line.toPeer.shift();
    if (frame !== undefined) {
      this.receive(frame, line);
      return true;
    }
    if (line.closed === null) return false;
    const { code } = line.closed;
    this.closes.push(line.closed);
    this.disconnect();
    // A stock client does not come back after these; its user reloads the page and has an empty document.
    if (code >= 4400 && code < 4500) this.doc = this.freshDocument();
    return true;
  }

  stopBeingSlow(): void {
    this.isSlow = false;
    this.line?.seat.drained();
  }

  private receive(frame: Uint8Array, line: Line): void {
    this.heard.push(frame);
    const notice = parseNotice(frame);
    if (notice !== null) {
      this.notices.push(notice);
      return;
    }
    const message = readClientMessage(frame);
    if (message.kind === 'ask') {
      line.toRoom.push(answerFrame(Y.encodeStateAsUpdate(this.doc, message.stateVector)));
    } else if (message.kind === 'update') {
      Y.applyUpdate(this.doc, message.update, this);
      if (message.isAnswer) this.isSynced = true;
    } else if (message.kind === 'awareness') {
      for (const { state } of message.entries) JSON.parse(state);
    }
  }

  private freshDocument(): Y.Doc {
    const doc = new Y.Doc();
    doc.clientID = this.newClientId();
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.line?.toRoom.push(updateFrame(update));
    });
    return doc;
  }
}
