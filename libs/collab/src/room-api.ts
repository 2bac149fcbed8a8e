import type { Flow, FlowCommand, Refusal } from '@strategy-builder/domain';
import type { Actor, BesideTurn, FlowLog, StoredFlowRecord } from './log.js';

/** Time, ids and randomness come in, so that a test can step them. */
export interface RoomPorts {
  readonly log: FlowLog;
  /** Unix milliseconds. */
  now(): number;
  /** UUID version 7. */
  newId(): string;
  /** A fresh Yjs client id (uint32) that no document has used. */
  newClientId(): number;
  /** Runs `task` once after at least this many milliseconds; returns its cancellation. */
  schedule(milliseconds: number, task: () => void): () => void;
}

export interface RoomLimits {
  readonly maxNodes: number;
  readonly maxUsers: number;
  readonly maxEditsPerSecond: number;
}

/** Who sends a command, and under which request. */
export interface Author {
  readonly actor: Actor;
  readonly sessionId?: string;
}

export interface CommandRequest {
  readonly author: Author;
  readonly commands: readonly FlowCommand[];
  /** The client's idempotency key; left out, the room makes an id. */
  readonly commandId?: string;
  readonly requestHash?: string;
  readonly correlationId?: string;
  readonly causationId?: string;
  readonly expectedRevision?: number;
  /**
   * What other streams are to keep of the events that come of it (an answer, say), stored in the same append. Asked
   * when events are about to be stored, which leaves their position empty; again when they have to be decided anew;
   * never when there are none.
   */
  readonly beside?: (events: readonly StoredFlowRecord[]) => readonly BesideTurn[];
}

export type CommandOutcome =
  | {
      readonly outcome: 'accepted';
      readonly revision: number;
      readonly position: string;
      readonly events: readonly StoredFlowRecord[];
    }
  | {
      readonly outcome: 'refused';
      readonly refusal: Refusal;
      readonly index: number;
      readonly revision: number;
    }
  | { readonly outcome: 'conflict'; readonly actual: number }
  | { readonly outcome: 'key-reused' };

/** What the room needs of a socket. `send` never throws; a closed peer drops what it gets. */
export interface Connection {
  readonly author: Author;
  readonly canWrite: boolean;
  /** Asked for product notices with `?notices=1`. */
  readonly notices: boolean;
  send(frame: Uint8Array): void;
  close(code: number, reason: string): void;
  /** Bytes handed to `send` that the network has not taken yet. */
  bufferedBytes(): number;
}

/** The room's side of one connection. */
export interface Seat {
  receive(frame: Uint8Array): void;
  /** The network took some bytes: the room may send what waits. */
  drained(): void;
  left(): void;
}

/** Somebody who works on the canvas without a connection: the agent. */
export interface Guest {
  /** Where it is and what it works on, for everybody to see. */
  show(where: {
    readonly cursor?: { readonly x: number; readonly y: number } | null;
    readonly selection?: readonly string[];
  }): void;
  leave(): void;
}

/** One open flow: owns its Yjs document and a mailbox; every change passes `decide` and is stored before it is seen. */
export interface Room {
  readonly flowId: string;
  /** The stored flow; never what is not durable yet. */
  current(): { readonly flow: Flow | null; readonly revision: number; readonly position: string | null };
  /** @throws StoreUnavailable-like errors of the log, when the outcome can't be known. */
  execute(request: CommandRequest): Promise<CommandOutcome>;
  /** Sends a JSON notice to every connection that asked for notices (chat, progress). */
  notify(notice: { readonly kind: string; readonly [key: string]: unknown }): void;
  join(connection: Connection): Seat;
  /** Puts the agent on the canvas, under its name and in its colour (`#rrggbb`), until it leaves. */
  welcome(author: Author, color: string): Guest;
  connections(): number;
  /** Finishes the append in flight, closes every connection with `code`, frees the document. */
  close(code: number, reason: string): Promise<void>;
}
