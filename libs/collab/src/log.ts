import type { FlowEvent } from '@strategy-builder/domain';

/** Who made a change. */
export interface Actor {
  readonly kind: 'user' | 'agent' | 'system';
  readonly id: string;
  readonly name: string;
}

export interface RecordMetadata {
  readonly actor: Actor;
  readonly sessionId?: string;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId?: string;
  readonly at: string;
  readonly turn: { readonly id: string; readonly index: number; readonly size: number };
  readonly requestHash?: string;
  /** Whose the Yjs client ids are that wrote for the first time in this append: client id → user id. */
  readonly clients?: Readonly<Record<string, string>>;
}

/** An event of the flow as the room hands it to the log. */
export type FlowRecord = FlowEvent & {
  readonly id: string;
  readonly metadata: RecordMetadata;
  /** The turn's Yjs update, on its last event only. */
  readonly update?: Uint8Array;
};
export type StoredFlowRecord = FlowRecord & { readonly revision: number; readonly position: string };

/** What is stored in another stream with a turn of the flow; the room only passes it on. */
export interface BesideTurn {
  readonly stream: string;
  readonly events: readonly {
    readonly id: string;
    readonly type: string;
    readonly schemaVersion: number;
    readonly data: unknown;
    readonly metadata: Omit<RecordMetadata, 'turn'>;
  }[];
}

/** The stream of one flow, as the room needs it. The api puts an event store behind it. */
export interface FlowLog {
  /** Appends all or none, durable when it resolves, and never `beside` without them. The same ids again give the first answer. @throws LogConflict, LogRefusal, or any other error for "not known to be stored". */
  append(
    expectedRevision: number,
    records: readonly FlowRecord[],
    beside?: readonly BesideTurn[],
  ): Promise<{ revision: number; position: string }>;
  read(after: number): AsyncIterable<StoredFlowRecord>;
}

/** The log can never take these records, however often they are offered: one of them is too large. */
export class LogRefusal extends Error {
  override readonly name = 'LogRefusal';
}

/** Another process wrote to this flow: the room must rebuild from the log. */
export class LogConflict extends Error {
  override readonly name = 'LogConflict';
}
